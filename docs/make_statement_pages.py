"""Writes docs/dsa_statements.md and docs/dsa_statements.zh.md: statements of reasons, from the rows that make and check them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from touchstone.exchange.dsa.decisions import END_DATES
from touchstone.exchange.dsa.field_rows import Condition, FieldRow, Shape, published_rules
from touchstone.exchange.dsa.measure_rows import measure_rows
from touchstone.exchange.dsa.word_list import all_words, words_on

FOLDER = Path(__file__).parent
SCHEMA_DAY = date(2025, 7, 1)
MADE = ("<!-- made by `make docs` from the rows -->", "<!-- 由 `make docs` 根据条目生成 -->")
EXAMPLE = """```python
from datetime import date
from touchstone.exchange.dsa.checking import find_problems

for problem in find_problems({"puid": "dec 1"}, on=date(2026, 11, 22)):
    print(problem.in_english(), problem.in_chinese(), problem.basis)
```

```sh
python -m touchstone.exchange.dsa.json_schema > statement.schema.json
```"""
INTRODUCTION = (
    ("# Statements of reasons", "# 理由声明"),
    MADE,
    (
        "Whoever restricts a listing, a service or an account in the EU says why: to the seller (Regulation (EU) "
        "2022/2065, Article 17) and, without personal data, to the DSA Transparency Database (Article 24(5)). "
        "touchstone makes the body of `POST /statement` from a measure and its grounds, bundles up to 100 for "
        "`POST /statements`, and checks any body against the published rules. It sends nothing by itself.",
        "在欧盟限制商品、服务或账户的平台须说明理由：告知卖家（欧盟2022/2065号条例第17条），并在不含个人信息的前提下报送 "
        "DSA 透明度数据库（第24条第5款）。试金石根据处罚措施及其依据生成 `POST /statement` 的内容，每至多100份合并为一次 "
        "`POST /statements`，并可按公布的规则检查任何内容。试金石不会自行发送。",
    ),
    ("## To check a body", "## 检查"),
    (EXAMPLE, EXAMPLE),
    (
        "All problems are told at once, each with its attribute and its cure in both languages. `basis` says whose rule it "
        "is: `published` (the database refuses), `dropped` (it ignores the value in silence), `own` (this node does not send "
        "it: a barcode with a false check digit, personal data). The schema is made from the same rows. A schema cannot say "
        "that an end lies before its start, check digits, or personal data.",
        "一次列出全部问题，每个问题都写明属性和中英文更正办法。`basis` 说明出自谁的规则：`published`（数据库会拒收）、"
        "`dropped`（数据库会忽略该值）、`own`（本节点不发送：校验位错误的条码、个人信息）。JSON Schema 由同样的条目生成；"
        "终止早于生效、校验位和个人信息无法用它表达。",
    ),
    (
        "Free text is searched for e-mail addresses, telephone numbers, identity numbers of the PRC, bank cards and accounts, and web "
        "addresses that name a user. Names of people are not recognised: whoever writes the facts leaves them out.",
        "自由文本会检查电子邮箱、电话号码、居民身份证号码、银行卡号和账号以及含用户名的网址。人名无法识别，填写事实时请勿写入。",
    ),
    (
        "Where the documentation and the database's own request rules differ, the stricter one holds: "
        "`territorial_scope` is required, and no end lies before `application_date`. "
        "null, an empty text and (where marked) an empty list say nothing.",
        "公布的文档与数据库自身的请求规则不一致时，从严：`territorial_scope` 必填，终止日不得早于 `application_date`。"
        "null、空文本以及（注明的）空列表视为未填。",
    ),
    (
        "The territorial scope is where the platform serves on the day on which a measure begins: "
        "`TOUCHSTONE_SERVED_STATES` (docs/operations.md), by platform and dated. Where it is none, no statement is due; where "
        "nobody said it, the statement is held back. The default, `*=EEA`, is for a marketplace that is open to all states.",
        "地域范围即处罚措施生效之日平台所服务的国家：`TOUCHSTONE_SERVED_STATES`（docs/operations.zh.md），按平台并注明日期。"
        "为 none 时无须声明；未写明时声明不会发出。默认值 `*=EEA` 适用于面向全部国家的平台。",
    ),
    ("## What statements of this desk do not say", "## 本工作台的声明未写的内容"),
    (
        "- `decision_ground` is always the clause of the penalty code, never a law, and `incompatible_content_illegal` is left "
        "out: nobody at the desk says yet whether a breach is against the law too.\n"
        "- `source_type` is own initiative, or another notice where somebody reported the listing: notices under Article 16 and "
        "trusted flaggers come with the room of complaints. `source_identity` is never given.\n"
        "- `automated_decision` is always partial: a person establishes the breach, the code computes the measure.\n"
        "- `content_language`, `content_id` and `decision_ground_reference_url` are left out; `content_date` is the day on which "
        "the desk first saw the listing.\n"
        "- Payments (`decision_monetary`) are never restricted: no row of a code orders it.\n"
        "- A measure against a seller of several platforms has the scope of the platform of the listing.\n"
        "- Nothing is sent, and nothing is kept of what the database answered.",
        "- `decision_ground` 一律为处罚规则的条款，从不是法条；`incompatible_content_illegal` 未填：工作台上尚无人说明违规是否也违法。\n"
        "- `source_type` 为主动发现，有人举报该商品时为其他通知：第16条通知和可信举报人随投诉功能而来。`source_identity` 从不填写。\n"
        "- `automated_decision` 一律为部分自动：由人认定违规，由规则计算处罚措施。\n"
        "- `content_language`、`content_id`、`decision_ground_reference_url` 未填；`content_date` 为工作台首次见到该商品之日。\n"
        "- 从不限制付款（`decision_monetary`）：没有任何条目作此要求。\n"
        "- 卖家跨多个平台时，处罚措施的地域范围按该商品所在平台。\n"
        "- 不发送，也不保留数据库的答复。",
    ),
)


def page(tongue: int) -> str:
    """The whole page; 0: English, 1: Chinese."""
    lines = [line for texts in INTRODUCTION for line in (texts[tongue], "")]
    lines += table(
        tongue, ("## Attributes", "## 属性"), ATTRIBUTES, [attribute_line(row, tongue) for row in RULES.fields]
    )
    lines += table(tongue, ("## Words out of use", "## 已停用的词"), FORMER, former_lines(tongue))
    lines += table(tongue, ("## From measures", "## 由处罚措施而来"), MEASURES, measure_lines(tongue))
    lines += table(tongue, ("## From breaches and provisions", "## 由违规和法条而来"), MATTERS, matter_lines())
    return "\n".join(lines).rstrip() + "\n"


RULES = published_rules()
ATTRIBUTES = (
    ("attribute", "presence", "value", "what it says"),
    ("属性", "是否必填", "取值", "含义"),
)
FORMER = (("word", "last day", "replaced by"), ("词", "最后适用日", "替代的词"))
MEASURES = (
    ("measure", "attribute", "without an end", "with an end", "its end"),
    ("措施", "属性", "无期限", "有期限", "终止日"),
)
MATTERS = (("matter", "category", "keywords", "rests on"), ("事由", "类别", "关键词", "依据"))


def table(tongue: int, title: Sequence[str], head: Sequence[Sequence[str]], rows: list[Sequence[str]]) -> list[str]:
    """A heading and its table."""
    lines = [head[tongue], ["---"] * len(head[tongue]), *rows]
    return [title[tongue], "", *("| " + " | ".join(cells) + " |" for cells in lines), ""]


def attribute_line(row: FieldRow, tongue: int) -> Sequence[str]:
    """One attribute."""
    return (f"`{row.name}`", presence(row, tongue), value(row, tongue), (row.meaning_en, row.meaning_zh)[tongue])


def presence(row: FieldRow, tongue: int) -> str:
    """Whether it must be there, and with what."""
    if row.name in RULES.one_of:
        return ("at least one of the four", "四项至少一项")[tongue]
    said = (("required", "必填") if row.is_required else ("optional", "可选"))[tongue]
    if row.only_with:
        said += (", only with ", "，仅限 ")[tongue] + condition(row.only_with)
    if row.not_with:
        said += (", not with ", "，不可用于 ")[tongue] + condition(row.not_with)
    return said


def condition(given: Condition) -> str:
    """An attribute and its word."""
    return f"`{given.field}` `{given.word}`"


def value(row: FieldRow, tongue: int) -> str:
    """What may stand there."""
    count = len(words_on(row.words, SCHEMA_DAY)) if row.words else 0
    empty = ("; may be empty", "；可为空")[tongue] if row.may_be_empty else ""
    first = f"{row.earliest}-01-01" if row.earliest else (f"`{row.from_field}`" if row.from_field else "")
    shapes = {
        Shape.WORD: (f"one of {count} words", f"{count} 个词之一"),
        Shape.WORDS: (f"list of {count} words{empty}", f"{count} 个词的列表{empty}"),
        Shape.TEXT: (f"text of up to {row.longest} characters", f"至多 {row.longest} 个字符"),
        Shape.DATE: (f"YYYY-MM-DD, {first} to {RULES.latest}", f"YYYY-MM-DD，{first} 至 {RULES.latest}"),
        Shape.PUID: (f"A-Z a-z 0-9 - _, up to {row.longest}", f"A-Z a-z 0-9 - _，至多 {row.longest} 个"),
        Shape.URL: (f"web address of up to {row.longest} characters", f"网址，至多 {row.longest} 个字符"),
        Shape.EAN13: ('`{"EAN-13": "…"}`', '`{"EAN-13": "…"}`'),
    }
    return shapes[row.shape][tongue]


def former_lines(tongue: int) -> list[Sequence[str]]:
    """Each word whose last day is past."""
    none = ("none is named", "未指定")[tongue]
    return [
        (f"`{word.word}`", str(word.valid_to), f"`{word.replaced_by}`" if word.replaced_by else none)
        for word in all_words()
        if word.valid_to
    ]


def measure_lines(tongue: int) -> list[Sequence[str]]:
    """Each action of the penalty codes."""
    nothing = ("restricts nothing: no statement", "不构成限制，无需声明")[tongue]
    return [
        (f"`{row.action}`", f"`{row.field}`", f"`{row.lasting}`", f"`{row.passing}`", f"`{END_DATES[row.field]}`")
        if row.field
        else (f"`{row.action}`", nothing, "", "", "")
        for row in measure_rows().measures.values()
    ]


def matter_lines() -> list[Sequence[str]]:
    """Each matter with what leads to it."""
    return [
        (f"`{row.key}`", f"`{row.category}`", listed(row.keywords), listed(row.rests_on))
        for row in measure_rows().matters
    ]


def listed(words: Sequence[str]) -> str:
    """Words as code, one to a line of the cell."""
    return "<br>".join(f"`{word}`" for word in words)


def pages() -> dict[Path, str]:
    """Both pages with their text."""
    return {FOLDER / "dsa_statements.md": page(0), FOLDER / "dsa_statements.zh.md": page(1)}


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
