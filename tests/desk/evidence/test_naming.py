"""No name deceives the eye, leaves its folder, breaks a header or runs."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.evidence.kinds import KINDS
from touchstone.desk.evidence.naming import disposition, download_name, ending_of, is_hidden, shown_name

RIGHT_TO_LEFT = "\u202e"
HOSTILE_NAMES = (
    f"invoice{RIGHT_TO_LEFT}gpj.exe", "a\0.jpg", "a\r\nSet-Cookie: x=1.jpg", "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd",
    "C:\\Windows\\system32\\cmd.exe", "a" * 5000 + ".jpg", "鞋" * 3000 + ".png", "", ".", "..", "   ",
    "\u200b\u200d", "con.png", "NUL", "aux.jpg",
    "lpt1.txt", 'a";filename="b.exe', "a%00.jpg", "a;b=c.jpg", "\ufeffa.jpg", "e\u0301.jpg", "\u00e9.jpg",
    "\ud800.jpg", "a.jpg.", "a.jpg ",
    "<script>alert(1)</script>.png", "\u2066a\u2069.png", "\U000e0041\U000e0042.jpg", "a\u2028b.jpg",
    "file:/etc/passwd", "-rf", "~root", "a|b.jpg",
    "ｅｘｅ.ｅｘｅ", "a\u3164.jpg", "\x1b[31mred.jpg", "desktop.ini", "a:stream.jpg", "….jpg", "𝕒.𝕛𝕤",
)  # fmt: skip
NAMES = st.one_of(st.sampled_from(HOSTILE_NAMES), st.text(max_size=300))


@given(name=NAMES)
def test_a_shown_name_is_one_short_line_kept_apart_without_hidden_characters(name: str) -> None:
    shown = shown_name(name)
    inside = shown[1:-1]
    assert (shown[0], shown[-1]) == ("\u2068", "\u2069")
    assert 0 < len(inside) <= 130
    assert not any(is_hidden(letter) for letter in inside)
    assert "\n" not in inside


def test_an_override_is_written_out() -> None:
    assert shown_name(f"invoice{RIGHT_TO_LEFT}gpj.exe") == "\u2068invoice‹U+202E›gpj.exe\u2069"


@given(name=NAMES, key=st.sampled_from(sorted(KINDS)))
def test_a_download_can_be_stored_on_any_system_and_ends_as_its_content_demands(name: str, key: str) -> None:
    given_out = download_name(name, KINDS[key])
    assert len(given_out.encode()) <= 200
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', given_out)
    assert not any(is_hidden(letter) for letter in given_out)
    assert given_out[0] != "."
    assert ending_of(given_out) in (("txt",) if KINDS[key].is_active else KINDS[key].endings)
    assert not re.match(r"(?i)(con|nul|aux|prn|com\d|lpt\d)(\.|$)", given_out)


@given(name=NAMES, key=st.sampled_from(sorted(KINDS)))
def test_the_header_is_plain_ascii_of_one_line(name: str, key: str) -> None:
    header = disposition(name, KINDS[key])
    form = r"""attachment; filename="[A-Za-z0-9._ -]+"; filename\*=UTF-8''(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+"""
    assert re.fullmatch(form, header)


def test_both_ways_of_writing_a_letter_give_one_name() -> None:
    names = {download_name(name, KINDS["jpeg"]) for name in ("e\u0301.jpg", "\u00e9.jpg")}
    assert names == {unicodedata.normalize("NFKC", "\u00e9.jpg")}


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.JPG", "jpg"), ("a.jpg.exe", "exe"), (f"a{RIGHT_TO_LEFT}gpj.exe", "exe"), ("a.exe. ", "exe"), ("a.e\u200bxe", "exe"),
     ("a.ｅｘｅ", "exe"), ("folder.exe/a", ""), ("none", ""), (".hidden", ""), ("C:\\x.exe\\b.png", "png"), ("a.exe\0.jpg", "jpg")],
)  # fmt: skip
def test_the_ending_is_the_one_an_operating_system_reads(name: str, ending: str) -> None:
    assert ending_of(name) == ending


def test_a_chinese_name_comes_through_whole() -> None:
    header = disposition("营业执照.jpg", KINDS["jpeg"])
    assert header.endswith("filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.jpg")


def test_a_page_is_handed_out_as_text() -> None:
    assert download_name("shop.html", KINDS["html"]) == "shop.html.txt"
    assert download_name("photo.html", KINDS["png"]) == "photo.html.png"
