"""Plain text, tables, JSON, e-mail: kept as they are; formulas, deep nesting and attachments are seen."""

import re

import numpy as np

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

# a cell that a spreadsheet computes (OWASP, CSV injection); a minus or plus before a digit is a number
FORMULA = re.compile(rb"""(?:\A|[,;\t\r\n])["' \t]{0,8}(?:=|@|[+-](?![\d.])|\xef\xbc\x9d|%0A=)""")
STEP = 1 << 20
OPENING, CLOSING = np.frombuffer(b"[{", np.uint8), np.frombuffer(b"]}", np.uint8)
ATTACHMENT = re.compile(rb"content-disposition:\s{0,8}attachment", re.IGNORECASE)
HTML_PART = re.compile(rb"content-type:\s{0,8}text/html", re.IGNORECASE)


def read_text(content: Content, kind: Kind) -> Facts:
    """Nothing to say of plain text."""
    return Facts()


def read_table(content: Content, kind: Kind) -> Facts:
    """Whether a spreadsheet would compute a cell of the part that is searched."""
    return Facts(findings=("formula",) if content.find(FORMULA, 0, most("searched_bytes")) else ())


def read_json(content: Content, kind: Kind) -> Facts:
    """Refuse brackets nested deeper than readers bear; brackets within texts count too, which only makes it stricter."""
    depth = 0
    for offset in range(0, content.size, STEP):
        letters = np.frombuffer(content.at(offset, STEP), np.uint8)
        opened = np.isin(letters, OPENING).astype(np.int32)
        closed = np.isin(letters, CLOSING).astype(np.int32)
        depths = depth + np.cumsum(opened - closed)
        if depths.max() > most("depth"):
            raise RefusedFileError("nested_too_deep", most=most("depth"))
        depth = int(depths[-1])
    return Facts()


def read_message(content: Content, kind: Kind) -> Facts:
    """Whether the message carries files or a web page."""
    findings = ("embedded_file",) if content.find(ATTACHMENT) else ()
    return Facts(findings=findings + (("script",) if content.find(HTML_PART) else ()))
