"""An edition of the form of one access mode, and its sections."""

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.questionnaires.kinds import KEY
from applications.questionnaires.lifecycle import EDITION
from applications.questionnaires.statuses import EditionStatus
from portal.accounts.roles import EVERY, NONE, Role
from portal.workflow.constraints import known_status, only_edges, stamped_together
from portal.workflow.subjects import Subject

FIRST = "2026-11"  # the form that every access mode had before there were editions
KEY_WORDS = _("Small letters, digits and underscores, beginning with a letter. It never changes.")


def key_field(*, max_length: int = 40) -> Any:
    """A stable name, by which answers are stored."""
    check = RegexValidator(KEY, _("Use small letters, digits and underscores, beginning with a letter."))
    return models.CharField(_("key"), max_length=max_length, validators=[check], help_text=KEY_WORDS)


def only_in_drafts(edition: str) -> Any:
    """A trigger that refuses any change below an edition that is no draft. `edition` is SQL that finds its number.

    A published edition is what people answered and signed: it renders their answers for ever. The row of
    the edition is held meanwhile, so that nothing slips in while somebody publishes it.
    """
    return pgtrigger.Trigger(
        name="only_in_drafts",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("edition_status", "text")],
        func=f"""
            IF TG_OP <> 'INSERT' THEN
                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = ({edition.format(row="OLD")})
                FOR SHARE;
                IF edition_status <> 'draft' THEN
                    RAISE EXCEPTION 'This edition is published and cannot be changed.';
                END IF;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = ({edition.format(row="NEW")})
                FOR SHARE;
                IF edition_status <> 'draft' THEN
                    RAISE EXCEPTION 'This edition is published and cannot be changed.';
                END IF;
                RETURN NEW;
            END IF;
            RETURN OLD;
        """,  # noqa: S608  # fixed words of this module
    )


def edition_scopes(user: Any) -> dict[Role, Q]:
    """Administrators write the forms; everybody else answers them."""
    return {Role.ADMINISTRATOR: EVERY if user.is_superuser else NONE}


class Edition(Subject):  # type: ignore[django-manager-missing]  # sections get theirs with their translations
    """One edition of a form: drafts are written, the published one is answered, replaced ones are read for ever."""

    mode = models.ForeignKey(
        "applications.AccessMode",
        models.PROTECT,
        null=True,
        related_name="editions",
        editable=False,
        verbose_name=_("access mode"),
    )
    number = models.PositiveSmallIntegerField(_("edition"), editable=False)
    note = models.TextField(
        _("what is new in it"), blank=True, help_text=_("For administrators; nobody else reads it.")
    )
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("copied from")
    )
    created_at = models.DateTimeField(_("begun"), editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    retired_at = models.DateTimeField(_("replaced"), null=True, editable=False)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    lifecycle = EDITION
    scopes: ClassVar[Any] = staticmethod(edition_scopes)
    seeing = (Role.ADMINISTRATOR,)
    unsaid = ("copied_from",)
    kind: ClassVar[str] = "edition"

    class Meta:
        verbose_name = _("edition of a form")
        verbose_name_plural = _("editions of forms")
        ordering = ["mode__position", "-number"]
        constraints = [
            known_status(EDITION),
            stamped_together(EDITION, "published"),
            stamped_together(EDITION, "retired"),
            UniqueConstraint(fields=["mode", "number"], name="edition_number_once"),
            UniqueConstraint(
                fields=["mode"], condition=Q(status=EditionStatus.PUBLISHED), name="one_published_edition"
            ),
            # Of two drafts with one origin the second to be published would undo the first.
            UniqueConstraint(
                fields=["mode"], condition=Q(status=EditionStatus.DRAFT), name="one_draft_edition"
            ),
        ]
        triggers = [
            only_edges(EDITION),
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__status__in=[EditionStatus.PUBLISHED, EditionStatus.RETIRED]),
            ),
            pgtrigger.Protect(
                name="identity_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__public_id__df=pgtrigger.F("new__public_id"))
                | pgtrigger.Q(old__mode__df=pgtrigger.F("new__mode"))
                | pgtrigger.Q(old__number__df=pgtrigger.F("new__number")),
            ),
        ]

    def __str__(self) -> str:
        whose = self.mode.name if self.mode else _("All access modes")
        return _("%(mode)s, edition %(number)d") % {"mode": whose, "number": self.number}

    @property
    def is_draft(self) -> bool:
        return self.status == EditionStatus.DRAFT


class SectionRow(models.Model):  # type: ignore[django-manager-missing]  # its manager comes with its translations
    """One page of an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sections", verbose_name=_("edition"))
    key = key_field(max_length=24)  # as long as the section of stored answers
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(
        _("title"),
        max_length=80,
        help_text=_("What to do here, as on the task list: “Describe the project”."),
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("What is here, where it is read: “Project”.")
    )
    lead = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences on top."))

    class Meta:
        verbose_name = _("section of a form")
        verbose_name_plural = _("sections of forms")
        ordering = ["edition", "position", "id"]
        constraints = [UniqueConstraint(fields=["edition", "key"], name="form_section_once")]
        triggers = [only_in_drafts("{row}.edition_id")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.key}"
