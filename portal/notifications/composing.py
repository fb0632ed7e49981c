"""A row as a mail: text and HTML with the same words, and the headers that machines read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from portal.notifications import rendering, unsubscribing
from portal.notifications.kinds import notice
from portal.notifications.models import Letter, Mute, Notice, Outgoing
from portal.notifications.rendering import Subjects, absolute
from portal.notifications.verdicts import Undeliverable
from portal.notifications.wording import Paragraph, defused, paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What both parts of a mail are made from."""

    language: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    name: str = ""
    action: str = ""
    link: str = ""
    audience: str = ""
    unsubscribe: str = ""
    reference: str = ""

    @property
    def heading(self) -> str:
        """The subject inside the mail, where programs look for addresses as they do in any other line."""
        return defused(self.subject)

    def part(self, kind: str) -> str:
        """The `txt` or `html` part, in the language of the mail."""
        context = {
            "mail": self,
            "site_name": settings.SITE_NAME,
            "support": settings.SUPPORT_EMAIL,
            "preferences": absolute(reverse("notifications:preferences")),
        }
        with translation.override(self.language):
            return render_to_string(f"mail/message.{kind}", context).strip() + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the words of some rows need from other tables, read for all of them at once."""

    subjects: Subjects
    muted: frozenset[tuple[int, str]]  # person and kind
    unseen: frozenset[int]  # rows whose recipient may not see their subject any more


def surroundings(rows: Sequence[Outgoing]) -> Surroundings:
    """For any number of rows: a query for each kind of subject, one for mails that are switched off, two for rights.

    SECURITY: read after the claim, so that whoever was taken out of a company gets no mail that waited meanwhile.
    """
    notices = [row for row in rows if isinstance(row, Notice)]
    may = [row for row in notices if row.kind in notice and notice[row.kind].may_mute]
    muted = Mute.objects.filter(user__in=[row.recipient_id for row in may]) if may else Mute.objects.none()
    return Surroundings(
        subjects=rendering.load(row.event for row in notices),
        muted=frozenset(muted.values_list("user_id", "kind")),
        unseen=rendering.unseen(
            row for row in notices if row.kind in notice and not notice[row.kind].farewell
        ),
    )


def compose(row: Outgoing, known: Surroundings) -> EmailMultiAlternatives:
    """The mail of a notice or a letter; Undeliverable where it must not be sent any more."""
    return COMPOSERS[type(row)](row, known)


def _of_notice(row: Notice, known: Surroundings) -> EmailMultiAlternatives:
    person = row.recipient
    kind = notice[row.kind]
    if not person.is_active:
        raise Undeliverable("The person may no longer sign in.")
    if kind.may_mute and (person.pk, row.kind) in known.muted:
        raise Undeliverable("The person has switched this mail off.")
    if row.pk in known.unseen:
        raise Undeliverable("The person may not see any more what this mail is about.")
    subject = known.subjects[row.event.subject_kind, row.event.subject_id]
    words = rendering.message(row, subject=subject, language=person.language)
    headers: dict[str, str] = {}
    unsubscribe = ""
    if kind.may_mute:
        unsubscribe = absolute(unsubscribing.path(user=person, kind=row.kind))
        # RFC 8058: the mail program's own button posts to this address, without asking again.
        headers = {
            "List-Unsubscribe": f"<{unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    layout = Layout(
        language=words.language,
        subject=words.subject,
        paragraphs=words.paragraphs,
        name=defused(person.name),
        action=words.action,
        link=words.link,
        audience=words.audience,
        unsubscribe=unsubscribe,
        reference=row.public_id,
    )
    return _mail(row, to=person.email, layout=layout, headers=headers)


def _of_letter(row: Letter, known: Surroundings) -> EmailMultiAlternatives:
    layout = Layout(language=row.language, subject=row.subject, paragraphs=paragraphs(row.text))
    return _mail(row, to=row.to, layout=layout, html=row.html)


def _mail(
    row: Outgoing, *, to: str, layout: Layout, headers: dict[str, str] | None = None, html: str = ""
) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        subject=layout.subject,
        body=layout.part("txt"),
        to=[to],
        reply_to=[settings.SUPPORT_EMAIL],
        headers={
            # From the row, so that a mail which went out twice is known as one.
            "Message-ID": f"<{row.public_id}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": layout.language,
            **(headers or {}),
        },
    )
    mail.attach_alternative(html or layout.part("html"), "text/html")
    return mail


COMPOSERS: dict[type[Outgoing], Callable[[Any, Surroundings], EmailMultiAlternatives]] = {
    Notice: _of_notice,
    Letter: _of_letter,
}
