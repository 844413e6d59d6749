"""The compact protocol, there and back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from touchstone.tables.thrift import Struct, ThriftReader, Type, write_struct

numbers = st.integers(-(2**63), 2**63 - 1)
leaves = st.one_of(
    st.tuples(st.sampled_from([Type.I32, Type.I64]).map(int), numbers),
    st.tuples(st.just(int(Type.BINARY)), st.binary(max_size=300)),
    st.booleans().map(lambda value: (int(Type.TRUE if value else Type.FALSE), value)),
    st.tuples(st.just(int(Type.LIST)), st.tuples(st.just(int(Type.I64)), st.lists(numbers, max_size=40))),
    st.tuples(st.just(int(Type.DOUBLE)), st.binary(min_size=8, max_size=8)),
)
ids = st.integers(1, 2000)


def wrap(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    struct = st.dictionaries(ids, inner, max_size=6)
    listed = st.lists(struct, max_size=20).map(lambda items: (int(Type.LIST), (int(Type.STRUCT), items)))
    return struct.map(lambda fields: (int(Type.STRUCT), fields)) | listed


structs = st.dictionaries(ids, st.recursive(leaves, wrap, max_leaves=20), max_size=20)


@given(structs)
def test_a_struct_written_and_read_is_the_same(fields: Struct) -> None:
    data = write_struct(fields)
    reader = ThriftReader(data + b"behind")
    assert reader.read_struct() == fields
    assert reader.place == len(data)


def test_small_numbers_have_the_bytes_of_the_specification() -> None:
    # Field 1, i32, value 1: delta 1 and type 5 in one byte, zigzag(1) = 2, stop.
    assert write_struct({1: (int(Type.I32), 1)}) == b"\x15\x02\x00"
    assert write_struct({20: (int(Type.I64), -1)}) == b"\x06\x28\x01\x00"
