"""Groups in a few strokes: `company("A", 30, 6, 5)` in posts and millions, `holds("B", "A", 25)`."""

from decimal import Decimal

from companies.size import judge
from companies.size.model import Account, Category, Enterprise, Figures, Group, Holding, Kind

MILLION = 1_000_000


def figures(posts, turnover, balance):
    """Posts, and two amounts in millions."""
    return Figures(
        headcount=Decimal(str(posts)),
        turnover=Decimal(str(turnover)) * MILLION,
        balance_sheet=Decimal(str(balance)) * MILLION,
    )


def company(key, posts=1, turnover=0, balance=0, *, kind=Kind.COMPANY, year=2025, **more):
    """An enterprise with one closed year."""
    account = Account(year=year, figures=figures(posts, turnover, balance))
    return Enterprise(**{"id": key, "name": key, "kind": kind, "accounts": (account,)} | more)


def person(key, **more):
    """A natural person without an enterprise of their own."""
    return Enterprise(**{"id": key, "name": key, "kind": Kind.NATURAL_PERSON} | more)


def years(key, *rows, **more):
    """An enterprise with several years: rows of (year, posts, turnover, balance)."""
    accounts = tuple(Account(year=year, figures=figures(*rest)) for year, *rest in rows)
    return Enterprise(**{"id": key, "name": key, "kind": Kind.COMPANY, "accounts": accounts} | more)


def holds(holder, held, capital, votes=None, *, controls=False):
    """A holding; votes are as much as capital unless said otherwise."""
    return Holding(
        holder=holder,
        held=held,
        capital=Decimal(str(capital)),
        votes=Decimal(str(capital if votes is None else votes)),
        controls=controls,
    )


def group(enterprises, holdings=(), **more):
    """A group whose first enterprise applies."""
    return Group(
        applicant=enterprises[0].id,
        enterprises={enterprise.id: enterprise for enterprise in enterprises},
        holdings=tuple(holdings),
        **more,
    )


def judged(enterprises, *holdings, **more):
    """The result for a group whose first enterprise applies."""
    return judge(group(enterprises, holdings, **more))


def counted(result):
    """What each enterprise is found to be: `{"B": ("partner", "25")}`."""
    return {
        row.enterprise: (str(row.relation), f"{row.weight.normalize():f}") for row in result.contributions
    }


def last_figures(result):
    """Posts, turnover and balance sheet of the deciding year, in millions."""
    sums = result.periods[-1].figures
    return (
        float(sums.headcount),
        float(sums.turnover / MILLION),
        float(sums.balance_sheet / MILLION),
    )


MICRO, SMALL, MEDIUM, NOT_SME = Category
