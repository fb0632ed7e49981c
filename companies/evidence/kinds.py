"""Kinds of evidence: what each is for, in plain words, for which claims it stands, and how old it may be.

What Luxembourg's grant procedures ask for: the last two annual accounts, the group's organigram with percentages, the
certificate of headcount of the CCSS. The months are the programme's own choice, as is common with such extracts.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portal.ui.layout import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKind:
    """One row. `months` is how old it may be on the day it is checked; 0 where age does not matter."""

    code: str
    label: Words
    why: Words
    claims: tuple[str, ...]
    required: bool = False
    yearly: bool = False
    months: int = 0


KINDS = {
    kind.code: kind
    for kind in (
        EvidenceKind(
            code="register",
            label=_("Extract from the trade register"),
            why=_(
                "Shows name, legal form, number, seat and who may sign. From lbr.lu, no older than three months."
            ),
            claims=("identity", "register", "address", "mandate"),
            required=True,
            months=3,
        ),
        EvidenceKind(
            code="accounts",
            label=_("Annual accounts"),
            why=_("Balance sheet and profit and loss account of one closed year, as you filed them."),
            claims=("figures",),
            required=True,
            yearly=True,
        ),
        EvidenceKind(
            code="headcount",
            label=_("Headcount certificate (CCSS)"),
            why=_(
                "Says how many people the company employs. You order it from the CCSS; no older than three months."
            ),
            claims=("figures",),
            months=3,
        ),
        EvidenceKind(
            code="organigram",
            label=_("Organigram of the group"),
            why=_(
                "Who owns the company and what the company owns, with percentages. A sketch of your own is enough."
            ),
            claims=("ownership",),
            months=12,
        ),
        EvidenceKind(
            code="permit",
            label=_("Business permit"),
            why=_("Shows that the company may do what it says it does."),
            claims=("activity",),
        ),
        EvidenceKind(
            code="articles",
            label=_("Articles of association"),
            why=_("Show shares, votes and who may bind the company."),
            claims=("ownership", "mandate"),
        ),
        EvidenceKind(
            code="mandate",
            label=_("Mandate"),
            why=_("Says that a person may act for the company who is not in the register."),
            claims=("mandate",),
            months=12,
        ),
        EvidenceKind(
            code="other",
            label=_("Something else"),
            why=_("Anything that helps us to understand. Say in the note what it shows."),
            claims=("identity", "register", "address", "activity", "figures", "ownership", "mandate"),
        ),
    )
}


def for_claim(claim: str) -> list[EvidenceKind]:
    """The kinds that stand for a claim; `figures-2025` is the claim on one year's figures."""
    root = claim.partition("-")[0]
    return [kind for kind in KINDS.values() if root in kind.claims]
