"""Every word of a form, in four languages."""

from modeltranslation.translator import TranslationOptions, register

from applications.questionnaires.models import ChoiceRow, ColumnRow, QuestionRow, SectionRow


@register(SectionRow)
class SectionTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("title", "name", "lead")


@register(QuestionRow)
class QuestionTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("heading", "label", "help", "missing", "refusal", "unit")


@register(ChoiceRow)
class ChoiceTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("label",)


@register(ColumnRow)
class ColumnTranslation(TranslationOptions):
    """One column for each language."""

    fields = ("label", "unit")
