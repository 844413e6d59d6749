"""Dossiers: found in Chinese, edited by two at once, merged and split; a listing as it was; a file with faults."""

import re

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import Visitor

SELLERS = """卖家ID,名称,类型,国家,统一社会信用代码
J-1,江南好物（模拟）,企业,CN,
J-2,云上小铺（模拟）,企业,CN,not-a-code
"""


def make_seller(visitor: Visitor, name: str) -> str:
    """A new seller; returns the address of its dossier."""
    visitor.go("/dossiers/sellers/new")
    visitor.fill(name=name)
    visitor.send()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(name)
    return visitor.page.url


def test_two_chinese_characters_find_a_seller(enter: Enter) -> None:
    visitor = enter("analyst")
    name = f"墨兰{visitor.language}旗舰店"
    address = make_seller(visitor, name)
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("墨兰")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name=name).click()
    expect(visitor.page).to_have_url(address)


def test_an_edit_that_did_not_see_another_edit_is_refused_and_loses_nothing(enter: Enter) -> None:
    first, second = enter("analyst"), enter("supervisor")
    address = make_seller(first, f"双人编辑{first.language}")
    for visitor in (first, second):
        visitor.page.goto(address + "edit")
    first.fill(name=f"先写{first.language}")
    first.send()
    second.complaints.expected |= {409, 422}
    second.fill(name=f"后写{first.language}")
    second.send()
    expect(second.page.locator("main")).to_contain_text(f"先写{first.language}")
    expect(second.page.locator("main [name=name]")).to_have_value(f"后写{first.language}")


def test_two_dossiers_of_one_seller_are_merged_and_split_again(enter: Enter) -> None:
    visitor = enter("supervisor")
    kept = make_seller(visitor, f"合并甲{visitor.language}")
    other = make_seller(visitor, f"合并乙{visitor.language}")
    visitor.page.goto(other + "merge?q=合并甲")
    visitor.page.get_by_role("link", name=f"合并甲{visitor.language}").click()
    visitor.fill(reason="Same telephone number")
    visitor.send()
    expect(visitor.page).to_have_url(kept)
    expect(visitor.page.get_by_role("heading", name=visitor.words("Merged into this dossier"))).to_be_visible()
    visitor.take("Split off", "Two people after all")
    visitor.page.goto(other)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(f"合并乙{visitor.language}")


def test_a_listing_is_shown_as_it_was(enter: Enter) -> None:
    visitor = enter("analyst")
    visitor.go("/dossiers/listings/?sort=-score")
    visitor.page.locator("main [data-row] a").first.click()
    before = visitor.page.get_by_role("heading", level=1).inner_text()
    listing = visitor.page.url
    visitor.page.goto(listing + "edit")
    visitor.fill(title=f"改过的标题 {visitor.language}", price="1.00")
    visitor.send()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(f"改过的标题 {visitor.language}")
    expect(visitor.page.locator("ins").first).to_be_visible()
    visitor.page.locator("main .link-list a[href$='version=1'], main li a[href$='version=1']").first.click()
    expect(visitor.page.locator("main")).to_contain_text(before.split("\n")[0][:20])


def test_a_file_with_faults_says_where_they_are_and_is_taken_in_without_them(enter: Enter) -> None:
    visitor = enter("analyst")
    visitor.go("/dossiers/imports/new")
    visitor.fill(kind="sellers", platform=f"p{visitor.language}")
    content = SELLERS.replace("J-", f"J{visitor.language}-").encode()
    visitor.page.set_input_files("input[type=file]", {"name": "卖家.csv", "mimeType": "text/csv", "buffer": content})
    visitor.send()
    expect(visitor.page).to_have_url(re.compile("/dossiers/imports/imp_"))
    expect(visitor.page.get_by_role("heading", name=visitor.words("What does not fit"))).to_be_visible()
    with visitor.page.expect_navigation():
        visitor.page.locator("form[action$='/confirm'] button").click()
    expect(visitor.page.locator(".page-header, h1").first).to_contain_text("卖家.csv")
    visitor.go("/dossiers/sellers/?q=江南好物")
    expect(visitor.page.get_by_role("link", name="江南好物（模拟）").first).to_be_visible()
