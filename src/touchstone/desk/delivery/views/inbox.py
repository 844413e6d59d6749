"""The own inbox, and what comes into it."""

from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.delivery.actions.inbox import CHANNELS, mute, read_items
from touchstone.desk.delivery.message_kind import KINDS, title_of
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.delivery.queries import inbox

PAGE = 50
FIELD = "wanted"


@require_GET
def show_inbox(request: DeskRequest) -> HttpResponse:
    """What one was told, newest first."""
    rows = inbox.earlier(inbox.inbox_of(request.actor), request.GET.get("cursor", ""))
    shown = list(rows[: PAGE + 1])
    page = {"next": shown[PAGE - 1].public_id if len(shown) > PAGE else ""}
    values = {
        "entries": [_entry(item) for item in shown[:PAGE]],
        "page": page,
        "unread": inbox.count_unread(request.actor),
    }
    return render(request, "delivery/inbox.html", values)


@require_POST
def read_item(request: DeskRequest, item: str) -> HttpResponse:
    """Mark one as read."""
    read_items(items=[inbox.found(request.actor, item)], by=request.actor, now=request.now)
    return redirect("inbox")


@require_POST
def read_all(request: DeskRequest) -> HttpResponse:
    """Mark all as read."""
    read_items(items=inbox.inbox_of(request.actor), by=request.actor, now=request.now)
    return redirect("inbox")


@require_http_methods(["GET", "HEAD", "POST"])
def choose_kinds(request: DeskRequest) -> HttpResponse:
    """Which kinds one wants to hear of, and how: what is not ticked is muted."""
    kinds = [kind for kind in KINDS.values() if kind.may_be_muted]
    offered = {(kind.key, channel) for kind in kinds for channel in CHANNELS}
    if request.method == "POST":
        wanted = {tuple(each.split(":", 1)) for each in request.POST.getlist(FIELD)}
        mute(choices=[choice for choice in offered if choice not in wanted], by=request.actor, now=request.now)
        say(request, _("Your choice was saved."))
        return redirect("inbox_settings")
    muted = inbox.muted_by(request.actor)
    rows = [
        {
            "title": title_of(kind.key),
            "key": kind.key,
            "inbox": (kind.key, "inbox") not in muted,
            "email": (kind.key, "email") not in muted,
            "by_email": kind.by_email,
        }
        for kind in kinds
    ]
    return render(request, "delivery/inbox_settings.html", {"rows": rows})


def _entry(item: InboxItem) -> dict[str, object]:
    """A message whose text is a letter around a link is here its title, which is the link, and what it tells."""
    kind = KINDS.get(item.kind)
    title = _title(kind.title, item.told) if kind else item.kind
    url = _path(str(item.told.get("url", "")))
    told = str(item.told.get("what", ""))
    return {
        "item": item,
        "title": title,
        "url": url,
        "text": told if url or not kind else kind.say(kind.text, item.told),
    }


def _path(url: str) -> str:
    """Messages name pages of the desk as mails need them; here the page opens wherever the desk is reached now."""
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path, parts.query, parts.fragment))


def _title(words: str, values: Mapping[str, object]) -> SafeString:
    """With the names apart from the sentence around them."""
    marked = {place: format_html("<bdi>{}</bdi>", value) for place, value in values.items()}
    return mark_safe(conditional_escape(_(words)) % marked)  # noqa: S308 - all parts are escaped
