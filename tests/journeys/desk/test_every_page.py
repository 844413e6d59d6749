"""Every page of every role: no fault that axe-core finds, no sideways scroll, little script, one language."""

import re

import pytest

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import DESKTOP, PHONE, Visitor
from tests.journeys.desk.walking import AXE, SCRIPT_BYTES, complaints_of_axe, script_bytes, texts, walk, width

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}(?:['’-][A-Za-z]+)*")
NAMES = frozenset(
    # what Chinese readers call so too
    "touchstone API CSV JSON JSONL Parquet SHA URL Webhook Webhooks Standard Secret OpenAPI GTIN TOTP HTTP HTTPS ID id UTF "
    "Bearer Authorization English Touchgold demo MB KB GB KiB MiB px PDF PNG JPEG ZIP Excel xlsx OpenID Connect SSO QR "
    "Esc Enter RFC Merkle Ed ndjson Chrome Chromium HeadlessChrome Linux IP UUID Nice Windows iOS Android CN GS".split()
)
OPENED = ("/", "/access/", "/about/roles", "/inbox/settings/", "/account/keys/")
ROLES = ("supervisor", "operator", "seller", "holder", "agent", "police", "researcher", "administrator")


def foreign(visitor: Visitor) -> list[str]:
    """Texts of the open page that are not in its language."""
    if visitor.language == "en":
        return [text for text in texts(visitor) if CHINESE.search(text)]
    return [text for text in texts(visitor) if set(LATIN.findall(text)) - NAMES]


def look(visitor: Visitor, theme: str, viewport: dict[str, int]) -> list[str]:
    """What is wrong with the open page in this light at this size."""
    visitor.page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    visitor.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    visitor.page.reload()
    found = complaints_of_axe(visitor)
    if width(visitor) > viewport["width"]:
        found.append(f"{width(visitor)} pixels wide")
    return [f"{theme} {viewport['width']}: {each}" for each in found]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: make setup-dev")
@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_fit_to_be_read(enter: Enter, role: str) -> None:
    visitor, wrong = enter(role), []
    sights = (
        [("light", DESKTOP), ("dark", PHONE)] if visitor.language == "en" else [("dark", DESKTOP), ("light", PHONE)]
    )
    seen = []
    for name in walk(visitor, *OPENED):
        seen.append(name)
        found = [each for theme, viewport in sights for each in look(visitor, theme, viewport)]
        found += [f"not in this language: {text[:80]}" for text in foreign(visitor)]
        found += ["no title"] if visitor.page.title().startswith(" ·") else []
        found += ["too much script"] if script_bytes(visitor) > SCRIPT_BYTES else []
        wrong += [f"{name} {visitor.page.url}: {each}" for each in found]
    assert wrong == [], "\n".join(wrong)
    assert len(seen) > 8, seen
