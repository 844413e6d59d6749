"""Thrift's compact protocol, as much of it as a Parquet footer uses. Source: Apache Thrift, thrift-compact-protocol.md.

A struct is `{field id: (type, value)}`, a list `(element type, [values])`.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

Struct = dict[int, tuple[int, object]]
List = tuple[int, list[object]]


class Type(IntEnum):
    """Type numbers of the protocol."""

    STOP = 0
    TRUE = 1
    FALSE = 2
    BYTE = 3
    I16 = 4
    I32 = 5
    I64 = 6
    DOUBLE = 7
    BINARY = 8
    LIST = 9
    SET = 10
    STRUCT = 12


_INTEGERS = (Type.I16, Type.I32, Type.I64)


@dataclass
class ThriftReader:
    """Reads from `data` on; `place` moves."""

    data: bytes
    place: int = 0

    def read_struct(self) -> Struct:
        """One struct."""
        fields: Struct = {}
        field = 0
        while (head := self._byte()) != Type.STOP:
            field = field + (head >> 4) if head >> 4 else _unzigzag(self._varint())
            fields[field] = (head & 15, self._value(head & 15))
        return fields

    def _value(self, kind: int) -> object:
        if kind in (Type.TRUE, Type.FALSE):
            return kind == Type.TRUE
        if kind in _INTEGERS:
            return _unzigzag(self._varint())
        if kind == Type.BINARY:
            return self._take(self._varint())
        if kind in (Type.LIST, Type.SET):
            return self._list()
        if kind == Type.STRUCT:
            return self.read_struct()
        return self._take(8 if kind == Type.DOUBLE else 1)

    def _list(self) -> List:
        head = self._byte()
        size, kind = head >> 4, head & 15
        size = self._varint() if size == 15 else size
        truths = kind in (Type.TRUE, Type.FALSE)
        return kind, [self._byte() if truths else self._value(kind) for _ in range(size)]

    def _byte(self) -> int:
        self.place += 1
        return self.data[self.place - 1]

    def _take(self, size: int) -> bytes:
        self.place += size
        return self.data[self.place - size : self.place]

    def _varint(self) -> int:
        value = shift = 0
        while (byte := self._byte()) & 0x80:
            value |= (byte & 0x7F) << shift
            shift += 7
        return value | byte << shift


def write_struct(fields: Struct) -> bytes:
    """The bytes of one struct."""
    out, last = bytearray(), 0
    for field in sorted(fields):
        kind, value = fields[field]
        step = field - last
        out += bytes([step << 4 | kind]) if 0 < step < 16 else bytes([kind]) + _varint(_zigzag(field))
        out += b"" if kind in (Type.TRUE, Type.FALSE) else _bytes_of(kind, value)
        last = field
    return bytes(out) + b"\0"


def _bytes_of(kind: int, value: object) -> bytes:
    if kind in _INTEGERS and isinstance(value, int):
        return _varint(_zigzag(value))
    if kind == Type.BINARY and isinstance(value, bytes):
        return _varint(len(value)) + value
    if kind in (Type.LIST, Type.SET) and isinstance(value, tuple):
        return _list_bytes(value)
    if kind == Type.STRUCT and isinstance(value, dict):
        return write_struct(value)
    if isinstance(value, bytes):
        return value
    return struct.pack("B", value)


def _list_bytes(value: List) -> bytes:
    kind, items = value
    head = bytes([len(items) << 4 | kind]) if len(items) < 15 else bytes([0xF0 | kind]) + _varint(len(items))
    return head + b"".join(_bytes_of(kind, item) for item in items)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _unzigzag(value: int) -> int:
    return value >> 1 if not value & 1 else -((value + 1) >> 1)
