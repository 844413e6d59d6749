"""Which encoding a text has, and its bytes as UTF-8: UTF-8, GB18030 (GBK, GB2312), UTF-16 with a byte order mark."""

import codecs
import re

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled

UNDECIDED = "ascii"
UTF8 = "utf-8"
GB18030 = "gb18030"
BAD_BYTE = b"\xff"  # never part of UTF-8: marks a character that could not be decoded

_MARKS = ((codecs.BOM_UTF8, UTF8), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HIGH = re.compile(rb"[\x80-\xff]+")
# Everyday Chinese in GBK: punctuation (A1-A3) and the 3,755 characters of GB2312 level 1 (B0-D7).
_EVERYDAY = re.compile(rb"(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])+")
_EVERYDAY_SHARE = 0.6
_LEAST_RUN = 3  # characters of Chinese in UTF-8 in a row: hardly ever an accident of GBK


def _mark_bad(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error("touchstone-mark", _mark_bad)


def find_mark(head: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark announces and the mark's length; ("", 0) without one."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return "", 0


def decide(sample: bytes) -> str:
    """The encoding of whole lines: UNDECIDED if all is ASCII, GB18030 if that reads more lines and looks Chinese."""
    if sample.isascii():
        return UNDECIDED
    bad_as_utf8 = _bad_lines(sample, UTF8)
    if bad_as_utf8 and _everyday_share(sample) >= _EVERYDAY_SHARE and _bad_lines(sample, GB18030) < bad_as_utf8:
        return GB18030
    return UTF8


def gb18030_to_utf8(block: bytes) -> bytes:
    """Whole lines as UTF-8; what cannot be decoded, and lines that are UTF-8 already, are marked with BAD_BYTE."""
    block = _mark_foreign(block)
    return marked_utf8(block.decode(GB18030, "touchstone-mark"))


def marked_utf8(text: str) -> bytes:
    """Text as UTF-8, its marks and lone surrogates as BAD_BYTE."""
    try:
        return text.encode(UTF8)
    except UnicodeEncodeError:
        return b"".join(_encode_character(c) if "\ud800" <= c <= "\udfff" else c.encode(UTF8) for c in text)


def _encode_character(_surrogate: str) -> bytes:
    return BAD_BYTE


def _bad_lines(sample: bytes, encoding: str) -> int:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return sum(not _decodes(line, encoding) for line in sample.split(b"\n"))
    return 0


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _everyday_share(sample: bytes) -> float:
    runs = _HIGH.findall(sample)
    everyday = sum(len(pair) for run in runs for pair in _EVERYDAY.findall(run))
    return everyday / max(sum(map(len, runs)), 1)


def _mark_foreign(block: bytes) -> bytes:
    """GB18030 never holds 0xFF, so one put at the start of a line that is UTF-8 makes the line undecodable."""
    parts, kept, view = [], 0, np.frombuffer(block, np.uint8)
    at = _find_utf8(view, 0)
    while at >= 0:
        start, end = block.rfind(b"\n", 0, at) + 1, block.find(b"\n", at)
        end = end if end >= 0 else len(block)
        if _decodes(block[start:end], UTF8):
            parts += [block[kept:start], BAD_BYTE]
            kept = start
        at = _find_utf8(view, end)
    return b"".join([*parts, block[kept:]])


@compiled
def _find_utf8(data: NDArray[np.uint8], at: int) -> int:
    """Where the next run of Chinese in UTF-8 starts, from `at` on; -1 if there is none."""
    run, i = 0, at
    while i + 2 < len(data):
        lead = data[i]
        if (0xE3 <= lead <= 0xE9 or lead == 0xEF) and data[i + 1] & 0xC0 == 0x80 and data[i + 2] & 0xC0 == 0x80:
            run, i = run + 1, i + 3
            if run == _LEAST_RUN:
                return i - 3 * run
        else:
            i += 1 if run == 0 else 1 - 3 * run
            run = 0
    return -1
