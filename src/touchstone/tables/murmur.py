"""MurmurHash3 x64 128 (Austin Appleby, public domain) of many rows at once, fed 16 bytes at a time."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled

Words = NDArray[np.uint64]
_C1, _C2 = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)
_ADD1, _ADD2 = np.uint64(0x52DCE729), np.uint64(0x38495AB5)
_F1, _F2 = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_FIVE = np.uint64(5)
_MASK = (1 << 64) - 1


def reference(message: bytes) -> bytes:
    """The digest (16 bytes) of a message whose length is a multiple of 16, in plain Python."""
    h1 = h2 = 0
    for at in range(0, len(message), 16):
        k1, k2 = (int.from_bytes(message[i : i + 8], "little") for i in (at, at + 8))
        h1 ^= _turned(k1 * int(_C1), 31) * int(_C2) & _MASK
        h1 = ((_turned(h1, 27) + h2) * 5 + int(_ADD1)) & _MASK
        h2 ^= _turned(k2 * int(_C2), 33) * int(_C1) & _MASK
        h2 = ((_turned(h2, 31) + h1) * 5 + int(_ADD2)) & _MASK
    h1, h2 = h1 ^ len(message), h2 ^ len(message)
    h1 = (h1 + h2) & _MASK
    h2 = (h2 + h1) & _MASK
    h1, h2 = _final(h1), _final(h2)
    h1 = (h1 + h2) & _MASK
    return h1.to_bytes(8, "little") + ((h2 + h1) & _MASK).to_bytes(8, "little")


def _turned(word: int, left: int) -> int:
    word &= _MASK
    return (word << left | word >> (64 - left)) & _MASK


def _final(word: int) -> int:
    word = (word ^ word >> 33) * int(_F1) & _MASK
    word = (word ^ word >> 33) * int(_F2) & _MASK
    return word ^ word >> 33


def digest_message(message: bytes) -> bytes:
    """What `reference` gives, in machine code."""
    return _digest_words(np.frombuffer(message, "<u8").reshape(-1, 2)).astype("<u8").tobytes()


@compiled
def _step(h1: np.uint64, h2: np.uint64, k1: np.uint64, k2: np.uint64) -> tuple[np.uint64, np.uint64]:
    """Take in 16 bytes."""
    k1 *= _C1
    k1 = (k1 << np.uint64(31)) | (k1 >> np.uint64(33))
    h1 ^= k1 * _C2
    h1 = (h1 << np.uint64(27)) | (h1 >> np.uint64(37))
    h1 = (h1 + h2) * _FIVE + _ADD1
    k2 *= _C2
    k2 = (k2 << np.uint64(33)) | (k2 >> np.uint64(31))
    h2 ^= k2 * _C1
    h2 = (h2 << np.uint64(31)) | (h2 >> np.uint64(33))
    h2 = (h2 + h1) * _FIVE + _ADD2
    return h1, h2


@compiled
def _word(text: NDArray[np.uint8], at: int, end: int) -> np.uint64:
    """The 8 bytes at `at`, little endian, zero from `end` on."""
    if at + 8 <= end:
        return (
            np.uint64(text[at])
            | np.uint64(text[at + 1]) << np.uint64(8)
            | np.uint64(text[at + 2]) << np.uint64(16)
            | np.uint64(text[at + 3]) << np.uint64(24)
            | np.uint64(text[at + 4]) << np.uint64(32)
            | np.uint64(text[at + 5]) << np.uint64(40)
            | np.uint64(text[at + 6]) << np.uint64(48)
            | np.uint64(text[at + 7]) << np.uint64(56)
        )
    word = np.uint64(0)
    for k in range(end - at):
        word |= np.uint64(text[at + k]) << np.uint64(8 * k)
    return word


@compiled
def absorb(state: Words, words: Words, which: NDArray[np.int64]) -> None:
    """Feed row r the pair `words[which[r]]`. `state` (n, 3) holds both lanes and the bytes so far."""
    for row in range(len(state)):
        pair = which[row]
        state[row, 0], state[row, 1] = _step(state[row, 0], state[row, 1], words[pair, 0], words[pair, 1])
        state[row, 2] += np.uint64(16)


@compiled
def absorb_texts(
    state: Words, text: NDArray[np.uint8], offsets: NDArray[np.int32], valid: NDArray[np.bool_], tag: np.uint64
) -> None:
    """Feed each row its text: tag and length, then the bytes; two zero words where it is null."""
    for row in range(len(state)):
        h1, h2 = state[row, 0], state[row, 1]
        at, end = offsets[row], offsets[row + 1]
        if not valid[row]:
            end = at
        head = tag + (np.uint64(end - at) << np.uint64(8)) if valid[row] else np.uint64(0)
        h1, h2 = _step(h1, h2, head, _word(text, at, end))
        fed = 16
        at += 8
        while at < end:
            h1, h2 = _step(h1, h2, _word(text, at, end), _word(text, at + 8, end))
            at += 16
            fed += 16
        state[row, 0], state[row, 1] = h1, h2
        state[row, 2] += np.uint64(fed)


@compiled
def finish(state: Words) -> Words:
    """The digests (n, 2) of all rows."""
    digests = np.empty((len(state), 2), np.uint64)
    for row in range(len(state)):
        h1, h2 = state[row, 0] ^ state[row, 2], state[row, 1] ^ state[row, 2]
        h1 += h2
        h2 += h1
        for _ in range(2):
            h1 ^= h1 >> np.uint64(33)
            h1 *= _F1
            h1 ^= h1 >> np.uint64(33)
            h1 *= _F2
            h1 ^= h1 >> np.uint64(33)
            h1, h2 = h2, h1
        h1 += h2
        digests[row, 0], digests[row, 1] = h1, h2 + h1
    return digests


@compiled
def _digest_words(words: Words) -> Words:
    """The digest (1, 2) of one message (k, 2)."""
    state = np.zeros((1, 3), np.uint64)
    h1 = h2 = np.uint64(0)
    for pair in range(len(words)):
        h1, h2 = _step(h1, h2, words[pair, 0], words[pair, 1])
    state[0, 0], state[0, 1], state[0, 2] = h1, h2, 16 * len(words)
    return finish(state)
