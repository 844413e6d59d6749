"""Blocks that stand around other markup: the head of a page, a card, a note, a table."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def page_header(content: str, title: object, lead: object = "", status: object = "") -> SafeString:
    """The page's only `<h1>`, a sentence below it, a state beside it; the block is its actions."""
    values = {"title": title, "lead": lead, "status": status, "actions": content}
    return render_to_string("desk/page_header.html", values)


def card(
    content: str,
    title: object = "",
    icon: str = "",
    flush: bool = False,
    id: str = "",  # noqa: A002
) -> SafeString:
    """A framed part of the page with a heading. `flush`: no inner margin, for tables and lists."""
    values = {"content": content, "title": title, "sign": icon, "flush": flush, "id": id}
    return render_to_string("desk/card.html", values)


def note(content: str, tone: str = "info") -> SafeString:
    """A sentence that stands out in the page: info, success, warning, danger."""
    return render_to_string("desk/note.html", {"content": content, "tone": tone})


def table(content: str, caption: object, stack: bool = True) -> SafeString:
    """A table that scrolls in its card, or with `stack` becomes a list on a phone; `caption` is for screen readers."""
    return render_to_string("desk/table.html", {"content": content, "caption": caption, "stack": stack})
