"""Described data: a TOML file read key by key, where every wrong key is refused with its place and its cure."""

import math
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from touchstone.vocabulary.errors import TouchstoneError

MAX_BYTES = 1 << 20
MISSING = object()

Value = object


@dataclass
class TomlTable:
    """One table of the file. `take_*` remove what they read; `close` refuses what nobody asked for."""

    values: dict[str, Value]
    file: str
    error: Callable[..., TouchstoneError]
    path: str = ""
    known: list[str] = field(default_factory=list)

    def refuse(self, key: str, en: str, zh: str, cure_en: str, cure_zh: str) -> TouchstoneError:
        """The error that names file and key; the caller raises it."""
        place = self.place(key)
        sentence, sentence_zh = f"{self.file}: {place}: {en}", f"{self.file}：{place}：{zh}"
        return self.error(sentence, hint=cure_en, sentence_zh=sentence_zh, hint_zh=cure_zh)

    def place(self, key: str) -> str:
        """Full name of a key of this table."""
        return ".".join(part for part in (self.path, key) if part) or "(top)"

    def take(self, key: str, default: Value = MISSING) -> Value:
        """The raw value of a key; refuses if it is missing and has no default."""
        self.known.append(key)
        if key in self.values:
            return self.values.pop(key)
        if default is MISSING:
            raise self.refuse(key, "is missing", "缺少此项", f"add `{key}` to the file", f"在文件中补上 `{key}`")
        return default

    def take_text(self, key: str, default: Value = MISSING, longest: int = 2000) -> str:
        """A text of at most `longest` characters."""
        value = self.take(key, default)
        if not isinstance(value, str):
            raise self.refuse(key, "must be a text", "必须是文本", 'put it in quotes: "…"', '加上引号："…"')
        if len(value) > longest:
            en, zh = f"is longer than {longest} characters", f"超过 {longest} 个字符"
            raise self.refuse(key, en, zh, "shorten it", "请缩短")
        return value

    def take_word(self, key: str, words: Sequence[str], default: Value = MISSING) -> str:
        """One of the given words."""
        value, choice = self.take_text(key, default), ", ".join(words)
        if value not in words:
            en, zh = f"{value!r} is not one of the known words", f"{value!r} 不是可用的词"
            raise self.refuse(key, en, zh, f"use one of: {choice}", f"可用：{choice}")
        return value

    def take_number(self, key: str, low: float, high: float, default: Value = MISSING) -> float:
        """A finite number in [low, high]."""
        value = self.take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(key, "must be a number", "必须是数字", f"write {key} = 0.5", f"写成 {key} = 0.5")
        if not math.isfinite(value) or not low <= value <= high:
            en, zh = f"{value:.6g} lies outside {low:g}…{high:g}", f"{value:.6g} 超出 {low:g}…{high:g}"
            raise self.refuse(key, en, zh, f"choose a number from {low:g} to {high:g}", f"取 {low:g} 到 {high:g} 的数")
        return float(value)

    def take_count(self, key: str, low: int, high: int, default: Value = MISSING) -> int:
        """A whole number in [low, high]."""
        number = self.take_number(key, low, high, default)
        if number != int(number):
            raise self.refuse(
                key, "must be a whole number", "必须是整数", f"write {key} = {low}", f"写成 {key} = {low}"
            )
        return int(number)

    def take_texts(self, key: str, default: Value = MISSING) -> tuple[str, ...]:
        """A list of texts."""
        value = self.take(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key, "must be a list of texts", "必须是文本列表", '["a", "b"]', '写成 ["a", "b"]')
        return tuple(value)

    def take_table(self, key: str, default: Value = MISSING) -> "TomlTable":
        """A table inside this one."""
        value = self.take(key, default)
        if not isinstance(value, dict):
            raise self.refuse(key, "must be a table", "必须是一个表", f"write [{key}]", f"写成 [{key}]")
        return TomlTable(dict(value), self.file, self.error, self.place(key))

    def take_tables(self, key: str, default: Value = MISSING) -> list["TomlTable"]:
        """A list of tables; their places count from 1."""
        value = self.take(key, default)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse(key, "must be a list of tables", "必须是表的列表", f"write [[{key}]]", f"写成 [[{key}]]")
        return [
            TomlTable(dict(item), self.file, self.error, f"{self.place(key)}[{number}]")
            for number, item in enumerate(value, start=1)
        ]

    def close(self) -> None:
        """Refuse keys that nobody reads: a misspelt key must not pass in silence."""
        for key in self.values:
            known = ", ".join(self.known)
            raise self.refuse(
                key, "is not known here", "此处没有这一项", f"remove it, or use: {known}", f"删除，或改用：{known}"
            )


def parse_toml(data: bytes, file: str, error: Callable[..., TouchstoneError]) -> TomlTable:
    """Any bytes → the top table, or `error` with the line and the cure."""
    empty = TomlTable({}, file, error)
    if len(data) > MAX_BYTES:
        raise empty.refuse("", f"is larger than {MAX_BYTES} bytes", f"超过 {MAX_BYTES} 字节", "split it", "请拆分")
    try:
        return TomlTable(tomllib.loads(data.decode("utf-8")), file, error)
    except UnicodeDecodeError as reason:
        en, zh = f"byte {reason.start} is not UTF-8", f"第 {reason.start} 字节不是 UTF-8"
        raise empty.refuse("", en, zh, "save the file as UTF-8", "将文件另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as reason:
        cure_en, cure_zh = "correct the line; the syntax is at toml.io", "改正该行；语法见 toml.io"
        raise empty.refuse("", f"is not TOML: {reason}", f"不是 TOML：{reason}", cure_en, cure_zh) from None
    except (RecursionError, ValueError, OverflowError):
        en, zh = "is nested too deeply or holds a number too long", "嵌套过深或数字过长"
        raise empty.refuse("", en, zh, "flatten the file", "请简化文件") from None


def read_toml(path: Path, error: Callable[..., TouchstoneError]) -> TomlTable:
    """The top table of a file, or `error`."""
    try:
        data = path.read_bytes()
    except OSError as reason:
        en = f"{path.name}: cannot be read: {reason.strerror}"
        zh = f"{path.name}：无法读取：{reason.strerror}"
        raise error(en, hint="check the path and rights", sentence_zh=zh, hint_zh="检查路径和权限") from None
    return parse_toml(data, path.name, error)
