"""What an owner, an editor and a viewer may do, as one table: the page of the people and the reference read it.

A row names an act of the tables of moves or of grants, and who holds it is read there: the words here can
never promise what the engine refuses.
"""

from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.checks import subjects
from portal.workflow.lifecycle import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """One line: the words, and the act that decides who may."""

    label: Words
    kind: str  # the kind of subject: "company"
    act: str  # the name of a move or a grant of it; "" is to see it at all

    def roles(self) -> frozenset[Role]:
        """The roles of a company's people that may do it."""
        model = next(model for model in subjects() if model.kind == self.kind)
        if not self.act:
            return frozenset(model.seeing) & frozenset(MEMBER_ROLES)
        if self.act in model.lifecycle.moves:
            held = model.lifecycle.moves[self.act].by
        else:
            app = apps.get_app_config(model._meta.app_label).name
            held = import_module(f"{app}.grants").GRANTS[self.act].roles
        return frozenset(Role(role) for role in held) & frozenset(MEMBER_ROLES)


POWERS = (
    Power(label=_("Read everything of the company and its applications"), kind="application", act=""),
    Power(label=_("Enter and correct details and figures"), kind="company", act="edit_company"),
    Power(label=_("Begin and write applications"), kind="application", act="edit_sections"),
    Power(label=_("Answer our questions"), kind="application", act="answer"),
    Power(label=_("Send the registration for verification"), kind="company", act="send"),
    Power(label=_("Sign and submit applications"), kind="application", act="submit"),
    Power(label=_("Withdraw an application"), kind="application", act="withdraw"),
    Power(label=_("Accept or refuse an offer"), kind="application", act="accept"),
    Power(label=_("Invite people, change roles, take people out"), kind="company", act="manage_people"),
    Power(label=_("Leave the company"), kind="company", act="leave"),
)


def table() -> list[tuple[Words, list[bool]]]:
    """Each line with yes or no for owner, editor and viewer, in this order."""
    return [(power.label, [role in power.roles() for role in MEMBER_ROLES]) for power in POWERS]
