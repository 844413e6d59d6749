"""Evidence: sent with progress, stopped, looked at, downloaded; what is dangerous is refused or kept from running."""

import io

from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import Visitor


def picture(shade: int) -> bytes:
    """A small picture of its own."""
    written = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 90, 120)).save(written, "PNG")
    return written.getvalue()


def hand_in(visitor: Visitor, name: str, content: bytes) -> None:
    given = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    visitor.page.set_input_files("input[type=file]", given)


def test_a_picture_is_kept_shown_and_downloaded(enter: Enter) -> None:
    visitor = enter("analyst")
    content = picture(10 if visitor.language == "en" else 20)
    visitor.go("/evidence/")
    name = f"店铺-{visitor.language}.png"
    hand_in(visitor, name, content)
    expect(visitor.page.locator(".upload-row")).to_contain_text(visitor.words("Received"))
    visitor.page.locator("#files").get_by_role("link", name=name).click()
    preview = visitor.page.locator("main img")
    expect(preview).to_be_visible()
    assert preview.evaluate("image => image.decode().then(() => image.naturalWidth)") == 64
    with visitor.page.expect_download() as downloading:
        visitor.button("Download the original").click()
    assert downloading.value.path().read_bytes() == content


def test_a_program_in_a_picture_s_clothes_is_refused(enter: Enter) -> None:
    visitor = enter("analyst")
    visitor.complaints.expected |= {415, 422}
    visitor.go("/evidence/")
    hand_in(visitor, f"harmless-{visitor.language}.png", b"MZ\x90\x00" + bytes(4096))
    row = visitor.page.locator(".upload-row")
    expect(row).to_have_attribute("data-state", "failed")
    expect(visitor.page.locator("#files").get_by_text(f"harmless-{visitor.language}.png")).to_have_count(0)


def test_an_upload_can_be_stopped(enter: Enter) -> None:
    visitor = enter("analyst")
    visitor.go("/evidence/")
    visitor.page.route("**/evidence/", lambda route: None if route.request.method == "POST" else route.continue_())
    hand_in(visitor, "slow.png", picture(30))
    row = visitor.page.locator(".upload-row")
    expect(row.locator("progress")).to_be_visible()
    row.locator("[data-upload-cancel]").click()
    expect(row).to_contain_text(visitor.words("Stopped"))
