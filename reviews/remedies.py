"""What a refused applicant can do, by when and before whom: it stands in every refusal.

Grand-ducal regulation of 8 June 1979, Art. 14: a refusal names the remedies, the time limit, the authority
and the form.
"""

from django.utils import translation
from django.utils.translation import gettext as _


def remedies(*, language: str) -> str:
    """The paragraphs on remedies, in the language of the decision."""
    with translation.override(language):
        return "\n\n".join(
            [
                _(
                    "You can ask the programme to look at this decision again (programme review). Write to us within "
                    "30 days of receiving it and say which point you contest. People who took no part in the decision "
                    "will answer you."
                ),
                _(
                    "You can ask the granting authority to reconsider its decision (recours gracieux). It has no form "
                    "and no time limit of its own, but it keeps the way to the court open only if you file it within "
                    "three months of receiving this decision."
                ),
                _(
                    "You can bring an action for annulment before the administrative tribunal (tribunal administratif) "
                    "within three months of receiving this decision, through an avocat à la Cour. If you asked the "
                    "authority to reconsider and it does not answer within three months, "
                    "that silence counts as a refusal."
                ),
                _("None of these steps is shortened or replaced by another."),
            ]
        )
