"""Texts of access modes that administrators write in four languages."""

from modeltranslation.translator import TranslationOptions, register

from applications.models import AccessMode


@register(AccessMode)
class AccessModeTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("name", "summary", "state_reason", "conditions", "getting_in")
