"""Activities that de minimis aid is closed to, by NACE code. Regulation (EU) 2023/2831, Article 1(1).

Primary agriculture, fishery and aquaculture are out altogether. Processing and export are out only where the
aid is fixed by price, quantity or export, which GPU-hours are not: such codes get a remark and stay in.
"""

from django.utils.translation import gettext_lazy as _

from portal.core.sentences import Sentence

EXCLUDED = {
    "01": _("Primary production of agricultural products (NACE 01) cannot receive this aid."),
    "03": _("Fishery and aquaculture (NACE 03) cannot receive this aid."),
}
PROCESSING = ("10", "11", "12")
MIXED = _(
    "A company that also works in another sector may apply for that work, if it keeps the two apart in its books."
)
REMARK = _(
    "Processing of agricultural or fishery products may receive this aid as long as it is not fixed by their "
    "price or quantity and not passed on to producers."
)


def division(nace: str) -> str:
    """The first two digits, which name the sector."""
    return nace[:2]


def exclusion(nace: str) -> list[Sentence]:
    """Why the sector is excluded and what may be done; empty where it is not."""
    reason = EXCLUDED.get(division(nace))
    return [Sentence(reason), Sentence(MIXED)] if reason else []


def remarks(nace: str) -> list[Sentence]:
    """What to keep in mind in a sector that is not excluded."""
    return [Sentence(REMARK)] if division(nace) in PROCESSING else []
