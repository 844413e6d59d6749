"""Large files made of what the checks look for and almost find, to keep the desk itself busy."""

from collections.abc import Iterator

from tests.desk.evidence.hostile.pictures import chunk, gif, picture, png
from tests.desk.evidence.hostile.sample import Sample

SIZE = 2_000_000


def filled(unit: bytes) -> bytes:
    """Two megabytes of one thing."""
    return unit * (SIZE // len(unit))


PAPERS = ("/", "/#", "/Count 1 ", "/JavaScripx", "/J#61", "/AA        ", "/Type        /Pagx", "%%EOF")
TABLES = (",", "\n ", ",        '        a", "\n'", "；＝".replace("＝", ","), '"')
PAGES = ("<", "onabc         x", "href=====  x", "<aaaaaaaaaaaaaaaaaaa:", "<!ENTIT", "javascript;", "<!----x")
PICTURES = (
    "<",
    "<scripx",
    "<!doctype   ",
    "%PDF-0",
    "PK\x05",
    "Rar!\x1a",
    "This program cannot be run in DOS mod",
    "\xff",
    "\xff\xd8",
)
MESSAGES = ("content-disposition:        \r\n", "a:\r\n ", "From:")


def samples() -> Iterator[Sample]:
    """Every unit in the kind of file that is searched for it."""
    for unit in PAPERS:
        yield Sample(f"pdf of {unit}", "a.pdf", b"%PDF-1.7\n" + filled(unit.encode()))
    for unit in TABLES:
        yield Sample(f"table of {unit!r}", "a.csv", filled(unit.encode()))
    for unit in PAGES:
        yield Sample(f"page of {unit}", "a.html", b"<html>" + filled(unit.encode()), "opaque:active")
    for unit in PICTURES:
        rider = filled(unit.encode("latin-1"))
        yield Sample(f"jpeg and {unit!r}", "a.jpg", picture("jpg") + rider)
        yield Sample(f"png with {unit!r}", "a.png", png(2, 2, chunk(b"teXt", rider), pixels=b"\0" * 14))
    for unit in MESSAGES:
        yield Sample(f"message of {unit!r}", "a.eml", b"From: a\r\nTo: b\r\n\r\n" + filled(unit.encode()))
    yield Sample("json of empty lists", "a.json", filled(b"[]"), "opaque")
    yield Sample("gif of empty blocks", "a.gif", gif(2, 2, filled(b"!\xfe\0")), "refused:too_many_chunks")
    yield Sample("gif of tiny parts", "a.gif", gif(2, 2, b"!\xfe", filled(b"\x01x"), b"\0"), "refused:too_many_chunks")
    yield Sample("jpeg of empty segments", "a.jpg", b"\xff\xd8" + filled(b"\xff\xe0\0\x02"), "refused:too_many_chunks")
    yield Sample("text of broken letters", "a.txt", filled(b"\xe9\x9e"), "safe")
