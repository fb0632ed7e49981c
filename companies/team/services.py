"""Writes on invitations. Each states its transaction and its errors."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from companies.models import Company, JoinRequest, Membership
from companies.statuses import JoinStatus
from companies.team import tokens
from companies.team.models import Invitation
from companies.team.statuses import InvitationStatus as Status
from portal.notifications import letters
from portal.notifications.wording import defused
from portal.ui.formats import day
from portal.workflow.engine import MoveRefused, begin, perform
from portal.workflow.models import Event

# An SME's team fits in many times over; a stolen account sends no flood of mail in our name.
MOST_A_DAY = 50


@transaction.atomic
def invite(*, company: Company, email: str, role: str, language: str, actor: Any, at: datetime) -> Invitation:
    """Invite one address; MoveRefused where it belongs to the company, is invited already, or too many went out.

    The company is locked, so that the day's limit holds for two owners at once.
    """
    locked = Company.objects.select_for_update().get(pk=company.pk)
    address = email.lower()
    if Membership.objects.filter(company=locked, user__email=address).exists():
        raise MoveRefused(_("Belongs to the company already."))
    if Invitation.objects.filter(company=locked, sent_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise MoveRefused(_("Not sent: today's limit of invitations is reached. Try again tomorrow."))
    token = tokens.new()
    invitation = Invitation(
        company=locked,
        email=address,
        role=role,
        language=language,
        token_digest=tokens.digest(token),
        invited_at=at,
        invited_by=actor,
        sent_at=at,
        expires_at=at + Invitation.GOOD_FOR,
    )
    try:
        with transaction.atomic():
            begin(invitation, actor=actor, at=at, data={"role": role})
    except IntegrityError:
        raise MoveRefused(
            _("Is invited already. Send that invitation again, or take it back first.")
        ) from None
    _post(invitation, token=token, at=at)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation, actor: Any, at: datetime) -> None:
    """Send an open invitation with a new link, good for the full time again; the old link is dead.

    Locks the invitation. MoveRefused where it is not open, or was sent a moment or too many times ago.
    """
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("company", "invited_by")
        .get(pk=invitation.pk)
    )
    if row.status != Status.SENT:
        raise MoveRefused(_("This invitation is not open any more. Invite the person anew."))
    if row.sent_times >= Invitation.MOST_MAILS:
        raise MoveRefused(_("This invitation has been sent often enough. Ask the person another way."))
    if at < row.sent_at + Invitation.SEND_AGAIN_AFTER:
        raise MoveRefused(_("This invitation was sent a moment ago. Wait ten minutes, then try again."))
    token = tokens.new()
    row.token_digest, row.sent_at = tokens.digest(token), at
    row.sent_times, row.expires_at = row.sent_times + 1, at + Invitation.GOOD_FOR
    row.save(update_fields=["token_digest", "sent_at", "sent_times", "expires_at"])
    Event.record(row, "invitation.sent_again", actor=actor, at=at)
    _post(row, token=token, at=at)


def expire_invitations(*, at: datetime) -> int:
    """Let every open invitation expire whose time is over. Safe to run twice: the engine decides each."""
    return _expire(Invitation.objects.filter(status=Status.SENT, expires_at__lte=at), at=at)


def expire_joins(*, at: datetime) -> int:
    """Let requests to join end that no owner has answered. Safe to run twice."""
    rows = JoinRequest.objects.filter(status=JoinStatus.ASKED, asked_at__lte=at - JoinRequest.GOOD_FOR)
    return _expire(rows, at=at)


def _expire(rows: Any, *, at: datetime) -> int:
    ended = 0
    for row in rows.order_by("pk"):
        try:
            perform(row, "expire", actor=None, at=at)
        except MoveRefused:
            continue  # answered or sent again in the meantime
        ended += 1
    return ended


def _post(invitation: Invitation, *, token: str, at: datetime) -> None:
    """The letter, in the language of the person where we know it, else in the one that the inviter chose."""
    person = get_user_model().objects.filter(email=invitation.email).first()
    language = person.language if person else invitation.language
    words: dict[str, str | Callable[..., str]] = {
        # SECURITY: this mail goes to strangers in our name; what others typed carries no address to click on.
        "inviter": defused(invitation.invited_by.name or invitation.invited_by.email),
        "company": defused(invitation.company.name),
        "link": f"{settings.SITE_URL}{reverse('companies:invitation', args=[token])}",
        "site_name": settings.SITE_NAME,
        "support_email": settings.SUPPORT_EMAIL,
    }
    with translation.override(language):
        words |= {"role": invitation.get_role_display(), "until": day(invitation.expires_at)}
        subject = render_to_string("companies/team/mail/invitation_subject.txt", words)
        text = render_to_string("companies/team/mail/invitation_message.txt", words)
    letters.post(to=invitation.email, subject=subject, text=text.strip(), language=language, at=at)
