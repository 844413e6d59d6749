"""Which kind a file is, by its content alone; its name decides only among kinds of plain text."""

import codecs
import re

import puremagic

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.headers.office import office_kind
from touchstone.desk.evidence.kinds import KINDS

SIGNATURES = (
    ("jpeg", re.compile(rb"\xff\xd8\xff[\xc0-\xfe]")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("pdf", re.compile(rb"%PDF-")),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    ("heif", re.compile(rb".{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1|avi[fs])", re.DOTALL)),
    ("mp4", re.compile(rb".{4}ftyp", re.DOTALL)),
    ("webm", re.compile(rb"\x1a\x45\xdf\xa3")),
)
PROGRAMS = (
    ("Windows program", re.compile(rb"MZ.{58}", re.DOTALL)),
    ("Linux program", re.compile(rb"\x7fELF")),
    ("macOS program", re.compile(rb"(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)")),
    ("WebAssembly", re.compile(rb"\x00asm")),
    ("Windows shortcut", re.compile(rb"\x4c\x00\x00\x00\x01\x14\x02\x00")),
    ("script", re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}(?:#!|<\?php|<%@|<\?=)", re.IGNORECASE)),
)
# text by content, run by the programs that they are made for; none of the kinds that are taken
OTHER_TEXTS = (
    ("PostScript", re.compile(rb"(?:\x04|\x1b%-12345X[^\n]{0,200}\n)?%!PS")),
    ("Rich Text document", re.compile(rb"\s{0,16}\{\\rt")),
    (
        "Internet shortcut",
        re.compile(rb"\s{0,16}\[(?:InternetShortcut|Desktop Entry|\.ShellClassInfo)\]", re.IGNORECASE),
    ),
    ("SYLK table", re.compile(rb"ID;P")),
    ("web query", re.compile(rb"WEB\r?\n1\r?\n", re.IGNORECASE)),
)
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-" + b"FILE!$H+H*"
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,256}<[!?A-Za-z]")
SVG = re.compile(rb"<(?:[\w-]{1,20}:)?svg[\s>/]", re.IGNORECASE)
XML = re.compile(rb"<\?xml\s", re.IGNORECASE)
HTML = re.compile(
    rb"<(?:!doctype\s{1,8}html|html|head|body|script|iframe|img|a|div|table|meta|form|p)[\s>/]", re.IGNORECASE
)
HEADER_LINE = re.compile(rb"(?:[A-Za-z][\w-]{1,40}:[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n)*){2}")
SENDER = re.compile(rb"^(?:from|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
HEAD = 4096


def recognise(content: Content, ending: str) -> str:
    """The key of the kind.

    Raises:
        RefusedFileError: a program, a test pattern, or nothing that is taken.
    """
    head = content.at(0, HEAD)
    for what, pattern in PROGRAMS:
        if pattern.match(head):
            raise RefusedFileError("runnable", what=what)
    for key, pattern in SIGNATURES:
        if pattern.match(head):
            return office_kind(content) if key == "zip" else key
    for what, pattern in OTHER_TEXTS:
        if pattern.match(head):
            raise RefusedFileError("unknown", what=what, known=kinds_taken())
    encoding = encoding_of(content)
    if not encoding:
        raise RefusedFileError("unknown", what=likeness(head), known=kinds_taken())
    return text_kind(content, head if "16" not in encoding else head.decode(encoding, "ignore").encode(), ending)


def text_kind(content: Content, head: bytes, ending: str) -> str:
    """The kind of a text: markup by its first signs, e-mail by its first lines, else what its name says."""
    if EICAR in content.at(0, HEAD):
        raise RefusedFileError("virus_test")
    if MARKUP.match(head):
        whole = content.at(0, 1 << 16) + head
        return "svg" if SVG.search(whole) else "xml" if XML.match(head.lstrip(b"\xef\xbb\xbf \t\r\n")) else "html"
    if HTML.search(head) and ending not in ("csv", "tsv", "json", "jsonl", "eml"):
        return "html"
    lines = HEADER_LINE.match(head)
    if lines and SENDER.search(lines.group()):
        return "eml"
    return {"csv": "csv", "tsv": "csv", "json": "json", "jsonl": "json"}.get(ending) or (
        "json" if head.lstrip()[:1] in (b"{", b"[") else "text"
    )


def encoding_of(content: Content) -> str:
    """The encoding in which the whole file reads as text without control characters, or nothing."""
    head = content.at(0, 2)
    marked = ("utf-16",) if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else ()
    return next((encoding for encoding in (*marked, "utf-8", "gb18030") if reads_as(content, encoding)), "")


def reads_as(content: Content, encoding: str) -> bool:
    """Whether every byte fits the encoding and no control character stands in it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    step = 1 << 20
    try:
        for offset in range(0, content.size, step):
            last = offset + step >= content.size
            if UNPRINTABLE.search(decoder.decode(content.at(offset, step), last)):
                return False
    except UnicodeDecodeError:
        return False
    return True


def likeness(head: bytes) -> str:
    """What an unwanted content looks like, for the sentence of the refusal."""
    try:
        guesses = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return "unknown content"
    return guesses[0].name[:60] if guesses and guesses[0].name else "unknown content"


def kinds_taken() -> str:
    """The endings of all kinds, for the sentence of a refusal."""
    return ", ".join(kind.endings[0] for kind in KINDS.values())
