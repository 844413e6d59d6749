"""Honest files are taken for what they are, whatever they are called."""

import json

import pytest

from tests.desk.evidence.files import held
from tests.desk.evidence.hostile.archives import packed
from tests.desk.evidence.hostile.moving import HEAD, PICTURE_HEAD, box
from tests.desk.evidence.hostile.papers import pdf
from tests.desk.evidence.hostile.pictures import picture
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.examine import READERS, examine
from touchstone.desk.evidence.kinds import KINDS
from touchstone.desk.evidence.limits import LIMITS

WORD = packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>"))
EXCEL = packed(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>"))
HONEST = {
    "photo.jpg": (picture("jpg"), "jpeg"),
    "photo.JPEG": (picture("jpg"), "jpeg"),
    "screen.png": (picture("png"), "png"),
    "logo.gif": (picture("gif"), "gif"),
    "shot.webp": (picture("webp"), "webp"),
    "phone.heic": (PICTURE_HEAD + box(b"meta", b"x" * 30), "heif"),
    "licence.pdf": (pdf(b""), "pdf"),
    "report.docx": (WORD, "docx"),
    "sales.xlsx": (EXCEL, "xlsx"),
    "all.zip": (packed(("a.txt", b"x"), ("照片/b.jpg", picture("jpg"))), "zip"),
    "empty.zip": (packed(), "zip"),
    "notes.txt": ("卖家说：保证正品。\r\n".encode(), "text"),
    "old.txt": ("卖家说：保证正品。\r\n".encode("gb18030"), "text"),
    "wide.txt": ("卖家说：保证正品。".encode("utf-16"), "text"),
    "orders.csv": ("编号,金额\n1,-20.5\n2,+3\n".encode(), "csv"),
    "data.json": (json.dumps({"a": [1, {"b": 2}]}).encode(), "json"),
    "mail.eml": (b"From: a@example.com\r\nTo: b@example.com\r\n\r\nhello\r\n", "eml"),
    "page.html": (b"<!DOCTYPE html><title>shop</title>", "html"),
    "film.mp4": (HEAD + box(b"mdat", b"x" * 30), "mp4"),
    "film.webm": (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + b"\0" * 40, "webm"),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_taken_without_remarks(name: str) -> None:
    content, key = HONEST[name]
    with held(content) as file:
        examined = examine(file, name)
    assert examined.kind.key == key
    assert set(examined.findings) <= {"active"}
    assert examined.size == len(content)


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "webp"])
def test_a_picture_may_be_opened_and_its_size_is_known(ending: str) -> None:
    with held(picture(ending)) as file:
        examined = examine(file, f"a.{ending}")
    assert (examined.facts.width, examined.facts.height, examined.facts.frames) == (24, 24, 1)
    assert examined.may_be_opened


def test_only_pictures_with_a_decoder_are_ever_opened() -> None:
    for name, (content, key) in HONEST.items():
        with held(content) as file:
            assert examine(file, name).may_be_opened == bool(KINDS[key].decoder)


def test_a_wrong_name_of_an_honest_picture_is_a_remark_not_a_refusal() -> None:
    with held(picture("png")) as file:
        examined = examine(file, "photo.jpg")
    assert examined.kind.key == "png"
    assert examined.findings == ("name_differs",)
    assert examined.may_be_opened


def test_a_camera_that_adds_bytes_behind_the_picture_is_no_enemy() -> None:
    with held(picture("jpg") + b"SEFT" + b"\0" * 40) as file:
        examined = examine(file, "a.jpg")
    assert examined.findings == ("trailing",)
    assert examined.may_be_opened


def test_an_archive_may_hold_documents_and_pages_unpacked() -> None:
    with held(packed(("a.pdf", pdf(b"")), ("b.html", b"<script>1</script>" * 9))) as file:
        assert examine(file, "a.zip").facts.entries == 2


def test_a_kind_that_is_not_wanted_here_is_refused_with_those_that_are() -> None:
    with held(picture("gif")) as file, pytest.raises(RefusedFileError, match="not wanted") as refused:
        examine(file, "a.gif", frozenset({"jpeg", "pdf"}))
    assert "jpg, pdf" in refused.value.hint


def test_a_file_over_the_size_of_its_kind_is_refused() -> None:
    with held(b"<svg>" + b" " * 10_000_001) as file, pytest.raises(RefusedFileError, match="larger than 10 MB"):
        examine(file, "a.svg")


def test_every_kind_has_its_reader() -> None:
    assert set(READERS) == set(KINDS)


def test_every_limit_is_explained_in_both_languages() -> None:
    assert all(
        limit.value > 0 and limit.meaning.endswith(".") and limit.meaning_zh.endswith("。") for limit in LIMITS.values()
    )
