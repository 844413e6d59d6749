"""Two worlds that differ only in what a viewer may not see, and what the viewer is answered in each.

A room adds `tests/desk/<room>/worlds.py` with
- `paths`: function of the scene -> addresses that any viewer may try (lists, searches, orderings, own details);
- `hide`: function of the scene -> addresses of objects it has just made, all of them the stranger's alone;
- where some viewers read what is the stranger's and others do not: `READERS`, and `hide_from_others` like `hide`.
"""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client

from tests.desk.authority.scene import Scene

DESK = Path(__file__).parents[1]
FOLDERS = sorted(path.parent for path in DESK.rglob("worlds.py") if path != Path(__file__))
VIEWERS = ("visitor", "person", "owner", "colleague", "seller", "agent", "police_officer", "researcher", "steward")
"""Whoever reads the whole node sees the difference, and may."""
PUBLIC_ID = re.compile(r"(?<=_)[a-z0-9]{20}(?![a-z0-9])")
ABSENT = "z" * 20
CHANGING = (
    (re.compile(rb'("csrfmiddlewaretoken" value="|"csrf-token" content=")[^"]+'), rb"\1"),
    (re.compile(rb"((?:csrftoken|sessionid)=)[^;]+"), rb"\1"),
    (re.compile(rb"(?i)(expires[=:] ?)[^;\n]+"), rb"\1"),
    (re.compile(rb"(X-Request-ID: )\w+"), rb"\1"),
    (re.compile(rb'(>Made <time )[^<]+|("made_at": ")[^"]+'), rb"\1\2"),
)
"""What differs between two answers to the same request: tokens of forms and cookies, their end, the request's id, when a file was made."""


def paths(scene: Scene) -> list[str]:
    """The addresses of every room."""
    return [path for folder in FOLDERS for path in _of(folder).paths(scene)]


def hide(scene: Scene, viewer: str) -> list[str]:
    """Make what every room hides from this viewer; the addresses."""
    made = []
    for room in map(_of, FOLDERS):
        made += room.hide(scene)
        if hasattr(room, "READERS") and viewer not in room.READERS:
            made += room.hide_from_others(scene)
    return made


def absent(path: str) -> str:
    """The same address with ids that never were."""
    return PUBLIC_ID.sub(ABSENT, path)


def answers(client: Client, addresses: list[str]) -> dict[str, bytes]:
    """Everything that each address answers, as bytes without what changes each time."""
    return {absent(path): _answer(client, path) for path in addresses}


def _answer(client: Client, path: str) -> bytes:
    """What is said; the events that some answers write do not stay, or the next answer would tell of them."""
    with transaction.atomic():
        text = said(client.get(path), path)
        transaction.set_rollback(True)
    return text


def said(answer: Any, path: str) -> bytes:
    """Status, headers, cookies and body; where they repeat the ids of the asked address, these are put in one form."""
    head = [str(answer.status_code), *sorted(f"{name}: {value}" for name, value in answer.items())]
    cookies = [morsel.OutputString() for _, morsel in sorted(answer.cookies.items())]
    text: bytes = "\n".join((*head, *cookies, "")).encode() + answer.getvalue()
    for close in answer._resource_closers:  # files that it holds; answer.close() would end the test's transaction
        close()
    for pattern, instead in CHANGING:
        text = pattern.sub(instead, text)
    for asked in PUBLIC_ID.findall(path):
        text = text.replace(asked.encode(), ABSENT.encode())
    return text


def _of(folder: Path) -> Any:
    return import_module(f"tests.desk.{'.'.join(folder.relative_to(DESK).parts)}.worlds")
