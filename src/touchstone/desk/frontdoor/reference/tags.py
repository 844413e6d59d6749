"""The subjects of the API in the order of its pages; each is a tag of the description."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLES: dict[str, Promise] = {
    "accounts": _("Organisations and API keys"),
    "access": _("Access requests"),
    "sellers": _("Sellers"),
    "shops": _("Shops"),
    "listings": _("Listings"),
    "brands": _("Brands"),
    "rights": _("Rights"),
    "products": _("Products"),
    "shares": _("Shares of dossiers"),
    "imports": _("Imports"),
    "leads": _("Leads"),
    "tips": _("Tips"),
    "rulesets": _("Rulesets"),
    "breaches": _("Breaches"),
    "appeals": _("Appeals and doubts"),
    "measures": _("Measures"),
    "codes": _("Penalty codes and simulations"),
    "orders": _("Orders to the platform"),
    "figures": _("Service figures"),
    "evidence": _("Evidence"),
    "inbox": _("Inbox"),
    "endpoints": _("Webhooks"),
    "deliveries": _("Deliveries"),
    "deadlines": _("Deadlines"),
    "record": _("Record"),
    "ledger": _("Ledger"),
}
