"""The sentences of a judgement, for a manager who has never read the Recommendation."""

from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from companies.size.model import Category, Enterprise, Group, Period, percent
from companies.size.public import PublicShare
from portal.core.sentences import Amount, Sentence

SIZES = {
    Category.MICRO: _(
        "In %(year)s the group counts %(headcount)s full-time posts, a turnover of EUR %(turnover)s and a "
        "balance sheet total of EUR %(balance_sheet)s: the size of a micro enterprise."
    ),
    Category.SMALL: _(
        "In %(year)s the group counts %(headcount)s full-time posts, a turnover of EUR %(turnover)s and a "
        "balance sheet total of EUR %(balance_sheet)s: the size of a small enterprise."
    ),
    Category.MEDIUM: _(
        "In %(year)s the group counts %(headcount)s full-time posts, a turnover of EUR %(turnover)s and a "
        "balance sheet total of EUR %(balance_sheet)s: the size of a medium-sized enterprise."
    ),
    Category.NOT_SME: _(
        "In %(year)s the group counts %(headcount)s full-time posts, a turnover of EUR %(turnover)s and a "
        "balance sheet total of EUR %(balance_sheet)s: not the size of an SME."
    ),
}
FIGURES_ONLY = _(
    "In %(year)s the group counts %(headcount)s full-time posts, a turnover of EUR %(turnover)s and a "
    "balance sheet total of EUR %(balance_sheet)s."
)


def size(period: Period, *, public: bool) -> Sentence:
    """What the figures of a year come to."""
    values = {
        "year": period.year,
        "headcount": Amount(period.figures.headcount),
        "turnover": Amount(period.figures.turnover),
        "balance_sheet": Amount(period.figures.balance_sheet),
    }
    return Sentence(FIGURES_ONLY if public else SIZES[period.category], values)


def public(group: Group, share: PublicShare) -> Sentence:
    """Article 3(4)."""
    return Sentence(
        _(
            "Public bodies hold %(share)s %% of %(name)s. From 25 %% on an enterprise is no SME, "
            "whatever its size: %(holders)s."
        ),
        {
            "share": percent(share.share),
            "name": group.name(group.applicant),
            "holders": ", ".join(group.name(holder) for holder in share.holders),
        },
    )


def decided_by(group: Group, periods: tuple[Period, ...]) -> Sentence:
    """Which rule leads from the years to the status."""
    last = periods[-1]
    if last.estimate:
        return Sentence(
            _("No year has been closed yet, so the estimate for %(year)s decides."), {"year": last.year}
        )
    if group.previous_category is None:
        return Sentence(_("The last closed year, %(year)s, decides."), {"year": last.year})
    if group.ownership_changed:
        return Sentence(
            _("Ownership has changed, so the last closed year, %(year)s, decides at once."),
            {"year": last.year},
        )
    if any(later.year != earlier.year + 1 for earlier, later in pairwise(periods)):
        return Sentence(_("A status changes after two years running; a missing year breaks the run. Add it."))
    return _two_years(group.previous_category, last)


def _two_years(previous: Category, last: Period) -> Sentence:
    if last.status is not previous:
        return Sentence(_("The ceilings were crossed in two years running, so the status has changed."))
    if last.category is previous:
        return Sentence(
            _("The last closed year, %(year)s, is of the same size as before."), {"year": last.year}
        )
    return Sentence(_("A ceiling must be crossed in two years running; until then the earlier status stays."))


def small_mid_cap() -> Sentence:
    """Recommendation (EU) 2025/1099: a name and a place to go, not the status of an SME."""
    return Sentence(
        _(
            "It is a small mid-cap under Recommendation (EU) 2025/1099. That is not an SME: access reserved for "
            "SMEs is closed to it, access that is open to every enterprise or paid for is not."
        )
    )


def no_accounts(enterprise: Enterprise) -> Sentence:
    """Counts as zero, which the reader must know."""
    return Sentence(
        _("%(name)s has given no accounts and counts as zero. Add its last closed year."),
        {"name": enterprise.name},
    )


def public_without_accounts(enterprise: Enterprise) -> Sentence:
    """A public body has no turnover to add."""
    return Sentence(
        _("%(name)s is a public body without accounts and counts as zero."), {"name": enterprise.name}
    )


def other_year(enterprise: Enterprise, *, year: int, instead_of: int) -> Sentence:
    """Older or newer accounts stand in."""
    return Sentence(
        _("%(name)s has no accounts for %(instead_of)s; those of %(year)s stand in."),
        {"name": enterprise.name, "year": year, "instead_of": instead_of},
    )


def estimated(enterprise: Enterprise) -> Sentence:
    """A new enterprise, Article 4(3)."""
    return Sentence(
        _(
            "The figures of %(name)s are an estimate made in good faith; replace them with the first closed year."
        ),
        {"name": enterprise.name},
    )


def held_more_than_whole(group: Group, key: str, total: Decimal) -> Sentence:
    """Judged all the same, but somebody should look."""
    return Sentence(
        _("The holders of %(name)s have %(total)s %% together, more than 100 %%. Check these rows."),
        {"name": group.name(key), "total": percent(total)},
    )
