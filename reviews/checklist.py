"""What an officer looks at in the eligibility check: one row each, with the source of the rule."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question that the officer answers with yes before an application is eligible."""

    key: str
    label: str | Promise
    source: str


ELIGIBILITY = [
    Check(
        key="company",
        label=_("The company is verified and is the one that will use the machine."),
        source="programme",
    ),
    Check(
        key="size",
        label=_("It is a small or medium-sized enterprise, partners and linked enterprises counted."),
        source="Recommendation 2003/361/EC",
    ),
    Check(
        key="sector",
        label=_("Its sector is not excluded from de minimis aid."),
        source="Regulation (EU) 2023/2831, Art. 1",
    ),
    Check(
        key="civilian", label=_("The purpose is civilian only."), source="Regulation (EU) 2021/1173, Art. 16"
    ),
    Check(
        key="forbidden",
        label=_("It does nothing that the AI Act forbids."),
        source="Regulation (EU) 2024/1689, Art. 5",
    ),
    Check(
        key="data",
        label=_("The right to use the data is clear, and personal data is dealt with."),
        source="Regulation (EU) 2016/679",
    ),
    Check(
        key="advice",
        label=_("Nobody who advised the applicant takes part in the decision."),
        source="programme",
    ),
]
