"""What kind of table a file is, from its first bytes: Parquet, JSON, delimited text, plain lines."""

import csv
import json
from itertools import islice
from typing import Any

from touchstone.tables.block import TableReader
from touchstone.tables.columns import count_known
from touchstone.tables.delimited import DelimitedReader, Dialect
from touchstone.tables.errors import NotATableError
from touchstone.tables.header import has_header
from touchstone.tables.inputs import InputFile
from touchstone.tables.json_rows import JsonReader, parse_object, types_at_start
from touchstone.tables.parquet import PARQUET_MAGIC, open_parquet
from touchstone.tables.reasons import Reason
from touchstone.tables.records import NO_BYTE
from touchstone.tables.text_stream import TextStream

HEAD_BYTES = 1 << 18
_HEAD_ROWS = 200
_DELIMITERS = ",\t;|"
_LEAST_AGREEMENT = 0.8
_QUOTE = ord('"')


def open_reader(file: InputFile) -> TableReader:
    """The reader for a file. Raises NotATableError, CorruptTableError, UnreadableInputError."""
    if not file.member:
        with file.path.open("rb") as raw:
            if raw.read(4) == PARQUET_MAGIC:
                return open_parquet(file)
    head, share = _head(file)
    if not head.strip():
        raise _no_table(file, "is empty", "是空文件")
    if head.count(0) * 10 > len(head):
        raise _no_table(file, "is binary, not text", "是二进制文件，不是文本")
    start = head.lstrip()[:1]
    if start in (b"{", b"[") and file.suffix not in (".tsv", ".tab"):
        rows = _json_rows(head, is_array=start == b"[")
        if rows:
            return _json_reader(file, rows, start == b"[", share)
    if file.suffix in (".json", ".jsonl", ".ndjson") and not _json_rows(head, is_array=False):
        raise _no_table(
            file, "holds no JSON objects, one per line or in an array", "不含 JSON 对象（每行一个或一个数组）"
        )
    return _text_reader(file, head, share)


def _head(file: InputFile) -> tuple[bytes, float]:
    """The first UTF-8 bytes of the content, and how many stored bytes stand for one of them."""
    stream = TextStream(file.open())
    try:
        window, at_end = stream.window(HEAD_BYTES)
        share = file.size / max(len(window), 1)
        if not at_end:
            share = stream.stored_share
    finally:
        stream.close()
    head = window[:HEAD_BYTES]
    whole = max(head.rfind(b"\n"), head.rfind(b"\r")) + 1
    return (head if len(window) <= HEAD_BYTES or not whole else head[:whole]), share


def _json_rows(head: bytes, *, is_array: bool) -> tuple[dict[str, Any], ...]:
    """The objects at the start, as far as they can be read."""
    if is_array:
        return tuple(islice(_array_objects(head.decode("utf-8", "replace")), _HEAD_ROWS))
    parsed = [parse_object(line) for line in head.split(b"\n")[:_HEAD_ROWS] if line.strip()]
    return tuple(row for row in parsed if not isinstance(row, Reason))


def _array_objects(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    decoder, at = json.JSONDecoder(), text.find("[") + 1
    while len(found) < _HEAD_ROWS:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found += [value] if isinstance(value, dict) else []
    return found


def _json_reader(file: InputFile, rows: tuple[dict[str, Any], ...], is_array: bool, share: float) -> JsonReader:
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    row_bytes = sum(len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")) + 1 for row in rows) / len(rows)
    return JsonReader(file, names, types_at_start(rows, names), rows, is_array, row_bytes * share)


def _text_reader(file: InputFile, head: bytes, share: float) -> DelimitedReader:
    lone_returns = b"\n" not in head and b"\r" in head
    lines = head.replace(b"\r", b"\n") if lone_returns else head
    delimiter, rows = _split(file, lines.decode("utf-8", "replace"))
    if not rows:
        raise _no_table(file, "holds no text", "没有文字")
    headed = has_header(rows)
    plain = not headed and len(rows[0]) == 1
    names = tuple(name or f"column {k}" for k, name in enumerate(rows[0], 1)) if headed else _numbers(len(rows[0]))
    header, before = _header_bytes(lines) if headed else (b"\0", (0, 0))
    dialect = Dialect(
        ord(delimiter) if delimiter else NO_BYTE, NO_BYTE if plain else _QUOTE, lone_returns, header, before
    )
    kind = "plain text" if plain else {",": "CSV", "\t": "TSV"}.get(delimiter, "delimited text")
    row_bytes = len(lines) / max(lines.count(b"\n"), 1)
    return DelimitedReader(file, dialect, names, tuple(map(tuple, rows[headed:])), headed, kind, row_bytes * share)


def _split(file: InputFile, text: str) -> tuple[str, list[list[str]]]:
    """(delimiter, first rows): the delimiter that gives most rows the same number of fields; "" for none."""
    best: tuple[float, int, str, list[list[str]]] = (0.0, 0, "", [])
    for delimiter in _DELIMITERS:
        rows = _csv_rows(text, delimiter)
        width = len(rows[0]) if rows else 0
        agreement = sum(len(row) == width for row in rows) / max(len(rows), 1)
        favoured = file.suffix in (".tsv", ".tab") and delimiter == "\t"
        if width > 1 and agreement >= (0.0 if favoured else _LEAST_AGREEMENT):
            best = max(best, (agreement + favoured, width, delimiter, rows), key=lambda entry: entry[:2])
    if best[2] and (file.suffix != ".txt" or count_known(best[3][0]) > 0):
        return best[2], best[3]
    known = best if best[2] else _by_known_header(text)
    if known[2] and count_known(known[3][0]) > 0:
        return known[2], known[3]
    return "", [[line] for line in text.split("\n")[:_HEAD_ROWS] if line.strip()]


def _by_known_header(text: str) -> tuple[float, int, str, list[list[str]]]:
    """The delimiter that makes usual names of the first row, although the rows below disagree."""
    tried = [(_csv_rows(text, delimiter), delimiter) for delimiter in _DELIMITERS]
    known = [(count_known(rows[0]), len(rows[0]), delimiter, rows) for rows, delimiter in tried if rows]
    return max(known, key=lambda entry: entry[:2], default=(0, 0, "", []))


def _csv_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        reader = csv.reader(text.replace("\0", "").splitlines(keepends=True), delimiter=delimiter)
        rows.extend(row for row in islice(reader, _HEAD_ROWS) if row)
    except csv.Error:
        pass
    return rows


def _header_bytes(lines: bytes) -> tuple[bytes, tuple[int, int]]:
    """The first line that is not blank, and the bytes and lines up to its end."""
    at, number = 0, 0
    for line in lines.splitlines(keepends=True):
        at, number = at + len(line), number + 1
        if line.strip():
            return line.rstrip(b"\r\n"), (at, number)
    return b"\0", (0, 0)


def _numbers(width: int) -> tuple[str, ...]:
    return tuple(str(k) for k in range(1, width + 1))


def _no_table(file: InputFile, why: str, why_zh: str) -> NotATableError:
    return NotATableError(
        f"{file.path} {why}.",
        hint="Give CSV, TSV, JSON Lines, Parquet or text with one title per line, plain, gzipped or zipped.",
        sentence_zh=f"{file.path} {why_zh}。",
        hint_zh="请提供 CSV、TSV、JSON Lines、Parquet 或每行一个标题的文本，可为 gzip 或 zip 压缩。",
    )
