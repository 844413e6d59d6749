"""Heads of columns that sort; addresses that keep the filter."""

from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from touchstone.desk.frontdoor.components.icons import icon

SORT = "sort"
CURSOR = "cursor"


def sort_header(context: Context, label: object, key: str, number: bool = False) -> SafeString:
    """A `<th>` whose link sorts by `key`, and back on the second click. The present order is `?sort=key` or `-key`."""
    request: HttpRequest = context["request"]
    now = request.GET.get(SORT, "")
    look = SafeString(' class="is-number"') if number else ""
    return format_html(
        '<th scope="col"{}{}><a class="sort-link" href="?{}" title="{}">{}{}</a></th>',
        _order(now, key),
        look,
        _query_sorted(request, f"-{key}" if now == key else key),
        _("Sort by this column"),
        label,
        icon(_sign(now, key)),
    )


def _order(now: str, key: str) -> SafeString:
    if now.lstrip("-") != key:
        return SafeString("")
    return format_html(' aria-sort="{}"', "descending" if now.startswith("-") else "ascending")


def _sign(now: str, key: str) -> str:
    if now.lstrip("-") != key:
        return "selector"
    return "chevron-down" if now.startswith("-") else "chevron-up"


def _query_sorted(request: HttpRequest, sort: str) -> str:
    values = request.GET.copy()
    values[SORT] = sort
    values.pop(CURSOR, None)  # another order has other pages
    return values.urlencode()
