"""The company's side of a story: the application is written, signed, answered, and its offer accepted or not."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allocations import services as allocations
from applications import services
from applications.dialogue import services as dialogue
from applications.models import AccessMode, Application
from applications.sections import form_of
from companies.aidledger import declaring
from companies.models import Company
from demo.diary import Diary
from demo.filling import filled
from demo.stories import Firm, Project
from portal.accounts.models import User
from portal.workflow.engine import perform

START_AFTER = timedelta(days=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who acts in a story."""

    owner: User
    writer: User
    officer: User
    assessor: User
    reviewer: User
    decider: User
    operator: User


class Applying:
    """One application. Each method is a step of a story; time passes between them."""

    def __init__(
        self, *, firm: Firm, project: Project, company: Company, mode: AccessMode, cast: Cast, diary: Diary
    ) -> None:
        self.firm, self.project, self.company, self.mode = firm, project, company, mode
        self.cast, self.diary, self.words = cast, diary, firm.words
        self.application: Application

    def draft(self) -> None:
        self.begin()

    def begin_only(self) -> None:
        self.begin("project", "work")

    def begin(self, *sections: str) -> None:
        writer, diary = self.cast.writer, self.diary
        self.application = services.start(company=self.company, mode=self.mode, actor=writer, at=diary.at)
        answers = self.answers()
        for section in sections or answers:
            services.save_section(
                application=self.application,
                section=section,
                values=answers[section],
                actor=writer,
                at=diary.minutes(4),
            )

    def answers(self) -> dict[str, dict[str, Any]]:
        """The whole form of this project, as its access mode asks it."""
        return filled(
            form_of(self.application),
            self.project,
            language=self.firm.language,
            owner=self.cast.owner,
            start=self.diary.day + START_AFTER,
        )

    def request_signature(self) -> None:
        self.move("request_signature", actor=self.cast.writer)

    def discard(self) -> None:
        self.diary.morning()
        self.move("discard", actor=self.cast.owner)

    def submit(self) -> None:
        at = self.diary.minutes(35)
        if not declaring.is_declared(self.company, at=at):
            declaring.declare_complete(company=self.company, actor=self.cast.owner, at=at)
        services.submit(application=self.application, actor=self.cast.owner, at=at)

    def answer(self) -> None:
        texts = {1: self.words["answer"], 2: self.words["answer_term"]}
        at = self.diary.morning()
        dialogue.answer(application=self.application, texts=texts, actor=self.cast.owner, at=at)

    def withdraw(self) -> None:
        self.move("withdraw", actor=self.cast.owner)

    def accept(self) -> None:
        at = self.diary.morning()
        allocations.accept(application=self.application, actor=self.cast.owner, at=at)

    def refuse_offer(self) -> None:
        self.diary.morning(days=3)
        self.move("refuse_offer", actor=self.cast.owner, note=self.words["refuse_offer"])

    def move(self, name: str, *, actor: User, note: str = "") -> None:
        perform(self.application, name, actor=actor, at=self.diary.minutes(15), note=note)
