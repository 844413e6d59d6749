"""Pictures of the desk for the guides: `python -m tests.journeys.desk.screens` writes docs/images/desk/<language>/.

They come from a new demonstration, so that each picture shows what a reader of the guide sees after `make run`.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Error, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.desk.frontdoor.settings")
os.environ.setdefault("TOUCHSTONE_HOME", tempfile.mkdtemp(prefix="touchstone-screens-"))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
django.setup()

from tests.journeys.desk.complaints import Complaints  # noqa: E402 - Django's translations must be ready
from tests.journeys.desk.demonstration import Desk, make_demonstration, serving  # noqa: E402
from tests.journeys.desk.visitor import DESKTOP, PHONE, Visitor  # noqa: E402

TARGET = Path(__file__).parents[3] / "docs" / "images" / "desk"
LISTINGS, PORT, COLOURS = 3000, 18790, 96
FIRST_ROW = "main [data-row] a"
CHROMIUM = "/usr/bin/chromium"


@dataclass(frozen=True)
class Screen:
    """One picture: who looks, where, and the link that is followed there."""

    name: str
    role: str
    path: str
    follow: str = ""
    is_phone: bool = False
    is_dark: bool = False


SCREENS = (
    Screen("sign-in", "", "/accounts/login/"),
    Screen("ask-for-access", "", "/access/"),
    Screen("home-analyst", "analyst", "/"),
    Screen("home-supervisor", "supervisor", "/"),
    Screen("home-operator", "operator", "/"),
    Screen("home-seller", "seller", "/"),
    Screen("home-right-holder", "holder", "/"),
    Screen("home-police", "police", "/"),
    Screen("home-researcher", "researcher", "/"),
    Screen("home-phone", "analyst", "/", is_phone=True, is_dark=True),
    Screen("listings", "analyst", "/dossiers/listings/?verdict=block&sort=-score"),
    Screen("listing", "analyst", "/dossiers/listings/?verdict=block&sort=-score", FIRST_ROW),
    Screen("listing-phone", "analyst", "/dossiers/listings/?verdict=block&sort=-score", FIRST_ROW, is_phone=True),
    Screen("import", "analyst", "/dossiers/imports/new"),
    Screen("evidence", "analyst", "/evidence/"),
    Screen("seller", "supervisor", "/dossiers/sellers/", FIRST_ROW),
    Screen("access-queue", "supervisor", "/access/requests/"),
    Screen("access-request", "supervisor", "/access/requests/", FIRST_ROW),
    Screen("deadlines", "supervisor", "/deadlines/"),
    Screen("inbox", "supervisor", "/inbox/"),
    Screen("record", "supervisor", "/record/"),
    Screen("ledger", "operator", "/ledger/"),
    Screen("deliveries", "operator", "/deliveries/"),
    Screen("organisation", "administrator", "/organisations/", FIRST_ROW),
    Screen("keys", "administrator", "/account/keys/"),
    Screen("webhooks", "administrator", "/endpoints/"),
    Screen("rights", "holder", "/dossiers/rights/", FIRST_ROW),
    Screen("brands", "steward", "/dossiers/brands/"),
    Screen("leads", "analyst", "/leads/"),
    Screen("lead", "analyst", "/leads/", "main [data-row] a[href]"),
    Screen("tips", "analyst", "/tips/"),
    Screen("precision", "supervisor", "/leads/precision/"),
    Screen("agreement", "supervisor", "/leads/agreement/"),
    Screen("ruleset", "supervisor", "/rulesets/", FIRST_ROW),
    Screen("enforced", "supervisor", "/measures/enforced/"),
    Screen("orders", "supervisor", "/measures/orders/"),
    Screen("figures", "supervisor", "/figures/"),
    Screen("report", "", "/report/", is_phone=True),
    Screen("own-points", "seller", "/measures/standing/points/"),
    Screen("standing", "seller", "/measures/standing/", is_phone=True),
    Screen("shops", "seller", "/dossiers/shops/", FIRST_ROW),
    Screen("shared", "police", "/dossiers/sellers/", FIRST_ROW),
    Screen("second-factor", "analyst", "/accounts/2fa/"),
)


def draw_all(browser: Browser, desk: Desk, language: str, target: Path) -> None:
    """Every picture of one language."""
    sessions = {role: _session(browser, desk, language, role) for role in {screen.role for screen in SCREENS}}
    for screen in SCREENS:
        visitor = sessions[screen.role]
        visitor.page.set_viewport_size(PHONE if screen.is_phone else DESKTOP)
        visitor.page.emulate_media(color_scheme="dark" if screen.is_dark else "light")
        visitor.go(screen.path)
        if screen.follow:
            with visitor.page.expect_navigation():
                visitor.page.locator(screen.follow).first.click()
        visitor.page.wait_for_load_state("load")
        _write(visitor.page.screenshot(), target / f"{screen.name}.png")


def _session(browser: Browser, desk: Desk, language: str, role: str) -> Visitor:
    locale = "zh-CN" if language == "zh-hans" else "en-GB"
    context = browser.new_context(viewport=DESKTOP, locale=locale, reduced_motion="reduce")
    visitor = Visitor(context.new_page(), desk, language, Complaints())
    if role:
        visitor.sign_in(role)
        visitor.page.wait_for_url(desk.address + "/")
        visitor.speak()
    return visitor


def _write(drawn: bytes, path: Path) -> None:
    """Few colours are enough for a page, and a fifth of the bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(drawn)
        file.flush()
        with Image.open(file.name) as image:
            image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


@contextmanager
def demonstration(browser: Browser, folder: Path) -> Iterator[Desk]:
    """A desk of its own with the demonstration in it."""
    request = browser.new_context().request

    def answers(address: str) -> bool:
        try:
            return request.get(address).ok
        except Error:  # nobody listens there yet
            return False

    made = make_demonstration(folder / "made", LISTINGS)
    with serving(made, folder / "served", PORT, answers) as desk:
        yield desk


def main() -> None:
    """Both languages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with demonstration(browser, Path(folder)) as desk:
            for language, name in (("zh-hans", "zh"), ("en", "en")):
                draw_all(browser, desk, language, TARGET / name)


if __name__ == "__main__":
    main()
