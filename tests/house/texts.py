"""Every text that people read at the desk, found in code and templates, and what the translation files make of it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import allauth
import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType
from django.utils import translation
from django.utils.translation.template import templatize

from tests.house.tree import SOURCE, name_of
from touchstone.desk.frontdoor.reference.views import all_operations

DESK = SOURCE / "desk"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
TEMPLATES = {".html", ".txt"}
PLACES = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def room_of(path: Path) -> str:
    """The room of the desk in which a file lies."""
    return path.relative_to(DESK).parts[0]


def texts() -> Iterator[tuple[Path, int, str]]:
    """File, line and English text of every message."""
    for path in sorted(DESK.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield from _messages(path, path.read_bytes())
        elif path.suffix in TEMPLATES and "templates" in path.parts:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            level = "\n".join(line.lstrip() for line in source.splitlines())  # as Python wants it
            yield from _messages(path, level.encode())
    yield from ((DESK / "frontdoor/api/document.py", 0, text) for text in described())


def described() -> set[str]:
    """What the pages of the API say of its operations: it stands in docstrings and schemas, not in calls of gettext."""
    found: set[str] = set()
    with translation.override("en"):
        for told in all_operations().values():
            fields = [field for field, _place in told.parameters]
            for part in (told.body, told.answer):
                fields += part.fields if part else []
            found |= {told.title, told.words, *(words for _, words in told.refusals), *(each.text for each in fields)}
    return found - {""}


def _messages(path: Path, source: bytes) -> Iterator[tuple[Path, int, str]]:
    for line, found, _, _ in extract("python", BytesIO(source), KEYWORDS, [], {"encoding": "utf-8"}):
        words = found if isinstance(found, tuple) else (found,)
        for text in words:
            if text and text.strip():
                yield path, line, text


@cache
def catalogues() -> dict[str, Catalog]:
    """The Chinese of each room."""
    found = {}
    for path in sorted(DESK.glob("*/locale/zh_Hans/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            found[room_of(path)] = read_po(file, locale="zh_Hans")
    return found


@cache
def of_libraries() -> dict[str, str]:
    """What the libraries bring along."""
    folders = (Path(package.__file__).parent for package in (django, allauth))
    paths = (path for folder in folders for path in sorted(folder.rglob("locale/zh_Hans/LC_MESSAGES/django.po")))
    return pairs_of(read_po(BytesIO(path.read_bytes()), locale="zh_Hans") for path in paths)


def chinese() -> dict[str, str]:
    """English text -> Chinese text, over all rooms."""
    return pairs_of(catalogues().values())


def pairs_of(given: Iterable[Catalog]) -> dict[str, str]:
    """The pairs of some catalogues."""
    pairs: dict[str, str] = {}
    for catalogue in given:
        for message in catalogue:
            if isinstance(message.id, tuple | list):
                spoken = message.string if isinstance(message.string, tuple | list) else (message.string,)
                pairs |= {text: spoken[0] for text in message.id if spoken[0]}
            elif message.id and message.string and not message.fuzzy:
                pairs[message.id] = str(message.string)
    return pairs


def places(text: str) -> set[str]:
    """The names of the places that are filled in."""
    return {a or b for a, b in PLACES.findall(text)}


def bare_words() -> Iterator[str]:
    """Words in a template that stand outside every translation tag."""
    word = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")
    for path in sorted(DESK.rglob("*.html")):
        text = re.sub(r"\{% comment.*?endcomment %\}|<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"\{% blocktrans.*?endblocktrans(late)? %\}", "", text, flags=re.DOTALL)
        text = re.sub(r"<(code|kbd|pre)\b.*?</\1>", "", text, flags=re.DOTALL)
        text = re.sub(r"\{% block width %\}.*?\{% endblock %\}", "", text)  # the name of a class
        plain = "".join(token.contents for token in Lexer(text).tokenize() if token.token_type is TokenType.TEXT)
        for found in word.findall(re.sub(r"<[^>]*>|&\w+;|\b\w+\.(?:py|pub|jsonl?)\b", " ", plain)):
            yield f"{name_of(path)}: {found}"
