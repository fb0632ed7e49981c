"""Sentences of allauth that a person can meet, listed so that makemessages takes them up for Luxembourgish.

allauth speaks 48 languages, and Luxembourgish is not among them; our catalogue comes first for all of them.
Nearly all it says is said by our own forms, templates and adapters. These few have no place to override.
"""

from django.utils.translation import gettext_lazy as _

SENTENCES = (
    _("You must type the same password each time."),
    _("Invalid token."),
    _("Please select only one."),
    _("The new value must be different from the current one."),
    _("Your primary email address must be verified."),
    _("You cannot remove your primary email address."),
    _("You cannot add more than %d email addresses."),
    _("You cannot disconnect your last remaining third-party account."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
    _("You cannot add an email address to an account protected by two-factor authentication."),
)
