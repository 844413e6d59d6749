"""Programs, scripts, tables that compute, data nested without end, and files that are next to nothing."""

from collections.abc import Iterator

from tests.desk.evidence.hostile.pictures import picture
from tests.desk.evidence.hostile.sample import Sample

TEST_PATTERN = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-" + b"FILE!$H+H*"
PROGRAMS = {
    "windows": b"MZ" + b"\0" * 200,
    "linux": b"\x7fELF\x02\x01\x01" + b"\0" * 60,
    "macos": b"\xcf\xfa\xed\xfe" + b"\0" * 60,
    "macos, both": b"\xca\xfe\xba\xbe\0\0\0\x02" + b"\0" * 60,
    "web assembly": b"\0asm\x01\0\0\0",
    "shortcut": b"\x4c\0\0\0\x01\x14\x02\0" + b"\0" * 90,
    "shell": b"#!/bin/sh\nrm -rf /\n",
    "python": b"\xef\xbb\xbf#!/usr/bin/env python\n",
    "php": b"\n <?php system('id'); ?>",
    "php, short": b"<?= `id` ?>",
    "jsp": b'<%@ page import="java.io.*" %>',
}
ENDINGS = (
    "exe",
    "js",
    "vbs",
    "hta",
    "bat",
    "cmd",
    "ps1",
    "lnk",
    "scr",
    "jar",
    "url",
    "iso",
    "msi",
    "wsf",
    "sh",
    "py",
    "apk",
    "reg",
)
TEXTS = {
    "postscript": b"%!PS-Adobe-3.0\n(%pipe%id) (w) file",
    "rich text with an object": b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 0105}}}",
    "internet shortcut": b"[InternetShortcut]\r\nURL=http://evil.example\r\n",
    "desktop entry": b"[Desktop Entry]\nExec=/bin/sh\n",
    "sylk": b'ID;PWXL;N;E\nC;X1;Y1;EEXEC("calc")\n',
    "web query": b"WEB\r\n1\r\nhttp://evil.example/x\r\n",
}
CELLS = (
    '=cmd|"/C calc"!A0', "=HYPERLINK(\"http://evil.example\",\"x\")", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", "@SUM(1+1)",
    "=1+1", '"=1+1"', "'=1+1", "\t=1+1", "＝1+1", "=IMPORTXML(\"http://evil.example\")", "=WEBSERVICE(\"http://evil.example\")",
)  # fmt: skip
SIGNATURES = (
    b"\xff\xd8\xff", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"%PDF-", b"PK\x03\x04", b"PK\x05\x06",
    b"\x1a\x45\xdf\xa3", b"\0\0\0\x08ftyp", b"\0\0\0\0ftypheic", b"%PDF-1.7",
)  # fmt: skip


def samples() -> Iterator[Sample]:
    """All of them."""
    for label, content in PROGRAMS.items():
        for name in ("a.jpg", "a.txt"):
            yield Sample(f"program for {label} as {name}", name, content, "refused:runnable")
    for ending in ENDINGS:
        yield Sample(f"text named .{ending}", f"a.{ending}", b"start calc", "refused:runnable")
        yield Sample(f"picture named .{ending}", f"a.jpg.{ending}", picture("jpg"), "refused:runnable")
    for name in ("a.com.txt", "a.txt", "a.csv", "a.json", "a.jpg", "a"):
        yield Sample(f"test pattern as {name}", name, TEST_PATTERN, "refused:virus_test")
    for label, content in TEXTS.items():
        for name in ("a.txt", "a.csv", "a.json"):
            yield Sample(f"{label} as {name}", name, content, "refused:unknown")
    for count in (40, 500, 2000):
        yield Sample(f"{count} empty comments", "a.txt", b"<!---->" * count + b"x", "opaque:active")
    for cell in CELLS:
        yield Sample(f"cell {cell}", "a.csv", f"name,price\n鞋,{cell}\n".encode(), "opaque:formula")
    for opening in (b"[", b'{"a":', b"[{", b'[[{"x":['):
        yield Sample(f"json of 100,000 {opening!r}", "a.json", opening * 100_000, "refused:nested_too_deep")
    for signature in SIGNATURES:
        yield Sample(f"nothing but {signature!r}", "a.bin", signature)
        yield Sample(f"{signature!r} and zeros", "a.bin", signature + b"\0" * 3000)
        yield Sample(f"{signature!r} and ones", "a.bin", signature + b"\xff" * 3000)
    for byte in (0, 1, 10, 32, 60, 65, 127, 128, 200, 255):
        yield Sample(f"the byte {byte}", "a.png", bytes((byte,)))
    yield Sample("empty", "a.png", b"", "refused:empty")
    yield Sample("zeros", "a.png", b"\0" * 100_000, "refused:unknown")
    yield Sample("all bytes", "a.txt", bytes(range(256)) * 40, "refused:unknown")
    yield Sample("text with a NUL", "a.txt", b"hello\0world", "refused:unknown")
    yield Sample("text with escape codes for a terminal", "a.txt", b"\x1b]0;evil\x07\x1b[2J\x08", "refused:unknown")
    yield Sample("message with a page and a file", "a.eml", MESSAGE, "opaque:embedded_file")
    yield Sample("one line of five million letters", "a.txt", b"a" * 5_000_000, "opaque")


MESSAGE = (
    b"From: a@evil.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/html\r\n\r\n<script>alert(1)</script>\r\n--x\r\n"
    b"Content-Disposition: attachment; filename=a.exe\r\n\r\nTVqQ\r\n--x--\r\n"
)
