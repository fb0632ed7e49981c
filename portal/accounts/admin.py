"""People and staff roles in the administration. Passwords are never typed here, and every act is an event."""

from typing import Any, ClassVar

from allauth.account import admin as _account  # noqa: F401  (registered there, taken out here)
from allauth.account.models import EmailAddress
from allauth.mfa import admin as _mfa  # noqa: F401
from allauth.mfa.models import Authenticator
from allauth.socialaccount import admin as _socialaccount  # noqa: F401
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions import admin as _usersessions  # noqa: F401
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import admin as _auth  # noqa: F401
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import BaseModelFormSet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.accounts import services
from portal.accounts.factors import OWN_FACTORS
from portal.accounts.forms import clean_name
from portal.accounts.models import StaffRole, User

# SECURITY: allauth's own pages show secrets and change accounts without a trace.
for model in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken, UserSession, Group):
    admin.site.unregister(model)


class PersonForm(forms.ModelForm):
    """Small letters in addresses, and no address in names."""

    class Meta:
        model = User
        fields = ("email", "name", "language", "is_active", "is_staff", "is_superuser")

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is an account with this e-mail address already."))
        return email


class StaffRoleInline(admin.TabularInline):
    """Roles are given and taken, never rewritten."""

    model = StaffRole
    extra = 0
    readonly_fields = ("granted_at",)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    """Only superusers come here: whoever gives roles has them all."""

    form = PersonForm
    inlines: ClassVar = [StaffRoleInline]
    list_display = ("name", "email", "roles", "language", "is_active", "second_factor", "last_login")
    list_filter = ("staff_roles__role", "is_active", "is_superuser", "language")
    search_fields = ("email", "name")
    ordering = ("name", "email")
    readonly_fields = ("public_id", "last_login", "date_joined", "second_factor")
    actions = ("send_reset", "sign_out", "remove_factors")
    fieldsets = (
        (None, {"fields": ("email", "name", "language", "public_id")}),
        (_("Signing in"), {"fields": ("is_active", "second_factor", "last_login", "date_joined")}),
        (_("Administration"), {"fields": ("is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "language")}),)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        return self.fieldsets if obj else self.add_fieldsets

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        return self.inlines if obj else []

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=OWN_FACTORS)
        people = super().get_queryset(request).annotate(has_second_factor=Exists(factors))
        return people.prefetch_related("staff_roles")

    @admin.display(description=_("roles"))
    def roles(self, person: User) -> str:
        return ", ".join(str(row.get_role_display()) for row in person.staff_roles.all()) or "–"

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, person: User) -> bool:
        return person.has_second_factor  # type: ignore[attr-defined]

    # --- Writing goes through the services ----------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: User, form: PersonForm, change: bool) -> None:
        doing: dict[str, Any] = {"actor": request.user, "at": timezone.now()}
        if not change:
            services.invite(obj, **doing)
            return
        changed = set(form.changed_data)
        User.objects.filter(pk=obj.pk).update(name=obj.name, language=obj.language)
        if "email" in changed:
            services.change_address(obj, email=obj.email, **doing)
        if "is_active" in changed:
            (services.open_account if obj.is_active else services.close_account)(obj, **doing)
        if changed & {"is_staff", "is_superuser"}:
            services.change_rights(obj, is_staff=obj.is_staff, is_superuser=obj.is_superuser, **doing)

    def save_formset(
        self, request: HttpRequest, form: PersonForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        doing: dict[str, Any] = {"actor": request.user, "at": timezone.now()}
        formset.save(commit=False)
        for row in formset.new_objects:
            services.grant_role(form.instance, role=row.role, **doing)
        for row in formset.deleted_objects:
            services.revoke_role(form.instance, role=row.role, **doing)

    @admin.action(description=_("Send a link to set a new password"))
    def send_reset(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._each(request, people, services.send_reset)

    @admin.action(description=_("Sign out everywhere"))
    def sign_out(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._each(request, people, services.end_sessions)

    @admin.action(description=_("Remove the second factor (phone and codes lost)"))
    def remove_factors(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._each(request, people, services.remove_factors)

    def _each(self, request: HttpRequest, people: QuerySet[User], act: Any) -> None:
        chosen = list(people)
        for person in chosen:
            act(person, actor=request.user, at=timezone.now())
        words = ngettext("Done for %(count)d person.", "Done for %(count)d people.", len(chosen))
        messages.success(request, words % {"count": len(chosen)})


@admin.register(StaffRole)
class StaffRoleAdmin(admin.ModelAdmin):
    """Who holds which role, at a glance; given and taken on the person's page."""

    list_display = ("user", "role", "granted_at")
    list_filter = ("role",)
    list_select_related = ("user",)
    search_fields = ("user__email", "user__name")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: StaffRole | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: StaffRole | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: StaffRole | None = None) -> bool:
        return False
