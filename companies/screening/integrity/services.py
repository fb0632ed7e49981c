"""Writing a company's answers, and whether those that are there still stand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from companies.models import Company
from companies.screening.integrity.questions import EDITION, KEYS, Reply, good_for
from companies.screening.models import IntegrityAnswer, Statement
from portal.workflow.engine import begin


@transaction.atomic
def answer(
    *, company: Company, replies: Mapping[str, str], explanation: str, actor: Any, at: datetime
) -> Statement:
    """Keep a company's answers as its next version; the same answers again confirm them with a new date."""
    locked = Company.objects.select_for_update().get(pk=company.pk)
    last = locked.statements.order_by("-version").first()
    statement = Statement(
        company=locked,
        version=last.version + 1 if last else 1,
        edition=EDITION,
        explanation=explanation,
        given_at=at,
        given_by=actor,
    )
    begin(statement, actor=actor, at=at)
    IntegrityAnswer.objects.bulk_create(
        IntegrityAnswer(statement=statement, key=key, reply=replies[key]) for key in KEYS
    )
    return statement


def latest(company: Any) -> Statement | None:
    """The answers that count; `to_look_at` on it says whether one of them is not a plain no."""
    doubtful = IntegrityAnswer.objects.filter(statement=OuterRef("pk")).exclude(reply=Reply.NO)
    rows = Statement.objects.filter(company=company).annotate(to_look_at=Exists(doubtful))
    found: Statement | None = rows.order_by("-version").first()
    return found


def stands(statement: Statement | None, *, at: datetime) -> bool:
    """Are the answers there, on the present questions, and young enough?"""
    if statement is None or statement.edition != EDITION:
        return False
    return at - statement.given_at <= good_for(localdate(at))
