"""Bits flip between the hash and the signature, on disk and in memory: no head is ever signed that the entries do not give."""

import random
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from tests.desk.audit.events import forget_heads, write
from tests.desk.people import NOW
from touchstone.desk.audit import record as record_module
from touchstone.desk.audit import signing
from touchstone.desk.audit.guards import drop_guards
from touchstone.desk.audit.models import Event, LogTail, SignedHead
from touchstone.desk.audit.rereading import read_entries
from touchstone.desk.audit.signing import sign_heads
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.errors import LedgerError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.heads import SignedHead as Head
from touchstone.ledger.keys import SigningKey
from touchstone.ledger.note import Note
from touchstone.ledger.reference import plain_root

TRIALS = 60
pytestmark = pytest.mark.django_db
Injection = Callable[[random.Random, pytest.MonkeyPatch], None]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    changed = bytearray(data)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def entry_on_disk(chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    event = chance.choice(list(Event.objects.all()))
    Event.objects.filter(pk=event.pk).update(entry=flipped(bytes(event.entry), chance))


def leaf_on_disk(chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    event = chance.choice(list(Event.objects.all()))
    Event.objects.filter(pk=event.pk).update(leaf_hash=flipped(bytes(event.leaf_hash), chance))


def edge_on_disk(chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    text = LogTail.objects.get().frontier
    place = chance.randrange(len(text))
    LogTail.objects.update(frontier=text[:place] + chance.choice("0123456789abcdef") + text[place + 1 :])


def leaf_in_memory(chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(record_module, "hash_leaf", lambda data: flipped(hash_leaf(data), chance))
    write(1)


def entry_in_memory_of_the_writer(chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(record_module, "hash_leaf", lambda data: hash_leaf(flipped(data, chance)))
    write(1)


def entry_in_memory_of_the_signer(chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    at = chance.randrange(Event.objects.count())

    def reread(start: int, end: int) -> Iterator[bytes]:
        for number, entry in enumerate(read_entries(start, end), start):
            yield flipped(entry, chance) if number == at else entry

    patch.setattr(signing, "read_entries", reread)


INJECTIONS: tuple[Injection, ...] = (
    entry_on_disk,
    leaf_on_disk,
    edge_on_disk,
    leaf_in_memory,
    entry_in_memory_of_the_writer,
    entry_in_memory_of_the_signer,
)


@pytest.mark.parametrize("inject", INJECTIONS)
def test_no_flipped_bit_gets_under_a_head(inject: Injection) -> None:
    drop_guards(connection)
    bad = sum(is_signed_badly(inject, seed) for seed in range(TRIALS))
    assert bad == 0


def is_signed_badly(inject: Injection, seed: int) -> bool:
    """One trial, undone afterwards: whether a head was signed that the entries as they were written do not give."""
    chance = random.Random(seed)
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        write(chance.randrange(1, 9))
        whole = [bytes(one) for one in Event.objects.values_list("entry", flat=True)]
        inject(chance, patch)
        try:
            sign_heads(NOW)
        except (LedgerError, ValueError):
            """Refused, as it must be."""
        leaves = [hash_leaf(one) for one in whole]
        heads = list(SignedHead.objects.all())
        later = [hash_leaf(bytes(one)) for one in Event.objects.values_list("entry", flat=True)[len(whole) :]]
        bad = any(head.root != plain_root([*leaves, *later][: head.size]).hex() for head in heads)
        transaction.set_rollback(True)
    forget_heads()
    return bad


def test_the_measure_sees_a_head_that_nobody_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without reading again, the same trials give bad heads."""

    def careless(*, key: SigningKey, frontier: Frontier, last: Head | None, **_more: object) -> Head:
        text = Checkpoint(key.name, frontier.size, frontier.root()).to_text()
        return Head(Note(text, (key.sign(text),)).to_text(), frontier)

    monkeypatch.setattr(signing, "sign_head", careless)
    drop_guards(connection)
    assert sum(is_signed_badly(leaf_in_memory, seed) for seed in range(5)) == 5
