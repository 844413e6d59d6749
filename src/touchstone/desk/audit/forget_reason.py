"""Why particulars are forgotten: a list, since the reason itself is kept for ever and must hold nothing personal."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(StrEnum):
    """Written in the record."""

    REQUEST = "request"
    RETENTION = "retention"
    CONSENT = "consent"
    UNLAWFUL = "unlawful"
    ORDER = "order"


TITLES: dict[Reason, Promise] = {
    Reason.REQUEST: _("the person asked for it (PIPL article 47, GDPR article 17)"),
    Reason.RETENTION: _("the time for keeping them is over"),
    Reason.CONSENT: _("consent was withdrawn"),
    Reason.UNLAWFUL: _("they should not have been kept"),
    Reason.ORDER: _("a court or an authority ordered it"),
}


def title_of(reason: object) -> Promise | str:
    """What people call a reason."""
    known = {each.value: title for each, title in TITLES.items()}
    return known.get(str(reason), str(reason))
