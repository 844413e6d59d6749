"""A column of a file as the type that our table has: text, number, list of texts, label."""

import pyarrow as pa
import pyarrow.compute as pc

from touchstone.tables.prices import checked_prices, read_prices

_YES = pa.array(
    [
        "1",
        "1.0",
        "true",
        "yes",
        "y",
        "t",
        "fake",
        "counterfeit",
        "block",
        "replica",
        "是",
        "假",
        "假货",
        "真假：假",
        "侵权",
    ]
)
_NO = pa.array(
    ["0", "0.0", "-1", "false", "no", "n", "f", "genuine", "authentic", "pass", "real", "否", "真", "正品", "真货"]
)
_SEPARATORS = r"[\s|;]+"


def as_text(column: pa.Array) -> pa.StringArray:
    """Strings, empty ones as null; whole numbers without a point; lists joined by a space."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type) or pa.types.is_struct(column.type):
        return _nested_as_text(column)
    if not pa.types.is_string(column.type):
        column = _cast_text(column)
    if not pc.any(pc.equal(pc.binary_length(column), 0)).as_py():
        return column
    return pc.if_else(pc.equal(pc.binary_length(column), 0), pa.scalar(None, pa.string()), column)


def as_number(column: pa.Array) -> tuple[pa.DoubleArray, pa.StringArray, int]:
    """(numbers, currency marks seen in texts, how many values could not be read)."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    number = pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type)
    if not number:
        return read_prices(as_text(column))
    checked, bad = checked_prices(pc.cast(column, pa.float64(), safe=False))
    return checked, pa.nulls(len(column), pa.string()), bad


def as_texts(column: pa.Array) -> pa.ListArray:
    """Lists of strings; a text is split at white space, "|", ";" and before ",http"."""
    wanted = pa.list_(pa.string())
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        try:
            return pc.cast(column, wanted)
        except pa.ArrowException:
            return pa.array(
                [None if row is None else [str(x) for x in row if x is not None] for row in column.to_pylist()], wanted
            )
    unquoted = pc.replace_substring_regex(as_text(column), r'"\s*,\s*"', "|")
    trimmed = pc.utf8_trim(pc.replace_substring_regex(unquoted, r",\s*(http|//)", r" \1"), characters="[]\"' \t\r\n,;|")
    return pc.cast(pc.split_pattern_regex(trimmed, _SEPARATORS), wanted)


def as_label(column: pa.Array) -> pa.Int8Array:
    """1, 0, or null where the value says neither."""
    words = pc.utf8_lower(pc.utf8_trim_whitespace(as_text(column)))
    yes, no = pc.is_in(words, value_set=_YES), pc.is_in(words, value_set=_NO)
    return pc.if_else(yes, pa.scalar(1, pa.int8()), pc.if_else(no, pa.scalar(0, pa.int8()), pa.scalar(None, pa.int8())))


def _cast_text(column: pa.Array) -> pa.StringArray:
    if pa.types.is_floating(column.type):
        whole = pc.cast(column, pa.int64(), safe=False)
        if pc.all(pc.equal(pc.cast(whole, column.type), column)).as_py():
            column = whole
    try:
        return pc.cast(column, pa.string())
    except pa.ArrowException:
        return pa.array([None if x is None else _plain(x) for x in column.to_pylist()], pa.string())


def _nested_as_text(column: pa.Array) -> pa.StringArray:
    return pa.array([None if x is None else _plain(x) or None for x in column.to_pylist()], pa.string())


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return " ".join(_plain(item) for item in value if item is not None)
    return str(value).encode("utf-8", "replace").decode("utf-8")
