"""Texts of calls that administrators write in four languages."""

from modeltranslation.translator import TranslationOptions, register

from applications.calls.models import Call


@register(Call)
class CallTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("title", "text")
