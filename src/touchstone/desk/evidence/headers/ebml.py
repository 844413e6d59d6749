"""WebM and Matroska: the head must say which of the two it is."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind

DOCUMENT_TYPE = re.compile(rb"\x42\x82(?:[\x80-\xff]|\x40[\x00-\xff])(webm|matroska)")


def read_ebml(content: Content, kind: Kind) -> Facts:
    """Nothing but whether the head is one of WebM or Matroska."""
    if not content.find(DOCUMENT_TYPE, 0, 128):
        raise RefusedFileError("broken", what=kind.name, where="EBML")
    return Facts()
