"""What may follow what in the life of an edition: written, in use, replaced. There is no way back."""

from django.utils.translation import gettext_lazy as _

from applications.questionnaires.statuses import EditionStatus
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

EDITION = Lifecycle(
    name="edition",
    states=EditionStatus,
    start=EditionStatus.DRAFT,
    moves=[
        Move(
            name="publish",
            label=_("Publish"),
            sources=(EditionStatus.DRAFT,),
            target=EditionStatus.PUBLISHED,
            by=(Role.ADMINISTRATOR,),
            requires=("edition_sound",),
            effects=("edition_put_in_use",),
            stamps="published",
            done=_("The edition is in use. Drafts answer it from now on."),
            wrapped=True,
            weighty=True,
        ),
        Move(
            name="retire",
            label=_("Replace"),
            sources=(EditionStatus.PUBLISHED,),
            target=EditionStatus.RETIRED,
            by=(Role.ADMINISTRATOR, Role.SYSTEM),
            stamps="retired",
            wrapped=True,
        ),
    ],
)
