"""The words of an event by which it is found: those of its data, and apart from them those of its particulars."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from touchstone.desk.audit.models import EventWord

LONGEST = 64
MOST = 80
"""Words of one event; what an act writes stays small, whatever it is about."""
RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+")


def words_in(text: str) -> list[str]:
    """Each word once, without case; a run of Chinese, which has no spaces, as its pairs of characters."""
    found: dict[str, None] = {}
    for run in RUN.findall(unicodedata.normalize("NFKC", text).casefold()):
        parts = [run] if run.isascii() or len(run) < 3 or not _is_chinese(run) else _pairs(run)
        found |= dict.fromkeys(part[:LONGEST] for part in parts)
    return list(found)


def words_of(sequence: int, at: Any, data: Mapping[str, Any], particulars: Mapping[str, Any]) -> list[EventWord]:
    """What makes an event findable. What stands in its particulars alone is marked, for it has to go with them."""
    open_words = _words(data)
    personal = [word for word in _words(particulars) if word not in open_words]
    marked = [*((word, False) for word in open_words), *((word, True) for word in personal)]
    return [EventWord(word=word, personal=is_personal, at=at, sequence=sequence) for word, is_personal in marked[:MOST]]


def _words(values: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(word for text in _texts(values) for word in words_in(text)))[:MOST]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        yield str(value)


def _is_chinese(run: str) -> bool:
    return "\u3400" <= run[0] <= "\u9fff" or "\uf900" <= run[0] <= "\ufaff"


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]
