"""Animations and films that lie about how much there is of them."""

import struct
from collections.abc import Iterator

from tests.desk.evidence.hostile.pictures import chunk, gif, gif_frame, png, riff, webp_canvas
from tests.desk.evidence.hostile.sample import Sample


def box(name: bytes, data: bytes = b"", length: int | None = None) -> bytes:
    """One box of an MP4, with its true length or a false one."""
    return struct.pack(">I", 8 + len(data) if length is None else length) + name + data


HEAD = box(b"ftyp", b"isom\0\0\x02\0isomiso2mp41")
PICTURE_HEAD = box(b"ftyp", b"heic\0\0\0\0mif1heic")
FRAME = (b"ANMF", b"\0" * 24)


def pictures() -> Iterator[Sample]:
    """Animated pictures."""
    many = gif(2, 2, *(gif_frame() for _ in range(2500)))
    yield Sample("gif of 2,500 frames", "a.gif", many, "refused:too_many_frames")
    yield Sample("gif of 300 frames", "a.gif", gif(2, 2, *(gif_frame() for _ in range(300))))
    yield Sample(
        "gif cut into 200,000 parts",
        "a.gif",
        gif(2, 2, b"!\xfe" + b"\x01x" * 200_000 + b"\0"),
        "refused:too_many_chunks",
    )
    yield Sample("gif whose parts never end", "a.gif", gif(2, 2, b"!\xfe" + b"\xffx" * 50, end=b""), "opaque:damaged")
    yield Sample("gif of garbage", "a.gif", gif(9, 9, gif_frame(9, 9, data=b"\x0c\xff" + b"\xff" * 255 + b"\0")))
    yield Sample("gif without a frame", "a.gif", gif(9, 9), "opaque:damaged")
    for frames in (0, 2001, 0xFFFFFFFF):
        control = chunk(b"acTL", struct.pack(">II", frames, 0))
        yield Sample(
            f"png that announces {frames} frames", "a.png", png(1, 1, control), "refused" if frames else "safe"
        )
    carried = [chunk(b"fcTL", b"\0" * 26) for _ in range(2100)]
    yield Sample("png of 2,100 frames", "a.png", png(1, 1, *carried), "refused:too_many_frames")
    yield Sample(
        "png of 150,000 chunks", "a.png", png(1, 1, *[chunk(b"teXt", b"")] * 150_000), "refused:too_many_chunks"
    )
    yield Sample(
        "webp of 3,000 frames", "a.webp", riff(webp_canvas(2, 2, 2), *[FRAME] * 3000), "refused:too_many_frames"
    )
    yield Sample("webp of three empty frames", "a.webp", riff(webp_canvas(2, 2, 2), *[FRAME] * 3), "opaque")
    yield Sample("webp without a picture", "a.webp", riff((b"EXIF", b"x" * 40)), "refused:broken")
    yield Sample("webp longer than it says", "a.webp", riff(webp_canvas(2, 2)) + b"x" * 400)
    yield Sample("webp shorter than it says", "a.webp", b"RIFF\xff\xff\xff\xffWEBPVP8X\x0a\0\0\0" + b"\0" * 10)
    yield Sample(
        "webp chunk of four gigabytes",
        "a.webp",
        b"RIFF\x20\0\0\0WEBPVP8X\xff\xff\xff\xff" + b"\0" * 16,
        "refused:broken",
    )


def films() -> Iterator[Sample]:
    """MP4, HEIF and WebM."""
    for head, ending in ((HEAD, "mp4"), (PICTURE_HEAD, "heic")):
        yield Sample(
            f"{ending} box of four gigabytes", f"a.{ending}", head + box(b"moov", length=0xFFFFFFFF), "opaque:damaged"
        )
        endless = struct.pack(">I4sQ", 1, b"mdat", 1 << 62)
        yield Sample(f"{ending} box of four exabytes", f"a.{ending}", head + endless, "opaque:damaged")
        yield Sample(
            f"{ending} box shorter than its head", f"a.{ending}", head + box(b"moov", length=4), "refused:broken"
        )
        yield Sample(
            f"{ending} long box of no length",
            f"a.{ending}",
            head + struct.pack(">I4sQ", 1, b"mdat", 0),
            "refused:broken",
        )
        yield Sample(
            f"{ending} of 20,000 boxes", f"a.{ending}", head + box(b"free") * 20_000, "refused:too_many_chunks"
        )
        yield Sample(f"{ending} box to the end", f"a.{ending}", head + box(b"mdat", b"x" * 99, length=0), "opaque")
        yield Sample(f"{ending} with a nameless box", f"a.{ending}", head + box(b"\0\0\0\0"), "refused:broken")
        yield Sample(
            f"{ending} with a page",
            f"a.{ending}",
            head + box(b"free", b"<script>alert(1)</script>"),
            "refused:two_at_once",
        )
    yield Sample("webm of another document type", "a.webm", b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84evil", "refused:broken")
    yield Sample("webm of nothing", "a.webm", b"\x1a\x45\xdf\xa3", "refused:broken")
    endless = b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xff\x42\x82\x84webm"
    yield Sample("webm head without end", "a.webm", endless, "opaque")


def samples() -> Iterator[Sample]:
    """All that moves."""
    yield from pictures()
    yield from films()
