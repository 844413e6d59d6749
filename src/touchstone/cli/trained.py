"""What `touchstone train` says of the model it made: its card as a table, and what to do with it."""

from pathlib import Path

from rich.table import Table

from touchstone.cli.language import say
from touchstone.signals.text_card import ModelCard


def tabulate(card: ModelCard) -> Table:
    """The card as a person reads it."""
    table = Table(title=f"{card.name}@{card.version}")
    table.add_column(say("trained on", "训练数据"))
    table.add_column("", justify="right")
    rows = [
        (say("titles", "标题"), f"{card.rows}"),
        (say("counterfeits", "假货"), f"{card.positives}"),
        (say("sellers", "卖家"), f"{card.sellers}"),
        (say("composed lessons", "合成标题"), f"{card.lessons}"),
    ]
    if card.figures is not None:
        figures = card.figures
        shown = f"{figures.average_precision:.3f} ({figures.low:.3f}–{figures.high:.3f})"
        rows.append((say("average precision, sellers held out", "平均精度（按卖家留出）"), shown))
        rows.append((say("… without the largest seller", "……去除最大卖家"), f"{figures.without_largest:.3f}"))
    for row in rows:
        table.add_row(*row)
    return table


def advise(path: Path) -> str:
    """What to do with the model."""
    return say(
        f"Written to {path}. Screen with it: touchstone screen … --model {path}; its weight is that of the signal "
        "learned_text in the ruleset. Check with `touchstone evaluate` before it goes live.",
        f"已写入 {path}。使用：touchstone screen … --model {path}；权重即规则集中信号 learned_text 的权重。"
        "上线前请先用 `touchstone evaluate` 检验。",
    )
