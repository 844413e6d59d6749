"""The Yeti rule: no head over anything that does not hash again from durable bytes, and none that goes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.record import KEY, KEYS, ORIGIN, STRANGER
from touchstone.ledger.errors import HeadError, NoteError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.heads import SignedHead, rehash, sign_head
from touchstone.ledger.reference import plain_root
from touchstone.ledger.verifying import open_head

ENTRIES = [b"entry %d" % number for number in range(40)]


def grow(entries: list[bytes]) -> Frontier:
    frontier = Frontier()
    for entry in entries:
        frontier = frontier.append(hash_leaf(entry))
    return frontier


def sign(frontier: Frontier, last: SignedHead | None, durable: list[bytes] = ENTRIES) -> SignedHead:
    return sign_head(key=KEY, frontier=frontier, last=last, reread=lambda start, end: durable[start:end])


def flips(data: bytes) -> list[bytes]:
    return [(int.from_bytes(data, "big") ^ (1 << bit)).to_bytes(len(data), "big") for bit in range(8 * len(data))]


def test_a_signed_head_says_origin_size_and_root() -> None:
    head = open_head(sign(grow(ENTRIES[:5]), None).note, KEYS).checkpoint
    assert (head.origin, head.size, head.root) == (ORIGIN, 5, plain_root([hash_leaf(one) for one in ENTRIES[:5]]))


@given(st.integers(0, 40), st.integers(0, 40))
def test_hashing_again_agrees_with_the_frontier_and_the_reference(first: int, second: int) -> None:
    first, second = sorted((first, second))
    root = rehash(grow(ENTRIES[:first]), ENTRIES[first:second], second)
    assert root == grow(ENTRIES[:second]).root() == plain_root([hash_leaf(one) for one in ENTRIES[:second]])


def test_only_the_new_entries_are_read_again() -> None:
    asked: list[tuple[int, int]] = []
    last = sign(grow(ENTRIES[:7]), None)

    def reread(start: int, end: int) -> list[bytes]:
        asked.append((start, end))
        return ENTRIES[start:end]

    sign_head(key=KEY, frontier=grow(ENTRIES[:20]), last=last, reread=reread)
    assert asked == [(7, 20)]


def test_every_flipped_bit_of_a_durable_entry_stops_the_signature() -> None:
    last, frontier = sign(grow(ENTRIES[:5]), None), grow(ENTRIES[:13])
    for place in range(5, 13):
        for wrong in flips(ENTRIES[place]):
            with pytest.raises(HeadError, match="do not hash to it"):
                sign(frontier, last, [*ENTRIES[:place], wrong, *ENTRIES[place + 1 :]])


def test_every_flipped_bit_of_the_frontier_in_memory_stops_the_signature() -> None:
    last, frontier = sign(grow(ENTRIES[:5]), None), grow(ENTRIES[:13])
    for place, one in enumerate(frontier.hashes):
        for wrong in flips(one):
            hashes = (*frontier.hashes[:place], wrong, *frontier.hashes[place + 1 :])
            with pytest.raises(HeadError):
                sign(Frontier(13, hashes), last)


def test_every_flipped_bit_of_the_kept_frontier_stops_the_signature() -> None:
    last, frontier = sign(grow(ENTRIES[:5]), None), grow(ENTRIES[:13])
    for place, one in enumerate(last.frontier.hashes):
        for wrong in flips(one):
            hashes = (*last.frontier.hashes[:place], wrong, *last.frontier.hashes[place + 1 :])
            with pytest.raises(HeadError, match="kept frontier"):
                sign(frontier, SignedHead(last.note, Frontier(5, hashes)))


@pytest.mark.parametrize("count", [0, 6, 8, 9])
def test_entries_that_are_not_there_or_too_many_stop_the_signature(count: int) -> None:
    last = sign(grow(ENTRIES[:5]), None)
    with pytest.raises(HeadError):
        sign_head(key=KEY, frontier=grow(ENTRIES[:12]), last=last, reread=lambda start, end: ENTRIES[5 : 5 + count])


def test_a_log_that_went_back_is_not_signed() -> None:
    last = sign(grow(ENTRIES[:9]), None)
    for size in range(9):
        with pytest.raises(HeadError, match="the last signed head 9"):
            sign(grow(ENTRIES[:size]), last)


def test_another_past_of_the_same_size_is_not_signed() -> None:
    last = sign(grow(ENTRIES[:9]), None)
    other = [*ENTRIES[:3], b"other", *ENTRIES[4:]]
    for size in (9, 10, 20):
        with pytest.raises(HeadError):
            sign(grow(other[:size]), last, other)


def test_the_same_head_may_be_signed_again() -> None:
    last = sign(grow(ENTRIES[:9]), None)
    assert sign(grow(ENTRIES[:9]), last) == last


def test_a_last_head_that_the_record_did_not_sign_stops_the_signature() -> None:
    forged = sign_head(
        key=STRANGER, frontier=grow(ENTRIES[:3]), last=None, reread=lambda start, end: ENTRIES[start:end]
    )
    with pytest.raises(NoteError, match="no signature of the record"):
        sign(grow(ENTRIES[:5]), forged)


def test_after_a_change_of_keys_the_former_key_is_named() -> None:
    last = sign_head(key=STRANGER, frontier=grow(ENTRIES[:3]), last=None, reread=lambda start, end: ENTRIES[start:end])
    head = sign_head(
        key=KEY,
        frontier=grow(ENTRIES[:5]),
        last=last,
        reread=lambda start, end: ENTRIES[start:end],
        former_keys=[STRANGER.verifying],
    )
    assert open_head(head.note, KEYS).checkpoint.size == 5


def test_an_empty_log_has_a_head() -> None:
    assert open_head(sign(Frontier(), None).note, KEYS).checkpoint.size == 0
