"""Ruleset files: TOML in, checked; TOML out, canonical."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from touchstone.rulebook.packs import known_codes
from touchstone.screening.errors import RulesetError
from touchstone.screening.ruleset import (
    Calibration,
    Combination,
    Floor,
    Guard,
    Method,
    Ruleset,
    State,
    Step,
    WeightedSignal,
    Words,
)
from touchstone.signals.definition import SignalDefinition
from touchstone.signals.registry import SIGNALS
from touchstone.tables.toml_table import TomlTable, parse_toml, read_toml
from touchstone.vocabulary.verdict import Verdict

RULESETS = Path(__file__).parent / "rulesets"
STANDARD = RULESETS / "standard.toml"
DIGEST = re.compile("[0-9a-f]{64}")
WEIGHT = 50.0  # largest weight and bias a file may hold: odds of e^50 are certainty


class Named(Protocol):
    """A row with a name."""

    @property
    def name(self) -> str:
        """Its name."""


Catalogue = Mapping[str, SignalDefinition]
CATALOGUE: Catalogue = {definition.name: definition for definition in SIGNALS}


def load_ruleset(path: Path = STANDARD, catalogue: Catalogue = CATALOGUE) -> Ruleset:
    """The ruleset of one file. RulesetError names the file, the key and the cure."""
    return _read_ruleset(read_toml(path, RulesetError), catalogue)


def parse_ruleset(data: bytes, name: str, catalogue: Catalogue = CATALOGUE) -> Ruleset:
    """As `load_ruleset`, from bytes; any bytes give a Ruleset or a RulesetError."""
    return _read_ruleset(parse_toml(data, name, RulesetError), catalogue)


def _read_ruleset(top: TomlTable, catalogue: Catalogue) -> Ruleset:
    signals = tuple(_read_signal(table, catalogue) for table in top.take_tables("signals"))
    names = tuple(signal.name for signal in signals)
    combinations = tuple(_read_combination(table, names) for table in top.take_tables("combinations", []))
    guards = tuple(_read_guard(table, names) for table in top.take_tables("guards", []))
    floors = tuple(_read_floor(table, names) for table in top.take_tables("floors", []))
    _distinct(signals, "signals", top)
    _distinct(combinations, "combinations", top)
    _distinct(guards, "guards", top)
    _distinct(floors, "floors", top)
    ruleset = Ruleset(
        name=_take_name(top, "name"),
        version=_take_name(top, "version"),
        state=State(top.take_word("state", tuple(State))),
        title=_take_words(top, "title"),
        text=_take_words(top, "text"),
        bias=top.take_number("bias", -WEIGHT, WEIGHT),
        calibration=_read_calibration(top.take_table("calibration")),
        steps=_read_steps(top.take_table("verdicts")),
        signals=signals,
        combinations=combinations,
        guards=guards,
        floors=floors,
        model=_take_model(top),
    )
    top.close()
    return ruleset


def _take_name(table: TomlTable, key: str) -> str:
    name = table.take_text(key, longest=60)
    if not name or not all(char.isascii() and (char.isalnum() or char in "_-.") for char in name):
        en, zh = "may hold letters, digits and _ - . only", "只能含字母、数字和 _ - ."
        raise table.refuse(key, en, zh, f'write {key} = "standard"', f'写成 {key} = "standard"')
    return name


def _take_model(table: TomlTable) -> str:
    digest = table.take_text("model", "", longest=64)
    if digest and not DIGEST.fullmatch(digest):
        en, zh = "must be the SHA-256 of a model file: 64 digits of 0-9 a-f", "必须是模型文件的 SHA-256：64 位 0-9 a-f"
        how = ("leave it out to use the shipped text model", "不写即使用自带的文本模型")
        raise table.refuse("model", en, zh, *how)
    return digest


def _take_words(table: TomlTable, key: str) -> Words:
    return Words(table.take_text(f"{key}_en"), table.take_text(f"{key}_zh"))


def _read_signal(table: TomlTable, catalogue: Catalogue) -> WeightedSignal:
    name = table.take_word("name", sorted(catalogue))
    signal = WeightedSignal(
        name=name,
        weight=table.take_number("weight", -WEIGHT, WEIGHT),
        settings=_read_settings(table.take_table("settings", {}), catalogue[name]),
        grounds=_take_grounds(table),
    )
    table.close()
    return signal


def _read_settings(table: TomlTable, definition: SignalDefinition) -> tuple[tuple[str, float], ...]:
    given = [
        (setting.name, table.take_number(setting.name, setting.low, setting.high))
        for setting in definition.settings
        if setting.name in table.values
    ]
    table.known = [setting.name for setting in definition.settings]
    table.close()
    return tuple(sorted(given))


def _take_grounds(table: TomlTable) -> tuple[str, ...]:
    codes = table.take_texts("grounds", [])
    for code in codes:
        if code not in known_codes():
            choice = ", ".join(sorted(known_codes()))
            en, zh = f"{code!r} is not a confirmed ground", f"{code!r} 不是已确认的依据"
            raise table.refuse("grounds", en, zh, f"use one of: {choice}", f"可用：{choice}")
    return codes


def _take_signal_names(table: TomlTable, key: str, names: tuple[str, ...], default: object) -> tuple[str, ...]:
    chosen = table.take_texts(key, default)
    for name in chosen:
        if name not in names:
            en, zh = f"{name!r} is not a signal of this ruleset", f"{name!r} 不是本规则集的信号"
            raise table.refuse(key, en, zh, "add it under [[signals]] first", "先在 [[signals]] 中加入它")
    return chosen


def _read_combination(table: TomlTable, names: tuple[str, ...]) -> Combination:
    of = _take_signal_names(table, "of", names, ())
    if len(of) != 2 or of[0] == of[1]:
        en, zh = "must name two different signals", "必须写两个不同的信号"
        raise table.refuse("of", en, zh, 'write of = ["a", "b"]', '写成 of = ["a", "b"]')
    name, weight = _take_name(table, "name"), table.take_number("weight", -WEIGHT, WEIGHT)
    combination = Combination(name, (of[0], of[1]), weight, _take_words(table, "reason"))
    table.close()
    return combination


def _read_guard(table: TomlTable, names: tuple[str, ...]) -> Guard:
    verdict = Verdict(table.take_word("verdict", (Verdict.REVIEW, Verdict.BLOCK)))
    milder = (Verdict.PASS,) if verdict is Verdict.REVIEW else (Verdict.PASS, Verdict.REVIEW)
    guard = Guard(
        name=_take_name(table, "name"),
        verdict=verdict,
        at_least=table.take_count("at_least", 1, 20),
        score=table.take_number("score", 0.0, 1.0),
        among=_take_signal_names(table, "among", names, ()),
        otherwise=Verdict(table.take_word("otherwise", milder)),
        reason=_take_words(table, "reason"),
    )
    table.close()
    return guard


def _read_floor(table: TomlTable, names: tuple[str, ...]) -> Floor:
    floor = Floor(
        name=_take_name(table, "name"),
        signal=table.take_word("signal", names),
        score=table.take_number("score", 0.0, 1.0),
        verdict=Verdict(table.take_word("verdict", (Verdict.REVIEW, Verdict.BLOCK))),
        reason=_take_words(table, "reason"),
        grounds=_take_grounds(table),
    )
    table.close()
    return floor


def _read_calibration(table: TomlTable) -> Calibration:
    method = Method(table.take_word("method", tuple(Method)))
    platt = method is Method.PLATT
    a = table.take_number("a", 1e-6, 100.0) if platt else 1.0
    b = table.take_number("b", -100.0, 100.0) if platt else 0.0
    points = () if platt else _take_points(table)
    calibration = Calibration(method, a, b, points, _take_words(table, "fitted_on"))
    table.close()
    return calibration


def _take_points(table: TomlTable) -> tuple[tuple[float, float], ...]:
    rows = table.take("points")
    good = isinstance(rows, list) and len(rows) >= 2 and all(isinstance(row, list) and len(row) == 2 for row in rows)
    if not good or not isinstance(rows, list):
        en, zh = "must be at least two pairs [sum, probability]", "至少需要两对 [和, 概率]"
        raise table.refuse("points", en, zh, "write [[-4, 0.01], [4, 0.99]]", "写成 [[-4, 0.01], [4, 0.99]]")
    pairs = [_take_point(table, number, row) for number, row in enumerate(rows, start=1)]
    if any(left[0] >= right[0] or left[1] > right[1] for left, right in pairwise(pairs)):
        en, zh = "must rise: sums strictly, probabilities weakly", "必须递增：和严格递增，概率不减"
        raise table.refuse("points", en, zh, "sort the points and merge equal sums", "将各点排序并合并相同的和")
    return tuple(pairs)


def _take_point(table: TomlTable, number: int, row: list[object]) -> tuple[float, float]:
    point = TomlTable({"sum": row[0], "probability": row[1]}, table.file, table.error, f"{table.path}.points[{number}]")
    return point.take_number("sum", -1000.0, 1000.0), point.take_number("probability", 0.0, 1.0)


def _read_steps(table: TomlTable) -> tuple[Step, Step, Step]:
    calm = _read_step(table.take_table("pass"), Verdict.PASS)
    review = _read_step(table.take_table("review"), Verdict.REVIEW)
    block = _read_step(table.take_table("block"), Verdict.BLOCK)
    if not 0.0 < review.threshold < block.threshold:
        en, zh = "the threshold must lie above that of review", "阈值必须高于 review 的阈值"
        raise table.refuse("block.threshold", en, zh, "raise it, or lower review.threshold", "调高它，或调低 review")
    table.close()
    return calm, review, block


def _read_step(table: TomlTable, verdict: Verdict) -> Step:
    threshold = 0.0 if verdict is Verdict.PASS else table.take_number("threshold", 1e-6, 1.0)
    step = Step(verdict, threshold, _take_words(table, "reason"), _take_grounds(table))
    table.close()
    return step


def _distinct(rows: Sequence[Named], key: str, top: TomlTable) -> None:
    names = [row.name for row in rows]
    for name in names:
        if names.count(name) > 1:
            en, zh = f"{name!r} stands there twice", f"{name!r} 出现了两次"
            raise top.refuse(key, en, zh, "keep one of them", "只保留一个")
