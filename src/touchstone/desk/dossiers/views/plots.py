"""The price of a listing over time, as a plot and as the table that says the same."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.dossiers.templatetags.dossiers import headed


def price_plot(versions: Sequence[ListingVersion]) -> dict[str, Any] | None:
    """Nothing where there are fewer than two prices in one currency."""
    priced = [version for version in versions if version.price is not None]
    if len(priced) < 2 or len({version.currency for version in priced}) > 1:
        return None
    currency = priced[-1].currency
    values = [float(version.price or 0) for version in priced]
    return {
        "data": {
            "x": [int(version.valid_from.timestamp()) for version in priced],
            "unit": currency,
            "series": [{"label": _("Price"), "values": values}],
        },
        "heads": [_("As of"), headed(_("Price"), currency)],
        "rows": [(date_format(localtime(version.valid_from), "DATETIME_FORMAT"), version.price) for version in priced],
    }
