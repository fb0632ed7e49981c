"""What the demo holds: every state of every lifecycle, in every language, made by moves and by nothing else."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.db.models import Max, Min, Sum

from allocations.models import CapacityEntry, CapacityPool
from applications.models import AccessMode, Application
from applications.seeds.modes import MODES
from companies.identifiers import clean_matricule, clean_nace, clean_rcs, clean_vat
from companies.models import Company
from demo.making import make, missing
from demo.stories import firms
from demo.walk import STORIES
from portal.accounts.models import StaffRole, User
from portal.accounts.roles import Role
from portal.notifications.models import Channel, Notice, State
from portal.workflow.checks import subjects
from portal.workflow.models import Event, broken_links

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", subjects(), ids=lambda model: model.__name__)
def test_every_state_is_there(demo, model):
    found = set(model._base_manager.values_list("status", flat=True))

    assert found == set(model.lifecycle.states.values)


def test_every_story_is_told():
    told = {project.story for firm in firms() for project in firm.projects}

    assert told == set(STORIES)


def test_a_second_time_does_nothing(demo):
    before = (Event.objects.count(), User.objects.count(), Company.objects.count())

    assert make(now=demo) is False
    assert (Event.objects.count(), User.objects.count(), Company.objects.count()) == before


def test_every_language_is_spoken_on_both_sides(demo):
    languages = set(dict(settings.LANGUAGES))
    people = set(User.objects.values_list("language", flat=True))
    applications = set(Application.objects.values_list("language", flat=True))

    assert (people, applications) == (languages, languages)


def test_events_explain_every_state_and_their_chains_hold(demo):
    wrong = []
    for model in subjects():
        for subject in model._base_manager.all():
            events = list(Event.objects.of(subject))
            reached = [event.target for event in events if event.target][-1]
            if broken_links(events) or reached != subject.status:
                wrong.append(subject)

    assert wrong == []


def test_nothing_lies_in_the_future(demo):
    assert Event.objects.aggregate(latest=Max("at"))["latest"] <= demo


def test_references_follow_the_order_in_which_applications_came_in(demo):
    sent = Application.objects.filter(mode__slug="playground").exclude(reference=None)
    references = list(sent.order_by("submitted_at", "reference").values_list("reference", flat=True))

    assert references == sorted(references)


def test_there_are_enough_rows_for_lists_to_look_real(demo):
    assert Application.objects.count() == sum(len(firm.projects) for firm in firms()) == 44


def test_numbers_of_companies_pass_their_checks(demo):
    def clean(company):
        return (
            clean_rcs(company.rcs),
            clean_vat(company.vat),
            clean_matricule(company.matricule),
            clean_nace(company.nace, revision=company.nace_revision),
        )

    companies = list(Company.objects.all())

    assert [clean(each) for each in companies] == [
        (each.rcs, each.vat, each.matricule, each.nace) for each in companies
    ]


def test_no_staff_belong_to_a_company(demo):
    staff = StaffRole.objects.values("user")

    assert list(User.objects.filter(pk__in=staff, memberships__isnull=False)) == []


def test_staff_roles_that_have_work_to_do_are_held(demo):
    held = set(StaffRole.objects.values_list("role", flat=True))

    assert held == {Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER, Role.OPERATOR}


def test_capacity_reaches_two_years_ahead(demo):
    pools = CapacityPool.objects.aggregate(first=Min("month"), last=Max("month"))

    assert (str(pools["first"]), str(pools["last"])) == ("2026-05-01", "2028-10-01")


def test_capacity_of_a_month_is_the_programmes_part(demo):
    # 1,008 GPUs × 744 hours × half × 90 % × a quarter
    assert CapacityPool.objects.get(month="2026-12-01").hours == Decimal(84370)


def test_capacity_is_the_sum_of_its_ledger(demo):
    sums = {
        row["pool"]: (row["reserved_sum"], row["committed_sum"])
        for row in CapacityEntry.objects.values("pool").annotate(
            reserved_sum=Sum("reserved"), committed_sum=Sum("committed")
        )
    }
    nothing = (Decimal(0), Decimal(0))

    assert {pool.pk: (pool.reserved, pool.committed) for pool in CapacityPool.objects.all()} == {
        pool.pk: sums.get(pool.pk, nothing) for pool in CapacityPool.objects.all()
    }


def test_modes_stand_as_they_were_seeded(demo):
    stand = dict(AccessMode.objects.values_list("slug", "state"))

    assert stand == {mode["slug"]: mode["state"] for mode in MODES}


def test_mails_of_the_past_have_gone_out(demo):
    mails = Notice.objects.filter(channel=Channel.MAIL)
    waiting = mails.filter(state=State.QUEUED)

    assert (waiting.count(), mails.filter(state=State.DEAD).count()) == (12, 1)
    assert mails.exclude(state=State.SENT).count() == 13


def test_every_account_is_there(demo):
    assert missing() == []
