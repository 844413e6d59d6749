"""A person before a browser: one page, one language, and the words that person reads."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.journeys.desk.complaints import Complaints
from tests.journeys.desk.demonstration import Desk

DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)


@dataclass
class Visitor:
    """Reads `language` ("zh-hans" or "en"); texts are asked for by their English words."""

    page: Page
    desk: Desk
    language: str
    complaints: Complaints

    def words(self, english: str, **values: object) -> str:
        """What this person reads where an English reader reads `english`."""
        with override(self.language):
            found = gettext(english)
        return found % values if values else found

    def go(self, path: str) -> None:
        """Open a page of the desk."""
        self.page.goto(self.desk.address + path)

    def button(self, english: str) -> Locator:
        """The button that says so."""
        return self.page.get_by_role("button", name=self.words(english), exact=True)

    def link(self, english: str) -> Locator:
        """The link that says so."""
        return self.page.get_by_role("link", name=self.words(english), exact=True)

    def field(self, english: str) -> Locator:
        """The field with this label, required or not."""
        return self.page.locator("main, dialog[open]").get_by_label(self.words(english)).first

    def reads(self, english: str, **values: object) -> None:
        """The page says this sentence, soon."""
        expect(self.page.get_by_text(self.words(english, **values)).first).to_be_visible()

    def fill(self, **values: str) -> None:
        """Fill fields of the page's form by their names: text, or the value of a choice."""
        for name, value in values.items():
            field = self.page.locator(f"main [name={name}]:not([type=hidden])").first
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def send(self) -> None:
        """Press the first main button of the page's forms, and wait for what follows."""
        with self.page.expect_navigation():
            self.page.locator("main form .form-actions button[type=submit]").first.click()

    def agree(self, reason: str = "") -> None:
        """Answer yes to the question of a dialog, with a reason where it asks for one."""
        dialog = self.page.locator("#confirm-dialog")
        expect(dialog).to_be_visible()
        if reason:
            dialog.locator("textarea").fill(reason)
        with self.page.expect_navigation():
            dialog.locator("button[value=yes]").click()

    def take(self, english: str, reason: str = "") -> None:
        """Press a button that asks first, and agree."""
        self.button(english).first.click()
        self.agree(reason)

    def take_step(self, verb: str, reason: str = "") -> None:
        """Press the button of a step of a workflow, and agree where it asks."""
        button = self.page.locator(f"form[action$='/steps/{verb}'] button")
        if button.get_attribute("data-confirm") is not None:
            button.click()
            self.agree(reason)
            return
        with self.page.expect_navigation():
            button.click()

    def wait_for(self, find: Callable[[], list[str]], seconds: float = 20) -> str:
        """The last of what `find` gives, as soon as it gives anything."""
        ends = time.monotonic() + seconds
        while not (found := find()):
            assert time.monotonic() < ends, "nothing came"
            self.page.wait_for_timeout(50)
        return found[-1]

    def is_titled(self, title: str) -> None:
        """The one heading of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def sign_in(self, account: str, password: str = "") -> None:
        """Through the form, as everybody does."""
        self.go("/accounts/login/")
        self.page.locator("input[name=login]").fill(account if "@" in account else f"{account}@demo.invalid")
        self.page.locator("input[name=password]").fill(password or self.desk.passwords[account])
        self.page.locator("form[action^='/accounts/login'] button[type=submit]").click()

    def speak(self) -> None:
        """Choose the own language, as the desk keeps it with the person."""
        self.page.locator("html").wait_for(state="attached")
        wanted = "zh-Hans" if self.language == "zh-hans" else "en"
        if self.page.locator("html").get_attribute("lang") != wanted:
            self.page.locator("details.menu > summary").click()
            self.page.locator(f"details.menu button[lang={wanted}]").click()
            expect(self.page.locator("html")).to_have_attribute("lang", wanted)
