"""Nothing leaves the desk as something that a browser would run."""

import pytest

from touchstone.desk.evidence.kinds import KINDS
from touchstone.desk.evidence.serving import download_headers, preview_headers


@pytest.mark.parametrize("key", KINDS)
def test_a_download_never_goes_out_under_its_own_type(key: str) -> None:
    headers = download_headers(name="a.html", kind=KINDS[key], size=7)
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Length"] == "7"


@pytest.mark.parametrize("headers", [download_headers(name="a", kind=KINDS["svg"], size=1), preview_headers(size=1)])
def test_every_answer_is_sealed(headers: dict[str, str]) -> None:
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert {"sandbox", "default-src 'none'"} <= set(headers["Content-Security-Policy"].split("; "))
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_a_preview_is_a_png_whatever_the_original_was() -> None:
    assert preview_headers(size=9)["Content-Type"] == "image/png"


def test_no_header_holds_a_line_end() -> None:
    headers = download_headers(name="a\r\nSet-Cookie: b=c", kind=KINDS["text"], size=1)
    assert not any(set("\r\n") & set(value) for value in headers.values())
