"""Signing of heads. Nothing is signed that does not hash again from what is durable, and nothing that goes back.

A public log had to be given up in 2021 because one bit flipped between hashing and signing: the head had committed to a
leaf that existed nowhere. So the new entries are read again and hashed again here, by code that shares nothing with
the frontier, before the key is touched.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.errors import HeadError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.keys import SigningKey, VerifyingKey
from touchstone.ledger.note import Note
from touchstone.ledger.verifying import open_head

ReadEntries = Callable[[int, int], Iterable[bytes]]  # (start, end) -> canonical bytes of entries, from durable storage


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A signed note, and the frontier at its size, from which the next head goes on. Both are kept."""

    note: str
    frontier: Frontier


def sign_head(
    *,
    key: SigningKey,
    frontier: Frontier,
    last: SignedHead | None,
    reread: ReadEntries,
    former_keys: Sequence[VerifyingKey] = (),
) -> SignedHead:
    """Sign the head of `frontier`, which follows the `last` signed one. Raises HeadError, NoteError; then nothing is signed.

    `former_keys` are earlier keys of the same record, for the first head after a change of keys.
    """
    before = last.frontier if last else Frontier()
    if last:
        _check_last(last, [key.verifying, *former_keys])
    if frontier.size < before.size:
        raise _refuse(
            f"it has {frontier.size} entries, the last signed head {before.size}",
            f"它只有 {frontier.size} 条，而最后签名的树头有 {before.size} 条",
        )
    root = rehash(before, reread(before.size, frontier.size), frontier.size)
    if root != frontier.root():
        raise _refuse(
            f"the stored entries from {before.size} on do not hash to it",
            f"从第 {before.size} 条起，已存条目的哈希与之不符",
        )
    checkpoint = Checkpoint(key.name, frontier.size, root)
    text = checkpoint.to_text()
    return SignedHead(Note(text, (key.sign(text),)).to_text(), frontier)


def rehash(before: Frontier, entries: Iterable[bytes], size: int) -> bytes:
    """The root after `before` and some entries, level by level, without the functions of `hashing` and `frontier`."""
    level = [sha256(b"\x00" + data).digest() for data in entries]
    if before.size + len(level) != size:
        raise _refuse(
            f"{len(level)} entries were read again where {size - before.size} are new",
            f"应重读 {size - before.size} 条，实际读到 {len(level)} 条",
        )
    edge, start, right = list(before.hashes), before.size, b""
    while edge or len(level) > 1 or (level and right):
        if start & 1:
            level.insert(0, edge.pop())
        if len(level) & 1:
            last = level.pop()
            right = sha256(b"\x01" + last + right).digest() if right else last
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [sha256(b"\x01" + one + other).digest() for one, other in pairs]
        start >>= 1
    return right or (level[0] if level else sha256(b"").digest())


def _check_last(last: SignedHead, keys: Sequence[VerifyingKey]) -> None:
    checkpoint = open_head(last.note, keys).checkpoint
    if (checkpoint.size, checkpoint.root) != (last.frontier.size, last.frontier.root()):
        raise _refuse("the kept frontier is not that of the last signed head", "保存的右缘与最后签名的树头不符")


def _refuse(what: str, what_zh: str) -> HeadError:
    return HeadError(
        f"No head is signed: {what}.",
        hint="Stop the writer, run `touchstone ledger verify` on an export, and restore the record from its copies.",
        sentence_zh=f"未签名树头：{what_zh}。",
        hint_zh="请停止写入，导出台账后运行 `touchstone ledger verify`，再用副本恢复台账。",
    )
