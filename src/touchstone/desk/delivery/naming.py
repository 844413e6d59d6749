"""How endpoints and messages are called in sentences of the record."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.namers import Named, Namer
from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.message_kind import title_of
from touchstone.desk.delivery.models import Endpoint
from touchstone.desk.delivery.queries import endpoints, messages
from touchstone.desk.delivery.reasons import say_reason

MOST = 20
"""Found by a text."""


def say_why(reason: object) -> str:
    """Why an endpoint was closed or a message given up."""
    return say_reason(str(reason), gettext("the receiver")).rstrip(".。")


def _endpoint(row: Endpoint) -> Named:
    label = gettext("the endpoint “%(name)s”") % {"name": row.name}
    return Named(label, reverse("endpoint_detail", args=[row.public_id]))


def _endpoints(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = endpoints.visible_to(actor).filter(public_id__in=ids)
    return {row.public_id: _endpoint(row) for row in rows}


def _find_endpoints(actor: Actor, text: str) -> Iterable[str]:
    rows = endpoints.visible_to(actor).filter(name__icontains=text)
    return rows.values_list("public_id", flat=True)[:MOST]


def _messages(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = messages.visible_to(actor).filter(public_id__in=ids).values_list("public_id", "kind")
    return {
        public_id: Named(gettext("the message “%(title)s”") % {"title": title_of(kind)}) for public_id, kind in rows
    }


NAMERS = (
    Namer("delivery.endpoint", _("an endpoint"), _endpoints, _find_endpoints),
    Namer("delivery.message", _("a message"), _messages),
    Namer("delivery.inbox_item", _("a message in an inbox")),
)
