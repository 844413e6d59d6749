"""Files that are two things at once."""

from collections.abc import Callable, Iterator

from tests.desk.evidence.hostile.archives import packed
from tests.desk.evidence.hostile.papers import pdf
from tests.desk.evidence.hostile.pictures import chunk, gif, gif_frame, jpeg_with, picture, png, riff
from tests.desk.evidence.hostile.sample import Sample

GUESTS = {
    "script": b"<script>fetch('//evil.example')</script>",
    "php": b"<?php system($_GET['c']); ?>",
    "page": b"<!DOCTYPE html><html><body onload=alert(1)>",
    "frame": b"<iframe src=//evil.example>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj",
    "program": b"MZ\x90\0" + b"\0" * 60 + b"This program cannot be run in DOS mode.\r\r\n$",
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04",
}
HOSTS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "png with a text chunk of": (
        "png",
        lambda guest: png(1, 1, chunk(b"tEXt", b"Comment\0" + guest), pixels=b"\0" * 4),
    ),
    "png followed by": ("png", lambda guest: picture("png") + guest),
    "png with pixels of": ("png", lambda guest: picture("png")[:-12] + chunk(b"IDAT", guest) + picture("png")[-12:]),
    "jpeg with a comment of": ("jpg", lambda guest: jpeg_with(0xFE, guest)),
    "jpeg followed by": ("jpg", lambda guest: picture("jpg") + guest),
    "gif with a comment of": (
        "gif",
        lambda guest: gif(1, 1, b"!\xfe" + bytes((len(guest),)) + guest + b"\0", gif_frame()),
    ),
    "gif followed by": ("gif", lambda guest: picture("gif") + guest),
    "webp with a chunk of": ("webp", lambda guest: riff((b"VP8L", picture("webp")[20:60]), (b"EXIF", guest))),
}


def samples() -> Iterator[Sample]:
    """Every guest in every host, and the classics."""
    archive = packed(("a.txt", b"x"))
    for place, (ending, make) in HOSTS.items():
        for guest, content in GUESTS.items():
            yield Sample(f"{place} {guest}", f"a.{ending}", make(content), "refused:two_at_once")
    for ending in ("png", "jpg", "gif", "webp"):
        yield Sample(
            f"{ending} followed by an archive", f"a.{ending}", picture(ending) + archive, "refused:two_at_once"
        )
    for name in ("GIF89a=1;alert(1)//", "GIF89a/*\n*/=1;alert(document.domain)", "GIF89a<script>alert(1)</script>"):
        yield Sample(f"gif that is a script: {name}", "a.gif", name.encode().ljust(200), "safe")
    yield Sample("pdf followed by an archive", "a.pdf", pdf(b"") + archive, "refused:two_at_once")
    yield Sample(
        "pdf that is a page", "a.pdf", b"%PDF-1.4\n<html><script>alert(1)</script>\n" + pdf(b""), "refused:two_at_once"
    )
    yield Sample("page before a pdf", "a.pdf", b"<html><script>alert(1)</script>" + pdf(b""), "refused")
    yield Sample("bytes before a pdf", "a.pdf", b"\0" * 90 + pdf(b""), "refused:unknown")
    yield Sample(
        "archive that is a page", "a.zip", packed(("a<script>alert(1)</script>.txt", b"x")), "refused:two_at_once"
    )
    yield Sample("archive before a picture", "a.zip", archive + picture("png"), "refused")
    yield Sample(
        "jpeg script in ISO 8859-1", "a.jpg", b"\xff\xd8\xff\xe0/*" + b"J" * 60 + b"*/=alert(1)/*" + picture("jpg")
    )
    yield Sample("bmp that is a script", "a.bmp", b"BM/*" + b"\0" * 50 + b"*/=1;alert(1)", "refused:unknown")
    yield Sample("java class as gif", "a.gif", b"\xca\xfe\xba\xbe" + b"\0" * 60, "refused:runnable")
    yield Sample(
        "java archive as gif", "a.gif", picture("gif") + packed(("A.class", b"\xca\xfe\xba\xbe")), "refused:two_at_once"
    )
