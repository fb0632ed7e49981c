"""Does a name that an applicant wrote mean this person? By name, mail address or domain, or employer. Pure.

A single word that is only part of a longer name matches nobody: “Luxembourg” does not exclude a university.
"""

from companies.screening.sanctions.folding import fold, fold_name

FEWEST = 2  # words that a shorter name must have to be found inside a longer one


def means(named: str, *, name: str, email: str, employer: str = "") -> bool:
    """True where the exclusion `named` fits the person's name, mail domain or employer."""
    wanted = named.strip().casefold()
    domain = email.casefold().rpartition("@")[2]
    if "@" in wanted:
        host = wanted.rpartition("@")[2]
        return wanted == email.casefold() or (wanted.startswith("@") and _within(domain, host))
    if "." in wanted and " " not in wanted and _within(domain, wanted):
        return True
    return _same_words(named, name) or _same_words(named, employer) or _is_domain_of(named, domain)


def _within(domain: str, host: str) -> bool:
    return domain == host or domain.endswith(f".{host}")


def _same_words(named: str, other: str) -> bool:
    """The same words in any order, or the shorter name inside the longer one."""
    mine, theirs = set(fold_name(named).split()), set(fold_name(other).split())
    if not mine or not theirs:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    return mine == theirs or (len(shorter) >= FEWEST and shorter <= longer)


def _is_domain_of(named: str, domain: str) -> bool:
    """`Acme Analytics S.A.` and `acme-analytics.lu`."""
    label = domain.rpartition(".")[0].rpartition(".")[2]
    return bool(label) and fold_name(named).replace(" ", "") == fold(label).replace(" ", "")
