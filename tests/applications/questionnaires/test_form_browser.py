"""The rows in a real browser: what is asked further appears, tables grow, and both work with every key and size."""

import pytest
from playwright.sync_api import Page, expect

from applications.questionnaires.models import Edition
from applications.sections import form_of
from tests.applications.writing import page, stored
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.factories import make_mode, make_walk
from tests.factories.applications import Walk
from tests.factories.questionnaires import make_administrator

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def walk(visit: Visit) -> Walk:
    return make_walk(at="draft", mode=make_mode("large-scale"))


def at(visit: Visit, walk: Walk, section: str, **options: object) -> Page:
    opened = visit.as_(walk.owner, **options)
    opened.goto(visit.server.url + page("section", walk.application, section))
    return opened


def answer(opened: Page, name: str, value: str) -> None:
    opened.locator(f"[name={name}][value={value}]").check()


def test_a_question_appears_with_the_answer_it_waits_for(visit: Visit, walk: Walk) -> None:
    opened = at(visit, walk, "data")
    further = opened.locator("[name=dpia]").first
    expect(further).to_be_hidden()
    answer(opened, "personal", "unsure")
    expect(further).to_be_visible()
    answer(opened, "dpia", "unsure")
    answer(opened, "personal", "no")
    expect(further).to_be_hidden()
    expect(opened.locator(".autosave-state")).to_contain_text("Saved ", timeout=15_000)
    click(opened.get_by_role("button", name="Save and continue"))
    assert opened.url.endswith("/sections/resources/")


def test_what_hangs_on_a_hidden_question_is_hidden_too(visit: Visit, walk: Walk) -> None:
    opened = at(visit, walk, "responsible")
    release = opened.locator("[name=model_release]").first
    answer(opened, "general_purpose", "yes")
    expect(release).to_be_visible()
    expect(opened.locator("[name=large_training]").first).to_be_visible()  # 50,001 GPU-hours are asked
    answer(opened, "general_purpose", "no")
    expect(release).to_be_hidden()


def test_a_table_grows_by_a_button(visit: Visit, walk: Walk) -> None:
    opened = at(visit, walk, "plan")
    team = opened.locator("[data-table=team]")
    assert team.locator("fieldset").count() == 3
    team.get_by_role("button", name="Add a row").click()
    assert team.locator("fieldset").count() == 4
    last = team.locator("fieldset").last
    expect(last.get_by_label("Name")).to_be_focused()
    last.get_by_label("Name").fill("Ben Weis")
    last.get_by_label("Task").fill("Data")
    last.get_by_label("Share of their time").fill("20")
    click(opened.get_by_role("button", name="Save and continue"))
    assert [row["name"] for row in stored(walk.application, "plan")["team"]] == ["Ada Weber", "Ben Weis"]


def test_a_file_goes_with_the_button_and_typing_beside_it_is_saved(visit: Visit, walk: Walk) -> None:
    opened = at(visit, walk, "work")
    chosen = {"name": "scaling.txt", "mimeType": "text/plain", "buffer": b"1 GPU: 100\n4 GPUs: 360\n"}
    opened.locator("[name=scaling_evidence]").set_input_files([chosen])
    opened.get_by_label("Which model?").fill("Llama 4")
    expect(opened.locator(".autosave-state")).to_contain_text("Saved ", timeout=15_000)
    assert stored(walk.application, "work")["scaling_evidence"]["name"] != "scaling.txt"
    click(opened.get_by_role("button", name="Save and continue"))
    assert stored(walk.application, "work")["scaling_evidence"]["name"] == "scaling.txt"
    assert stored(walk.application, "work")["model"] == "Llama 4"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("javascript", [True, False])
def test_every_section_suits_everybody(
    visit: Visit, walk: Walk, width: int, scheme: str, javascript: bool
) -> None:
    if javascript:
        opened = visit.as_(walk.owner, width=width, color_scheme=scheme)
    else:
        opened = visit.as_(walk.owner, width=width, color_scheme=scheme, java_script_enabled=False)
    found = {}
    for section in form_of(walk.application).sections:
        opened.goto(visit.server.url + page("section", walk.application, section.key))
        wide = overflow(opened) if javascript else 0
        wrong = findings(opened) if javascript else []
        if wide or wrong:
            found[section.key] = (wide, wrong)
        if not javascript:
            assert opened.locator(".only-if").count() == opened.locator(".only-if:visible").count()
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_errors_of_a_table_suit_everybody(visit: Visit, walk: Walk, width: int, scheme: str) -> None:
    opened = at(visit, walk, "plan", width=width, color_scheme=scheme)
    opened.get_by_label("Share of their time").first.fill("150")
    click(opened.get_by_role("button", name="Save and continue"))
    link = opened.get_by_role("link", name="Row 1, Share of their time: Enter at most 100.")
    link.click()
    assert opened.evaluate("document.activeElement.name") == "team-0-name"
    assert (findings(opened), overflow(opened)) == ([], 0)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_preview_suits_everybody(visit: Visit, walk: Walk, width: int, scheme: str) -> None:
    opened = visit.as_(make_administrator(), width=width, color_scheme=scheme)
    edition = Edition.objects.get(public_id=walk.mode.form_id)
    for section in ("responsible", "plan"):
        opened.goto(
            f"{visit.server.url}/admin/questionnaires/edition/{edition.pk}/preview/?section={section}"
        )
        expect(opened.get_by_text("Nothing that you type here is kept.")).to_be_visible()
        assert (findings(opened), overflow(opened)) == ([], 0)
