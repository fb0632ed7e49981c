"""Words for what is recorded of evidence and checks, and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "evidence.added": _("Evidence added"),
        "evidence.erased": _("Evidence erased, because its time was over"),
        "claims.checked": _("Claims checked"),
        "question.answered": _("Question answered"),
        "verification.reminded": _("Reminded that the verification ends"),
    }
)
