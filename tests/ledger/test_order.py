"""Entries by their numbers: whatever is done to the order, exactly the right order is without fault."""

from hypothesis import given
from hypothesis import strategies as st

from touchstone.ledger.faults import Fault, FaultKind
from touchstone.ledger.order import MOST_WAITING, Arrived, EntryOrder

ASCENDING = list(range(12))


def run(numbers: list[int], size: int) -> tuple[list[bytes], list[Fault]]:
    """The leaves in the order in which they are handed on, and the faults."""
    order, steps = EntryOrder(), []
    for line, number in enumerate(numbers, 1):
        steps += list(order.take(Arrived(number, bytes([number % 256]), line)))
    steps += list(order.settle(size, len(numbers) + 1))
    return [one for one in steps if isinstance(one, bytes)], [one for one in steps if isinstance(one, Fault)]


def test_the_right_order_is_handed_on_without_fault() -> None:
    assert run(ASCENDING, 12) == ([bytes([number]) for number in ASCENDING], [])


@given(st.lists(st.integers(0, 13), max_size=14))
def test_any_other_order_has_a_fault(numbers: list[int]) -> None:
    _, faults = run(numbers, 12)
    assert bool(faults) == (numbers != ASCENDING)


def test_a_late_entry_takes_its_place_and_is_named_where_it_stands() -> None:
    leaves, faults = run([0, 2, 3, 1, 4, 5], 6)
    assert leaves == [bytes([number]) for number in range(6)]
    assert [(one.kind, one.line, one.first) for one in faults] == [(FaultKind.REORDERED, 4, 1)]


def test_an_entry_that_never_comes_is_given_up_after_a_while() -> None:
    order = EntryOrder()
    steps: list[Fault | bytes] = []
    for number in range(1, MOST_WAITING + 3):
        steps += list(order.take(Arrived(number, b"", number)))
    assert [(one.kind, one.first, one.last) for one in steps if isinstance(one, Fault)] == [(FaultKind.MISSING, 0, 0)]
    assert order.broken
    assert not order.waiting


def test_a_copy_goes_its_own_way() -> None:
    order = EntryOrder()
    list(order.take(Arrived(5, b"", 1)))
    other = order.fork()
    list(other.take(Arrived(7, b"", 2)))
    assert (order.waiting, other.waiting.keys()) == ({}, {5})
