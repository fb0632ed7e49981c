"""The public size check: few questions, a true answer, and nothing kept."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from companies.ownership.carried import figures_in
from companies.ownership.state import unpack

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CHECK, GROUP, CARRY = "/size-check/", "/size-check/group/", "/size-check/register/"
ALONE = {"alone": "yes", "headcount": "14,5", "turnover": "1.800.000,00", "balance_sheet": "900 000"}
ALONE |= {"year": "2025"}
OWN = {"own-year": "2025", "own-headcount": "30", "own-turnover": "6000000", "own-balance_sheet": "5000000"}


def row(
    number: int, key: str, name: str, posts: str, turnover: str, balance: str, **more: str
) -> dict[str, str]:
    values = {"key": key, "name": name, "kind": "company"} | more
    values |= {"headcount": posts, "turnover": turnover, "balance_sheet": balance}
    return {f"e{number}-{field}": value for field, value in values.items()}


def holding(number: int, holder: str, held: str, capital: str, **more: str) -> dict[str, str]:
    values = {"holder": holder, "held": held, "capital": capital} | more
    return {f"h{number}-{field}": value for field, value in values.items()}


def sheet(*rows: dict[str, str], enterprises: int, holdings: int, **more: str) -> dict[str, str]:
    found = OWN | {"enterprises": str(enterprises), "holdings": str(holdings)} | more
    for each in rows:
        found |= each
    return found


S5 = sheet(
    row(0, "B", "Bee", "200", "40000000", "30000000"),
    row(1, "C", "Cee", "60", "9000000", "8000000"),
    row(2, "D", "Dee", "20", "4000000", "3000000"),
    holding(0, "B", "A", "25"),
    holding(1, "A", "C", "33"),
    holding(2, "A", "D", "49"),
    enterprises=3,
    holdings=3,
)


def test_the_simple_case_asks_three_figures_and_whether_it_stands_alone() -> None:
    body = Client().get(CHECK).text
    form = body[body.index('id="page-form"') :]
    typed = re.findall(r'<input[^>]+type="text"', form)
    asked = set(re.findall(r'<input[^>]+type="radio"[^>]+name="(\w+)"', form))
    assert (len(typed), asked) == (3, {"alone"})


@pytest.mark.parametrize(
    ("posts", "turnover", "said", "smaller"),
    [
        ("8", "1900000", "Micro enterprise", False),
        ("9,5", "2100000", "Small enterprise", True),
        ("249,9", "49000000", "Medium-sized enterprise", True),
        ("300", "9000000", "Small mid-cap", True),
    ],
)
def test_three_inputs_are_enough_for_a_true_answer(
    posts: str, turnover: str, said: str, smaller: bool
) -> None:
    """Of turnover and balance sheet total one suffices, so the total can only make the company smaller."""
    typed = {"alone": "yes", "headcount": posts, "turnover": turnover, "balance_sheet": "", "year": "2025"}
    answer = Client().post(CHECK, typed)
    assert said in answer.context["title"]
    assert "The balance sheet total was left out, so the turnover decides." in answer.text
    assert ("may count as smaller, never as larger" in answer.text) == smaller
    assert "a balance sheet total of EUR" not in answer.text


def test_over_the_turnover_of_an_sme_the_balance_sheet_decides_and_is_asked_for() -> None:
    typed = {
        "alone": "yes",
        "headcount": "40",
        "turnover": "50000000,01",
        "balance_sheet": "",
        "year": "2025",
    }
    shown = Client().post(CHECK, typed)
    assert shown.context["form"].errors["balance_sheet"] == [
        "Enter the balance sheet total too: with this turnover it decides."
    ]
    assert "Medium-sized" in Client().post(CHECK, typed | {"balance_sheet": "43000000"}).context["title"]


def test_what_was_left_out_is_filled_in_nowhere() -> None:
    typed = {"alone": "yes", "headcount": "8", "turnover": "1900000", "balance_sheet": "", "year": "2025"}
    client = Client()
    state = client.post(CHECK, typed).context["state"]
    again = client.post(GROUP, {"state": state, "do": "edit"}).text
    assert ('value="1900000"' in again, again.count("1900000")) == (True, 1)
    document = unpack(state)
    assert document is not None
    assert figures_in(document) == {"headcount_2025": 8, "turnover_2025": 1900000}


@pytest.mark.parametrize(
    ("posts", "turnover", "balance", "said"),
    [
        ("8", "3000000", "1900000", "Micro enterprise"),
        ("9,5", "2100000", "2200000", "Small enterprise"),
        ("249,9", "60000000", "43000000", "Medium-sized enterprise"),
        ("420", "95000000", "120000000", "Small mid-cap"),
        ("800", "1", "1", "Larger than an SME"),
    ],
)
def test_the_answer_names_the_size(posts: str, turnover: str, balance: str, said: str) -> None:
    typed = ALONE | {"headcount": posts, "turnover": turnover, "balance_sheet": balance}
    answer = Client().post(CHECK, typed)
    assert said in answer.context["title"]


def test_a_mid_cap_reads_what_is_still_open_to_it() -> None:
    typed = ALONE | {"headcount": "420", "turnover": "95000000", "balance_sheet": "120000000"}
    body = Client().post(CHECK, typed).text
    assert "As a small mid-cap you may still buy computing time from LuxProvide" in body
    assert "Register with these answers" not in body


def test_nothing_is_kept_and_no_cookie_but_for_forgery_is_set() -> None:
    client = Client()
    for address, typed in ((CHECK, ALONE), (GROUP, S5)):
        client.get(address)
        client.post(address, typed)
    assert set(client.cookies) <= {"csrftoken"}
    assert Session.objects.count() == 0


def test_whoever_does_not_stand_alone_goes_on_with_what_was_typed() -> None:
    page = Client().post(CHECK, {"alone": "no", "headcount": "30", "year": "2025"})
    assert page.context["sheet"].own["headcount"].value() == "30"
    assert len(page.context["sheet"].enterprises) == 1


def test_a_group_is_counted_as_the_rules_say() -> None:
    result = Client().post(GROUP, S5).context["answer"].result
    figures = result.periods[-1].figures
    assert (str(figures.headcount), str(figures.turnover), result.category) == (
        "109.60",
        "20930000.00",
        "medium",
    )


@pytest.mark.parametrize(
    ("do", "enterprises", "holdings"),
    [
        ("add-enterprise", 4, 4),
        ("add-holding", 3, 4),
        ("remove-enterprise-0", 2, 2),
        ("remove-holding-1", 3, 2),
        ("remove-enterprise-99", 3, 3),
        ("remove-holding-x", 3, 3),
        ("nonsense", 3, 3),
    ],
)
def test_buttons_change_rows_and_lose_nothing(do: str, enterprises: int, holdings: int) -> None:
    page = Client().post(GROUP, S5 | {"do": do}).context["sheet"]
    assert (len(page.enterprises), len(page.holdings)) == (enterprises, holdings)
    names = {row["name"].value() for row in page.enterprises}
    assert {"Cee", "Dee"} <= names
    assert page.own["turnover"].value() == "6000000"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([holding(0, "A", "A", "60")], "an enterprise does not count as its own holder"),
        ([holding(0, "A", "B", "60"), holding(1, "B", "A", "60")], "would each control the other"),
        ([holding(0, "A", "B", "30"), holding(1, "A", "B", "30")], "Join this row with the earlier one"),
        ([holding(0, "A", "B", "101")], "Enter a share of at most 100 percent."),
        ([holding(0, "A", "B", "a third")], "Enter a share in percent, such as 33.3."),
        ([holding(0, "A", "nobody", "30")], "Choose whose shares are held."),
        ([holding(0, "", "", "")], "Choose who holds."),
    ],
)
def test_absurd_graphs_end_with_a_sentence(rows: list[dict[str, str]], sentence: str) -> None:
    typed = sheet(row(0, "B", "Bee", "1", "1", "1"), *rows, enterprises=1, holdings=len(rows))
    page = Client().post(GROUP, typed)
    assert page.status_code == 200
    assert sentence in page.text
    assert "Bee" in page.text


@pytest.mark.parametrize("count", ["-1", "x", "999999999999", "\u0663", "500"])
def test_wrong_counts_are_no_failure(count: str) -> None:
    page = Client().post(GROUP, OWN | {"enterprises": count, "holdings": count, "do": "refresh"})
    assert page.status_code == 200
    assert len(page.context["sheet"].enterprises) <= 30


def test_the_drawing_follows_what_is_typed_and_hides_no_name() -> None:
    body = Client().post(GROUP, S5 | {"do": "draw"}).text
    assert body.count('class="drawing-line"') == 3
    for words in ("Bee", "Cee", "Dee", "counts: 49 %", "As it stands: Medium-sized enterprise."):
        assert words in body
    assert "<html" not in body
    escaped = Client().post(GROUP, S5 | {"e0-name": "<b>x</b>", "do": "draw"}).text
    assert "<b>x" not in escaped


def state_of(body: str) -> str:
    return re.search(r'name="state" value="([^"]+)"', body)[1]


def test_the_answer_leads_back_to_everything_typed() -> None:
    client = Client()
    page = client.post(GROUP, {"state": state_of(client.post(GROUP, S5).text), "do": "edit"})
    back: Any = page.context["sheet"].typed
    assert [row["name"] for row in back.enterprises] == ["Bee", "Cee", "Dee"]
    assert [row["capital"] for row in back.holdings] == ["25", "33", "49"]


def test_what_was_typed_is_carried_only_to_the_registration() -> None:
    client = Client()
    gone = client.post(CARRY, {"state": state_of(client.post(CHECK, ALONE).text)})
    cookie = gone.cookies["size_check"]
    assert gone["Location"] == "/accounts/signup/?next=/companies/register/"
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        "/companies/",
        True,
        "Lax",
        604800,
    )


@pytest.mark.parametrize("state", ["", "forged", "a:b:c"])
def test_a_forged_state_begins_anew(state: str) -> None:
    for address in (GROUP, CARRY):
        assert Client().post(address, {"state": state})["Location"] == CHECK


def test_a_language_keeps_what_was_typed() -> None:
    page = Client().post(GROUP, S5 | {"switch_language": "de"})
    assert page.context["sheet"].enterprises[0]["name"].value() == "Bee"
    assert 'lang="de"' in page.text
