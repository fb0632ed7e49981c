"""Which listed names look like ours, how much, and why. Candidates by trigrams, the score token by token."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from rapidfuzz import fuzz

from companies.screening.names import Named
from companies.screening.sanctions.folding import fold_name

STRONG = Decimal(85)  # from this score on, a strong name is a hit
WEAK = Decimal(92)  # a weak alias has to be closer: it is common to many people
PART = 0.95  # a name that is wholly contained in the other one, at two words or more
MOST_CANDIDATES = 200  # for one name of ours

CANDIDATES = """
SELECT ours.number, found.subject_id, found.name, found.folded, found.strong
FROM unnest(%s::text[]) WITH ORDINALITY AS ours(folded, number)
CROSS JOIN LATERAL (
    SELECT listed.subject_id, listed.name, listed.folded, listed.strong
    FROM screening_listedname AS listed
    JOIN screening_listedsubject AS subject ON subject.id = listed.subject_id
    WHERE (listed.folded %% ours.folded OR ours.folded <%% listed.folded OR listed.folded <%% ours.folded)
      AND subject.removed_in_id IS NULL
    ORDER BY similarity(listed.folded, ours.folded) DESC, listed.id
    LIMIT %s
) AS found
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One listed name that looks like one of ours."""

    named: Named
    subject_id: int
    listed: str
    strong: bool
    score: Decimal


def matches_of(names: Sequence[Named]) -> list[Match]:
    """The best match of each of our names with each listed subject, the closest first. One query."""
    best: dict[tuple[int, int], Match] = {}
    for number, match in _scored(names):
        key = (number, match.subject_id)
        if key not in best or (match.score, match.strong) > (best[key].score, best[key].strong):
            best[key] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.listed))


def score_of(ours: str, listed: str) -> Decimal:
    """How alike two folded names are, from 0 to 100. A single shared word is not enough for a whole name."""
    score = fuzz.token_sort_ratio(ours, listed)
    if min(len(ours.split()), len(listed.split())) > 1:
        score = max(score, fuzz.token_set_ratio(ours, listed) * PART)
    return Decimal(score).quantize(Decimal("0.01"))


def _scored(names: Sequence[Named]) -> Iterator[tuple[int, Match]]:
    folded = [fold_name(named.name) for named in names]
    if not folded:
        return
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [folded, MOST_CANDIDATES])
        rows = cursor.fetchall()
    for number, subject_id, listed, listed_folded, strong in rows:
        score = score_of(folded[number - 1], listed_folded)
        if score >= (STRONG if strong else WEAK):
            yield (
                number,
                Match(
                    named=names[number - 1], subject_id=subject_id, listed=listed, strong=strong, score=score
                ),
            )
