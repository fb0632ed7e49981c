"""The screening on a company's pages: three parts for officers, one line for the company."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from companies.panels import Panel, Place, Reader, register_panel
from companies.screening.integrity.questions import QUESTIONS, Reply
from companies.screening.integrity.services import latest, stands
from companies.screening.models import Answer, Hit, Statement, VatAnswer, VatCheck
from companies.screening.sanctions.loading import current
from companies.screening.sanctions.screening import done_for
from companies.screening.vies import adapter
from companies.screening.vies.comparing import compare
from companies.screening.words import BEARERS, THINGS, VERDICTS
from portal.accounts.roles import MEMBER_ROLES, Role


def vies(company: Any, reader: Reader) -> Panel | None:
    """What VIES says, beside what the company says."""
    if not company.vat:
        return None
    check = VatCheck.objects.filter(company=company, vat=company.vat).order_by("-id").first()
    answers = VatAnswer.objects.filter(check_of__company=company, check_of__vat=company.vat)
    # The last plain yes or no; else the last trouble.
    told = answers.annotate(plain=~Q(answer=Answer.UNKNOWN)).order_by("-plain", "-id").first()
    lines: list[dict[str, Any]] = []
    if told and told.answer == Answer.VALID:
        for key, line in compare(company, name=told.name, address=told.address):
            lines.append({"label": THINGS[key], "line": line, "verdict": VERDICTS[line.verdict]})
    facts = {
        "company": company,
        "check": check,
        "told": told,
        "lines": lines,
        "enabled": adapter.enabled(),
        "may_ask": Role.OFFICER in reader.roles and adapter.enabled(),
    }
    return Panel(template="screening/_vies.html", facts=facts)


def integrity(company: Any, reader: Reader) -> Panel:
    """The answers on integrity, the doubtful ones with what follows from them."""
    statement: Any = latest(company)
    facts: dict[str, Any] = {"statement": statement}
    if statement:
        replies = dict(statement.answers.values_list("key", "reply"))
        facts |= {
            "lines": [
                {"question": question, "reply": Reply(replies[question.key]).label, "doubtful": doubtful}
                for question in QUESTIONS
                if question.key in replies
                for doubtful in [replies[question.key] in question.explain]
            ],
            "versions": statement.version,
            "offers": statement.offers(roles=reader.roles, actor=reader.person, at=reader.at)
            if statement.to_look_at
            else [],
            "base": base_of("rule_on_statement", statement),
            "status_words": statement.status_for(reader.roles),
        }
    return Panel(template="screening/_integrity.html", facts=facts)


def sanctions(company: Any, reader: Reader) -> Panel:
    """When the names were compared with which list, and every hit with its score and why."""
    edition = current()
    done = done_for(company, edition) if edition else None
    hits = (
        done.hits.select_related("subject", "ruled_by", "proposed_by", "company")
        if done
        else Hit.objects.none()
    )
    facts = {
        "company": company,
        "edition": edition,
        "done": done,
        "may_screen": Role.OFFICER in reader.roles and done is None,
        "lines": [
            {
                "hit": hit,
                "bearer": BEARERS.get(hit.bearer, hit.bearer),
                "offers": hit.offers(roles=reader.roles, actor=reader.person, at=reader.at),
                "base": base_of("rule_on_hit", hit),
                "words": hit.status_for(reader.roles),
            }
            for hit in hits.order_by("-score", "pk")
        ],
    }
    return Panel(template="screening/_sanctions.html", facts=facts)


def own_answers(company: Any, reader: Reader) -> Panel | None:
    """To the company's people: when they answered, and where to answer again. Nothing of any screening."""
    if not reader.roles & set(MEMBER_ROLES):
        return None
    statement = latest(company)
    facts = {
        "company": company,
        "statement": statement,
        "stands": stands(statement, at=reader.at),
        "may_answer": bool(reader.roles & {Role.OWNER, Role.EDITOR}),
    }
    return Panel(template="screening/_own.html", facts=facts)


def base_of(name: str, subject: Hit | Statement) -> str:
    """The address that the moves of a subject stand under."""
    return reverse(f"companies:{name}", args=[subject.public_id, "x"]).removesuffix("x/")


register_panel("vies", place=Place.VERIFICATION, order=10, source=vies)
register_panel("integrity", place=Place.VERIFICATION, order=20, source=integrity)
register_panel("sanctions", place=Place.VERIFICATION, order=30, source=sanctions)
register_panel("integrity", place=Place.COMPANY, order=20, source=own_answers)
