"""Each value answers a way in which queues lose or repeat work; docs/decisions say which."""

import subprocess
import sys

import pytest
from django.conf import settings

from portal.celery import INHERITED, app, keep_people_out

PINNED = {
    # A task whose worker dies is run again, and one that fails is not repeated by the broker.
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    "task_ignore_result": True,
    # No pickles, no local time.
    "task_serializer": "json",
    "accept_content": ["json"],
    "timezone": "UTC",
    "enable_utc": True,
    # A worker that leaks is replaced, one that is asked to stop has time, one that lost its broker stops work.
    "worker_max_tasks_per_child": 1000,
    "worker_soft_shutdown_timeout": 5,
    "worker_cancel_long_running_tasks_on_connection_loss": True,
    "broker_connection_retry_on_startup": True,
}


@pytest.mark.parametrize(("name", "value"), PINNED.items())
def test_what_celery_reads(name, value):
    assert getattr(app.conf, name) == value


def test_the_limits_stand_in_order():
    """A task ends before its lease, and its lease before the broker gives the task to somebody else."""
    visibility = app.conf.broker_transport_options["visibility_timeout"]
    assert (
        settings.DELIVERY_BUDGET
        < app.conf.task_soft_time_limit
        < app.conf.task_time_limit
        < settings.DELIVERY_LEASE
        < visibility
    )
    assert visibility >= 2 * app.conf.task_time_limit


def test_mail_has_time_outs_and_a_slow_answer_ends_before_the_soft_limit():
    waits = settings.EMAIL_TIMEOUT + settings.DELIVERY_REPLY_TIMEOUT
    assert settings.DELIVERY_BUDGET + waits < app.conf.task_soft_time_limit


def test_no_worker_is_needed_for_a_queue_of_its_own():
    assert {queue.name for queue in app.conf.task_queues} == {"portal", "mail"}
    routed = {route["queue"] for route in app.conf.task_routes.values()}
    assert routed | {app.conf.task_default_queue} == {"portal", "mail"}


def test_every_task_on_the_schedule_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} - set(app.tasks) == set()


def test_nothing_waits_in_the_broker_for_its_time():
    """Neither eta nor countdown nor retry: what waits is a row with next_attempt_at."""
    assert [task.name for task in app.tasks.values() if getattr(task, "autoretry_for", ())] == []


def test_only_the_id_of_the_request_goes_along():
    context = {"request_id": "r", "correlation_id": "c", "user_id": 7, "ip": "192.0.2.1", "user_agent": "x"}
    keep_people_out(context=context)
    assert set(context) == {"request_id", "correlation_id"} <= INHERITED


ON_RABBITMQ = """
from portal.settings import delivery
print(delivery.CELERY_BROKER_TRANSPORT_OPTIONS, delivery.CELERY_TASK_DEFAULT_QUEUE_TYPE)
print(sorted((queue.name, queue.queue_arguments["x-queue-type"]) for queue in delivery.CELERY_TASK_QUEUES))
"""


def test_on_rabbitmq_queues_are_replicated_and_publishing_is_confirmed():
    answer = subprocess.run(
        [sys.executable, "-c", ON_RABBITMQ],
        env={"BROKER_URL": "amqp://broker.example//", "PYTHONPATH": str(settings.ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.splitlines() == [
        "{'confirm_publish': True, 'max_retries': 0} quorum",
        "[('mail', 'quorum'), ('portal', 'quorum')]",
    ]
