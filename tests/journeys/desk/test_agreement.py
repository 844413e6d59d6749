"""Two reviewers said different things of one lead, neither knowing of the other: a third person says what holds."""

from playwright.sync_api import Locator, expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE, Visitor

OPEN = "tr:has(form[action^='/leads/agreement/'])"


def disagreement(visitor: Visitor, lead: str) -> Locator:
    return visitor.page.locator(f"tr:has(a[href='{lead}'])")


def test_a_third_person_settles_and_both_learn_of_it(enter: Enter) -> None:
    second, third = enter("supervisor2"), enter("supervisor", viewport=PHONE)
    third.go("/leads/agreement/")
    before = third.page.locator(OPEN).count()
    row = third.page.locator(OPEN).first  # the demonstration leaves one for each language
    lead = row.locator("a").first.get_attribute("href") or ""
    second.go("/leads/agreement/")
    expect(disagreement(second, lead)).to_contain_text(
        second.words("One of the two verdicts is yours: a third person settles.")
    )
    expect(second.page.locator(OPEN)).to_have_count(0)
    row.locator("select[name=verdict]").select_option("counterfeit")
    row.locator("input[name=note]").fill("吊牌不符（模拟）")
    with third.page.expect_navigation():
        row.locator("button").click()
    third.reads("Settled: %(verdict)s.", verdict=third.words("Counterfeit"))
    expect(third.page.locator(OPEN)).to_have_count(before - 1)
    second.page.reload()
    expect(disagreement(second, lead)).to_contain_text("吊牌不符（模拟）")
    second.go(lead)
    second.reads("Counterfeit")


def test_the_page_says_how_far_reviewers_agree(enter: Enter) -> None:
    supervisor = enter("supervisor", viewport=PHONE)
    supervisor.go("/leads/agreement/")
    overall = supervisor.page.locator("table").first.locator("tbody tr")
    expect(overall.locator("td").nth(1)).to_have_text("8")
    expect(overall.locator("td").nth(2)).to_have_text("2")
    expect(overall.locator("td").nth(3)).to_have_text("75.0 %")
    expect(overall.locator("td").nth(4)).to_have_text("0.52")
