"""Claim, send, mark: what each leaves in the database, and what it refuses."""

import smtplib
from datetime import timedelta

import pytest

from portal.accounts.roles import Role
from portal.notifications.composing import compose, surroundings
from portal.notifications.delivery import LOST, attempt, bury, claim, failed, sent, serve
from portal.notifications.models import Notice, State
from portal.notifications.verdicts import Verdict
from tests.factories import NOW, join, later, make_company
from tests.portal.notifications.rows import Clock, waiting

TEMPORARY = Verdict(final=False, stop=False, reason="451 try later")
FINAL = Verdict(final=True, stop=False, reason="550 no such person")
REFUSED = smtplib.SMTPRecipientsRefused({"ada@example.lu": (550, b"no such person")})


def take(row, *, at=NOW):
    """The one row that this person's queue has to give now."""
    rows = claim(Notice, [row.recipient_id], at=at)
    assert len(rows) <= 1
    return rows[0] if rows else None


def try_once(row, server):
    return attempt(row, surroundings([row]), mailer=server, clock=Clock(NOW))


def facts(row, *names):
    row.refresh_from_db()
    return tuple(getattr(row, name) for name in names)


# --- claim


def test_a_claim_leases_the_row_and_counts_the_attempt(first, settings):
    lease = NOW + timedelta(seconds=settings.DELIVERY_LEASE)
    assert take(first) == first
    assert facts(first, "locked_until", "attempts", "state") == (lease, 1, State.QUEUED)


def test_what_is_leased_is_not_claimed_until_the_lease_is_over(first, settings):
    take(first)
    over = NOW + timedelta(seconds=settings.DELIVERY_LEASE)
    assert take(first, at=over - timedelta(microseconds=1)) is None
    assert take(first, at=over) == first


def test_what_is_not_due_yet_is_left(first):
    assert take(first, at=first.next_attempt_at - timedelta(microseconds=1)) is None


@pytest.mark.parametrize("state", [State.SENT, State.DEAD])
def test_what_is_done_is_not_claimed(first, second, state):
    waiting(first.recipient).update(state=state, sent_at=NOW if state == State.SENT else None)
    assert take(first) is None


def test_a_later_message_waits_for_an_earlier_one_of_the_same_person(first, second):
    Notice.objects.filter(pk=first.pk).update(state=State.RETRY, next_attempt_at=later(hours=1))
    assert take(second) is None


def test_a_dead_message_holds_up_nobody(first, second):
    Notice.objects.filter(pk=first.pk).update(state=State.DEAD)
    assert take(second) == second


def test_one_person_does_not_wait_for_another(first):
    Notice.objects.filter(recipient=first.recipient).update(next_attempt_at=later(hours=1))
    other = make_company().created_by
    assert claim(Notice, [first.recipient_id, other.pk], at=NOW) == [waiting(other)[0]]


def test_only_queues_that_were_asked_for_are_served(first):
    other = make_company().created_by
    assert claim(Notice, [other.pk], at=NOW) == [waiting(other)[0]]


def test_several_people_are_served_by_one_claim_up_to_the_limit(first):
    people = [first.recipient_id, *(make_company().created_by_id for _ in range(3))]
    rows = claim(Notice, people, at=NOW, limit=3)
    assert [row.recipient_id for row in rows] == people[:3]
    assert set(Notice.objects.filter(locked_until__isnull=False)) == set(rows)


def test_what_a_dead_worker_held_is_claimed_alone(first):
    """It may be what killed the worker, and must take nothing else with it again."""
    others = [make_company().created_by_id for _ in range(2)]
    held = claim(Notice, [first.recipient_id, *others], at=NOW)
    over = held[0].locked_until
    alone = [claim(Notice, [first.recipient_id, *others], at=over) for _ in range(4)]
    assert alone == [[held[0]], [held[1]], [held[2]], []]


def test_claims_cost_two_queries_however_many_rows(first, django_assert_num_queries):
    people = [first.recipient_id, *(make_company().created_by_id for _ in range(5))]
    with django_assert_num_queries(4):  # savepoint, select, update, release
        rows = claim(Notice, people, at=NOW)
    with django_assert_num_queries(3):  # the companies, the staff roles, and who may still see what
        assert [compose(row, background) for background in [surroundings(rows)] for row in rows]


# --- mark


def test_a_sent_row_says_when_and_is_free(first):
    row = take(first)
    assert sent(row, at=later(seconds=2)) is True
    assert facts(first, "state", "sent_at", "locked_until", "last_error") == (
        State.SENT,
        later(seconds=2),
        None,
        "",
    )


@pytest.mark.parametrize(
    "mark", [lambda row: sent(row, at=NOW), lambda row: failed(row, FINAL, at=NOW, chance=0)]
)
def test_a_worker_whose_lease_another_took_over_marks_nothing(first, mark, settings):
    late = take(first)
    after = NOW + timedelta(seconds=settings.DELIVERY_LEASE)
    take(first, at=after)
    assert mark(late) is False
    assert facts(first, "state", "attempts") == (State.QUEUED, 2)


def test_a_passing_failure_is_put_off(first):
    row = take(first)
    failed(row, TEMPORARY, at=NOW, chance=0.5)
    assert facts(first, "state", "next_attempt_at", "locked_until", "last_error") == (
        State.RETRY,
        later(seconds=30),
        None,
        "451 try later",
    )


def test_a_final_failure_is_given_up_at_once(first):
    failed(take(first), FINAL, at=NOW, chance=0.5)
    assert facts(first, "state", "attempts", "last_error") == (State.DEAD, 1, "550 no such person")


def test_after_the_last_attempt_it_is_given_up(first, settings):
    Notice.objects.filter(pk=first.pk).update(attempts=settings.DELIVERY_ATTEMPTS - 1)
    failed(take(first), TEMPORARY, at=NOW, chance=0.5)
    assert facts(first, "state", "attempts") == (State.DEAD, settings.DELIVERY_ATTEMPTS)


def test_a_reason_is_one_line_that_fits(first):
    failed(take(first), Verdict(final=True, stop=False, reason="5\r\n" + "x" * 400), at=NOW, chance=0)
    assert facts(first, "last_error") == ("5 " + "x" * 298,)


def test_a_message_that_kills_its_worker_each_time_is_given_up(first, second, settings):
    Notice.objects.filter(pk=first.pk).update(attempts=settings.DELIVERY_ATTEMPTS, locked_until=NOW)
    assert take(first) is None
    assert bury(Notice, at=NOW) == 1
    assert facts(first, "state", "last_error") == (State.DEAD, LOST)
    assert take(second) == second


def test_a_last_attempt_that_is_under_way_is_not_buried(first, settings):
    Notice.objects.filter(pk=first.pk).update(
        attempts=settings.DELIVERY_ATTEMPTS, locked_until=later(seconds=1)
    )
    assert bury(Notice, at=NOW) == 0


# --- attempt and serve


def test_an_attempt_sends_and_marks(first, server):
    assert try_once(take(first), server) is None
    assert (server.subjects, facts(first, "state")) == (
        ["We have received Ardenne Vision S.à r.l."],
        (State.SENT,),
    )


def test_a_fault_of_our_own_is_written_down_and_tried_again(first, server, words):
    words["company_received/subject.txt"] = "{% nonsense %}"
    verdict = try_once(take(first), server)
    assert (verdict.final, verdict.stop, facts(first, "state")) == (False, False, (State.RETRY,))


def test_a_person_who_lost_access_to_the_site_gets_no_mail(first, owner, server):
    owner.is_active = False
    owner.save()
    try_once(take(first), server)
    assert (server.taken, facts(first, "state", "last_error")) == (
        [],
        (State.DEAD, "Undeliverable: The person may no longer sign in."),
    )


def run(ids, server, *, clock=None, seconds=60):
    return serve(Notice, ids, mailer=server, clock=clock or Clock(NOW), until=later(seconds=seconds))


def test_one_ring_serves_all_that_waits_for_the_person_in_order(first, second, server):
    assert run([second.pk], server) is True
    assert server.subjects == [
        "We have received Ardenne Vision S.à r.l.",
        "January: Ardenne Vision S.à r.l. is verified",
    ]


def test_a_refused_recipient_does_not_hold_up_the_others(company, first, server):
    colleague = join(company, role=Role.EDITOR)
    Notice.objects.filter(pk=first.pk).update(recipient=colleague)
    server.errors = [REFUSED]
    run([row.pk for row in waiting()], server)
    assert facts(first, "state") == (State.DEAD,)
    assert server.subjects == ["January: Ardenne Vision S.à r.l. is verified"]


def test_a_server_in_trouble_is_left_alone(first, second, server):
    other = waiting(make_company().created_by)
    server.errors = [ConnectionRefusedError()]
    assert run([first.pk, other[0].pk], server) is True
    assert (server.taken, [row.attempts for row in other]) == ([], [0, 0])


def test_what_was_claimed_and_not_tried_is_given_back(first, server):
    other = waiting(make_company().created_by)[0]
    server.errors = [ConnectionRefusedError()]
    run([first.pk, other.pk], server)
    assert facts(other, "attempts", "locked_until", "state") == (0, None, State.QUEUED)


def test_time_that_runs_out_leaves_the_rest_and_says_so(first, second, server):
    other = waiting(make_company().created_by)[0]
    clock = Clock(NOW, step=1)
    assert run([first.pk, other.pk], server, clock=clock, seconds=3.5) is False
    assert (len(server.taken), facts(other, "attempts", "locked_until")) == (1, (0, None))


def test_nothing_to_do_is_soon_done(server, db):
    assert run([], server) is True
    assert run([10**9], server) is True
