"""The sessions of a person: their list, their end, and a new name when a session gains rights."""

from datetime import datetime
from typing import cast

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The person of a request that LoginRequiredMiddleware let through."""
    return cast(User, request.user)


def renew(request: HttpRequest) -> None:
    """Give the session a new key; the old one is dead. SECURITY: rights gained never follow a known key."""
    old = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)


def end_all(user: User) -> None:
    """End every session of a person at its next request."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])


def name_of(session: UserSession) -> str:
    """What a page calls a session: neither its row number nor anything that signs in."""
    return salted_hmac("portal.accounts.sessions", session.session_key).hexdigest()[:20]


def sessions_of(user: User) -> list[UserSession]:
    """The sessions that still live, the latest first."""
    living = UserSession.objects.purge_and_list(user)
    return sorted(living, key=_began, reverse=True)


def end_one(user: User, *, name: str) -> bool:
    """End one session of a person by its name on the page; False when there is none of that name."""
    for session in UserSession.objects.filter(user=user):
        if name_of(session) == name:
            session.end()
            return True
    return False


def end_others(request: HttpRequest) -> None:
    """End every session of this person but the one that asks."""
    user = signed_in(request)
    end_all(user)
    update_session_auth_hash(request, user)
    UserSession.objects.filter(user=user).delete()
    UserSession.objects.create_from_request(request)


def _began(session: UserSession) -> datetime:
    return session.created_at
