"""Five leads are reviewed without a mouse, and what the verdicts become is looked at: keys are counted, nothing is clicked."""

import re
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE, Visitor

LEAD = re.compile(r"/leads/led_\w+/$")
FIVE = "12345"


@dataclass
class Keys:
    """Presses keys and counts them."""

    visitor: Visitor
    pressed: int = 0

    def go(self, key: str) -> None:
        """A key that leads to another page."""
        with self.visitor.page.expect_navigation():
            self.visitor.page.keyboard.press(key)
        self.pressed += 1


def test_a_verdict_costs_two_keys_at_most(enter: Enter) -> None:
    visitor = enter("analyst")
    keys, seen = Keys(visitor), []
    visitor.go("/leads/?saved=")
    keys.go("n")
    for verdict in FIVE:
        expect(visitor.page).to_have_url(LEAD)
        seen.append(visitor.page.url)
        keys.go(verdict)
    assert len(set(seen)) == len(FIVE)
    assert keys.pressed == 1 + len(FIVE)  # one to begin, one for each verdict
    visitor.go("/leads/labels/")
    visitor.reads("Decided leads")
    visitor.go("/leads/?saved=")
    for lead in reversed(seen):
        keys.go("u")
        assert visitor.page.url == lead


def test_many_are_decided_at_once_and_taken_back_at_once(enter: Enter) -> None:
    visitor = enter("analyst")
    visitor.go("/leads/?saved=")
    rows = visitor.page.locator("tbody tr[data-row]")
    before = rows.count()
    for key in ("j", "x", "j", "x", "j", "x"):
        visitor.page.keyboard.press(key)
    keys = Keys(visitor)
    keys.go("4")
    expect(rows).to_have_count(before - 3)
    keys.go("u")
    visitor.go("/leads/?saved=")
    expect(rows).to_have_count(before)


def test_precision_sorts_and_leaves_as_a_table(enter: Enter) -> None:
    visitor = enter("analyst", viewport=PHONE)
    visitor.go("/leads/precision/?sort=-share")
    visitor.reads("Precision of signals")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with visitor.page.expect_download() as download:
        visitor.page.locator("a[href^='/leads/precision.csv']").click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfkind,key,title")


def test_labels_leave_as_tables(enter: Enter) -> None:
    visitor = enter("analyst")
    visitor.go("/leads/labels/")
    for link, begins in (("labels.csv", b"\xef\xbb\xbflisting_id,label"), ("labels.parquet", b"PAR1")):
        with visitor.page.expect_download() as download:
            visitor.page.locator(f"a[href^='/leads/{link}']").click()
        assert download.value.path().read_bytes().startswith(begins)
