"""A file judged before anything opens it: its kind, its size, what its header says, what else it carries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from touchstone.desk.evidence.content import Content, look_at
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.findings import allow_preview
from touchstone.desk.evidence.headers.archive import read_archive
from touchstone.desk.evidence.headers.boxes import read_boxes
from touchstone.desk.evidence.headers.ebml import read_ebml
from touchstone.desk.evidence.headers.gif import read_gif
from touchstone.desk.evidence.headers.jpeg import read_jpeg
from touchstone.desk.evidence.headers.markup import read_markup
from touchstone.desk.evidence.headers.office import read_office
from touchstone.desk.evidence.headers.pdf import read_pdf
from touchstone.desk.evidence.headers.png import read_png
from touchstone.desk.evidence.headers.text import read_json, read_message, read_table, read_text
from touchstone.desk.evidence.headers.webp import read_webp
from touchstone.desk.evidence.kinds import KIND_OF_ENDING, KINDS, LARGEST_FILE, RUNNABLE_ENDINGS, Family, Kind
from touchstone.desk.evidence.limits import MEGABYTE
from touchstone.desk.evidence.naming import ending_of
from touchstone.desk.evidence.recognise import recognise
from touchstone.desk.evidence.strangers import refuse_two_at_once

READERS: dict[str, Callable[[Content, Kind], Facts]] = {
    "jpeg": read_jpeg,
    "png": read_png,
    "gif": read_gif,
    "webp": read_webp,
    "heif": read_boxes,
    "pdf": read_pdf,
    "docx": read_office,
    "xlsx": read_office,
    "pptx": read_office,
    "text": read_text,
    "csv": read_table,
    "json": read_json,
    "eml": read_message,
    "html": read_markup,
    "svg": read_markup,
    "xml": read_markup,
    "zip": read_archive,
    "mp4": read_boxes,
    "webm": read_ebml,
}
EVERY_KIND = frozenset(KINDS)


@dataclass(frozen=True, slots=True)
class Examination:
    """What is known of a file that is taken; `may_be_opened` says whether the worker may try a preview."""

    kind: Kind
    size: int
    facts: Facts
    findings: tuple[str, ...]

    @property
    def may_be_opened(self) -> bool:
        """Whether the worker may decode it: a picture with a decoder and no finding against it."""
        return bool(self.kind.decoder) and allow_preview(self.findings)


def examine(file: BinaryIO, name: str, wanted: frozenset[str] = EVERY_KIND) -> Examination:
    """Judge an open file by its content; `name` is what the sender calls it, `wanted` keys of kinds taken here.

    Raises:
        RefusedFileError: the file is not taken; the reason and the cure are in it.
    """
    ending = ending_of(name)
    if ending in RUNNABLE_ENDINGS:
        raise RefusedFileError("runnable", what="." + ending)
    with look_at(file) as content:
        if content.size > LARGEST_FILE:
            raise RefusedFileError("too_large", most=LARGEST_FILE // MEGABYTE)
        kind = KINDS[recognise(content, ending)]
        check_wanted(kind, ending, content.size, wanted)
        facts = READERS[kind.key](content, kind)
        refuse_two_at_once(content, kind)
        differs = ("name_differs",) if ending not in kind.endings else ()
        return Examination(kind, content.size, facts, facts.findings + differs)


def check_wanted(kind: Kind, ending: str, size: int, wanted: frozenset[str]) -> None:
    """Refuse a kind that is not wanted here, one that hides behind another name, and one that is too large."""
    said = KIND_OF_ENDING.get(ending)
    if kind.is_active and (said is None or said.family is not Family.MARKUP) and not plain_name(ending):
        raise RefusedFileError("masked", said="." + ending, what=kind.name, ending=kind.endings[0])
    if kind.key not in wanted:
        taken = ", ".join(KINDS[key].endings[0] for key in KINDS if key in wanted)
        raise RefusedFileError("not_wanted", what=kind.name, known=taken)
    if size > kind.most_bytes:
        raise RefusedFileError("too_large", most=kind.most_bytes // MEGABYTE)


def plain_name(ending: str) -> bool:
    """Whether the name claims no kind but text, so that markup behind it hides nothing."""
    return ending in ("", "txt", "log", "md")
