"""What can be wrong with a brand or term file: which file, which entry, which field, and how to cure it."""

from pathlib import Path

from touchstone.vocabulary.errors import TouchstoneError

# what is wrong and what cures it, in English and Chinese
WORDS: dict[str, tuple[str, str, str, str]] = {
    "unreadable": (
        "cannot be read ({what})", "Give the path of a TOML file.",
        "无法读取（{what}）", "请给出一个 TOML 文件的路径。",
    ),
    "too_large": (
        "is larger than 16 MB", "Split the lexicon into several files.",
        "超过 16 MB", "请拆成几个文件。",
    ),
    "not_utf8": (
        "is not UTF-8 at byte {place}", "Save the file as UTF-8.",
        "第 {place} 字节不是 UTF-8", "请把文件存为 UTF-8。",
    ),
    "too_deep": (
        "is nested too deeply", "Remove the nesting.",
        "嵌套过深", "请去掉嵌套。",
    ),
    "not_toml": (
        "is not TOML: {what}", "Correct the place named; the format is TOML 1.0, see docs/lexicons.md.",
        "不是 TOML：{what}", "请改正所指之处；格式为 TOML 1.0，见 docs/lexicons.zh.md。",
    ),
    "empty": (
        "has neither brands nor groups", "Add a [brands.<key>] table or [[groups]]; see docs/lexicons.md.",
        "既没有 brands 也没有 groups", "请加上 [brands.<key>] 或 [[groups]]，见 docs/lexicons.zh.md。",
    ),
    "unknown_field": (
        "is not a field of this table", "Use only: {known}.",
        "不是这个表的字段", "只能用：{known}。",
    ),
    "not_text": (
        "is not text", 'Put the value in quotes: "…".',
        "不是文本", "请给值加引号：\"…\"。",
    ),
    "too_long": (
        "has a text of {size} characters", "Keep texts to {most} characters.",
        "有一段 {size} 个字符的文本", "每段文本不超过 {most} 个字符。",
    ),
    "unprintable": (
        "has a character that cannot be printed", "Remove control characters and line ends.",
        "含有不可打印的字符", "请去掉控制字符和换行。",
    ),
    "not_texts": (
        "is not a list of texts", 'Write a list in brackets: ["…", "…"].',
        "不是文本列表", "请用方括号写列表：[\"…\", \"…\"]。",
    ),
    "empty_text": (
        "has a text without letters, digits or characters", "Remove it or write it out.",
        "有一段没有字母、数字或汉字的文本", "请删去或写全。",
    ),
    "not_numbers": (
        "is not a list of whole numbers", "Write a list in brackets: [18, 25].",
        "不是整数列表", "请用方括号写列表：[18, 25]。",
    ),
    "not_number": (
        "is not a number from {low:g} to {high:g}", "Give a number from {low:g} to {high:g}, without quotes.",
        "不是 {low:g} 到 {high:g} 之间的数", "请写 {low:g} 到 {high:g} 之间的数，不加引号。",
    ),
    "not_flag": (
        "is not true or false", "Write true or false, without quotes.",
        "不是 true 或 false", "请写 true 或 false，不加引号。",
    ),
    "not_tables": (
        "is not a list of tables", "Write [[{field}]] above each of them.",
        "不是表的列表", "请在每一个上面写 [[{field}]]。",
    ),
    "not_table": (
        "is not a table", "Write [{field}] above its fields.",
        "不是表", "请在它的字段上面写 [{field}]。",
    ),
    "not_key": (
        "is not a usable key", "Use 1 to 40 of a-z, 0-9 and _, such as louis_vuitton.",
        "不能用作键", "请用 1 到 40 个 a-z、0-9 和 _，例如 louis_vuitton。",
    ),
    "no_name": (
        "has no name", 'Give name_en = "…" or name_zh = "…".',
        "没有名称", "请写 name_en = \"…\" 或 name_zh = \"…\"。",
    ),
    "low_above_high": (
        "is above high", "Swap low and high.",
        "高于 high", "请对调 low 和 high。",
    ),
    "not_currency": (
        "is not a currency", "Use the three letters of ISO 4217, such as CNY.",
        "不是货币", "请用 ISO 4217 的三个字母，例如 CNY。",
    ),
    "not_kind": (
        "is not a kind of term", "Use one of: {known}.",
        "不是词条种类", "请用其中之一：{known}。",
    ),
}  # fmt: skip


class LexiconError(TouchstoneError):
    """A brand or term file that cannot be used; `reason` is a key of WORDS, `file`, `entry` and `field` say where."""

    def __init__(self, reason: str, file: Path | str, entry: str = "", field: str = "", **details: object) -> None:
        said, hint, said_zh, hint_zh = (words.format(field=field, **details) for words in WORDS[reason])
        place = ", ".join(part for part in (str(file), entry, field) if part)
        place_zh = "，".join(part for part in (str(file), entry, field) if part)
        super().__init__(f"{place}: {said}", hint=hint, sentence_zh=f"{place_zh}：{said_zh}", hint_zh=hint_zh)
        self.reason = reason
        self.file = str(file)
        self.entry = entry
        self.field = field
