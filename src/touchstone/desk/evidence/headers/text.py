"""Plain text, tables, JSON, e-mail: kept as they are; formulas, deep nesting and attachments are seen."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

# a cell that a spreadsheet computes (OWASP, CSV injection); a minus or plus before a digit is a number
FORMULA = re.compile(rb"""(?:^|[,;\t\r\n])\s{0,8}["']?[ \t]{0,8}(?:=|@|[+-](?![\d.])|\xef\xbc\x9d|%0A=)""")
BRACKET = re.compile(rb"[\[\]{}]")
ATTACHMENT = re.compile(rb"content-disposition:\s{0,8}attachment", re.IGNORECASE)
HTML_PART = re.compile(rb"content-type:\s{0,8}text/html", re.IGNORECASE)


def read_text(content: Content, kind: Kind) -> Facts:
    """Nothing to say of plain text."""
    return Facts()


def read_table(content: Content, kind: Kind) -> Facts:
    """Whether a spreadsheet would compute a cell."""
    return Facts(findings=("formula",) if content.find(FORMULA) else ())


def read_json(content: Content, kind: Kind) -> Facts:
    """Refuse brackets nested deeper than readers bear; brackets within texts count too, which only makes it stricter."""
    depth = 0
    for found in BRACKET.finditer(content.held):
        depth += 1 if found.group() in b"[{" else -1
        if depth > most("depth"):
            raise RefusedFileError("nested_too_deep", most=most("depth"))
    return Facts()


def read_message(content: Content, kind: Kind) -> Facts:
    """Whether the message carries files or a web page."""
    findings = ("embedded_file",) if content.find(ATTACHMENT) else ()
    return Facts(findings=findings + (("script",) if content.find(HTML_PART) else ()))
