"""The public form against those who mean harm: floods, mails to others, what a terminal would obey, what a browser would run."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import WORDS
from touchstone.desk.accounts.errors import TooManyRequestsError
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.tips.limits import PER_SITE, count_tip, may_mail
from touchstone.desk.tips.models import Tip

pytestmark = pytest.mark.django_db
GIVEN = {
    "about": "listing",
    "address": "https://bazaar.example/item/L-1",
    "ground": "counterfeit",
    "words": WORDS,
    "good_faith": "on",
}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def send(**more: object) -> int:
    return Client(headers={"accept-language": "en"}).post("/report/", {**GIVEN, **more}).status_code


def test_one_customer_with_many_lines_is_one_customer() -> None:
    for line in range(PER_SITE.burst):
        count_tip(network=f"2001:db8:1:{line:x}::1", now=NOW)
    with pytest.raises(TooManyRequestsError):
        count_tip(network="2001:db8:1:ffff::1", now=NOW)
    count_tip(network="2001:db8:2::1", now=NOW)


def test_no_inbox_is_filled_under_many_spellings() -> None:
    sent = [may_mail(email=f"Eve+{place}@Example.org", now=NOW + timedelta(seconds=place)) for place in range(6)]
    assert sent == [True] * 5 + [False]


@pytest.mark.parametrize("letter", ["\x1b[2J", "\x07", "\x00", "\x7f"])
def test_nothing_is_kept_that_a_terminal_obeys(letter: str) -> None:
    assert [send(**{name: f"{WORDS} {letter}"}) for name in ("words", "contact_name", "address")] == [422] * 3
    assert Tip.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    ["eve@example.org\r\nBcc: all@example.org", "eve,bob@example.org", "Eve <eve@example.org>", "@example.org"],
)
def test_the_contact_is_one_address(address: str) -> None:
    body = {**GIVEN, "good_faith": True, "contact_email": address}
    assert Client().post("/api/v1/tips", body, content_type="application/json").status_code == 422
    assert send(contact_email=address) == 422


def test_what_somebody_wrote_is_text_on_every_page(analyst: Standing) -> None:
    assert (
        send(words=f"{WORDS} {SCRIPT}", contact_name=SCRIPT, address=f"https://bazaar.example/item/{SCRIPT[:20]}")
        == 302
    )
    target = Tip.objects.get().target.public_id
    for page in ("/tips/", f"/tips/{target}/", f"/tips/{target}/?find={SCRIPT}"):
        assert "<script>alert" not in analyst.client().get(page).content.decode()
        assert "<img src=x" not in analyst.client().get(page).content.decode()


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.txt", "a.html"])
def test_a_picture_that_runs_is_not_taken(name: str, analyst: Standing) -> None:
    assert send(attachments=SimpleUploadedFile(name, SVG)) == 422
    assert EvidenceFile.objects.count() == 0


def test_no_proxy_keeps_the_form_with_the_token_of_somebody() -> None:
    assert "no-store" in Client().get("/report/")["Cache-Control"]


def test_an_archive_under_the_name_of_a_picture_is_not_taken(analyst: Standing) -> None:
    packed = BytesIO(b"PK\x03\x04" + b"\x00" * 5000)
    assert send(attachments=SimpleUploadedFile("a.jpg", packed.getvalue())) == 422
