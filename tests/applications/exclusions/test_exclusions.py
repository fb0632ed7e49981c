"""An applicant names who shall not judge: officers read it, and whoever is meant takes no step."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from applications.exclusions.models import Affiliation, Exclusion
from applications.exclusions.services import name_excluded
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.workflow.engine import MoveRefused
from reviews import services as reviews
from tests.applications.writing import errors, page, text
from tests.factories import NOW, make_staff
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

REASON = "We compete for the same customers."


def exclude(walk: Walk, *names: str) -> None:
    rows = [(name, REASON) for name in names]
    name_excluded(application=walk.application, names=rows, actor=walk.owner, at=NOW)


def at_the_assessment(walk: Walk) -> str:
    walk.submit()
    walk.start_review()
    walk.eligible()
    return reverse("reviews:file", args=[walk.application.public_id])


def test_up_to_three_with_reasons_are_named_and_changed(draft: Walk, viewer, stranger) -> None:
    client, address = signed_in(draft.owner), page("excluded", draft.application)
    half = client.post(address, {"name_1": "Acme S.A.", "reason_1": "", "name_2": "", "reason_2": "Rival"})
    assert errors(half) == [
        "Say why: without a reason nobody can be excluded.",
        "Name the person or organisation that you mean.",
    ]
    names = {"name_1": "Acme S.A.", "reason_1": REASON, "name_3": "Ann Other", "reason_3": REASON}
    assert client.post(address, names).status_code == 302
    assert [row.name for row in Exclusion.objects.all()] == ["Acme S.A.", "Ann Other"]
    client.post(address, {"name_1": "Ann Other", "reason_1": REASON})
    assert [row.name for row in Exclusion.objects.all()] == ["Ann Other"]
    for person in (viewer, stranger):
        assert signed_in(person).get(address).status_code == 404
    with pytest.raises(MoveRefused, match="at most 3"):
        exclude(draft, "a", "b", "c", "d")
    draft.submit()
    with pytest.raises(MoveRefused):
        exclude(draft, "Late")


def test_the_database_admits_three(draft: Walk) -> None:
    with pytest.raises(IntegrityError):
        Exclusion.objects.create(
            application=draft.application,
            position=4,
            name="x",
            reason="y",
            named_at=NOW,
            named_by=draft.owner,
        )


def test_whoever_is_meant_takes_no_step(draft: Walk) -> None:
    exclude(draft, draft.assessor.name, "Rival Research")
    employed = make_staff(Role.ASSESSOR, name="Emma Employed")
    Affiliation.objects.create(person=employed, employer="Rival Research S.A.")
    free = make_staff(Role.ASSESSOR, name="Fred Free")
    file = at_the_assessment(draft)
    told = Notice.objects.filter(kind="technical_to_do", channel="mail")
    assert {row.recipient.name for row in told} == {"Fred Free"}
    for person in (draft.assessor, employed):
        words = text(signed_in(person).get(file))
        assert "Somebody else has to do this on this file." in words
        assert REASON not in words
        assert "excludes" not in words
        assert signed_in(person).get(f"{file}step/").status_code == 302
        with pytest.raises(MoveRefused, match="Somebody else has to do this"):
            reviews.close_step(step=draft.step(), outcome="feasible", actor=person, at=NOW)
    reviews.close_step(step=draft.step(), outcome="feasible", actor=free, at=NOW)
    assert draft.step().kind == "decision"


def test_officers_alone_read_who_and_why_and_whether_somebody_is_left(draft: Walk) -> None:
    exclude(draft, draft.assessor.name)
    file = at_the_assessment(draft)
    words = text(signed_in(draft.officer).get(file))
    assert REASON in words
    assert "cannot take a step here. Nobody else holds this role: give it to somebody." in words
    assert REASON not in text(signed_in(draft.decider).get(file))
    assert "exclusions" not in str(draft.application.versions.get().content)
