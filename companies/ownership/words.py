"""The words that people read about sizes and kinds of holders."""

from django.utils.translation import gettext_lazy as _

from companies.size.model import Category, Kind, Relation

SIZES = {
    Category.MICRO.value: _("Micro enterprise"),
    Category.SMALL.value: _("Small enterprise"),
    Category.MEDIUM.value: _("Medium-sized enterprise"),
    Category.NOT_SME.value: _("Larger than an SME"),
}
KINDS = {
    Kind.COMPANY.value: _("Company"),
    Kind.NATURAL_PERSON.value: _("Person"),
    Kind.BUSINESS_ANGEL.value: _("Business angel"),
    Kind.VENTURE_CAPITAL.value: _("Venture capital company"),
    Kind.INSTITUTIONAL_INVESTOR.value: _("Institutional investor"),
    Kind.REGIONAL_DEVELOPMENT_FUND.value: _("Regional development fund"),
    Kind.PUBLIC_INVESTMENT_CORPORATION.value: _("Public investment corporation"),
    Kind.UNIVERSITY.value: _("University"),
    Kind.NONPROFIT_RESEARCH.value: _("Non-profit research centre"),
    Kind.LOCAL_AUTHORITY.value: _("Municipality"),
    Kind.PUBLIC_BODY.value: _("State or other public body"),
}
RELATIONS = {
    Relation.LINKED.value: _("Linked: counts in full"),
    Relation.PARTNER.value: _("Partner: counts in part"),
    Relation.AUTONOMOUS.value: _("Does not count"),
    Relation.EXCLUDED.value: _("Does not count"),
}
