"""What a password must be: long, not common, not about its owner or this site. No rules on characters."""

import re
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import CommonPasswordValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from portal.accounts.models import User

SITE_WORDS = (
    "meluxina",
    "luxinnovation",
    "luxprovide",
    "luxembourg",
    "letzebuerg",
    "supercomputer",
    "password",
    "passwort",
    "motdepasse",
)
LEFT_OVER = 6


class LongEnough:
    """Between the shortest and the longest length."""

    def __init__(self, *, shortest: int, longest: int) -> None:
        self.shortest, self.longest = shortest, longest

    def validate(self, password: str, user: "User | None" = None) -> None:
        if len(password) < self.shortest:
            raise ValidationError(
                _(
                    "Choose a password of at least %(least)d characters. Several words together are a good way."
                ),
                code="password_too_short",
                params={"least": self.shortest},
            )
        if len(password) > self.longest:
            raise ValidationError(
                _("Choose a password of at most %(most)d characters."),
                code="password_too_long",
                params={"most": self.longest},
            )

    def get_help_text(self) -> str:
        return ngettext(
            "At least %(least)d character. Several words together are a good way.",
            "At least %(least)d characters. Several words together are a good way.",
            self.shortest,
        ) % {"least": self.shortest}


class NotCommon(CommonPasswordValidator):
    """Not one of the passwords that are tried first."""

    def get_error_message(self) -> str:
        return _("Many people use this password, so it is tried first. Choose another one.")


class NotAboutPerson(UserAttributeSimilarityValidator):
    """Not the person's own name or address with a digit behind it."""

    def get_error_message(self) -> str:
        return _("This password is too close to your name or your e-mail address. Choose another one.")


class NotAboutSite:
    """Not the words of this site with little else."""

    def validate(self, password: str, user: "User | None" = None) -> None:
        words = re.compile("|".join(SITE_WORDS))
        rest, found = words.subn("", re.sub(r"[\W\d_]", "", password.casefold()))
        if found and len(rest) < LEFT_OVER:
            raise ValidationError(
                _(
                    "This password is mostly words that everybody connects with this site. Choose another one."
                ),
                code="password_about_site",
            )

    def get_help_text(self) -> str:
        return ""
