"""Writes docs/asvs.md and docs/asvs.zh.md: how the desk answers OWASP ASVS 5.0.0, from docs/asvs.toml."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SOURCE = FOLDER / "asvs.toml"
Row = dict[str, Any]
Word = tuple[str, str]
ANSWERS: dict[str, Word] = {
    "yes": ("yes", "是"),
    "partly": ("partly", "部分"),
    "no": ("no", "否"),
    "not_applicable": ("does not apply", "不适用"),
}
CHAPTERS: dict[int, Word] = {
    1: ("Encoding and cleaning", "编码与净化"),
    2: ("Checking input, order of business", "输入检查与业务顺序"),
    3: ("The browser's side", "浏览器端"),
    4: ("API and HTTP", "接口与 HTTP"),
    5: ("Files", "文件"),
    6: ("Signing in", "登录认证"),
    7: ("Sessions", "会话"),
    8: ("Who may do what", "授权"),
    9: ("Tokens that carry their content", "自包含令牌"),
    10: ("OAuth and OpenID Connect", "OAuth 与 OpenID Connect"),
    11: ("Cryptography", "密码学"),
    12: ("Transport", "传输安全"),
    13: ("Configuration", "配置"),
    14: ("Data protection", "数据保护"),
    15: ("Code and architecture", "编码与架构"),
    16: ("Log and errors", "日志与错误"),
    17: ("WebRTC", "WebRTC"),
}
TEXT: dict[str, Word] = {
    "title": ("# OWASP ASVS 5.0, levels 1 and 2", "# OWASP ASVS 5.0 第 1、2 级"),
    "made": ("<!-- made by `make docs` from asvs.toml -->", "<!-- 由 `make docs` 根据 asvs.toml 生成 -->"),
    "lead": (
        "Every requirement of levels 1 and 2 of version 5.0.0, answered in our own words; the standard's text is not repeated. "
        "`yes` has a file and a test that runs with every build; `partly` says what is missing. It is our own answer, not an "
        "audit by others. The machine-readable form is [asvs.toml](asvs.toml); threats and data are on "
        "[the security page](security.md).",
        "对 5.0.0 版第 1、2 级的每一条要求用自己的话作答，不重复标准原文。"
        "“是”附有文件和随每次构建运行的测试；“部分”说明缺什么。这是自评，不是第三方审计。"
        "机器可读形式见 [asvs.toml](asvs.toml)；威胁与数据见[安全说明](security.zh.md)。",
    ),
    "counts": ("## Counts", "## 统计"),
    "head": ("| chapter | yes | partly | no | does not apply | in all |", "| 章 | 是 | 部分 | 否 | 不适用 | 合计 |"),
    "all": ("all", "合计"),
    "level": ("level", "级别"),
    "row": ("| id | level | answer | how | where | test |", "| 编号 | 级别 | 回答 | 做法 | 位置 | 测试 |"),
}


def rows() -> list[Row]:
    """All requirements in their order."""
    found: list[Row] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["requirement"]
    return found


def chapter_of(row: Row) -> int:
    """The number of its chapter."""
    return int(row["id"].removeprefix("v5.0.0-").split(".")[0])


def page(language: int) -> str:
    """The page in English (0) or Chinese (1)."""
    every = rows()
    say = {key: words[language] for key, words in TEXT.items()}
    lines = [
        say["title"],
        "",
        say["made"],
        "",
        say["lead"],
        "",
        say["counts"],
        "",
        say["head"],
        "|---|---|---|---|---|---|",
    ]
    parts = [
        (f"{number} {name[language]}", [r for r in every if chapter_of(r) == number])
        for number, name in CHAPTERS.items()
    ]
    parts += [(f"{say['level']} {level}", [row for row in every if row["level"] == level]) for level in (1, 2)]
    lines += [_count(name, some) for name, some in parts]
    lines += [_count(say["all"], every), ""]
    for number, name in CHAPTERS.items():
        lines += [f"## {number} {name[language]}", "", say["row"], "|---|---|---|---|---|---|"]
        lines += [*(_row(row, language) for row in every if chapter_of(row) == number), ""]
    return "\n".join(lines)


def _count(name: str, some: list[Row]) -> str:
    found = Counter(row["answer"] for row in some)
    return f"| {name} | {' | '.join(str(found[answer]) for answer in ANSWERS)} | {len(some)} |"


def _row(row: Row, language: int) -> str:
    words = row["zh"] if language else row["en"]
    answer = ANSWERS[row["answer"]][language]
    where, tests = "<br>".join(_links(row["where"])), "<br>".join(_links(row["tests"]))
    return f"| {row['id'].removeprefix('v5.0.0-')} | {row['level']} | {answer} | {words} | {where} | {tests} |"


def _links(places: list[str]) -> Iterator[str]:
    for place in places:
        path, _, test = place.partition("::")
        yield f"[{test or Path(path).name}](../{path})"


def pages() -> dict[Path, str]:
    """Both pages with their text."""
    return {FOLDER / "asvs.md": page(0), FOLDER / "asvs.zh.md": page(1)}


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
