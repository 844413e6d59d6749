"""PDF: pages counted and everything named that acts by itself, also where its name is written in hex."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most


def name_pattern(*names: str) -> re.Pattern[bytes]:
    """Finds these PDF names, each letter plain or as #xx (ISO 32000-2, 7.3.5)."""
    written = ("".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in name) for name in names)
    return re.compile(("/(?:" + "|".join(written) + r")(?![A-Za-z0-9_#-])").encode())


NAMED = {
    "javascript": name_pattern("JavaScript", "JS"),
    "launch": name_pattern("Launch"),
    "open_action": name_pattern("OpenAction", "AA"),
    "embedded_file": name_pattern("EmbeddedFile", "EmbeddedFiles", "RichMedia"),
    "submits_form": name_pattern("SubmitForm", "ImportData"),
    "outside_reference": name_pattern("GoToR", "GoToE"),
    "script": name_pattern("XFA"),
    "links_out": name_pattern("URI"),
    "encrypted": name_pattern("Encrypt"),
    "packed_objects": name_pattern("ObjStm"),
}
PAGE = re.compile(rb"/Type\s{0,8}/Page(?![A-Za-z])")
COUNT = re.compile(rb"/Count\s{1,8}(\d{1,12})")
TAIL = 2048


def read_pdf(content: Content, kind: Kind) -> Facts:
    """Pages (an estimate: the larger of what is announced and what is found) and findings."""
    if not re.match(rb"%PDF-[12]\.\d", content.at(0, 8)):
        raise RefusedFileError("broken", what=kind.name, where="%PDF")
    pages = max(content.count(PAGE, most("pages")), announced_pages(content))
    if pages > most("pages"):
        raise RefusedFileError("too_many_pages", most=most("pages"))
    findings = tuple(key for key, pattern in NAMED.items() if content.find(pattern))
    if b"%%EOF" not in content.at(content.size - TAIL, TAIL):
        findings += ("damaged",)
    return Facts(pages=pages, findings=findings)


def announced_pages(content: Content) -> int:
    """The largest number that any tree of pages or outlines gives itself."""
    return max((int(found[1]) for found in COUNT.finditer(content.held)), default=0)
