"""Files that are two things at once: a picture that is also a page, a document that is also an archive."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.headers.zip_directory import read_directory
from touchstone.desk.evidence.kinds import Family, Kind


def any_case(words: str) -> str:
    """A pattern for these words in small and capital letters: quicker than the flag where one letter fills a file."""
    return "".join(f"[{letter.lower()}{letter.upper()}]" if letter.isalpha() else re.escape(letter) for letter in words)


# What browsers and servers would run if they took the file for something else. No shorter pattern: in 30 MB of
# packed pixels five given bytes stand by chance once in 30,000 files, four in 200.
TAGS = (
    "script",
    "?php",
    "html",
    "!doctype html",
    "iframe",
    "svg x",
    "svg v",
    "svg o",
    "svg w",
    "body",
    "object ",
    "embed ",
    "%eval",
    "% eval",
)
MARKUP = re.compile(("<(?=[sShHiIbBoOeE?!%])(?:" + "|".join(map(any_case, TAGS)) + ")").encode())
DOCUMENT = re.compile(rb"%PDF-[12]\.")
ARCHIVE_END = re.compile(rb"PK\x05\x06.{18}", re.DOTALL)
PROGRAM = re.compile(rb"This program cannot be run in DOS mode|\x7fELF[\x01\x02][\x01\x02]\x01")
OTHER_ARCHIVE = re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07")
TAIL = 66_000
BROWSER_LOOKS_AT = 4096

CARRIED: dict[str, re.Pattern[bytes]] = {
    "a web page or script": MARKUP,
    "a PDF document": DOCUMENT,
    "a program": PROGRAM,
    "a packed archive": OTHER_ARCHIVE,
}


def refuse_two_at_once(content: Content, kind: Kind) -> None:
    """Refuse a file that another reader would take for something else.

    Pictures are searched whole; documents and videos where a reader would look: their first 4 kB and their tail;
    an archive in its directory alone, for the files inside are its own. Text and markup are what they look like.
    """
    if kind.family in (Family.TEXT, Family.MARKUP):
        return
    for other, pattern in CARRIED.items():
        if carries(content, kind, pattern):
            raise RefusedFileError("two_at_once", what=kind.name, other=other)
    if not is_packed(kind) and content.find(ARCHIVE_END, max(0, content.size - TAIL)):
        raise RefusedFileError("two_at_once", what=kind.name, other="a ZIP archive")


def carries(content: Content, kind: Kind, pattern: re.Pattern[bytes]) -> bool:
    """Whether the pattern stands where it would count in a file of this kind; its own first bytes do not."""
    if kind.key == "pdf" and pattern is DOCUMENT:
        return False
    if kind.family is Family.PICTURE:
        return content.find(pattern, 1) is not None
    if is_packed(kind):
        return content.find(pattern, read_directory(content)[1]) is not None
    return bool(
        content.find(pattern, 1, min(content.size, BROWSER_LOOKS_AT))
        or content.find(pattern, max(1, content.size - BROWSER_LOOKS_AT))
    )


def is_packed(kind: Kind) -> bool:
    """Whether files of this kind are ZIP archives themselves."""
    return kind.key in ("zip", "docx", "xlsx", "pptx")
