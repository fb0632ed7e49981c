"""Every answer of VIES leads to the right one of three: whatever is no plain yes or no is unknown."""

from typing import Any

import pytest

from companies.screening.vies import adapter
from tests.companies.screening.conftest import Vies

VAT = "LU15027442"


def test_valid_with_name_address_and_consultation_number(vies: Vies, settings: Any) -> None:
    settings.VIES_REQUESTER = "LU18861827"
    vies.valid(
        VAT, name="ARDENNE VISION", address="12, RUE DU FORT\nL-2311 LUXEMBOURG", requestIdentifier="WAPI1"
    )
    assert adapter.ask(VAT) == adapter.Reading(
        answer="valid",
        name="ARDENNE VISION",
        address="12, RUE DU FORT L-2311 LUXEMBOURG",
        consultation="WAPI1",
    )
    assert vies.asked == [
        {
            "path": "/rest-api/check-vat-number",
            "countryCode": "LU",
            "vatNumber": "15027442",
            "requesterMemberStateCode": "LU",
            "requesterNumber": "18861827",
        }
    ]


def test_dashes_are_no_name(vies: Vies) -> None:
    vies.valid(VAT)
    assert adapter.ask(VAT) == adapter.Reading(answer="valid")


def test_invalid(vies: Vies) -> None:
    vies.says(countryCode="LU", vatNumber="15027442", valid=False, name="---", address="---")
    assert adapter.ask(VAT) == adapter.Reading(answer="invalid")


def test_the_other_shape_of_no(vies: Vies) -> None:
    vies.says(isValid=False, userError="INVALID", vatNumber="15027442")
    assert adapter.ask(VAT) == adapter.Reading(answer="invalid")


@pytest.mark.parametrize(
    "error",
    [
        "MS_UNAVAILABLE",
        "MS_MAX_CONCURRENT_REQ",
        "GLOBAL_MAX_CONCURRENT_REQ",
        "SERVICE_UNAVAILABLE",
        "TIMEOUT",
    ],
)
def test_an_error_is_unknown_in_both_its_shapes(vies: Vies, error: str) -> None:
    vies.trouble(error)
    assert adapter.ask(VAT) == adapter.Reading(answer="unknown", reason=error)
    vies.says(isValid=False, userError=error, vatNumber="15027442")
    assert adapter.ask(VAT) == adapter.Reading(answer="unknown", reason=error)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"countryCode":"LU","vatNumber":"150', "JSONDecodeError"),
        (b"", "JSONDecodeError"),
        (b"<html>maintenance</html>", "JSONDecodeError"),
        (b"[]", "The answer is no object"),
        (b"{}", "The answer is neither yes nor no"),
        (b'{"valid":"true","vatNumber":"15027442"}', "The answer is neither yes nor no"),
        (b'{"valid":1,"vatNumber":"15027442"}', "The answer is neither yes nor no"),
        (b'{"valid":true,"vatNumber":"18861827"}', "The answer is about another number"),
        (b'{"valid":true}', "The answer is about another number"),
        (b'{"actionSucceed":false,"errorWrappers":["x"]}', "An error without a name"),
        (b" " * (adapter.MOST_BYTES + 1), "The answer is too long"),
    ],
)
def test_what_cannot_be_read_is_unknown(vies: Vies, body: bytes, reason: str) -> None:
    vies.raw(body)
    read = adapter.ask(VAT)
    assert (read.answer, read.reason) == ("unknown", reason)


@pytest.mark.parametrize("status", [302, 400, 403, 429, 500, 503])
def test_another_status_is_unknown_and_nobody_leads_us_on(vies: Vies, status: int) -> None:
    vies.raw(b'{"valid":true,"vatNumber":"15027442"}', status=status, headers={"Location": "/elsewhere"})
    assert adapter.ask(VAT) == adapter.Reading(answer="unknown", reason=f"HTTP {status}")
    assert [asked["path"] for asked in vies.asked] == ["/rest-api/check-vat-number"]


def test_a_silent_service_is_unknown(vies: Vies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "READ", 0.2)
    vies.sleeps(1)
    assert adapter.ask(VAT).answer == "unknown"


def test_a_service_that_drips_is_stopped(vies: Vies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "IN_ALL", 0.3)
    vies.drips(0.05)
    assert adapter.ask(VAT) == adapter.Reading(answer="unknown", reason="The answer takes too long")


def test_a_service_that_is_away_is_unknown(settings: Any) -> None:
    settings.VIES_URL = "http://127.0.0.1:9/rest-api"
    assert adapter.ask(VAT) == adapter.Reading(answer="unknown", reason="ConnectionError")
