"""Writes docs/figures.md and docs/figures.zh.md from the definitions of the service figures."""

from pathlib import Path

from touchstone.figures.definitions import DEFINITIONS

DOCS = Path(__file__).parent
RECOUNT_EN = (
    "## Recount them",
    "",
    "On the machine of the desk, `touchstone figures export FOLDER --since 2026-10-01 --until 2026-10-31` writes what the "
    "desk counts and the rows that it follows from, as both are at one moment: `figures.csv` (the columns of the page's own "
    "file; the days, as many before, their weeks, precision of each ruleset and signal, agreement on each verdict and of "
    "each two reviewers) and one JSON object a line in `leads.jsonl`, `decisions.jsonl`, `second_reviews.jsonl`, "
    "`measures.jsonl`, `tips.jsonl`, `sales.jsonl`, `appeals.jsonl`. Nobody's name is in it; reviewers have pseudonyms.",
    "",
    "`touchstone figures recount FOLDER` counts every number anew, on any machine, without the desk, its database or the "
    "code that the desk counts with: row by row, in `touchstone/figures/recount`. It says for each figure whether it is "
    "equal, shows what differs, and ends with 0 or, where a number differs, with 7. `--figures table.csv` compares the file "
    "of the page instead: export and file must be of the same moment, for a verdict that is taken back meanwhile changes "
    "both. Counts must be the same, values the same to the sixth place. The working days are those of the calendar that "
    "is installed where the recount runs.",
)
RECOUNT_ZH = (
    "## 重新计算",
    "",
    "在工作台所在机器上，`touchstone figures export 文件夹 --since 2026-10-01 --until 2026-10-31` 写出同一时刻的指标及其依据的行："
    "`figures.csv`（列与页面导出的文件相同；含所选日期、之前同样天数、各周、每个规则集和信号的精确率、每种判定及每两名审核员的一致性），"
    "以及每行一个 JSON 对象的 `leads.jsonl`、`decisions.jsonl`、`second_reviews.jsonl`、`measures.jsonl`、`tips.jsonl`、"
    "`sales.jsonl`、`appeals.jsonl`。其中没有任何人的姓名；审核员以假名出现。",
    "",
    "`touchstone figures recount 文件夹` 在任何机器上重新计算每个数值，不经工作台、不经其数据库、不用工作台的计数代码："
    "由 `touchstone/figures/recount` 逐行计算。它逐个指标说明是否一致，列出不一致之处；全部一致退出码为 0，否则为 7。"
    "`--figures table.csv` 改为比对页面导出的文件：两者须为同一时刻，因为其间撤回的判定会改变两者。计数须完全相同，数值须"
    "精确到小数点后六位。工作日以运行重新计算的机器上所装日历为准。",
)
TEXTS = {
    "en": (
        "# Service figures",
        "Each is computed when the page is opened, from rows that are kept for good; the page **Service figures** has them "
        "for any days, and as CSV.",
        ("figure", "meaning", "formula", "unit", "from"),
        RECOUNT_EN,
    ),
    "zh": (
        "# 服务指标",
        "打开页面时由留存的记录即时计算；**服务指标**页面可选任意日期，并可导出 CSV。",
        ("指标", "含义", "公式", "单位", "来源"),
        RECOUNT_ZH,
    ),
}


def page(language: str) -> str:
    """The whole text."""
    title, lead, heads, recount = TEXTS[language]
    rows = [
        f"| {row.name[language]} (`{row.key}`) | {row.meaning[language]} | `{row.formula}` | {row.unit} | "
        f"{', '.join(f'`{source}`' for source in row.sources)} |"
        for row in DEFINITIONS
    ]
    table = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *rows]
    return "\n".join([title, "", lead, "", *table, "", *recount, ""])


def pages() -> dict[Path, str]:
    """File and text."""
    return {DOCS / "figures.md": page("en"), DOCS / "figures.zh.md": page("zh")}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
