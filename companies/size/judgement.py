"""Judges a group: who counts at what weight, the figures year by year, the category and the reasons.

Pure and total: any Group gives a Result, and the order of its rows does not matter.
"""

from collections.abc import Iterator
from decimal import localcontext

from companies.size import words
from companies.size.contributions import Findings, contributions
from companies.size.exemptions import Exemptions
from companies.size.figures import account_for, total, without_consolidated
from companies.size.history import status_by_year
from companies.size.links import find_links, is_enterprise
from companies.size.model import WHOLE, Category, Enterprise, Group, Period, Result
from companies.size.paths import ways_to_applicant
from companies.size.persons import find_hubs, find_units
from companies.size.plausibility import held_more_than_whole
from companies.size.public import PUBLIC, PublicShare, public_share
from companies.size.stakes import find_stakes, weights
from companies.size.thresholds import RULES, SMALL_MID_CAP, VERSION, category_of, rounded
from portal.core.sentences import Sentence

DIGITS = 60  # sums stay exact, so that their order cannot matter


def judge(group: Group) -> Result:
    """The size of the applicant under Recommendation 2003/361/EC, with everything that led to it."""
    with localcontext(prec=DIGITS):
        findings, public = _look(group)
        periods = _periods(findings, public=public)
        last = periods[-1]
        mid_cap = (
            not public.rules_out and last.status is Category.NOT_SME and SMALL_MID_CAP.holds(last.figures)
        )
        return Result(
            category=last.status,
            periods=periods,
            contributions=contributions(findings, year=last.year),
            reasons=tuple(_reasons(findings, periods, public=public, mid_cap=mid_cap)),
            small_mid_cap=mid_cap,
            rules=RULES,
            version=VERSION,
        )


def _look(group: Group) -> tuple[Findings, PublicShare]:
    """Walk the graph once."""
    units = find_units(group)
    hubs = find_hubs(group, units)
    links = find_links(group, joins=is_enterprise, hubs=hubs)
    exemptions = Exemptions.of(group)
    stakes = find_stakes(group, links, exemptions)
    partners = weights(stakes)
    counted = dict.fromkeys(links.linked_to(group.applicant), WHOLE)
    for bloc, share in partners.items():
        counted.update(dict.fromkeys(links.linked_to(bloc), share))
    findings = Findings(
        group=group,
        links=links,
        units=units,
        stakes=stakes,
        partners=partners,
        weights=without_consolidated(group, counted),
        ways=ways_to_applicant(group, links, hubs),
    )
    return findings, public_share(group, links, exemptions)


def _periods(findings: Findings, *, public: PublicShare) -> tuple[Period, ...]:
    """Every accounting period of the applicant, in the order of years."""
    group = findings.group
    accounts = group.enterprises[group.applicant].years
    figures = [rounded(total(group, findings.weights, year=account.year)) for account in accounts]
    raw = [Category.NOT_SME if public.rules_out else category_of(sums) for sums in figures]
    years = [account.year for account in accounts]
    statuses = status_by_year(zip(years, raw, strict=True), previous=_history_of(group))
    if public.rules_out or group.ownership_changed:
        statuses[-1] = raw[-1]  # ownership takes effect at once, only ceilings take two years
    return tuple(
        Period(year=account.year, figures=sums, category=category, status=status, estimate=account.estimate)
        for account, sums, category, status in zip(accounts, figures, raw, statuses, strict=True)
    )


def _history_of(group: Group) -> Category | None:
    """The status the two-year rule starts from; a new enterprise on an estimate has none."""
    estimated = any(account.estimate for account in group.enterprises[group.applicant].years)
    return None if estimated else group.previous_category


def _reasons(
    findings: Findings, periods: tuple[Period, ...], *, public: PublicShare, mid_cap: bool
) -> Iterator[Sentence]:
    """The reasons, the decisive ones first."""
    group, last = findings.group, periods[-1]
    if public.rules_out:
        yield words.public(group, public)
    yield words.size(last, public=public.rules_out)
    if not public.rules_out:
        yield words.decided_by(group, periods)
    if mid_cap:
        yield words.small_mid_cap()
    for key, held in held_more_than_whole(group).items():
        yield words.held_more_than_whole(group, key, held)
    for key in sorted(findings.weights):
        yield from _about_accounts(group.enterprises[key], year=last.year)


def _about_accounts(enterprise: Enterprise, *, year: int) -> Iterator[Sentence]:
    """What the reader should know of the figures an enterprise counts with."""
    account = account_for(enterprise, year)
    if account is None:
        yield (
            words.public_without_accounts(enterprise)
            if enterprise.kind in PUBLIC
            else words.no_accounts(enterprise)
        )
    elif account.year != year:
        yield words.other_year(enterprise, year=account.year, instead_of=year)
    elif account.estimate:
        yield words.estimated(enterprise)
