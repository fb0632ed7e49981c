"""Texts of doors that administrators write in four languages."""

from modeltranslation.translator import TranslationOptions, register

from applications.doors.models import Door


@register(Door)
class DoorTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("title", "text", "conditions")
