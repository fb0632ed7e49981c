"""Two schedules, a gentle stop, and the canary."""

import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.notifications import canary, letters
from portal.notifications.models import Letter, Notice

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("schedule", "workers")]


def test_a_second_schedule_sends_nothing_twice(house, figures):
    house.schedule("second schedule")
    companies = [house.company(people=2) for _ in range(5)]
    for company in companies:
        house.send_elsewhere(company, "committed")
    house.wait(lambda: all(house.settled(company) for company in companies))
    tallies = [house.tally(company) for company in companies]
    figures.append(f"two schedules, doorbell never rung: lost and twice {tallies}")
    assert tallies == [(0, 0)] * 5


def test_a_canary_flies_the_whole_way(house):
    began = timezone.now()
    house.wait(lambda: (age := canary.age(at=timezone.now())) is not None and age < timezone.now() - began)
    assert canary.age(at=timezone.now()) < timedelta(seconds=10)


def test_a_worker_that_is_asked_to_stop_loses_nothing_and_repeats_nothing(house, figures):
    companies = [house.company(people=2) for _ in range(10)]
    for company in companies:
        house.send(company)
    stopped = house.workers[0]
    stopped.popen.send_signal(signal.SIGTERM)
    house.wait(lambda: stopped.exit_code is not None)
    code = stopped.exit_code
    house.replace_dead()
    house.wait(lambda: all(house.settled(company) for company in companies))
    tallies = [house.tally(company) for company in companies]
    figures.append(f"worker asked to stop under way: ended with {code}, lost and twice {set(tallies)}")
    assert (code, tallies) == (0, [(0, 0)] * 10)


def test_a_letter_is_sent_and_forgotten(house):
    letter = letters.post(
        to="new@example.lu", subject="Set a password", text="secret", language="en", at=timezone.now()
    )
    house.wait(lambda: Letter.objects.get(pk=letter.pk).state == "sent")
    assert (Letter.objects.get(pk=letter.pk).text, house.sink.to("new@example.lu")) == (
        "",
        ["Set a password"],
    )


def test_nothing_waits_in_the_end(house):
    house.wait(lambda: not Notice.objects.waiting().exists())
