"""Every message about applications, offers and allocations, in words: no name missing, the facts in them."""

import pytest

from allocations import services as allocations
from applications.dialogue.services import answer
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.notifications.rendering import Message, message, subject_of
from portal.workflow.engine import perform
from tests.factories import NOW, later, make_staff, make_walk

pytestmark = pytest.mark.django_db


def words(kind: str, *, language: str = "en") -> str:
    """The subject and the paragraphs of the newest message of a kind."""
    row = Notice.objects.filter(kind=kind).latest("pk")
    said: Message = message(row, subject=subject_of(row.event), language=language)
    plain = " | ".join([said.subject, *(paragraph.text for paragraph in said.paragraphs)])
    return plain.replace("\u200b", "").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (Status.AWAITING_SIGNATURE, "application_to_sign", "Please sign: Defects on castings"),
        (Status.SUBMITTED, "application_received", "You get our answer by 26.11.2026."),
        (Status.SUBMITTED, "application_to_check", "The answer is promised by 26.11.2026."),
        (Status.IN_REVIEW, "application_in_review", "There is nothing you have to do."),
        (Status.QUESTION_OPEN, "application_question", "Which camera? | Please answer by 08.12.2026."),
        (
            Status.APPROVED,
            "application_approved",
            "5,000 GPU-hours are reserved for you until 08.12.2026, 17:00 (Luxembourg time, UTC+1).",
        ),
        (Status.DECLINED, "application_declined", "was not approved."),
        (Status.INELIGIBLE, "application_ineligible", "is not eligible for this programme."),
        (Status.WITHDRAWN, "application_withdrawn", "You can apply again at any time."),
        (Status.WITHDRAWN, "application_withdrawn_staff", "There is nothing more to do."),
        (Status.ACCEPTED, "offer_accepted", "LuxProvide now sets up your access."),
        (Status.ACCEPTED, "offer_accepted_staff", "LuxProvide sets it up."),
        (Status.OFFER_REFUSED, "offer_refused", "Its hours go to others."),
        (Status.OFFER_REFUSED, "offer_refused_staff", "The reason given: We bought a machine."),
        (Status.LAPSED, "offer_lapsed", "in time, so its hours went to others."),
        (Status.LAPSED, "offer_lapsed_staff", "The hours are free again."),
    ],
)
def test_messages_on_the_way(status: Status, kind: str, said: str) -> None:
    make_walk(at=status)
    assert said in words(kind)


def test_messages_name_application_and_company() -> None:
    make_walk(at=Status.SUBMITTED)
    assert words("application_received").startswith(
        "Received: MLXAI-2026PG-0001 | We have received the application “Defects on castings, found by camera” of "
        "Ardenne Vision S.à r.l. (Playground). Its reference is MLXAI-2026PG-0001."
    )


def test_a_received_answer_moves_the_promise() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    answer(application=walk.application, texts={1: "A line camera."}, actor=walk.owner, at=later(days=1))
    assert "The answer is now promised by 27.11.2026." in words("application_answered")


def test_reminder_says_until_when() -> None:
    walk = make_walk(at=Status.APPROVED)
    allocations.remind_of_offers(at=walk.application.offer.expires_at.replace(hour=1))
    assert "stands until 08.12.2026, 17:00 (Luxembourg time, UTC+1)" in words("offer_reminder")


def test_messages_about_an_allocation() -> None:
    operator = make_staff(Role.OPERATOR)
    allocation = make_walk(at=Status.ACCEPTED).application.allocation
    assert "an offer of 5,000 GPU-hours, from 11.01.2027 to 10.04.2027." in words("allocation_to_set_up")
    allocations.provision(allocation=allocation, account="mlxai-1", actor=operator, at=NOW)
    assert "The account on the machine is mlxai-1." in words("allocation_ready")
    perform(allocation, "suspend", actor=operator, at=NOW, note="A key was published.")
    assert "The reason: | A key was published. | Your data stays where it is." in words(
        "allocation_suspended"
    )
    perform(allocation, "resume", actor=operator, at=NOW)
    assert "is open again, until 10.04.2027." in words("allocation_resumed")
    allocations.end_terms(at=later(days=140))
    assert "ended on 10.04.2027. Jobs no longer run." in words("allocation_ended")


@pytest.mark.parametrize("language", ["en", "fr", "de", "lb"])
def test_messages_can_be_written_in_every_language(language: str) -> None:
    make_walk(at=Status.ACCEPTED)
    for kind in Notice.objects.values_list("kind", flat=True).distinct():
        assert words(kind, language=language)
