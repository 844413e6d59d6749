"""What differs between two rulesets, row by row, in both languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from touchstone.desk.rulesets.both import Both
from touchstone.screening.ruleset import Calibration, Combination, Floor, Guard, Ruleset, WeightedSignal, Words
from touchstone.screening.ruleset_file import CATALOGUE

NOTHING = Both("", "")
VERDICT_WORDS = {"pass": Both("pass", "通过"), "review": Both("review", "待审"), "block": Both("block", "拦截")}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row: what it is, what it was and what it would be; empty where it is not there."""

    label: Both
    old: Both
    new: Both


Rows = Mapping[str, tuple[Both, Both]]
"""Key → what people call it, and what it says."""


def differences(old: Ruleset, new: Ruleset) -> list[Difference]:
    """The rows that differ, in the order of the file; those that are gone come last."""
    before, after = rows_of(old), rows_of(new)
    keys = [*after, *(key for key in before if key not in after)]
    found = []
    for key in keys:
        label = (after.get(key) or before[key])[0]
        was, will = (rows[key][1] if key in rows else NOTHING for rows in (before, after))
        if (was.en, was.zh) != (will.en, will.zh):
            found.append(Difference(label, was, will))
    return found


def rows_of(ruleset: Ruleset) -> Rows:
    """All that decides, as rows."""
    return dict(_rows(ruleset))


def _rows(ruleset: Ruleset) -> Iterator[tuple[str, tuple[Both, Both]]]:
    yield "version", (Both("Name and version", "名称与版本"), _both(f"{ruleset.name}@{ruleset.version}"))
    yield "title", (Both("Title", "标题"), _words(ruleset.title))
    yield "text", (Both("Description", "说明"), _words(ruleset.text))
    yield "bias", (Both("Bias", "基准值"), _both(_number(ruleset.bias)))
    yield "calibration", (Both("Calibration", "校准"), _both(_calibration(ruleset.calibration)))
    yield "model", (Both("Text model", "文本模型"), _model(ruleset.model))
    yield "fitted", (Both("Fitted to", "拟合数据"), _words(ruleset.calibration.fitted_on))
    for step in ruleset.steps:
        name = VERDICT_WORDS[step.verdict]
        words = _joined([_both(f"{step.threshold:g}"), _words(step.reason), _both(", ".join(step.grounds))])
        yield f"verdict {step.verdict}", (Both(f"Threshold: {name.en}", f"阈值：{name.zh}"), words)
    for signal in ruleset.signals:
        yield f"signal {signal.name}", (_signal_name("Signal", "信号", signal.name), _signal(signal))
    for row in ruleset.combinations:
        yield f"combination {row.name}", (_named("Combination", "组合", row.name), _combination(row))
    for guard in ruleset.guards:
        yield f"guard {guard.name}", (_named("Guard", "护栏", guard.name), _guard(guard))
    for floor in ruleset.floors:
        yield f"floor {floor.name}", (_named("Floor", "下限", floor.name), _floor(floor))


def _signal(row: WeightedSignal) -> Both:
    settings = ", ".join(f"{name} = {value:g}" for name, value in row.settings)
    return _joined([_both(_signed(row.weight)), _both(settings), _both(", ".join(row.grounds))])


def _combination(row: Combination) -> Both:
    return _joined([_both(_signed(row.weight)), _both(" × ".join(row.of)), _words(row.reason)])


def _guard(row: Guard) -> Both:
    high, low = VERDICT_WORDS[row.verdict], VERDICT_WORDS[row.otherwise]
    among = ", ".join(row.among)
    rule = Both(
        f"{high.en} needs {row.at_least} of score {row.score:g}, else {low.en}",
        f"{high.zh}需要 {row.at_least} 个分数不低于 {row.score:g} 的信号，否则为{low.zh}",
    )
    return _joined([rule, _both(among), _words(row.reason)])


def _floor(row: Floor) -> Both:
    name = VERDICT_WORDS[row.verdict]
    rule = Both(f"{row.signal} ≥ {row.score:g}: {name.en}", f"{row.signal} ≥ {row.score:g}：{name.zh}")
    return _joined([rule, _words(row.reason), _both(", ".join(row.grounds))])


def _calibration(row: Calibration) -> str:
    if row.points:
        return "; ".join(f"{total:g} → {share:g}" for total, share in row.points)
    return f"{row.method}: a = {row.a:g}, b = {row.b:g}"


def _model(digest: str) -> Both:
    return _both(digest[:12]) if digest else Both("the one that comes with touchstone", "自带模型")


def _signal_name(en: str, zh: str, name: str) -> Both:
    definition = CATALOGUE[name]
    return Both(f"{en}: {definition.title_en}", f"{zh}：{definition.title_zh}")


def _named(en: str, zh: str, name: str) -> Both:
    return Both(f"{en}: {name}", f"{zh}：{name}")


def _joined(parts: Iterable[Both]) -> Both:
    kept = [part for part in parts if part.en or part.zh]
    return Both(" · ".join(part.en for part in kept), " · ".join(part.zh for part in kept))


def _words(words: Words) -> Both:
    return Both(words.en, words.zh)


def _both(text: str) -> Both:
    return Both(text, text)


def _number(value: float) -> str:
    return f"{value:g}"


def _signed(value: float) -> str:
    return f"{value:+g}"
