"""A mail server that refuses, drags on and hangs up."""

import pytest

from portal.notifications.models import Notice

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("schedule", "workers")]


def outcome(house, company):
    house.wait(lambda: house.settled(company))
    (mail,) = house.mails(company)
    return mail


@pytest.fixture
def company(house):
    return house.company(people=1)


@pytest.fixture
def address(company):
    return company.created_by.email


def test_a_passing_refusal_is_tried_again(house, company, address):
    house.sink.rcpt[address] = ["450 greylisted", "451 later"]
    house.send(company)
    mail = outcome(house, company)
    assert (mail.state, mail.attempts, house.tally(company)) == ("sent", 3, (0, 0))


def test_a_lasting_refusal_is_given_up_at_once_and_says_why(house, company, address):
    house.sink.rcpt[address] = ["550 no such person"]
    house.send(company)
    mail = outcome(house, company)
    assert (mail.state, mail.attempts, mail.last_error) == ("dead", 1, "550 no such person")


def test_a_server_that_hangs_up_in_the_middle_is_asked_again(house, company, address):
    house.sink.data[address] = ["drop"]
    house.send(company)
    mail = outcome(house, company)
    assert (mail.state, mail.attempts, house.tally(company)) == ("sent", 2, (0, 0))


def test_a_server_that_drags_on_is_left_after_the_time_out(house, company, address):
    house.sink.data[address] = ["wait"]
    house.send(company)
    mail = outcome(house, company)
    assert (mail.state, mail.attempts, house.tally(company)) == ("sent", 2, (0, 0))


def test_a_server_that_takes_a_message_and_answers_late_gets_it_once(house, company, address):
    house.sink.data[address] = ["late"]
    house.send(company)
    mail = outcome(house, company)
    assert (mail.state, mail.attempts, house.tally(company)) == ("sent", 1, (0, 0))


def test_one_bad_address_keeps_nobody_else_waiting(house):
    company = house.company(people=3)
    bad, *good = sorted(company.memberships.values_list("user__email", flat=True))
    house.sink.rcpt[bad] = ["450 later"] * 5
    house.send(company)
    house.wait(lambda: all(house.sink.to(address) for address in good))
    assert house.sink.to(bad) == []
    house.wait(lambda: house.settled(company))
    assert house.tally(company) == (0, 0)


def test_one_persons_messages_come_in_order_through_all_trouble(house, company, address):
    house.sink.rcpt[address] = ["450 later", "450 later"]
    house.send(company)
    house.verify(company)
    house.wait(lambda: house.settled(company))
    order = [mail.kind for mail in house.mails(company)]
    sent = list(
        Notice.objects.filter(recipient=company.created_by, channel="mail")
        .order_by("sent_at")
        .values_list("kind", flat=True)
    )
    assert (order, sent) == (["company_received", "company_verified"], order)
    assert len(house.sink.to(address)) == 2
