"""PDF: pages counted and everything named that acts by itself, also where its name is written in hex."""

import re
from itertools import islice

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

NAMED = {
    "javascript": ("JavaScript",),
    "launch": ("Launch",),
    "open_action": ("OpenAction",),
    "embedded_file": ("EmbeddedFile", "EmbeddedFiles", "RichMedia"),
    "submits_form": ("SubmitForm", "ImportData"),
    "outside_reference": ("GoToR", "GoToE"),
    "script": ("XFA",),
    "links_out": ("URI",),
    "encrypted": ("Encrypt",),
    "packed_objects": ("ObjStm",),
}
# /AA alone stands in packed pixels by chance; with what must follow it does not
ADDED_ACTIONS = re.compile(rb"/AA\s{0,8}(?:<<|\d{1,8}\s{1,8}\d{1,5}\s{1,8}R)")
# a name with a letter written as #xx (ISO 32000-2, 7.3.5)
HIDDEN = re.compile(rb"/([A-Za-z]{0,20}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,60})")
LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")
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
    hidden = hidden_names(content)
    findings = tuple(key for key, names in NAMED.items() if any(is_named(content, name, hidden) for name in names))
    if "open_action" not in findings and ("AA" in hidden or content.find(ADDED_ACTIONS)):
        findings += ("open_action",)
    if b"%%EOF" not in content.at(content.size - TAIL, TAIL):
        findings += ("damaged",)
    return Facts(pages=pages, findings=findings)


def is_named(content: Content, name: str, hidden: frozenset[str]) -> bool:
    """Whether this name stands in the file, plainly or hidden."""
    return name in hidden or content.find(re.compile(b"/" + name.encode() + rb"(?![A-Za-z0-9_#-])")) is not None


def hidden_names(content: Content) -> frozenset[str]:
    """Names that are written with #xx, read as a reader reads them."""
    found = islice(HIDDEN.finditer(content.held), most("chunks"))
    return frozenset(
        LETTER.sub(lambda hexed: bytes.fromhex(hexed[1].decode()), name[1]).decode("latin-1") for name in found
    )


def announced_pages(content: Content) -> int:
    """The largest number that any tree of pages or outlines gives itself."""
    counts = islice(COUNT.finditer(content.held), most("chunks"))
    return max((int(found[1]) for found in counts), default=0)
