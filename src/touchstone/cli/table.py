"""The verbs, one row each. Their modules are heavy, so that a row names its module and only the verb called is imported."""

from dataclasses import dataclass
from importlib import import_module

from touchstone.cli.verb import Verb


@dataclass(frozen=True, slots=True)
class Row:
    """One verb: the name, the module that exports it as VERB, and its line in the list."""

    name: str
    module: str
    help_en: str
    help_zh: str


def _row(name: str, help_en: str, help_zh: str) -> Row:
    return Row(name, f"touchstone.cli.{name}", help_en, help_zh)


VERBS: tuple[Row, ...] = (
    _row("screen", "screen listings and write what was found", "筛查商品并写出结果"),
    _row("evaluate", "measure findings against labels", "用标签评估结果"),
    _row("backtest", "compare two rulesets over the same history", "在同一历史上比较两个规则集"),
    _row("calibrate", "fit weights and calibration to labels, as a new draft ruleset", "用标签拟合权重与校准，写成新的草案规则集"),
)


def load_verb(row: Row) -> Verb:
    """Import the module of a row. The one place where the command line imports by name: `--help` must answer at once."""
    verb: Verb = import_module(row.module).VERB
    return verb
