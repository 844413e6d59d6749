"""Why a row cannot be read, and what cures it, in both languages: one row per reason."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """The stable codes of the rejects file."""

    BAD_ENCODING = "bad_encoding"
    WRONG_FIELD_COUNT = "wrong_field_count"
    UNCLOSED_QUOTE = "unclosed_quote"
    ROW_TOO_LONG = "row_too_long"
    NUL_BYTE = "nul_byte"
    NOT_JSON = "not_json"
    NOT_AN_OBJECT = "not_an_object"
    REPEATED_HEADER = "repeated_header"
    NO_TITLE = "no_title"
    NO_TEXT = "no_text"
    NO_VALUE = "no_value"
    BAD_LABEL = "bad_label"
    TRUNCATED_FILE = "truncated_file"
    DAMAGED_FILE = "damaged_file"


@dataclass(frozen=True, slots=True)
class ReasonText:
    """What is said to the person who has to cure the row."""

    reason_en: str
    reason_zh: str
    cure_en: str
    cure_zh: str


REASON_TEXTS: dict[Reason, ReasonText] = {
    Reason.BAD_ENCODING: ReasonText(
        "The row has bytes that are not text in the file's encoding.",
        "该行含有不符合文件编码的字节。",
        "Save the whole file in one encoding, best UTF-8.",
        "请将整个文件保存为同一种编码，最好是 UTF-8。",
    ),
    Reason.WRONG_FIELD_COUNT: ReasonText(
        "The row has more or fewer fields than the header.",
        "该行字段数与表头不一致。",
        "Put fields that contain the delimiter in double quotes, and write every field, also empty ones.",
        "含分隔符的字段请用双引号括起，空字段也要写出。",
    ),
    Reason.UNCLOSED_QUOTE: ReasonText(
        "A double quote opens a field and is not closed.",
        "双引号开始的字段没有结束引号。",
        'Close the quote, or double it ("") where it is part of the text.',
        "请补上结束引号；若引号是正文，请写成两个双引号。",
    ),
    Reason.ROW_TOO_LONG: ReasonText(
        "The row is longer than one mebibyte.",
        "该行长度超过 1 MiB。",
        "Shorten the row, or check that line ends are not missing.",
        "请缩短该行，或检查是否缺少换行。",
    ),
    Reason.NUL_BYTE: ReasonText(
        "The row has NUL bytes, which no text has.",
        "该行含有空字节（NUL），不是正常文本。",
        "Export the table again; the file was damaged or is binary.",
        "请重新导出；文件已损坏或为二进制文件。",
    ),
    Reason.NOT_JSON: ReasonText(
        "The line is not JSON.",
        "该行不是合法的 JSON。",
        "Write one complete JSON object per line.",
        "每行请写一个完整的 JSON 对象。",
    ),
    Reason.NOT_AN_OBJECT: ReasonText(
        "The line is JSON but not an object with named values.",
        "该行是 JSON，但不是带字段名的对象。",
        'Write each row as an object: {"title": "…"}.',
        '每行请写成对象：{"title": "…"}。',
    ),
    Reason.REPEATED_HEADER: ReasonText(
        "The row repeats the header.",
        "该行重复了表头。",
        "Nothing to do; files that were joined have this. Remove the line to silence it.",
        "无需处理；拼接文件常见此情况。删除该行即可消除提示。",
    ),
    Reason.NO_TITLE: ReasonText(
        "The row has no title.",
        "该行没有标题。",
        "Fill the title column, or name the right column in the mapping file.",
        "请填写标题列，或在映射文件中指定正确的列。",
    ),
    Reason.NO_TEXT: ReasonText(
        "The review has no text.",
        "该评价没有正文。",
        "Fill the text column, or name the right column in the mapping file.",
        "请填写正文列，或在映射文件中指定正确的列。",
    ),
    Reason.NO_VALUE: ReasonText(
        "A value that must be there is empty.",
        "必填值为空。",
        "Fill the column, or name the right column in the mapping file.",
        "请填写该列，或在映射文件中指定正确的列。",
    ),
    Reason.BAD_LABEL: ReasonText(
        "The label says neither counterfeit nor not.",
        "标签既不表示假货也不表示正品。",
        "Write 1 for counterfeit and 0 for not.",
        "假货写 1，非假货写 0。",
    ),
    Reason.TRUNCATED_FILE: ReasonText(
        "The compressed file ends too early; the rows before this place were read.",
        "压缩文件提前结束；此处之前的行已读取。",
        "Copy or download the file again.",
        "请重新复制或下载该文件。",
    ),
    Reason.DAMAGED_FILE: ReasonText(
        "The file is damaged from here on; the rows before this place were read.",
        "文件从此处起已损坏；之前的行已读取。",
        "Copy, download or export the file again.",
        "请重新复制、下载或导出该文件。",
    ),
}
