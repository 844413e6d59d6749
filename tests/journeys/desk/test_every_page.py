"""Every page of every role: no fault that axe-core finds, no sideways scroll, little script, one language."""

import os
import re
from typing import Any

import pytest

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import DESKTOP, PHONE, Visitor
from tests.journeys.desk.walking import AXE, SCRIPT_BYTES, complaints_of_axe, script_bytes, texts, walk, width

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}(?:['’-][A-Za-z]+)*")
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
"""What people wrote, within an attribute, where no bdi can stand."""
IDENTITY = re.compile(r"\b\w+@[\w.+]+")
"""Key and version of a ruleset or a penalty code: the same in every language."""
NAMES = frozenset(
    # what Chinese readers call so too
    "touchstone API CSV JSON JSONL Parquet SHA URL Webhook Webhooks Standard Secret OpenAPI GTIN TOTP HTTP HTTPS ID id UTF "
    "Bearer Authorization English Touchgold demo MB KB GB KiB MiB px PDF PNG JPEG ZIP Excel xlsx OpenID Connect SSO QR "
    "Esc Enter webhook https TSV Lines EM WO RFC Merkle Ed ndjson "
    "ETag If-Match Retry-After null scopes cursor whsec whpk http "
    "DSA TOML Kappa Cohen UTC WebP HEIC GIF Incopro "
    "QQ Chrome Chromium HeadlessChrome Linux IP UUID Nice Windows iOS Android CN GS".split()
)
OPENED = ("/", "/access/", "/about/roles", "/inbox/settings/", "/account/keys/")
ROLES = ("supervisor", "operator", "administrator", "seller", "holder")
OTHERS = ("police", "researcher", "agent", "steward")
LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark", "viewport": PHONE},
    {"color_scheme": "light", "viewport": DESKTOP},
    {"color_scheme": "dark", "viewport": DESKTOP},
    {"color_scheme": "light", "viewport": PHONE},
)
IS_WHOLE = bool(os.environ.get("EVERY_SIGHT"))
TURNS = range(len(LOOKS) if IS_WHOLE else 1)
"""Each run sees both lights and both widths, in one language each; with EVERY_SIGHT=1 every pair, language and role."""


@pytest.fixture(scope="session")
def met() -> set[str]:
    """The pages that axe-core has read already, by their URL, language and sight."""
    return set()


def foreign(visitor: Visitor) -> list[str]:
    """Texts of the open page that are not in its language."""
    said = [IDENTITY.sub("", ISOLATED.sub("", text)) for text in texts(visitor)]
    if visitor.language == "en":
        return [text for text in said if CHINESE.search(text)]
    return [text for text in said if set(LATIN.findall(text)) - NAMES]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: make setup-dev")
@pytest.mark.parametrize("role", [*ROLES, *OTHERS] if IS_WHOLE else ROLES)
@pytest.mark.parametrize("turn", TURNS)
def test_every_page_is_fit_to_be_read(enter: Enter, language: str, met: set[str], role: str, turn: int) -> None:
    sight = LOOKS[(turn + (language == "en")) % len(LOOKS)]
    visitor = enter(role, **sight)
    visitor.complaints.expected.add(403)  # the keys of those who may have none
    wrong = []
    for name in walk(visitor, *OPENED):
        found = [f"not in this language: {text[:80]}" for text in foreign(visitor)]
        found += [f"{width(visitor)} pixels wide"] if width(visitor) > sight["viewport"]["width"] else []
        found += ["no title"] if visitor.page.title().startswith(" ·") else []
        found += ["too much script"] if script_bytes(visitor) > SCRIPT_BYTES else []
        mark = f"{name} {visitor.language} {turn}"
        found += complaints_of_axe(visitor) if mark not in met else []
        met.add(mark)
        wrong += [f"{name} {visitor.page.url}: {each}" for each in found]
    assert wrong == [], "\n".join(wrong)
