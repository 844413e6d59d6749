"""Opens an input of any kind as one of our tables."""

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from touchstone.tables.block import TableReader
from touchstone.tables.columns import find_feeds
from touchstone.tables.errors import MappingError, MissingColumnError, NotATableError, TableError, UnreadableInputError
from touchstone.tables.feed import Feed, Layout, Remark
from touchstone.tables.header import guess_id_column, guess_text_column
from touchstone.tables.inputs import InputFile, SkippedFile, find_inputs
from touchstone.tables.mapping import read_mapping
from touchstone.tables.rejects import RejectsWriter
from touchstone.tables.schemas import BREACHES, LABELS, LISTINGS, REVIEWS, SELLERS
from touchstone.tables.sniff import open_reader
from touchstone.tables.source import SourceFile, TableSource

BATCH_ROWS = 65_536
_TABLES = {"listings": LISTINGS, "reviews": REVIEWS, "sellers": SELLERS, "labels": LABELS, "breaches": BREACHES}
_NUMBERED = ("listings", "reviews")  # a row without a listing id gets one
_TEXT_OF = {"listings": "title", "reviews": "text"}


def open_table(
    path: Path,
    schema: pa.Schema,
    *,
    mapping: Path | Mapping[str, Any] | None = None,
    rejects: RejectsWriter | None = None,
    batch_rows: int = BATCH_ROWS,
    columns: Collection[str] | None = None,
) -> TableSource:
    """Open a file or a folder (CSV, TSV, JSON Lines, JSON array, Parquet, text; plain, gzip, zip) as `schema`.

    `columns` limits what is read (the others are null, required ones are always read). `mapping` is a TOML file or
    its values (see mapping.py). Rows that cannot be read go to `rejects`, if given, and always to `TableBatch.rejects`.
    Raises MissingInputError, UnreadableInputError, NotATableError, CorruptTableError, MissingColumnError, MappingError;
    in a folder, files that cannot be opened are in `TableSource.skipped` instead.
    """
    given = read_mapping(mapping, schema.names)
    inputs, skipped = find_inputs(path)
    repeated = Counter(file.stem for file in inputs)
    sources: list[SourceFile] = []
    for file in inputs:
        try:
            reader = _open_reader(file)
            layout = _plan(file, reader, schema, given, columns, named=file.path == path)
        except TableError as error:
            if path.is_file() and len(inputs) == 1:
                raise
            skipped.append(SkippedFile(file.name, error.sentence, error.sentence_zh))
        else:
            stem = file.stem if repeated[file.stem] == 1 else file.name
            sources.append(SourceFile(file, reader, layout, stem))
    if not sources:
        raise _nothing(path, skipped)
    return TableSource(schema, tuple(sources), tuple(skipped), batch_rows, rejects)


def _open_reader(file: InputFile) -> TableReader:
    try:
        return open_reader(file)
    except OSError as error:
        raise UnreadableInputError(
            f"{file.path} cannot be read: {error.strerror or error}.",
            hint="Check the permissions of the file.",
            retry=True,
            sentence_zh=f"{file.path} 无法读取：{error.strerror or error}。",
            hint_zh="请检查文件权限。",
        ) from error


def _plan(
    file: InputFile,
    reader: TableReader,
    schema: pa.Schema,
    given: Mapping[str, Feed | None],
    columns: Collection[str] | None,
    *,
    named: bool,
) -> Layout:
    """Found by name, guessed by content where there are no names, overruled by the mapping.

    A list of lines is taken at its word if the user `named` it, else only if it looks like texts.
    """
    table = next((name for name, known in _TABLES.items() if known.equals(schema)), "")
    if reader.has_header:
        feeds, remarks = find_feeds(reader.names, table)
        own = [name for name in schema.names if name in reader.names]
        feeds |= {name: Feed((name,)) for name in own if feeds.get(name, Feed()).currencies in ((), ("",))}
    else:
        feeds, remarks = _guess(reader, table, named=named)
    feeds |= {target: feed for target, feed in given.items() if feed is not None}
    feeds = {target: feed for target, feed in feeds.items() if given.get(target, feed) is not None}
    _check_names(file, reader, feeds)
    if "listing_id" not in feeds and table in _NUMBERED:
        remarks.append(_made_ids(file))
    for field in schema:
        if not field.nullable and not (field.name == "listing_id" and table in _NUMBERED):
            _require(file, reader, schema, feeds, field.name)
    kept = {
        target: feed
        for target, feed in feeds.items()
        if columns is None or target in columns or not schema.field(target).nullable
    }
    return Layout(kept, tuple(remarks), columns is None or "currency" in columns)


def _guess(reader: TableReader, table: str, *, named: bool) -> tuple[dict[str, Feed], list[Remark]]:
    target, sample = _TEXT_OF.get(table, ""), reader.sample()
    text = guess_text_column(sample) if target else None
    if target and text is None and named and len(sample) == 1:
        text = reader.names[0]
    if text is None:
        return {}, []
    feeds = {target: Feed((text,))}
    key = guess_id_column(sample, text) if table == "listings" else None
    if key is not None:
        feeds["listing_id"] = Feed((key,))
    found = ", ".join(f"{name} = column {feed.columns[0]}" for name, feed in feeds.items())
    en = f"The file has no header; read as {found}."
    return feeds, [Remark(en, f"文件没有表头；按以下方式读取：{found}。")] if len(sample) > 1 else []


def _check_names(file: InputFile, reader: TableReader, feeds: Mapping[str, Feed]) -> None:
    for target, feed in feeds.items():
        for name in feed.columns:
            if name not in reader.names:
                raise MappingError(
                    f"{file.name} has no column {name!r}, which the mapping wants for {target}.",
                    hint=f"Its columns are: {', '.join(reader.names[:30])}.",
                    sentence_zh=f"{file.name} 没有映射要用作 {target} 的列“{name}”。",
                    hint_zh=f"现有列：{', '.join(reader.names[:30])}。",
                )


def _require(file: InputFile, reader: TableReader, schema: pa.Schema, feeds: Mapping[str, Feed], target: str) -> None:
    if target in schema.names and target not in feeds:
        shown = ", ".join(reader.names[:30])
        raise MissingColumnError(
            f"{file.name} has no column that could be {target}.",
            hint=f'Its columns are: {shown}. Say which one it is in a mapping file: {target} = "…"',
            sentence_zh=f"{file.name} 中找不到可作为 {target} 的列。",
            hint_zh=f'现有列：{shown}。请在映射文件中指定：{target} = "…"',
        )


def _made_ids(file: InputFile) -> Remark:
    return Remark(
        f"{file.name} has no listing id; ids are made from row numbers: {file.stem}:1, {file.stem}:2, …",
        f"{file.name} 没有商品 ID；以行号生成：{file.stem}:1、{file.stem}:2……",
    )


def _nothing(path: Path, skipped: list[SkippedFile]) -> NotATableError:
    why = "; ".join(f"{file.name}: {file.reason_en}" for file in skipped[:5]) or "it is empty"
    why_zh = "；".join(f"{file.name}：{file.reason_zh}" for file in skipped[:5]) or "为空"
    return NotATableError(
        f"Nothing in {path} can be read as a table ({why}).",
        hint="Give CSV, TSV, JSON Lines, Parquet or text files, or a mapping file that names the columns.",
        sentence_zh=f"{path} 中没有可读取的表格（{why_zh}）。",
        hint_zh="请提供 CSV、TSV、JSON Lines、Parquet 或文本文件，或用映射文件指明各列。",
    )
