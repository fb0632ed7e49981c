"""Ten thousand applications in every state of the review, written in bulk, and the people who look at them."""

import random
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.timezone import localdate

from applications.models import Application, SectionAnswers, Version
from applications.statuses import Status
from applications.versions import content_of
from companies.models import Company, FinancialYear, Membership
from companies.screening.integrity.questions import EDITION, KEYS
from companies.screening.models import IntegrityAnswer, Statement
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.core.hashing import digest
from portal.workflow.models import Event
from reviews.models import Step
from tests.factories import ANSWERS, details, make_mode, make_staff
from tests.factories.companies import YEARS

BATCH = 1000
STATES = (Status.SUBMITTED, Status.IN_REVIEW, Status.IN_REVIEW, Status.IN_REVIEW, Status.QUESTION_OPEN)
HISTORY = ("create", "submit", "start_review")


class Crowd:
    """Grows to a size; `officer` and `owner` look at it, `drafts` wait to be submitted."""

    def __init__(self) -> None:
        self.mode = make_mode()
        self.officer = make_staff(Role.OFFICER)
        self.size = 0
        self.chance = random.Random(20261124)
        self.owner: User
        self.drafts: list[Application] = []

    def grow(self, size: int) -> None:
        """Add companies with one application each until there are `size`."""
        while self.size < size:
            number = min(BATCH, size - self.size)
            self._batch(number)
            self.size += number

    def _batch(self, number: int) -> None:
        now = timezone.now()
        first = self.size
        people = User.objects.bulk_create(
            User(email=f"bench{first + index}@example.lu", name=f"Person {first + index}", password="!")
            for index in range(number)
        )
        companies = Company.objects.bulk_create(
            Company(
                **details(name=f"Company {first + index} S.à r.l."),
                status="verified",
                created_at=now,
                created_by=person,
                submitted_at=now,
                submitted_by=person,
                verified_at=now,
                verified_by=self.officer,
            )
            for index, person in enumerate(people)
        )
        Membership.objects.bulk_create(
            Membership(company=company, user=person, role=Role.OWNER, since=now)
            for company, person in zip(companies, people, strict=True)
        )
        FinancialYear.objects.bulk_create(
            FinancialYear(company=company, **year) for company in companies for year in YEARS
        )
        statements = Statement.objects.bulk_create(
            Statement(
                company=company, status="given", version=1, edition=EDITION, given_at=now, given_by=person
            )
            for company, person in zip(companies, people, strict=True)
        )
        IntegrityAnswer.objects.bulk_create(
            IntegrityAnswer(statement=statement, key=key, reply="no")
            for statement in statements
            for key in KEYS
        )
        applications = Application.objects.bulk_create(
            self._application(first + index, company, person)
            for index, (company, person) in enumerate(zip(companies, people, strict=True))
        )
        self._content(applications)
        self.owner = people[0]

    def _application(self, number: int, company: Company, person: User) -> Application:
        sent = timezone.now() - timedelta(hours=self.chance.randrange(1, 24 * 60))
        return Application(
            company=company,
            mode=self.mode,
            reference=f"MLXAI-2025PG-{number + 1:04d}",
            title=f"{ANSWERS['project']['title']} {number}",
            hours=5000,
            months=3,
            starts_on=localdate() + timedelta(days=30),
            promised_on=localdate(sent) + timedelta(days=self.chance.randrange(2, 6)),
            status=self.chance.choice(STATES),
            created_at=sent,
            created_by=person,
            submitted_at=sent,
            submitted_by=person,
            form_id=self.mode.form_id,
        )

    def _content(self, applications: list[Application]) -> None:
        """Answers, a version, a path with its open step, and a history for each."""
        path = list(self.mode.path.all())
        rows: dict[type, list[Any]] = {SectionAnswers: [], Version: [], Step: [], Event: []}
        for application in applications:
            at, by = application.submitted_at, application.submitted_by
            content = {
                "form": application.form_id,
                "answers": ANSWERS,
                "company": content_of(application)["company"],
            }
            rows[Version].append(
                Version(
                    application=application, number=1, content=content, digest=digest(content), at=at, by=by
                )
            )
            turn = self.chance.randrange(len(path) - 1)
            rows[Step] += [self._step(application, step, place, turn) for place, step in enumerate(path)]
            rows[Event] += [
                Event(
                    subject_kind="application",
                    subject_id=application.pk,
                    seq=seq,
                    name=name,
                    actor=by,
                    at=at,
                    hash=digest([application.pk, seq]),
                )
                for seq, name in enumerate(HISTORY, start=1)
            ]
        for model, made in rows.items():
            model.objects.bulk_create(made, batch_size=BATCH)

    def _step(self, application: Application, step: Any, place: int, turn: int) -> Step:
        opened = application.submitted_at if place <= turn else None
        return Step(
            application=application,
            position=step.position,
            kind=step.kind,
            role=step.role,
            days=step.days,
            opened_at=opened,
            due_on=application.promised_on if opened else None,
            closed_at=opened if place < turn else None,
            outcome=("eligible" if place < turn else ""),
        )
