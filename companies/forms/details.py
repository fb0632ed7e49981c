"""What a company says of itself: name, numbers, activity, address."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.forms.fields import IdentifierField, PostcodeField, choice, line
from companies.identifiers import clean_lei, clean_matricule, clean_nace, clean_permit, clean_rcs, clean_vat
from companies.models import PERSONAL, Canton, LegalForm, NaceRevision
from portal.ui.forms import DayField
from portal.ui.layout import SAVE, Group, Inline, Styled, Words, day, page_helper

OLDEST = date(1800, 1, 1)


class DetailsForm(forms.Form):
    """The whole page; its fields bear the names of the columns."""

    name = line(
        _("Name of the company"),
        missing=_("Enter the name of the company."),
        limit=200,
        help_text=_("As it stands in the trade register."),
    )
    legal_form = choice(_("Legal form"), options=LegalForm.choices, missing=_("Choose the legal form."))
    founded_on = DayField(
        label=_("Date of founding"),
        help_text=_("Day, month and year, such as 01.03.2019."),
        error_messages={
            "required": _("Enter the date of founding."),
            "invalid": _("Enter the date of founding as day, month and year, such as 01.03.2019."),
        },
    )
    rcs = IdentifierField(
        read=clean_rcs,
        label=_("Number in the trade register (RCS)"),
        help_text=_(
            "A letter and up to 7 digits, such as B123456. A liberal profession that has none leaves it empty."
        ),
        error_messages={"required": _("Enter the number in the trade register.")},
    )
    vat = IdentifierField(
        read=clean_vat,
        required=False,
        label=_("VAT number"),
        help_text=_("LU and 8 digits. Leave it empty if the company has none."),
    )
    matricule = IdentifierField(
        read=clean_matricule,
        label=_("National identification number (matricule)"),
        help_text=_("The company's own 11 digits. A sole trader or liberal profession leaves it empty."),
        error_messages={"required": _("Enter the company's national number of 11 digits.")},
    )
    permit = IdentifierField(
        read=clean_permit,
        required=False,
        max_length=64,
        label=_("Business permit (autorisation d'établissement)"),
        help_text=_("Its number as printed. Leave it empty if your activity needs none."),
    )
    lei = IdentifierField(
        read=clean_lei,
        required=False,
        label=_("LEI"),
        help_text=_("20 letters and digits. Leave it empty if the company has none."),
    )
    nace = IdentifierField(
        label=_("Main activity (NACE code)"),
        error_messages={"required": _("Enter the NACE code of the main activity.")},
    )
    nace_revision = forms.ChoiceField(
        label=_("Edition of the code"),
        choices=NaceRevision.choices,
        initial=NaceRevision.REV_2_1,
        error_messages={"required": _("Choose the edition that the code is from.")},
    )
    street = line(_("Street and number"), missing=_("Enter street and number."), limit=200)
    postcode = PostcodeField(label=_("Postcode"), error_messages={"required": _("Enter the postcode.")})
    city = line(_("Town"), missing=_("Enter the town."), limit=100)
    canton = choice(_("Canton"), options=Canton.choices, missing=_("Choose the canton."))
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("Such as www.example.lu."),
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": _("Enter the address of the website, such as www.example.lu.")},
    )
    language = choice(
        _("Language of correspondence"),
        options=settings.LANGUAGES,
        missing=_("Choose a language."),
        help_text=_("What we write to the company is in this language."),
    )

    def __init__(self, *args: Any, today: date, submit: Words = SAVE, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        # SECURITY: a sole trader's number is that of a person. We do not need it, so we do not ask for it.
        personal = self["legal_form"].value() in PERSONAL
        self.fields["matricule"].required = self.fields["rcs"].required = not personal
        self.helper = page_helper(*questions(), submit=submit)

    def clean_founded_on(self) -> date:
        founded: date = self.cleaned_data["founded_on"]
        if founded > self.today:
            raise ValidationError(_("The date of founding lies in the future. Correct it."), code="future")
        if founded < OLDEST:
            raise ValidationError(_("Enter the year of founding with four digits."), code="too_old")
        return founded

    def clean(self) -> dict[str, Any]:
        """The code means something only together with its edition."""
        values: dict[str, Any] = self.cleaned_data
        if "rcs" in values and not any(values.get(name) for name in ("rcs", "vat", "permit")):
            self.add_error(
                "rcs",
                ValidationError(
                    _("Enter a number by which we can find you: trade register, VAT or business permit."),
                    code="no_number",
                ),
            )
        if values.get("nace") and values.get("nace_revision"):
            try:
                values["nace"] = clean_nace(values["nace"], revision=values["nace_revision"])
            except ValidationError as error:
                self.add_error("nace", error)
        return values


def questions() -> list[Group]:
    """The questions under their headings."""
    return [
        Group(
            Styled("name", autocomplete="organization"),
            Styled("legal_form", width="medium"),
            day("founded_on"),
            legend=_("The company"),
        ),
        Group(
            Styled("rcs", width="short"),
            Styled("matricule", width="short"),
            Styled("vat", width="short"),
            Styled("permit", width="medium"),
            Styled("lei", width="medium"),
            legend=_("Its numbers"),
            hint=_(
                "They stand on the extract from the trade register and on your letters from the tax office."
            ),
        ),
        Group(
            Inline(Styled("nace", width="short"), "nace_revision"),
            legend=_("What it does"),
            hint=_("STATEC gave the company this code of 4 digits, such as 62.10."),
        ),
        Group(
            Styled("street", autocomplete="address-line1"),
            Inline(
                Styled("postcode", width="tiny", autocomplete="postal-code"),
                Styled("city", autocomplete="address-level2"),
            ),
            Styled("canton", width="medium"),
            legend=_("Its seat"),
        ),
        Group(
            Styled("website", width="medium", autocomplete="url"),
            Styled("language", width="medium"),
            legend=_("How we write to it"),
        ),
    ]
