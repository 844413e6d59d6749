"""touchstone figures: export the desk's figures with the rows behind them, and recount them without the desk."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from touchstone.cli.desk import run_at_desk
from touchstone.cli.exit_codes import FINISHED, RECORD
from touchstone.cli.language import say
from touchstone.cli.verb import Verb
from touchstone.figures.recount.comparing import PUBLISHED, Compared, compare, read_published
from touchstone.figures.recount.counting import Recount
from touchstone.figures.recount.numbers import Number
from touchstone.figures.recount.record import read_record


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, with which folder, of which days."""
    text = say(
        "export FOLDER: write the figures of this desk and the rows that they follow from · "
        "recount FOLDER: count every figure anew from those rows, without the desk, and say which are equal",
        "export FOLDER：写出本工作台的指标及其依据的行 · recount FOLDER：不经工作台，由这些行重新计算每个指标，并说明是否一致",
    )
    parser.add_argument("action", choices=tuple(ACTIONS), metavar="{export,recount}", help=text)
    text = say("the folder to write or to read", "要写出或读取的文件夹")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=text)
    text = say("export: first day (default: four weeks before the last)", "export：第一天（默认：最后一天前四周）")
    parser.add_argument("--since", default="", metavar="DAY", help=text)
    text = say("export: last day (default: today)", "export：最后一天（默认：今天）")
    parser.add_argument("--until", default="", metavar="DAY", help=text)
    text = say(
        "recount: the figures to be compared, a CSV of the page (default: those of the folder)",
        "recount：要比对的指标，页面导出的 CSV（默认：文件夹中的）",
    )
    parser.add_argument("--figures", type=Path, metavar="FILE", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0 if every number is equal, RECORD if not."""
    return ACTIONS[arguments.action](arguments)


def _export(arguments: argparse.Namespace) -> int:
    given = [(f"--{name}", getattr(arguments, name)) for name in ("since", "until")]
    return run_at_desk("figures_export", str(arguments.folder), *(f"{name}={day}" for name, day in given if day))


def _recount(arguments: argparse.Namespace) -> int:
    record = read_record(arguments.folder)
    published = read_published(arguments.figures or arguments.folder / PUBLISHED)
    rows = list(compare(Recount(record), published))
    for figure in dict.fromkeys(row.figure for row in rows):
        print(_said(figure, [row for row in rows if row.figure == figure]))
    equal = sum(row.is_equal for row in rows)
    print(say(f"numbers: {len(rows):,}; equal: {equal:,}", f"数值：{len(rows):,}；一致：{equal:,}"))
    return FINISHED if equal == len(rows) else RECORD


def _said(figure: str, rows: Sequence[Compared]) -> str:
    """One line for a figure, and one for each number of it that differs."""
    other = [row for row in rows if not row.is_equal]
    word = say("differs", "不一致") if other else say("equal", "一致")
    head = say(f"{word}: {figure} ({len(rows):,})", f"{word}：{figure}（{len(rows):,}）")
    return "\n".join([head, *(f"  {_difference(row)}" for row in other)])


def _difference(row: Compared) -> str:
    days = " … ".join(row.days) if any(row.days) else say("all days", "全部日期")
    wanting = say("not there", "无")
    theirs, ours = (_number(each) if each else wanting for each in (row.published, row.recounted))
    return say(
        f"{row.part}, {days}: published {theirs}; recounted {ours}",
        f"{row.part}，{days}：发布值 {theirs}；重新计算 {ours}",
    )


def _number(number: Number) -> str:
    counted = "" if number.count is None else f"{number.count:,} / "
    value = "–" if number.value is None else f"{number.value:g}"
    interval = "" if number.low is None or number.high is None else f" [{number.low:g}, {number.high:g}]"
    unknown = f" + {number.unknown:,} ?" if number.unknown else ""
    return f"{value} ({counted}{number.of:,}{unknown}){interval}"


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {"export": _export, "recount": _recount}
VERB = Verb(
    name="figures",
    help_en="export the service figures with the rows behind them, and recount them without the desk",
    help_zh="导出服务指标及其依据的行，并脱离工作台重新计算",
    add_arguments=add_arguments,
    run=run,
)
