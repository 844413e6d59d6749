"""The kinds of organisation that work at a desk."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OrganisationKind(StrEnum):
    """Stored in rows and written in the API."""

    PLATFORM = "platform"
    SELLER = "seller"
    RIGHT_HOLDER = "right_holder"
    AGENT = "agent"
    POLICE = "police"
    MARKET_REGULATOR = "market_regulator"
    IP_OFFICE = "ip_office"
    PRESS_OFFICE = "press_office"
    ASSOCIATION = "association"
    RESEARCH = "research"


TITLES: dict[OrganisationKind, Promise] = {
    OrganisationKind.PLATFORM: _("Marketplace"),
    OrganisationKind.SELLER: _("Seller"),
    OrganisationKind.RIGHT_HOLDER: _("Right holder"),
    OrganisationKind.AGENT: _("Agent of right holders"),
    OrganisationKind.POLICE: _("Police"),
    OrganisationKind.MARKET_REGULATOR: _("Market and quality regulator"),
    OrganisationKind.IP_OFFICE: _("Intellectual-property office"),
    OrganisationKind.PRESS_OFFICE: _("Press and publication office"),
    OrganisationKind.ASSOCIATION: _("Association"),
    OrganisationKind.RESEARCH: _("Research institution"),
}

CHOICES = tuple((kind.value, title) for kind, title in TITLES.items())
