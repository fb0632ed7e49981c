"""What changed between two versions, for whoever may see them, and for nobody else."""

import pytest

from applications import services
from applications.dialogue import services as dialogue
from applications.statuses import Status
from portal.accounts.roles import Role
from tests.applications.writing import page, text
from tests.factories import NOW, join, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def walk() -> Walk:
    """Two versions: another model, and the company has moved meanwhile."""
    walk = make_walk(at=Status.QUESTION_OPEN)
    values = walk.application.sections.get(section="work").values
    type(walk.company).objects.filter(pk=walk.company.pk).update(street="99, rue Neuve")
    services.save_section(
        application=walk.application,
        section="work",
        values=values | {"model": "DINOv3, 300 million <b>parameters</b>"},
        actor=walk.owner,
        at=NOW,
    )
    dialogue.answer(application=walk.application, texts={1: "Newer."}, actor=walk.owner, at=NOW)
    return walk


def test_members_and_staff_read_the_same_words(walk: Walk) -> None:
    for person in (walk.owner, join(walk.company, role=Role.VIEWER), walk.officer, walk.decider):
        shown = signed_in(person).get(page("changes", walk.application))
        words = text(shown)
        assert "From version 1 to version 2:" in words
        assert "Which model? removed: DINOv2 end of what was removed" in words
        assert "added: DINOv3 end of what was added" in words
        assert "99" in words
        assert "Project title" not in words.split("From version 1")[1]
        assert "<b>parameters" not in shown.content.decode()


def test_the_way_back_is_a_choice(walk: Walk) -> None:
    words = text(signed_in(walk.owner).get(page("changes", walk.application) + "?from=2&to=1"))
    assert "removed: DINOv3" in words
    same = text(signed_in(walk.owner).get(page("changes", walk.application) + "?from=2&to=2"))
    assert "Choose two different versions." in same
    odd = signed_in(walk.owner).get(page("changes", walk.application) + "?from=9&to=x")
    assert odd.status_code == 200
    assert "There is a problem" in text(odd) or "Version 1" in text(odd)


def test_one_version_has_no_changes() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    words = text(signed_in(walk.owner).get(page("changes", walk.application)))
    assert "There is only one version, so nothing has changed." in words
    draft = make_walk(at=Status.DRAFT)
    assert signed_in(draft.owner).get(page("changes", draft.application)).status_code == 404


def test_others_find_nothing(walk: Walk) -> None:
    for person in (make_walk().owner, walk.assessor, walk.reviewer):
        assert signed_in(person).get(page("changes", walk.application)).status_code == 404


@pytest.mark.parametrize("versions", [2, 6])
def test_the_page_costs_the_same_for_more_versions(
    versions: int, walk: Walk, django_assert_num_queries
) -> None:
    first = walk.application.versions.last()
    for number in range(3, versions + 1):
        walk.application.versions.create(
            number=number, content=first.content, digest="0" * 64, at=NOW, by=walk.owner
        )
    client = signed_in(walk.owner)
    with django_assert_num_queries(4):
        client.get(page("changes", walk.application) + "?from=1&to=2")
