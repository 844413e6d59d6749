"""Writes docs/figures.md and docs/figures.zh.md from the definitions of the service figures."""

from pathlib import Path

from touchstone.figures.definitions import DEFINITIONS

DOCS = Path(__file__).parent
TEXTS = {
    "en": (
        "# Service figures",
        "Each is computed when the page is opened, from rows that are kept for good; the page **Service figures** has them "
        "for any days, and as CSV.",
        ("figure", "meaning", "formula", "unit", "from"),
    ),
    "zh": (
        "# 服务指标",
        "打开页面时由留存的记录即时计算；**服务指标**页面可选任意日期，并可导出 CSV。",
        ("指标", "含义", "公式", "单位", "来源"),
    ),
}


def page(language: str) -> str:
    """The whole text."""
    title, lead, heads = TEXTS[language]
    rows = [
        f"| {row.name[language]} (`{row.key}`) | {row.meaning[language]} | `{row.formula}` | {row.unit} | "
        f"{', '.join(f'`{source}`' for source in row.sources)} |"
        for row in DEFINITIONS
    ]
    table = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *rows]
    return "\n".join([title, "", lead, "", *table, ""])


def pages() -> dict[Path, str]:
    """File and text."""
    return {DOCS / "figures.md": page("en"), DOCS / "figures.zh.md": page("zh")}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
