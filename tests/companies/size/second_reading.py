"""Groups of enterprises made up at random, and a second, slow reading of the rules to hold the first one to."""

from decimal import Decimal
from itertools import combinations

from hypothesis import strategies as st

from companies.size.model import Account, Category, Enterprise, Figures, Group, Holding, Kind

SHARES = st.sampled_from(
    [Decimal(share) for share in ("0", "10", "24.99", "25", "26", "30", "50", "50.01", "75")]
)
ORDER = list(Category)


@st.composite
def enterprises(draw, key):
    kind = Kind.COMPANY if key == "A" else draw(st.sampled_from([Kind.COMPANY] * 4 + list(Kind)))
    person = kind is Kind.NATURAL_PERSON
    accounts = tuple(
        Account(
            year=year,
            figures=Figures(
                headcount=draw(st.decimals(0, 300, places=2)),
                turnover=draw(st.decimals(0, 60_000_000, places=2)),
                balance_sheet=draw(st.decimals(0, 60_000_000, places=2)),
            ),
        )
        for year in ((2024, 2025) if (not person and draw(st.booleans())) or key == "A" else ())
    )
    return Enterprise(
        id=key,
        name=key,
        kind=kind,
        accounts=accounts,
        inhabitants=draw(st.sampled_from([4_000, 12_000])) if kind is Kind.LOCAL_AUTHORITY else None,
        annual_budget=Decimal(8_000_000) if kind is Kind.LOCAL_AUTHORITY else None,
        invested=draw(st.sampled_from([Decimal(500_000), Decimal(700_000)]))
        if kind is Kind.BUSINESS_ANGEL
        else None,
        markets=draw(st.sampled_from([frozenset(), frozenset("x"), frozenset("y"), frozenset("xy")])),
    )


@st.composite
def groups(draw, most=7):
    keys = "ABCDEFG"[: draw(st.integers(1, most))]
    found = {key: draw(enterprises(key)) for key in keys}
    pairs = [(a, b) for a in keys for b in keys if a != b and not found[b].is_person]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    holdings = tuple(
        Holding(
            holder=a,
            held=b,
            capital=draw(SHARES),
            votes=draw(SHARES),
            controls=draw(st.sampled_from([False] * 9 + [True])),
        )
        for a, b in chosen
    )
    people = [key for key in keys if found[key].kind is Kind.NATURAL_PERSON]
    joint = (frozenset(people),) if len(people) > 1 and draw(st.booleans()) else ()
    return Group(applicant="A", enterprises=found, holdings=holdings, acting_jointly=joint)


def linked_sets(group):
    """Linked enterprises by joining sets until nothing changes."""
    sets = [{key} for key, enterprise in group.enterprises.items() if not enterprise.is_person]
    units = [set(unit) for unit in group.acting_jointly]
    units += [
        {k} for k, e in group.enterprises.items() if e.is_person and not any(k in unit for unit in units)
    ]
    changed = True
    while changed:
        changed = False
        for one, other in combinations(sets, 2):
            if joined(group, one, other) or joined(group, other, one) or by_persons(group, units, one, other):
                sets.remove(other)
                one |= other
                changed = True
                break
    return sets


def joined(group, holders, held):
    return any(in_control(group, holders, key) for key in held)


def in_control(group, holders, key):
    rows = [row for row in group.holdings if row.holder in holders and row.held == key and key not in holders]
    return sum(row.votes for row in rows) > 50 or any(row.controls for row in rows)


def by_persons(group, units, one, other):
    for unit in units:
        controlled = set()
        while more := {
            k for k in group.enterprises if k not in controlled and in_control(group, unit | controlled, k)
        }:
            controlled |= more
        for a in one & controlled:
            for b in other & controlled:
                mine, theirs = group.enterprises[a].markets, group.enterprises[b].markets
                if not mine or not theirs or mine & theirs:
                    return True
    return False


def let_pass(group, holders, held, share):
    invested = sum(
        group.enterprises[row.holder].invested or 0
        for row in group.holdings
        if row.held == held and group.enterprises[row.holder].kind is Kind.BUSINESS_ANGEL
    )
    for key in holders:
        enterprise = group.enterprises[key]
        if enterprise.kind in (Kind.COMPANY, Kind.NATURAL_PERSON, Kind.PUBLIC_BODY):
            return False
        if enterprise.kind is Kind.BUSINESS_ANGEL and invested >= 1_250_000:
            return False
        if enterprise.kind is Kind.LOCAL_AUTHORITY and enterprise.inhabitants >= 5_000:
            return False
    return share <= 50


def expected_weights(group):
    """Every enterprise that counts, with its weight, read from the rules set by set."""
    sets = linked_sets(group)
    own = next(members for members in sets if "A" in members)
    found = dict.fromkeys(own, Decimal(100))
    alone = [{k} for k, e in group.enterprises.items() if e.is_person and e.kind is Kind.BUSINESS_ANGEL]
    for members in [*(m for m in sets if m is not own), *alone]:
        best = Decimal(0)
        for key in own | members:
            holders = members if key in own else own
            rows = [row for row in group.holdings if row.holder in holders and row.held == key]
            share = max(sum(row.capital for row in rows), sum(row.votes for row in rows))
            if key in own and let_pass(group, {row.holder for row in rows}, key, share):
                continue
            best = max(best, share)
        if best >= 25:
            found |= dict.fromkeys(members, best)
    return found


def weights_of(result, group):
    people = {key for key, enterprise in group.enterprises.items() if enterprise.kind is Kind.NATURAL_PERSON}
    counted = {
        row.enterprise: row.weight
        for row in result.contributions
        if row.weight and not (row.enterprise in people and not group.enterprises[row.enterprise].accounts)
    }
    return {"A": Decimal(100)} | counted
