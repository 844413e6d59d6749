"""Free text that names a person is refused; ordinary titles are not."""

import gzip
import json
from pathlib import Path
from time import process_time

import pytest

from touchstone.exchange.dsa.personal import find_personal_data
from touchstone.exchange.dsa.problem import Basis

PERSONAL = [
    ("write to zhang.san@example.com", "email"),
    ("邮箱：zhangsan＠example.com", "email"),
    ("mail:a+b@sub.example.co.uk", "email"),
    ("zhangsan@公司.cn", "email"),
    ("https://li:secret@shop.example/offer", "url_user"),
    ("ftp://lilei@shop.example", "url_user"),
    ("https://social.example/@lilei", "url_user"),
    ("see https://shop.example/user/li_lei", "url_user"),
    ("https://shop.example/zh/profile/88213", "url_user"),
    ("call 13800138000", "phone"),
    ("电话 138-0013-8000 询价", "phone"),
    ("+86 138 0013 8000", "phone"),
    ("+49 30 901820", "phone"),
    ("+1 (212) 555-0187", "phone"),
    ("0049 30 901820", "phone"),
    ("店铺 021-54143212", "phone"),
    ("(021) 54143212", "phone"),
    ("1 3 8 0 0 1 3 8 0 0 0", "phone"),
    ("手机１３８００１３８０００", "phone"),
    ("Tel: 030 901820", "phone"),
    ("手机号码：139 1234 5678", "phone"),
    ("身份证11010519491231002X", "identity_number"),
    ("id 53010219200508011X", "identity_number"),
    ("110105 19491231 002X", "identity_number"),
    ("旧证 110105491231002", "identity_number"),
    ("card 6222 0212 3456 7890 128", "bank_card"),
    ("4111-1111-1111-1111", "bank_card"),
    ("378282246310005", "bank_card"),
    ("pay to DE89 3704 0044 0532 0130 00", "bank_account"),
    ("GB82WEST12345698765432", "bank_account"),
]
ORDINARY = [
    "Nike Air Max 90 DM0029-105 男鞋 42.5",
    "条码 6901234567892 的玩具，批次 20261102",
    "https://shop.example/item/13800138?sku=77",
    "https://cdn.example/images/g/~WgAAeSwf5tpnduu/s-l500.webp",
    "Regulation (EU) 2017/1001, Article 9(2)(a); decision of 2026-11-20",
    "order 202611201234567890123456",
    "iPhone 13 128GB 5G A2634 6.1英寸 2532x1170",
    "适用 13 -AP 0032 0047 0031 键盘膜",
    "turnover of 1,380,013,800 yuan in 12 months",
    "4111-1111-1111-1112",
    "110105194912310021",
    "DE88 3704 0044 0532 0130 00",
    "@ 3 for 2, 50% off",
    "ISBN 978-7-111-54742-6",
    "鞋码 36 37 38 39 40 41 42",
    "sizes 1 2 3 4 5 6 7 8 9 10 11",
    "银牌4112@4核2.6Ghz 16G",
    "hotline 400-820-8820",
    "https://shop.example/users",
]


def codes(text: str) -> set[str]:
    """What is found in a text."""
    return {problem.code.removeprefix("personal_") for problem in find_personal_data("decision_facts", text)}


@pytest.mark.parametrize(("text", "key"), PERSONAL)
def test_what_names_a_person_is_found(text: str, key: str) -> None:
    assert key in codes(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(("text", "key"), PERSONAL)
def test_a_finding_does_not_repeat_what_it_found(text: str, key: str) -> None:
    for problem in find_personal_data("decision_facts", text):
        said = problem.in_english() + problem.in_chinese()
        assert not {word for word in text.split() if any(sign.isdigit() for sign in word) and word in said}
        assert problem.basis is Basis.OWN


def test_each_sort_is_told_once() -> None:
    found = list(find_personal_data("decision_facts", "a@example.com, b@example.com, 13800138000, 13900139000"))
    assert [problem.code for problem in found] == ["personal_email", "personal_phone"]


@pytest.mark.parametrize(
    "sign", ["x", "a.", "1 ", "+1-", "https://", "://x", "0", "@", "a@", "@a.", "电话 1", "A1", "1-"]
)
def test_hostile_text_costs_no_more_than_its_length(sign: str) -> None:
    started = process_time()
    codes(sign * (200_000 // len(sign)))
    assert process_time() - started < 5


def test_titles_of_a_real_marketplace_raise_no_alarm(shared_data: Path) -> None:
    path = shared_data / "jd_titles_gaiic2022" / "jd_titles_unlabelled.txt.gz"
    if not path.is_file():
        pytest.skip("the titles are not on this machine")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        titles = file.read().splitlines()
    alarms = [title for title in titles if codes(title)]
    assert len(titles) == 20_000
    assert alarms == []


def test_among_real_titles_almost_only_those_with_a_telephone_number_are_found(shared_data: Path) -> None:
    paths = sorted((shared_data / "ecom_ner_zh").glob("taobao_*.jsonl"))
    if not paths:
        pytest.skip("the titles are not on this machine")
    titles = [json.loads(line)["title"] for path in paths for line in path.read_bytes().splitlines()]
    alarms = {title for title in titles if codes(title)}
    numbers = {title for title in alarms if "电话" in title or "1364" in title or "1381" in title}
    assert len(alarms - numbers) <= 2 < len(titles) / 5000
    assert len(numbers) >= 3
