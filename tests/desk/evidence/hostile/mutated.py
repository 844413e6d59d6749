"""True pictures cut short or with bits turned, the same ones every time."""

import random
from collections.abc import Iterator

from tests.desk.evidence.hostile.archives import packed
from tests.desk.evidence.hostile.moving import HEAD, PICTURE_HEAD, box
from tests.desk.evidence.hostile.papers import pdf
from tests.desk.evidence.hostile.pictures import FORMATS, picture
from tests.desk.evidence.hostile.sample import Sample

CUTS = (0.04, 0.2, 0.5, 0.8, 0.97)
SEEDS = 14


def turn_bits(content: bytes, seed: int) -> bytes:
    """The content with one to eight bits turned behind its signature."""
    turned = bytearray(content)
    chance = random.Random(seed)
    for _ in range(1 + seed % 8):
        turned[chance.randrange(8, len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


OTHERS = {
    "pdf": pdf(b"/OpenAction<</S/JavaScript/JS(x)>>"),
    "zip": packed(("a.txt", b"hello" * 9), ("b/c.txt", bytes(range(256)))),
    "docx": packed(
        ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>"), ("word/vbaProject.bin", b"x")
    ),
    "mp4": HEAD + box(b"moov", bytes(40)) + box(b"mdat", bytes(range(256))),
    "heic": PICTURE_HEAD + box(b"meta", bytes(40)),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "json": b'{"a": [1, 2, {"b": "\xe9\x9e\x8b"}], "c": null}' * 4,
}


def unopened() -> Iterator[Sample]:
    """Ten cuts and sixty-four mutations of what is never opened: it must not come out as a picture."""
    for ending, whole in OTHERS.items():
        for tenth in range(1, 11):
            yield Sample(f"{ending} cut at {tenth} tenths", f"a.{ending}", whole[: len(whole) * tenth // 11])
        for seed in range(64):
            yield Sample(f"{ending} bits turned {seed}", f"a.{ending}", turn_bits(whole, seed))


def samples() -> Iterator[Sample]:
    """Five cuts and fourteen mutations of each format of picture, and more of what is never opened."""
    yield from unopened()
    for ending in FORMATS:
        whole = picture(ending)
        for share in CUTS:
            yield Sample(f"{ending} cut at {share}", f"a.{ending}", whole[: max(1, int(len(whole) * share))])
        for seed in range(SEEDS):
            yield Sample(f"{ending} bits turned {seed}", f"a.{ending}", turn_bits(whole, seed))
