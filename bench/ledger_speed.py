"""Measures the record: appending, proving, exporting, verifying: python -m bench.ledger_speed [--entries N]."""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.ledger.record import KEY, KEYS, ORIGIN
from touchstone.ledger.canonical import canonical_bytes
from touchstone.ledger.consistency import prove_consistency
from touchstone.ledger.export import ExportedEntry, write_export
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.heads import SignedHead, sign_head
from touchstone.ledger.inclusion import inclusion_holds, prove_inclusion
from touchstone.ledger.nodes import read_from_leaves
from touchstone.ledger.verify import verify_export

HEADS_EVERY = 10_000
PROOFS = 2_000


def make_entries(count: int) -> list[bytes]:
    """Entries of the size of an ordinary event."""
    event = {"at": "2026-11-22T09:00:00Z", "by": "p_7f3kq2", "kind": "dossiers.listing_seen", "object": "l_92hd7a"}
    return [canonical_bytes({**event, "seq": number, "particulars_digest": "0" * 64}) for number in range(count)]


def append(entries: list[bytes]) -> tuple[list[SignedHead], list[bytes]]:
    """Grow the log and sign a head every so often, by the Yeti rule."""
    heads: list[SignedHead] = []
    leaves, frontier, last = [], Frontier(), None
    for number, entry in enumerate(entries, 1):
        leaves.append(hash_leaf(entry))
        frontier = frontier.append(leaves[-1])
        if number % HEADS_EVERY == 0 or number == len(entries):
            last = sign_head(key=KEY, frontier=frontier, last=last, reread=lambda start, end: entries[start:end])
            heads.append(last)
    return heads, leaves


def prove(leaves: list[bytes], root: bytes) -> None:
    """Make and check inclusion and consistency proofs from stored hashes."""
    read, size = read_from_leaves(leaves), len(leaves)
    times, lengths = [], []
    for number in range(PROOFS):
        index = number * 7919 % size
        start = time.perf_counter()
        path = prove_inclusion(index, size, read)
        times.append(time.perf_counter() - start)
        lengths.append(len(path))
        if not inclusion_holds(index, size, leaves[index], path, root):
            raise SystemExit("a proof does not hold")
    start = time.perf_counter()
    prove_consistency(size // 3, size, read)
    print(f"inclusion proof of {max(lengths)} hashes: median {statistics.median(times) * 1e6:.0f} us,", end=" ")
    print(f"longest {max(times) * 1e6:.0f} us; consistency proof {(time.perf_counter() - start) * 1e6:.0f} us")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger_speed", description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    count = parser.parse_args().entries
    entries = make_entries(count)
    start = time.perf_counter()
    heads, leaves = append(entries)
    print(f"appended and signed: {count / (time.perf_counter() - start):,.0f} entries/s")
    prove(leaves, heads[-1].frontier.root())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.jsonl"
        start = time.perf_counter()
        with path.open("wb") as file:
            write_export(file, ORIGIN, map(ExportedEntry, entries), [head.note for head in heads], [])
        print(f"exported: {count / (time.perf_counter() - start):,.0f} entries/s, {path.stat().st_size / 1e6:,.0f} MB")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        report = verify_export(path, KEYS)
        seconds = time.perf_counter() - start
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"verified: {count / seconds:,.0f} entries/s ({seconds:.1f} s), {more:.0f} MiB more memory")
    return 0 if report.sound else 1


if __name__ == "__main__":
    sys.exit(main())
