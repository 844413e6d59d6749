"""What can be wrong with a record, and the sentence for it in two languages."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """One kind of damage or forgery."""

    ALTERED = "altered"
    REWRITTEN = "rewritten"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    TRUNCATED = "truncated"
    REORDERED = "reordered"
    DUPLICATE = "duplicate"
    INSERTED = "inserted"
    ROLLBACK = "rollback"
    FORKED = "forked"
    SIGNATURE = "signature"
    ANCHOR = "anchor"
    PARTICULARS = "particulars"
    UNCOVERED = "uncovered"


SENTENCES: dict[FaultKind, tuple[str, str]] = {
    FaultKind.ALTERED: ("the bytes are not those that were recorded", "内容与记录时不一致"),
    FaultKind.REWRITTEN: (
        "the entries do not hash to the signed head: at least one was replaced",
        "这些条目的哈希与签名树头不符：至少有一条被替换",
    ),
    FaultKind.UNREADABLE: ("the line is damaged and cannot be read", "该行已损坏，无法读取"),
    FaultKind.MISSING: ("entries are missing", "条目缺失"),
    FaultKind.TRUNCATED: ("the file stops before its end", "文件不完整，缺少结尾"),
    FaultKind.REORDERED: ("it stands later than its number says", "位置晚于其序号，次序被打乱"),
    FaultKind.DUPLICATE: ("it is there twice", "重复出现"),
    FaultKind.INSERTED: ("it was put in later", "系后来插入"),
    FaultKind.ROLLBACK: (
        "the record was longer once: a known head covers more entries",
        "台账曾经更长：已知树头覆盖的条目更多",
    ),
    FaultKind.FORKED: ("the record contradicts a known head of that size", "台账与该大小的已知树头矛盾"),
    FaultKind.SIGNATURE: ("the head is not signed by the record's key, or is forged", "树头未由台账密钥签名，或系伪造"),
    FaultKind.ANCHOR: (
        "the anchor is forged, or does not follow the one before",
        "锚点系伪造，或与前一个锚点不衔接",
    ),
    FaultKind.PARTICULARS: ("the particulars are not those that the entry commits to", "随附的个人信息与条目承诺不符"),
    FaultKind.UNCOVERED: ("no signed head covers these entries", "没有签名树头覆盖这些条目"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where: the line of the export (0: outside it), the first and last entry, or the name of a head or anchor given."""

    kind: FaultKind
    line: int = 0
    first: int | None = None
    last: int | None = None
    source: str = ""

    def in_english(self) -> str:
        """The sentence with its place."""
        return f"{self._place('line', 'entry', 'entries', ', ')}: {SENTENCES[self.kind][0]}"

    def in_chinese(self) -> str:
        """The same for a Chinese reader."""
        return f"{self._place('行', '条目', '条目', '，')}：{SENTENCES[self.kind][1]}"

    def _place(self, line: str, entry: str, entries: str, comma: str) -> str:
        parts = [self.source] if self.source else []
        if self.line:
            parts.append(f"{line} {self.line}")
        if self.first is not None:
            alone = self.last in (None, self.first)
            parts.append(f"{entry} {self.first}" if alone else f"{entries} {self.first}–{self.last}")
        return comma.join(parts)
