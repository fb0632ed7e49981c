"""One's own account: name and language, sessions; the rest are allauth's views."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import LogoutView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from portal.accounts import sessions
from portal.accounts.browsers import browser_name
from portal.accounts.factors import OWN_FACTORS, FactorAdapter
from portal.accounts.forms import Profile
from portal.accounts.models import User
from portal.ui import languages
from portal.ui.pages import FormPage, Titled


class OwnAccount(FormPage):
    """Name and language, and the way to everything else about the account."""

    title = gettext_lazy("Your account")
    template_name = "accounts/profile.html"
    form_class = Profile
    success_url = reverse_lazy("accounts:profile")

    def get_initial(self) -> dict[str, Any]:
        user = sessions.signed_in(self.request)
        return {"name": user.name, "language": user.language}

    def form_valid(self, form: Profile) -> HttpResponse:
        language = form.cleaned_data["language"]
        User.objects.filter(pk=sessions.signed_in(self.request).pk).update(**form.cleaned_data)
        languages.use(self.request, language)
        messages.success(self.request, _("Your account is saved."))
        response = super().form_valid(form)
        languages.remember(response, language)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = sessions.signed_in(self.request)
        ways = {
            "addresses": EmailAddress.objects.filter(user=user).order_by("-verified"),
            "factors": Authenticator.objects.filter(user=user, type__in=OWN_FACTORS).count(),
            "identities": SocialAccount.objects.filter(user=user).count(),
            "sessions": len(sessions.sessions_of(user)),
        }
        return super().get_context_data(**ways | kwargs)


@require_GET
def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where this person is signed in."""
    rows = [
        {
            "session": row,
            "name": sessions.name_of(row),
            "browser": browser_name(row.user_agent),
            "here": row.session_key == request.session.session_key,
        }
        for row in sessions.sessions_of(sessions.signed_in(request))
    ]
    return render(request, "usersessions/usersession_list.html", {"rows": rows})


@require_POST
def end_session(request: HttpRequest) -> HttpResponseRedirect:
    """Sign out of one session, or of all others."""
    if name := request.POST.get("session", ""):
        sessions.end_one(sessions.signed_in(request), name=name)
    else:
        sessions.end_others(request)
    messages.success(request, _("Done: you are signed out there."))
    return redirect("usersessions_list")


class SignOut(LogoutView):
    """Leaves nothing of the session in the browser, not even what a page kept there."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class RemoveKey(Titled, RemoveWebAuthnView):
    """Takes a passkey away, unless it is the last factor of somebody who needs one."""

    title = gettext_lazy("Remove a passkey")

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = FactorAdapter()
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return super().form_valid(form)


def to_own_password_page(request: HttpRequest, extra_context: Any = None) -> HttpResponseRedirect:
    """The administration's own page knows neither rate limits nor the mail about the change."""
    return redirect("account_change_password")
