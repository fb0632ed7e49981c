"""The questions on integrity, as a table. Pure: no database, no request.

Every answer but "no" has to be explained and reaches a person: "not sure" never counts as no.
Basis: Regulation (EU) 651/2014, Art. 1(4) and 2(18); for exclusion, Regulation (EU, Euratom) 2024/2509, Art. 138.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.workflow.lifecycle import Words

EDITION = "2026-11"


class Reply(TextChoices):
    """What may be answered."""

    NO = "no", _("No")
    YES = "yes", _("Yes")
    UNSURE = "unsure", _("Not sure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One row; `follows` is what an officer reads where the answer is yes or not sure."""

    key: str
    text: Words
    help: Words
    follows: Words
    explain: tuple[str, ...] = (Reply.YES, Reply.UNSURE)


QUESTIONS = (
    Question(
        key="insolvency",
        text=_("Is the company insolvent, being wound up, or could its creditors ask for that?"),
        help=_("Count bankruptcy, suspension of payments, and reorganisation under a court."),
        follows=_("Insolvency proceedings make it an undertaking in difficulty: no GBER aid."),
    ),
    Question(
        key="difficulty",
        text=_("Has the company lost more than half of its capital, or does it live on rescue aid?"),
        help=_("Compare the equity in your last balance sheet with the subscribed capital."),
        follows=_("An undertaking in difficulty gets no GBER aid. Read its last balance sheet."),
    ),
    Question(
        key="recovery",
        text=_("Does the company still have to pay back aid that the European Commission found unlawful?"),
        help=_("Only an order of the Commission counts, not a loan or an ordinary repayment."),
        follows=_("An unpaid recovery order excludes new aid until it is paid."),
    ),
    Question(
        key="double_funding",
        text=_("Does another programme already pay for the computing that you want to ask for?"),
        help=_("For example EuroHPC, INITIATE, Cashback80 or a research grant that includes computing."),
        follows=_("The same hours must not be paid for twice. Compare the other grant."),
    ),
    Question(
        key="exclusion",
        text=_("Was the company, or a person who may bind it, found guilty of a serious offence?"),
        help=_(
            "Fraud, corruption, unpaid taxes or social contributions, money laundering, terrorism, forced labour."
        ),
        follows=_("A ground for exclusion from public funding may apply. Ask for the judgment."),
    ),
)
KEYS = tuple(question.key for question in QUESTIONS)

# How long answers stand before they have to be confirmed, from which day. Source: self-declarations are used
# again for twelve months at most.
GOOD_FOR = ((date(2026, 1, 1), timedelta(days=365)),)

IN_GRACE = 3  # years: Regulation (EU) 651/2014, Art. 2(18)(a) and (b), does not look at younger SMEs
UNLIMITED = ("snc", "scs", "sole", "liberal")


def good_for(on: date) -> timedelta:
    """How long answers stand, by the rule of this day."""
    return [span for since, span in GOOD_FOR if since <= on or since == GOOD_FOR[0][0]][-1]


def needs_explanation(replies: dict[str, str]) -> list[str]:
    """The keys of the questions whose answer has to be explained."""
    return [question.key for question in QUESTIONS if replies.get(question.key) in question.explain]


def difficulty_help(*, legal_form: str, founded_on: date, on: date) -> Words:
    """What the rule on lost capital means for this company (Regulation (EU) 651/2014, Art. 2(18))."""
    young = (on.year, on.month, on.day) < (founded_on.year + IN_GRACE, founded_on.month, founded_on.day)
    if young:
        return _(
            "Your company is younger than three years, so lost capital does not count yet. "
            "Say yes only if it is insolvent or has received rescue aid."
        )
    if legal_form in UNLIMITED:
        return _(
            "Say yes if losses have used up more than half of the capital in your accounts, "
            "or if rescue aid has not been paid back."
        )
    return _(
        "Say yes if losses have used up more than half of the subscribed capital, share premiums included, "
        "or if rescue aid has not been paid back. A capital of 12 000 euros and an equity below 6 000 mean yes."
    )
