"""Whether one value has the shape of its attribute."""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from touchstone.exchange.dsa.barcode import check_digit, is_ean13
from touchstone.exchange.dsa.field_rows import FieldRow, Shape, published_rules
from touchstone.exchange.dsa.problem import Basis, Problem, find_fault
from touchstone.exchange.dsa.word_list import find_former, words_on

PUID = r"[A-Za-z0-9_-]+"
URL = r"https?://[^\s/?#@]+([/?#]\S*)?"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EAN = "EAN-13"
FEW = 12
MANY = 100  # the words nearest to a wrong one are sought for so many of a list, lest a long list cost a long search


def shape_problems(row: FieldRow, value: object, on: date) -> list[Problem]:
    """Everything wrong with a value that is there, as of the day it is sent."""
    return CHECKS[row.shape](row, value, on)


def _check_words(row: FieldRow, value: object, on: date) -> list[Problem]:
    if not isinstance(value, list):
        cure = ('write ["…"], also for one word', '即使只有一个词也写成 ["…"]')
        return [find_fault(row.name, "not_list", ("must be a list", "必须是列表"), cure)]
    if not value and not row.may_be_empty:
        cure = ("name at least one, or leave the attribute out", "至少写一项，或不写此属性")
        return [find_fault(row.name, "empty_list", ("is an empty list", "列表为空"), cure)]
    return [problem for place, item in enumerate(value) for problem in _check_word(row, item, on, place < MANY)]


def _check_word(row: FieldRow, value: object, on: date, is_near_sought: bool = True) -> list[Problem]:
    words = words_on(row.words, on)
    if value in words:
        return []
    former = find_former(row.words, value, on) if isinstance(value, str) else None
    if former is not None:
        what = (f"{value} went out of use on {former.valid_to}", f"{value} 自 {former.valid_to} 后停用")
        return [find_fault(row.name, "former_word", what, _name_words(former.replaced_by, words, str(value)))]
    what = (f"{value!r:.80} is not a word of the list", f"{value!r:.80} 不在词表中")
    return [find_fault(row.name, "unknown_word", what, _name_words("", words, str(value) if is_near_sought else ""))]


def _name_words(successor: str, words: tuple[str, ...], near: str) -> tuple[str, str]:
    """The cure: the word that replaced it, or the words there are; of a long list the nearest."""
    if successor:
        return (f"write {successor}, which replaced it", f"改用替代它的 {successor}")
    nearest = get_close_matches(near[:80], words, 3, 0.5) if near and len(words) > FEW else []
    choice = words if len(words) <= FEW else (nearest or words[:FEW])
    more = ("", "") if len(words) <= FEW else (f" (or another of {len(words)} words)", f"（词表共 {len(words)} 个词）")
    listed = ", ".join(choice)
    return (f"use one of: {listed}{more[0]}", f"可用：{listed}{more[1]}")


def _check_text(row: FieldRow, value: object, on: date) -> list[Problem]:
    if not isinstance(value, str):
        return [find_fault(row.name, "not_text", ("must be a text", "必须是文本"), ('write "…"', '写成 "…"'))]
    found = []
    if not value.strip():
        what = ("has only blanks", "只有空白字符")
        found.append(find_fault(row.name, "blank", what, ("say it in words", "请写明内容")))
    if row.longest and len(value) > row.longest:
        what = (f"has {len(value)} characters", f"有 {len(value)} 个字符")
        cure = (f"shorten it to {row.longest}", f"缩短到 {row.longest} 个字符以内")
        found.append(find_fault(row.name, "too_long", what, cure))
    return found


def _check_puid(row: FieldRow, value: object, on: date) -> list[Problem]:
    found = _check_text(row, value, on)
    if isinstance(value, str) and not re.fullmatch(PUID, value):
        what = ("has characters that a puid may not have", "含有不允许的字符")
        cure = ("use only A-Z, a-z, 0-9, - and _", "只用 A-Z、a-z、0-9、- 和 _")
        found.append(find_fault(row.name, "not_puid", what, cure))
    return found


def _check_url(row: FieldRow, value: object, on: date) -> list[Problem]:
    found = _check_text(row, value, on)
    if isinstance(value, str) and not re.fullmatch(URL, value):
        cure = ("write https://host/path, without a user name", "写成 https://主机/路径，不含用户名")
        found.append(find_fault(row.name, "not_url", ("is not a web address", "不是网址"), cure))
    return found


def _check_date(row: FieldRow, value: object, on: date) -> list[Problem]:
    day = read_day(value)
    if day is None:
        what = (f"{value!r:.40} is not a day", f"{value!r:.40} 不是日期")
        cure = ("write YYYY-MM-DD, as 2025-07-01", "写成 YYYY-MM-DD，如 2025-07-01")
        return [find_fault(row.name, "not_date", what, cure)]
    latest = published_rules().latest
    if row.earliest and day.year < row.earliest:
        what = (f"{day} is before {row.earliest}-01-01", f"{day} 早于 {row.earliest}-01-01")
        return [find_fault(row.name, "too_early", what, ("correct the year", "更正年份"))]
    if day > latest:
        what = (f"{day} is after {latest}", f"{day} 晚于 {latest}")
        return [
            find_fault(
                row.name, "too_late", what, ("correct the year; leave out an end for none", "更正年份；无期限的不填")
            )
        ]
    return []


def _check_ean13(row: FieldRow, value: object, on: date) -> list[Problem]:
    code = value.get(EAN) if isinstance(value, dict) and set(value) == {EAN} else None
    if not isinstance(code, str) or not is_ean13(code):
        what = ("is not one EAN-13 of thirteen digits", "不是一个13位的 EAN-13")
        cure = (f'write {{"{EAN}": "4006381333931"}}', f'写成 {{"{EAN}": "4006381333931"}}')
        return [find_fault(row.name, "not_ean13", what, cure)]
    if check_digit(code) != code[-1]:
        what = (f"{code} has a wrong check digit", f"{code} 的校验位不正确")
        cure = (
            f"compare it with the product: after {code[:12]} comes {check_digit(code)}",
            f"核对商品条码：{code[:12]} 之后应为 {check_digit(code)}",
        )
        return [find_fault(row.name, "check_digit", what, cure, Basis.OWN)]
    return []


def read_day(value: object) -> date | None:
    """The day of YYYY-MM-DD, or None."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


CHECKS: dict[Shape, Callable[[FieldRow, object, date], list[Problem]]] = {
    Shape.WORD: _check_word,
    Shape.WORDS: _check_words,
    Shape.TEXT: _check_text,
    Shape.DATE: _check_date,
    Shape.PUID: _check_puid,
    Shape.URL: _check_url,
    Shape.EAN13: _check_ean13,
}
