"""A person's messages on the site."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from companies.models import Membership
from portal.accounts.roles import Role
from portal.notifications import inbox, outbox
from portal.notifications.kinds import notice
from portal.notifications.models import Channel, Notice
from portal.notifications.queries import unread
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company, make_person

URL = reverse("notifications:inbox")


def tell(company, *, times=1, kind="company_verified"):
    """Further messages, a minute apart."""
    for number in range(times):
        event = Event.record(company, "told", actor=None, at=NOW + timedelta(minutes=number))
        outbox.queue(kind, event=event, subject=company)


def rows(person):
    return list(Notice.objects.inbox_of(person))


@pytest.fixture
def visitor(client, owner):
    client.force_login(owner)
    return client


def titles(response):
    return [entry.title for entry in response.context["entries"]]


def test_the_newest_message_stands_first(visitor, company):
    assert titles(visitor.get(URL)) == [
        "January: Ardenne Vision S.à r.l. is verified",
        "We have received Ardenne Vision S.à r.l.",
    ]


def test_there_is_nothing_of_anybody_else(visitor, company):
    make_company(name="Other company")
    assert len(titles(visitor.get(URL))) == 2


def test_it_is_in_the_language_of_the_page(visitor, company, settings):
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    assert titles(visitor.get(URL))[0] == "Januar: Ardenne Vision S.à r.l. is verified"


def test_an_empty_inbox_says_what_comes_here(visitor, owner):
    response = visitor.get(URL)
    assert (response.status_code, response.context["entries"]) == (200, [])
    assert "No messages" in response.content.decode()


QUERIES = 3  # the person with roles and unread, rows, subjects


@pytest.mark.parametrize("count", [1, 50])
def test_a_page_costs_the_same_whatever_is_in_it(visitor, company, django_assert_num_queries, count):
    Notice.objects.all().delete()
    tell(company, times=count)
    visitor.get(URL)
    with django_assert_num_queries(QUERIES):
        visitor.get(URL)


def test_older_messages_follow_without_a_gap(visitor, company):
    tell(company, times=30)
    seen, url = [], URL
    while url:
        response = visitor.get(url)
        seen += [entry.public_id for entry in response.context["entries"]]
        page = response.context["page"]
        url = f"{URL}{page.next}" if page.next else ""
    assert seen == [row.public_id for row in rows(company.created_by)]


def test_opening_a_message_shows_its_words_and_marks_it_read(visitor, company, owner):
    newest = rows(owner)[0]
    response = visitor.get(reverse("notifications:open", args=[newest.public_id]))
    newest.refresh_from_db()
    assert (newest.read_at is not None, unread(owner)) == (True, 1)
    assert f'href="{company.get_absolute_url()}"' in response.content.decode()


def test_the_first_look_counts(visitor, company, owner):
    url = reverse("notifications:open", args=[rows(owner)[0].public_id])
    visitor.get(url)
    first = rows(owner)[0].read_at
    visitor.get(url)
    assert rows(owner)[0].read_at == first


@pytest.mark.parametrize(
    "ask", [lambda c, u: c.head(u), lambda c, u: c.get(u, headers={"Sec-Purpose": "prefetch"})]
)
def test_what_only_a_program_fetched_is_not_read(visitor, company, owner, ask):
    assert ask(visitor, reverse("notifications:open", args=[rows(owner)[0].public_id])).status_code == 200
    assert unread(owner) == 2


def test_a_message_of_somebody_else_is_not_there(visitor, company):
    other = make_company().created_by
    url = reverse("notifications:open", args=[rows(other)[0].public_id])
    assert visitor.get(url).status_code == 404
    assert unread(other) == 2


def test_a_mail_is_no_message_of_the_inbox(visitor, company, owner):
    mail = Notice.objects.filter(recipient=owner, channel=Channel.MAIL).first()
    assert visitor.get(reverse("notifications:open", args=[mail.public_id])).status_code == 404


def test_everything_can_be_marked_as_read_at_once(visitor, company, owner):
    other = make_company().created_by
    response = visitor.post(reverse("notifications:read_all"))
    assert (response.status_code, response.url, unread(owner), unread(other)) == (302, URL, 0, 2)


def test_marking_by_get_is_refused(visitor, company, owner):
    assert visitor.get(reverse("notifications:read_all")).status_code == 405
    assert unread(owner) == 2


def test_a_visitor_signs_in_first(client, db):
    assert client.get(URL).status_code == 302


def test_what_a_person_may_no_longer_see_is_not_told_again(client, company):
    left = join(company, role=Role.EDITOR)
    tell(company)
    client.force_login(left)
    assert titles(client.get(URL)) == ["January: Ardenne Vision S.à r.l. is verified"]
    Membership.objects.filter(user=left).delete()
    assert titles(client.get(URL)) == [""]
    page = client.get(reverse("notifications:open", args=[rows(left)[0].public_id])).content.decode()
    assert "Ardenne" not in page


def test_a_farewell_stays_readable(client, company, monkeypatch):
    monkeypatch.setitem(notice._known, "company_verified", replace(notice["company_verified"], farewell=True))
    left = join(company, role=Role.EDITOR)
    tell(company)
    Membership.objects.filter(user=left).delete()
    client.force_login(left)
    assert titles(client.get(URL)) == ["January: Ardenne Vision S.à r.l. is verified"]


def test_a_kind_that_is_gone_does_not_break_the_page(visitor, company, owner):
    Notice.objects.filter(pk=rows(owner)[0].pk).update(kind="long_gone")
    assert titles(visitor.get(URL))[0] == ""


def test_the_menu_counts_what_is_unread(visitor, company):
    assert '<span class="count">2</span>' in visitor.get(URL).content.decode()


def test_a_typed_name_is_text_on_the_page(client, db):
    owner = make_person()
    make_company(owner=owner, name="<img src=x>")
    client.force_login(owner)
    assert "<img src=x>" not in client.get(URL).content.decode()


def test_words_follow_the_language_of_the_moment(company, owner):
    with translation.override("fr"):
        (entry,) = inbox.entries(rows(owner)[:1], user=owner)
    assert entry.title == "janvier: Ardenne Vision S.à r.l. is verified"
