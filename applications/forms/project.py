"""What the project is, and whom to ask about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.base import SectionForm, long, short
from portal.ui.layout import Styled


class ProjectForm(SectionForm):
    """Title, what is to be found out, and what it is good for."""

    title = short(
        _("Project title"), missing=_("Enter a title."), help_text=_("A few words that anyone can read.")
    )
    summary = long(
        _("What do you want to do?"),
        missing=_("Say in a few sentences what you want to do."),
        help_text=_("Three to six sentences: the problem, the idea, what you expect to have at the end."),
    )
    benefit = long(
        _("What is it good for?"),
        missing=_("Say what your company gains from it."),
        limit=1000,
        help_text=_("The product, service or process that becomes possible or better."),
    )


class ContactForm(SectionForm):
    """The person who answers questions; the company's own address is known already."""

    contact_name = short(_("Name"), missing=_("Enter the name of a person we can ask."))
    contact_email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={
            "required": _("Enter an e-mail address."),
            "invalid": _("Enter an e-mail address like name@company.lu."),
        },
    )
    contact_phone = forms.RegexField(
        label=_("Telephone"),
        regex=r"^\+?[0-9][0-9 ./()-]{5,24}\Z",
        required=False,
        help_text=_("If you like to be called, with the country code: +352 …"),
        error_messages={"invalid": _("Enter a telephone number, for example +352 621 123 456.")},
    )
    advisor = short(
        _("Did anyone at Luxinnovation help you with this project?"),
        missing="",
        required=False,
        help_text=_("Their name, so that we can make sure that this person does not judge your application."),
    )

    parts = (
        Styled("contact_name", autocomplete="name", width="medium"),
        Styled("contact_email", autocomplete="email", width="medium"),
        Styled("contact_phone", autocomplete="tel", width="medium"),
        Styled("advisor", width="medium"),
    )


def own_contact(person: Any) -> dict[str, Any]:
    """Whoever opens the section first is proposed as the contact."""
    return {"contact_name": person.name, "contact_email": person.email}
