"""Names as they are compared: one case, plain letters, no marks, no legal forms. Pure."""

import re
import unicodedata

from anyascii import anyascii

LONGEST = 600
APART = re.compile(r"[^a-z0-9]+")
WRITTEN = """
    ag aktiengesellschaft anonyme ao asbl bv co company corp corporation dmcc eurl fze gesellschaft gie gmbh
    holding inc jsc kg limited llc llp ltd nv oao ojsc ooo oy pao pjsc plc pte sa saoc sarl sarls sas sca scoop
    scs se sl snc societe sp spa srl zao
"""
LEGAL_FORMS = frozenset(WRITTEN.split())
INITIALS = re.compile(r"\b((?:[a-z] ){1,5}[a-z])\b")


def fold(text: str) -> str:
    """`Ångström & Söhne` → `angstrom sohne`; Кириллица and the like in Latin letters."""
    plain = anyascii(unicodedata.normalize("NFKC", text)).casefold()
    return APART.sub(" ", plain.replace("'", "")).strip()[:LONGEST]


def fold_name(text: str) -> str:
    """The same without legal forms, so that `S.à r.l.` and `Sarl` are no difference; never empty for a name."""
    folded = INITIALS.sub(lambda found: found[1].replace(" ", ""), fold(text).replace("a r l", "arl"))
    folded = re.sub(r"\bs arl(?: s)?\b", "sarl", folded)
    kept = [word for word in folded.split() if word not in LEGAL_FORMS]
    return " ".join(kept) or folded
