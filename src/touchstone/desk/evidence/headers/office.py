"""Word, Excel and PowerPoint files: archives whose names tell of macros, controls and things from outside."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.headers.archive import check_archive, read_archive
from touchstone.desk.evidence.kinds import Kind

MAIN_FOLDERS = {b"word": "docx", b"xl": "xlsx", b"ppt": "pptx"}
NAMED = {
    "macros": re.compile(rb"vba(?:Project|Data)|/macrosheets/", re.IGNORECASE),
    "embedded_file": re.compile(rb"/(?:embeddings|activeX|ctrlProps)/", re.IGNORECASE),
    "outside_reference": re.compile(rb"/(?:externalLinks|queryTables)/|connections\.xml$", re.IGNORECASE),
}


def office_kind(content: Content) -> str:
    """The kind of an archive by the names inside: docx, xlsx, pptx or zip."""
    names = [entry.name for entry in check_archive(content)]
    if b"[Content_Types].xml" not in names:
        return "zip"
    folders = {name.partition(b"/")[0] for name in names}
    return next((key for folder, key in MAIN_FOLDERS.items() if folder in folders), "zip")


def read_office(content: Content, kind: Kind) -> Facts:
    """What an archive says, and what an office program would act on."""
    facts = read_archive(content, kind)
    entries = check_archive(content)
    findings = tuple(key for key, pattern in NAMED.items() if any(pattern.search(entry.name) for entry in entries))
    return Facts(entries=facts.entries, unpacked=facts.unpacked, findings=facts.findings + findings)
