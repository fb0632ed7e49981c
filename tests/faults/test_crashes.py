"""The crash matrix: killed at each step, nothing is lost, and a copy is made in one cell only."""

import signal

import pytest

from tests.faults.points import MOVER_POINTS, VICTIMS, WORKER_POINTS

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("schedule", "workers")]

BROKERS = ("valkey", "rabbitmq")
# Between "250" and the mark nobody can know: at most one copy, with the same Message-ID.
COPIES = {"accepted": 1}
# Killed after the claim: what was claimed and not marked is held until its lease is over.
HELD = ("claimed", "accepted", "marked")


@pytest.mark.parametrize("point", MOVER_POINTS)
def test_the_process_that_made_the_move_is_killed(house, figures, point):
    company = house.company()
    assert house.send_elsewhere(company, point) == -signal.SIGKILL
    house.wait(lambda: house.settled(company))
    lost, copies = house.tally(company)
    figures.append(f"{house.broker.process.name:8} {point:>9}, mover killed:  lost {lost}, twice {copies}")
    assert (lost, copies) == (0, 0)


@pytest.mark.parametrize("victim", VICTIMS)
@pytest.mark.parametrize("point", WORKER_POINTS)
def test_the_process_that_sends_is_killed(house, figures, point, victim):
    company = house.company()
    house.trap.arm(point, victim)
    house.send(company)
    house.wait(lambda: house.trap.sprung)
    if victim == "worker":
        house.wait(lambda: any(process.exit_code is not None for process in house.workers))
        house.replace_dead()
    if point in HELD:
        house.lease_runs_out(company)
    house.wait(lambda: house.settled(company))
    lost, copies = house.tally(company)
    name = house.broker.process.name
    figures.append(f"{name:8} {point:>9}, {victim:>6} killed: lost {lost}, twice {copies}")
    assert (lost, copies) == (0, COPIES.get(point, 0))
