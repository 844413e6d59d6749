"""Any body against the published rules: all its problems at once."""

from collections.abc import Iterator, Mapping
from datetime import date

from touchstone.exchange.dsa.field_rows import FieldRow, Shape, published_rules
from touchstone.exchange.dsa.personal import find_personal_data
from touchstone.exchange.dsa.problem import Basis, Problem, find_fault
from touchstone.exchange.dsa.shapes import read_day, shape_problems

FREE_TEXT = (Shape.TEXT, Shape.URL)


def find_problems(body: object, on: date) -> tuple[Problem, ...]:
    """Everything that is wrong with one body of POST /statement sent on that day, attribute by attribute; () if nothing."""
    if not isinstance(body, dict):
        cure = ('write {"puid": "…", …}', '写成 {"puid": "…", …}')
        return (find_fault("", "not_object", ("is not a JSON object", "不是 JSON 对象"), cure),)
    found = [*_unknown_fields(body), *_no_decision(body)]
    for row in published_rules().fields:
        found += _field_problems(row, body, on)
    return tuple(found)


def says_nothing(value: object) -> bool:
    """Whether a value counts as left out: null and the empty text do."""
    return value is None or value == ""


def _field_problems(row: FieldRow, body: Mapping[str, object], on: date) -> list[Problem]:
    value = body.get(row.name)
    if says_nothing(value) or (row.may_be_empty and value == []):
        return [_say_missing(row)] if row.is_required and row.belongs(body) else []
    found = [] if row.belongs(body) else [_say_misplaced(row)]
    found += shape_problems(row, value, on)
    found += _early_end(row, value, body)
    return found + _personal(row, value)


def _personal(row: FieldRow, value: object) -> list[Problem]:
    """Of free text everything; of a puid, which is often a long number, only what a check digit makes sure."""
    if not isinstance(value, str) or row.shape not in (*FREE_TEXT, Shape.PUID):
        return []
    problems = find_personal_data(row.name, value)
    return [problem for problem in problems if row.shape in FREE_TEXT or problem.code == "personal_identity_number"]


def _say_missing(row: FieldRow) -> Problem:
    with_en = f" with {row.only_with.word}" if row.only_with else ""
    with_zh = f"（与 {row.only_with.word} 同时必填）" if row.only_with else ""
    what = (f"is required{with_en}", f"必填{with_zh}")
    return find_fault(row.name, "missing", what, (f"add: {row.meaning_en}", f"补上：{row.meaning_zh}"))


def _say_misplaced(row: FieldRow) -> Problem:
    if row.only_with:
        en = f"belongs only to a statement with {row.only_with.field} {row.only_with.word}"
        zh = f"只与 {row.only_with.field} 为 {row.only_with.word} 的声明同用"
    else:
        word = row.not_with.word if row.not_with else ""
        en, zh = f"does not belong to a statement with {word}", f"不与 {word} 同用"
    cure = ("leave it out: the database would drop it", "请删除：数据库会忽略此项")
    return find_fault(row.name, "misplaced", (en, zh), cure, Basis.DROPPED)


def _early_end(row: FieldRow, value: object, body: Mapping[str, object]) -> list[Problem]:
    end, start = read_day(value), read_day(body.get(row.from_field)) if row.from_field else None
    if end is None or start is None or end >= start:
        return []
    what = (f"{end} is before {row.from_field} {start}", f"{end} 早于 {row.from_field} {start}")
    cure = ("correct one of the days; leave the end out for none", "更正其中一个日期；无期限的不填终止日")
    return [find_fault(row.name, "early_end", what, cure)]


def _no_decision(body: Mapping[str, object]) -> Iterator[Problem]:
    choice = published_rules().one_of
    if all(says_nothing(body.get(name)) or body.get(name) == [] for name in choice):
        listed = ", ".join(choice)
        what = ("decides nothing", "没有任何限制措施")
        yield find_fault("", "no_decision", what, (f"give at least one of: {listed}", f"至少填写一项：{listed}"))


def _unknown_fields(body: Mapping[str, object]) -> Iterator[Problem]:
    rules = published_rules()
    known = {row.name for row in rules.fields} | set(rules.answered)
    for name in body:
        if name not in known:
            what = ("is no attribute of a statement", "不是声明的属性")
            cure = ("remove it, or correct its name", "删除或更正名称")
            yield find_fault(str(name)[:80], "unknown_field", what, cure, Basis.DROPPED)
