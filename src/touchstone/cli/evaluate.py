"""touchstone evaluate: how good findings are, measured against labels."""

import argparse
from collections.abc import Sequence

import numpy as np
import plotext
from rich.console import Console
from rich.table import Table

from touchstone.cli.arguments import add_labelled, add_out
from touchstone.cli.language import say
from touchstone.cli.verb import Verb
from touchstone.screening.evaluate import Evaluation, Share, evaluate
from touchstone.screening.json_file import make_folder, write_json
from touchstone.screening.labels import read_labelled
from touchstone.screening.metrics import Curve, Interval

PLOT_WIDTH, PLOT_HEIGHT = 72, 18


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Labels, findings, and where to write."""
    add_labelled(parser)
    add_out(parser)
    text = say("bootstrap samples of sellers (default: 1000)", "按卖家自助抽样次数（默认 1000）")
    parser.add_argument("--draws", type=int, choices=range(10, 100_001), default=1000, metavar="N", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Measure, write evaluation.json, print tables and the curve."""
    labelled = read_labelled(arguments.labels, arguments.findings, arguments.listings, arguments.mapping)
    evaluation = evaluate(labelled, arguments.draws)
    make_folder(arguments.out)
    write_json(arguments.out / "evaluation.json", evaluation.as_dict())
    print_evaluation(evaluation)
    return 0


def print_evaluation(evaluation: Evaluation) -> None:
    """Everything measured, for the terminal."""
    console = Console()
    console.print(_head(evaluation), highlight=False)
    if evaluation.positives:
        print(draw_curve(evaluation.curve))
    console.print(
        _shares(say("Verdicts", "判定"), (*evaluation.verdicts, *evaluation.at_least), "≥ ", len(evaluation.verdicts))
    )
    console.print(_shares(say("Signals", "信号"), evaluation.signals))
    console.print(_calibration(evaluation))


def _head(evaluation: Evaluation) -> str:
    lines = [
        say("labelled listings", "带标签的商品") + f": {evaluation.listings:,}",
        say("of them counterfeit", "其中假冒") + f": {evaluation.positives:,}",
        say("labels without a finding", "没有结果的标签") + f": {evaluation.unmatched:,}",
        say("average precision", "平均精确率") + f": {_interval(evaluation.average_precision)}",
    ]
    if evaluation.largest_seller:
        share = f"{evaluation.largest_share:.0%}"
        en = f"without the largest seller ({share} of the counterfeits)"
        zh = f"去掉最大的卖家（占假冒商品的 {share}）"
        lines.append(say(en, zh) + f": {_interval(evaluation.without_largest)}")
    lines.append(say("calibration error", "校准误差") + f": {evaluation.calibration_error:.3f}")
    return "\n".join(lines)


def _interval(interval: Interval) -> str:
    return f"{interval.value:.3f} [{interval.low:.3f}, {interval.high:.3f}]"


def _shares(title: str, shares: Sequence[Share], mark: str = "", marked_from: int = 0) -> Table:
    table = Table(title=title, title_justify="left")
    names = (("", ""), ("listings", "商品"), ("counterfeit", "假冒"), ("precision", "精确率"), ("recall", "召回率"))
    for en, zh in names:
        table.add_column(say(en, zh), justify="right" if en else "left")
    for index, share in enumerate(shares):
        name = mark + share.name if mark and index >= marked_from else share.name
        precision = _interval(share.precision) if share.count else "–"
        table.add_row(name, f"{share.count:,}", f"{share.hits:,}", precision, f"{share.recall:.3f}")
    return table


def _calibration(evaluation: Evaluation) -> Table:
    table = Table(title=say("Calibration", "校准"), title_justify="left")
    for en, zh in (("score", "分数"), ("listings", "商品"), ("mean score", "平均分"), ("counterfeit", "假冒占比")):
        table.add_column(say(en, zh), justify="right")
    for row in evaluation.calibration:
        table.add_row(f"{row.low:.1f}–{row.high:.1f}", f"{row.count:,}", f"{row.score:.3f}", _interval(row.share))
    return table


def draw_curve(curve: Curve) -> str:
    """Precision over recall as characters; a point per column is all that shows."""
    steps = np.linspace(0, len(curve.recall) - 1, min(len(curve.recall), 4 * PLOT_WIDTH)).astype(np.int64)
    figure = plotext.figure
    figure.clear()
    figure.plot_size(PLOT_WIDTH, PLOT_HEIGHT)
    figure.title(say("precision over recall", "精确率—召回率"))
    figure.label(say("recall", "召回率"))
    for axis in ("x", "y"):
        figure.ruler(axis).lim(0, 1)
    figure.draw(figure.signal(curve.recall[steps].tolist(), curve.precision[steps].tolist(), marker="hd"))
    drawing: str = plotext.uncolorize(str(figure.build()))
    return drawing


VERB = Verb(
    name="evaluate",
    help_en="measure findings against labels",
    help_zh="用标签评估结果",
    add_arguments=add_arguments,
    run=run,
)
