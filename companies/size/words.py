"""The sentences of a judgement, for a manager who has never read the Recommendation."""

from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from companies.size.model import Category, Group, Period, percent
from companies.size.public import PublicShare
from portal.core.sentences import Sentence

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
        "headcount": period.figures.headcount,
        "turnover": period.figures.turnover,
        "balance_sheet": period.figures.balance_sheet,
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
    if last.status is not last.category:
        return Sentence(
            _(
                "A ceiling must be crossed in two years running, so the status stays as it was before %(year)s."
            ),
            {"year": last.year},
        )
    if last.status is previous:
        return Sentence(_("The status stays what it was: %(year)s is the same size."), {"year": last.year})
    return Sentence(_("The ceilings were crossed in two years running, so the status has changed."))
