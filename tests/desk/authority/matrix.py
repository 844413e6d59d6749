"""Reads the table of who may do what, and finds how each room makes the objects that its URLs need.

A room, or a room within a room, adds `tests/desk/<room>/matrix.csv` (method, URL, one expected outcome per relation) and
`tests/desk/<room>/matrix.py` with `MAKERS`: name of a URL -> function of the scene that gives a `Call`.
URLs without places need no maker.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from django.core.files import File
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.desk.authority.scene import RELATIONS, Scene

DESK = Path(__file__).parents[1]
TABLES = sorted(DESK.rglob("matrix.csv"))


@dataclass(frozen=True)
class Call:
    """What a URL is called with: the words of its path, what is posted, what the session holds."""

    path: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    session: Mapping[str, Any] = field(default_factory=dict)


Maker = Callable[[Scene], Call]


@dataclass(frozen=True)
class Row:
    """One line: an expected outcome for each relation."""

    method: str
    url: str
    expected: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


def rows() -> list[Row]:
    """Every line of every room."""
    return [row for table in TABLES for row in _read(table)]


@cache
def makers() -> dict[str, Maker]:
    """The makers of every room that has a table."""
    found: dict[str, Maker] = {}
    for table in TABLES:
        place = ".".join(table.parent.relative_to(DESK).parts)
        found.update(import_module(f"tests.desk.{place}.matrix").MAKERS)
    return found


def names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """The name of every page of the desk; the operations of the API have their own table, by method."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns)
        elif not str(each.name).startswith("api_"):
            yield str(each.name)


def outcome(answer: HttpResponse, url: str) -> str:
    """How a request went, in the words of the table; from the pages of the second factor its index is no detour."""
    if answer.status_code in (301, 302, 303):
        target = str(answer.headers["Location"])
        if target.startswith(reverse("account_login") + "?"):
            return "sign-in"
        return "setup" if target == reverse("mfa_index") and not url.startswith("mfa_") else "yes"
    return "yes" if answer.status_code < 300 else str(answer.status_code)


def ask(client: Client, method: str, url: str, call: Call) -> HttpResponse:
    """Really request it."""
    if call.session:
        session = client.session
        session.update(call.session)
        session.save()
    try:
        path = reverse(url, kwargs=dict(call.path))
    except NoReverseMatch as problem:
        raise AssertionError(f"{url} needs a maker for the words of its path: {problem}") from None
    files = {name: value for name, value in call.data.items() if isinstance(value, File)}
    for value in files.values():
        value.seek(0)  # somebody before has sent it
    sent = {name: value for name, value in call.data.items() if method != "GET" or name not in files}
    answer = getattr(client, method.lower())(path, sent)
    for close in answer._resource_closers:  # files that the answer holds; answer.close() would end the transaction too
        close()
    return cast(HttpResponse, answer)


def _read(table: Path) -> Iterator[Row]:
    with table.open(encoding="utf-8", newline="") as file:
        head, *lines = [[word.strip() for word in line] for line in csv.reader(file)]
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        yield Row(cells["method"], cells["url"], {relation: cells[relation] for relation in RELATIONS})
