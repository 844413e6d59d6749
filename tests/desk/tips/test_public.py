"""Anyone reports without an account; the receipt is a secret link, and tells nothing about what the desk holds."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from PIL import Image

from tests.desk.people import Standing
from tests.desk.tips.conftest import WORDS, hold
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.delivery.models import Message
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.tips.actions.answering import answer_target
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.models import Tip

pytestmark = pytest.mark.django_db
ADDRESS = "https://bazaar.example/item/L-1"
GIVEN = {"about": "listing", "address": ADDRESS, "ground": "counterfeit", "words": WORDS, "good_faith": "on"}
SECRETS = re.compile(rb"<time.*?</time>|[\w-]{43,}|tip_\w{20}|csrfmiddlewaretoken\" value=\"\w+")


@pytest.fixture
def anyone() -> Client:
    return Client(headers={"accept-language": "en"})


def send(client: Client, **more: object) -> str:
    """File a tip; the address of its receipt."""
    answer = client.post("/report/", {**GIVEN, **more})
    assert answer.status_code == 302, answer.content
    return str(answer["Location"])


def summary(answer: HttpResponse) -> str:
    """What stands above the form."""
    return answer.content.decode().split("data-error-summary")[1].split("</div>")[0]


def test_a_stranger_files_a_tip_and_follows_it(anyone: Client) -> None:
    receipt = send(anyone)
    page = Client(headers={"accept-language": "en"}).get(receipt)
    assert page.status_code == 200
    tip = Tip.objects.get()
    assert (tip.ground, tip.words, tip.target.thing, tip.in_good_faith) == ("counterfeit", WORDS, "L-1", True)
    assert tip.public_id in page.content.decode()
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("same-origin", True)


def test_the_form_speaks_chinese(anyone: Client) -> None:
    page = Client(headers={"accept-language": "zh-hans"}).get("/report/").content.decode()
    assert "举报商品或店铺" in page
    assert "我确信所举报的内容准确、完整" in page


def test_only_the_digest_of_the_secret_is_kept(anyone: Client) -> None:
    token = send(anyone).split("/")[3]
    assert Tip.objects.get().receipt_digest == digest_of(token)
    assert not any(token in str(row) for row in Tip.objects.values())


def test_a_wrong_receipt_is_answered_like_an_address_that_there_never_was(anyone: Client) -> None:
    token = send(anyone).split("/")[3]
    real = Client(headers={"accept-language": "en"})
    wrong = real.get(f"/tips/receipt/{token[::-1]}/").content
    assert wrong == real.get("/tips/receipt/" + "a" * 43 + "/").content == real.get("/nothing/at/all/").content
    assert real.post(f"/tips/receipt/{'a' * 43}/steps/withdraw").status_code == 404
    assert real.post(f"/tips/receipt/{'a' * 43}/forget").status_code == 404


def test_nothing_tells_whether_the_listing_is_held(anyone: Client, analyst: Standing) -> None:
    unknown = anyone.get(send(anyone)).content
    hold(analyst)
    find_targets(timezone.now())
    known = anyone.get(send(anyone)).content
    find_targets(timezone.now())
    later = anyone.get(send(anyone)).content
    lines = zip(*(SECRETS.sub(b"", page).splitlines() for page in (unknown, known, later)), strict=True)
    assert [line for line in lines if len(set(line)) > 1] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": "bad"}, "id_words"),
        ({"address": "https://bazaar.example/"}, "id_address"),
        ({"address": "", "platform": "", "thing": ""}, "id_address"),
        ({"address": "", "platform": "bazaar", "thing": ""}, "id_thing"),
        ({"good_faith": ""}, "id_good_faith"),
        ({"contact_email": "no address"}, "id_contact_email"),
        ({"ground": "boring"}, "ground"),
    ],
)
def test_what_does_not_fit_says_where(anyone: Client, change: dict[str, str], field: str) -> None:
    answer = anyone.post("/report/", {**GIVEN, **change})
    assert (answer.status_code, Tip.objects.count()) == (422, 0)
    assert field in summary(answer)


def picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "PNG")
    return content.getvalue()


def test_an_attachment_is_kept_by_the_operator_under_another_name(anyone: Client, analyst: Standing) -> None:
    file = SimpleUploadedFile("eve-at-home.png", picture())
    send(anyone, attachments=[file])
    kept = EvidenceFile.objects.get()
    assert (kept.organisation, kept.name, kept.kind, kept.captured_by) == (
        analyst.organisation,
        "tip-1.png",
        "png",
        "public",
    )
    assert list(Tip.objects.get().files.all()) == [kept]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<html><script>alert(1)</script></html>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.exe", b"MZ" + b"\0" * 100),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18),
        ("empty.png", b""),
    ],
)
def test_a_hostile_file_is_refused_in_the_form(anyone: Client, analyst: Standing, name: str, content: bytes) -> None:
    answer = anyone.post("/report/", {**GIVEN, "attachments": [SimpleUploadedFile(name, content)]})
    assert (answer.status_code, Tip.objects.count(), EvidenceFile.objects.count()) == (422, 0, 0)
    assert "id_attachments" in summary(answer)


def test_too_many_or_too_large_files_are_refused(anyone: Client, analyst: Standing) -> None:
    files = [SimpleUploadedFile(f"{place}.png", picture()) for place in range(4)]
    assert anyone.post("/report/", {**GIVEN, "attachments": files}).status_code == 422
    large = SimpleUploadedFile("large.txt", b"a" * 10_000_001)
    assert anyone.post("/report/", {**GIVEN, "attachments": [large]}).status_code == 422


def test_script_stays_text_on_every_page(anyone: Client, analyst: Standing, listing: Listing) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7|add:7 }}"
    address = ADDRESS + '?q=%22%3E%3Cscript%3Ealert(3)%3C/script%3E&x="><script>alert(3)</script>'
    receipt = send(anyone, words=evil, contact_name="<b>Eve</b>", address=address)
    find_targets(timezone.now())
    tip = Tip.objects.select_related("target__lead").get()
    assert tip.target.lead is not None
    pages = [anyone.get(receipt), *(analyst.client().get(path) for path in
             ("/tips/", f"/tips/{tip.target.public_id}/", f"/leads/{tip.target.lead.public_id}/"))]  # fmt: skip
    for page in pages:
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"<b>Eve" not in page.content
        assert b"<img src=x" not in page.content


def test_the_mail_names_the_address_of_the_operator(anyone: Client, settings: object) -> None:
    anyone.post("/report/", {**GIVEN, "contact_email": "eve@example.org"}, headers={"host": "localhost"})
    mail = Message.objects.get(kind="tips.filed")
    assert mail.address == "eve@example.org"
    assert f'"url": "{settings.ADDRESS}/tips/receipt/' in mail.content  # type: ignore[attr-defined]
    answer = anyone.post("/report/", GIVEN, headers={"host": "evil.example"})
    assert answer.status_code == 400


def test_one_network_cannot_flood(anyone: Client) -> None:
    for _ in range(10):
        send(anyone)
    answer = anyone.post("/report/", GIVEN)
    assert (answer.status_code, Tip.objects.count()) == (429, 10)
    assert int(answer["Retry-After"]) > 0


def test_nobody_fills_the_inbox_of_somebody_else(anyone: Client) -> None:
    for _ in range(7):
        send(anyone, contact_email="victim@example.org")
    assert Message.objects.filter(kind="tips.filed").count() == 5


def test_the_receipt_can_be_kept_as_a_text(anyone: Client) -> None:
    receipt = send(anyone)
    text = anyone.get(receipt + "text")
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert text["Content-Disposition"].startswith('attachment; filename="tip_')
    assert receipt in text.content.decode()
    assert WORDS in text.content.decode()


def test_a_tip_is_withdrawn_with_its_contact(anyone: Client) -> None:
    receipt = send(anyone, contact_email="eve@example.org", contact_name="Eve")
    assert anyone.post(receipt + "steps/withdraw", {"seen": 0}).status_code == 302
    tip = Tip.objects.get()
    assert (tip.status, tip.contact_email, tip.contact_name, tip.contact_digest) == ("withdrawn", "", "", "")


def test_the_holder_takes_no_step_of_those_who_answer(anyone: Client) -> None:
    receipt = send(anyone)
    for verb in ("answer", "look", "uphold", "look_again"):
        assert anyone.post(receipt + f"steps/{verb}", {"seen": 0}).status_code in (403, 409)
    assert Tip.objects.get().status == "received"


@pytest.mark.parametrize(("language", "said"), [("en", "without files"), ("zh-hans", "不附文件")])
def test_a_node_that_nobody_operates_refuses_files_and_takes_words(language: str, said: str) -> None:
    assert not Organisation.objects.filter(operates_node=True).exists()
    anyone = Client(headers={"accept-language": language})
    answer = anyone.post("/report/", {**GIVEN, "attachments": [SimpleUploadedFile("a.png", picture())]})
    assert (answer.status_code, said in summary(answer), Tip.objects.count()) == (422, True, 0)
    assert Message.objects.count() == 0
    send(anyone)
    assert Tip.objects.count() == 1


def test_the_form_says_that_it_depends_on_the_language(anyone: Client) -> None:
    given = {each.strip().lower() for each in anyone.get("/report/")["Vary"].split(",")}
    assert {"accept-language", "cookie"} <= given


@pytest.mark.parametrize(("language", "said"), [("en", "Answered"), ("zh-hans", "已答复")])
def test_the_receipt_names_the_state_after_the_answer(
    anyone: Client, analyst: Standing, language: str, said: str
) -> None:
    receipt = send(anyone)
    answer_target(target=Tip.objects.get().target, outcome="confirmed", words="", by=analyst.actor, now=timezone.now())
    page = Client(headers={"accept-language": language}).get(receipt).content.decode()
    assert said in page.split("</h1>")[0] + page.split("</h1>")[1][:400]
