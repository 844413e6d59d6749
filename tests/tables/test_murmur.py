"""MurmurHash3 x64 128 is the published one."""

import numpy as np
import pytest

from touchstone.tables.murmur import absorb, finish, reference


def fast(message: bytes) -> bytes:
    state = np.zeros((1, 3), np.uint64)
    for pair in np.frombuffer(message, "<u8").reshape(-1, 1, 2):
        absorb(state, np.ascontiguousarray(pair), np.zeros(1, np.int64))
    return finish(state).astype("<u8").tobytes()


def test_the_digest_of_nothing_is_the_published_one() -> None:
    assert reference(b"") == bytes(16)


@pytest.mark.parametrize("blocks", [1, 2, 3, 17])
def test_the_fast_path_agrees_with_the_reference(blocks: int) -> None:
    message = bytes(range(16)) * blocks
    assert fast(message) == reference(message)


def test_every_bit_of_the_message_changes_the_digest() -> None:
    message = bytes(48)
    digests = {reference(message)}
    for bit in range(8 * len(message)):
        changed = bytearray(message)
        changed[bit // 8] ^= 1 << bit % 8
        digests.add(reference(bytes(changed)))
    assert len(digests) == 8 * len(message) + 1
