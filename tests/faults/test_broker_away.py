"""The broker is a doorbell: while it is away everything is written, and when it is back everything is sent."""

from shutil import rmtree
from time import monotonic

import pytest
from django.urls import reverse

from portal.local.servers import Server

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("schedule", "workers")]

BROKERS = ("valkey", "rabbitmq")
MOVES = 20


def forget(broker: Server) -> None:
    """Gone with all that it held."""
    broker.kill()
    for kept in (broker.process.log.parent.parent / broker.process.name).iterdir():
        if kept.is_dir():
            rmtree(kept)


def test_no_move_fails_and_no_message_is_lost(house, figures, client):
    companies = [house.company(people=1) for _ in range(MOVES)]
    forget(house.broker)
    started = monotonic()
    for company in companies:
        house.send(company)
    seconds = monotonic() - started
    assert [company.status for company in companies] == ["submitted"] * MOVES

    client.force_login(companies[0].created_by)
    assert client.get(reverse("notifications:inbox")).status_code == 200

    house.broker.start()
    house.wait(lambda: all(house.settled(company) for company in companies))
    tallies = [house.tally(company) for company in companies]
    lost, twice = sum(lost for lost, _twice in tallies), sum(twice for _lost, twice in tallies)
    away = f"{house.broker.process.name} away: {MOVES} moves in {seconds:.1f} s, none failed"
    figures.append(f"{away}; afterwards lost {lost}, twice {twice}")
    assert (lost, twice) == (0, 0)
