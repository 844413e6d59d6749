"""The digest of a row: MurmurHash3 x64 128 (seed 0) of its canonical bytes, on any machine and from any file format.

Canonical bytes of a row: its columns in the order of the schema, each filled up with zeros to a multiple of 16 bytes.
    null             16 zero bytes
    text             8 bytes 1 + 256 x length in bytes (little endian), then UTF-8
    number           8 bytes 2, then IEEE 754 double (8 bytes, little endian; -0.0 as 0.0)
    list of texts    8 bytes 3 + 256 x number of texts, 8 zero bytes, then each text (or null) as above
The digest is written as 32 hexadecimal digits. It tells accidental changes and any two listings apart at a cost that
screening does not notice; it is no signature: who wants to forge a second row with the digest of a first can.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.tables.murmur import Words, absorb, absorb_texts, digest_message, finish, reference

_NULL, _TEXT, _NUMBER, _LIST = range(4)
_HEX = np.array([f"{byte:02x}".encode() for byte in range(256)], dtype="S2")


def digest_rows(batch: pa.RecordBatch) -> pa.StringArray:
    """One digest per row (32 hexadecimal digits); every column takes part, so select first what should count."""
    state = np.zeros((batch.num_rows, 3), np.uint64)
    for column in batch.columns:
        if pa.types.is_string(column.type):
            _absorb_texts(state, column)
        elif pa.types.is_list(column.type):
            _absorb_lists(state, column)
        else:
            _absorb_numbers(state, column)
    return _hexadecimal(finish(state))


def digest_values(values: Iterable[Any]) -> str:
    """The digest of one row given as plain values (None, text, number, list or tuple of texts) in the order of the schema."""
    return digest_message(b"".join(map(_canonical, values))).hex()


def digest_row(row: Mapping[str, Any]) -> str:
    """The plain reference for one row."""
    return reference(b"".join(map(_canonical, row.values()))).hex()


def _canonical(value: Any) -> bytes:
    match value:
        case None:
            raw = struct.pack("<QQ", _NULL, 0)
        case str():
            text = value.encode("utf-8")
            raw = struct.pack("<Q", _TEXT + 256 * len(text)) + text
        case list() | tuple():
            raw = struct.pack("<QQ", _LIST + 256 * len(value), 0) + b"".join(map(_canonical, value))
        case _:
            raw = struct.pack("<Qd", _NUMBER, float(value) + 0.0)
    return raw + bytes(-len(raw) % 16)


def _absorb_texts(state: Words, column: pa.StringArray) -> None:
    if column.null_count == len(column):
        return absorb(state, np.zeros((1, 2), np.uint64), np.zeros(len(column), np.int64))
    _, offsets, data = column.buffers()
    text = np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(1, np.uint8)
    ends = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return absorb_texts(state, text, ends, _validity(column), np.uint64(_TEXT))


def _absorb_numbers(state: Words, column: pa.Array) -> None:
    valid = _validity(column)
    numbers = pc.fill_null(pc.cast(column, pa.float64()), 0.0).to_numpy(zero_copy_only=False) + 0.0
    words = np.stack([np.where(valid, np.uint64(_NUMBER), np.uint64(_NULL)), numbers.view(np.uint64)], axis=1)
    absorb(state, words, np.arange(len(column)))


def _absorb_lists(state: Words, column: pa.ListArray) -> None:
    """A head per row, then the texts of the rows that have some, one after another."""
    lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    heads = np.zeros((len(column), 2), np.uint64)
    heads[:, 0] = np.where(_validity(column), _LIST + 256 * lengths, _NULL)
    absorb(state, heads, np.arange(len(column)))
    texts, starts = column.flatten(), np.cumsum(lengths) - lengths
    for k in range(int(lengths.max(initial=0))):
        rows = np.flatnonzero(lengths > k)
        part = state[rows]
        _absorb_texts(part, texts.take(pa.array(starts[rows] + k)))
        state[rows] = part


def _validity(column: pa.Array) -> NDArray[np.bool_]:
    if column.null_count == 0:
        return np.ones(len(column), np.bool_)
    valid: NDArray[np.bool_] = pc.is_valid(column).to_numpy(zero_copy_only=False)
    return valid


def _hexadecimal(digests: Words) -> pa.StringArray:
    digits = _HEX[digests.astype("<u8").view(np.uint8)]
    offsets = np.arange(0, 32 * len(digests) + 1, 32, dtype=np.int32)
    return pa.Array.from_buffers(pa.string(), len(digests), [None, pa.py_buffer(offsets), pa.py_buffer(digits)])
