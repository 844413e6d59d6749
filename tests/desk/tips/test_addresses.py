"""The address that a person copies names one thing on one platform; whatever it holds, nothing is fetched and nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.tips.addresses import NAME, WORD, Place, plain_place, read_address

LISTINGS = {
    "https://item.taobao.com/item.htm?spm=a1z10&id=520000000001": Place("taobao", "520000000001"),
    "https://detail.tmall.com/item.htm?id=520000000002&skuId=9": Place("tmall", "520000000002"),
    "detail.1688.com/offer/600000000003.html?spm=1": Place("1688", "600000000003"),
    "https://item.jd.com/100000000004.html": Place("jd", "100000000004"),
    "https://mobile.yangkeduo.com/goods.html?goods_id=500000005": Place("pinduoduo", "500000005"),
    "https://www.aliexpress.com/item/1005000000000006.html": Place("aliexpress", "1005000000000006"),
    "https://www.alibaba.com/product-detail/Fine-shoe_1600000000007.html": Place("alibaba", "1600000000007"),
    "https://www.bazaar.example/item/L-1": Place("bazaar", "L-1"),
    "HTTPS://WWW.BAZAAR.EXAMPLE/item.html?listing=L-1#top": Place("bazaar", "L-1"),
    "http://shop.bazaar.com.cn/goods/77.html": Place("bazaar", "77"),
}
SHOPS = {
    "https://shop100000001.taobao.com/": Place("taobao", "100000001"),
    "https://fineshoes.tmall.com/search.htm": Place("tmall", "fineshoes"),
    "https://mall.jd.com/index-1000001.html": Place("jd", "1000001"),
    "https://www.aliexpress.com/store/1100000001": Place("aliexpress", "1100000001"),
    "https://bazaar.example/shop/P-1/": Place("bazaar", "P-1"),
    "https://lin.bazaar.example": Place("bazaar", "lin"),
}
NOTHING = [
    "",
    "https://",
    "javascript:alert(1)",
    "javascript:alert(1)/item/5",
    "https://bazaar.example:99999/item/5",
    "https://localhost/item/5",
    "https://t\u0430obao.com/item/5",
    "ftp://bazaar.example/L-1",
    "https://bazaar.example/",
    "http://[::1",
    "/etc/passwd",
]


@pytest.mark.parametrize(("address", "place"), LISTINGS.items())
def test_the_address_of_a_listing_names_it(address: str, place: Place) -> None:
    assert read_address(address, "listing") == place


@pytest.mark.parametrize(("address", "place"), SHOPS.items())
def test_the_address_of_a_shop_names_it(address: str, place: Place) -> None:
    assert read_address(address, "shop") == place


@pytest.mark.parametrize("address", NOTHING)
def test_what_names_no_single_listing_is_none(address: str) -> None:
    assert read_address(address, "listing") is None


def test_a_name_before_an_at_sign_is_not_the_host() -> None:
    assert read_address("https://taobao.com@evil.example/item/5", "listing") == Place("evil", "5")


@pytest.mark.parametrize("spelt", ["L%2D1", "L-1\u200b", "\u202eL-1", "Ｌ－1", "L-1%E2%80%8B"])
def test_what_looks_the_same_is_the_same(spelt: str) -> None:
    assert read_address(f"https://bazaar.example/item/{spelt}", "listing") == Place("bazaar", "L-1")


def test_a_number_in_wide_digits_is_the_same_number() -> None:
    assert plain_place("ｂazaar", "１２３") == Place("bazaar", "123")


def test_platform_and_number_do_as_well() -> None:
    assert plain_place(" Bazaar ", " L-1 ") == Place("bazaar", "L-1")
    assert plain_place("", "L-1") is None
    assert plain_place("bazaar", "two words") is None


@given(st.text(max_size=300), st.sampled_from(["listing", "shop"]))
def test_whatever_is_written_gives_a_clean_place_or_none(address: str, about: str) -> None:
    for text in (address, f"https://bazaar.example/{address}", f"https://{address}/x?id=1"):
        place = read_address(text, about)
        assert place is None or (NAME.fullmatch(place.platform) and WORD.fullmatch(place.thing))
