"""Flips every bit of every line of an export, each through the real checker: python -m bench.ledger_flips [--entries N].

Prints the number of flips, how many were not found (must be 0), and how many were placed at another line than theirs.
"""

import argparse
import sys
import time
from dataclasses import dataclass

from tests.ledger.record import KEYS, make_record
from touchstone.ledger.checking import Checker

LOOKED_AHEAD = 3  # lines read after a flip that shows nothing by itself, before the file is called finished


@dataclass
class Tally:
    """What became of the flips."""

    tried: int = 0
    missed: int = 0
    elsewhere: int = 0


def flip_line(checker: Checker, lines: list[bytes], place: int, tally: Tally) -> None:
    """Flip each bit of one line, after a checker that has read all before it."""
    line = bytearray(lines[place])
    for index in range(len(line)):
        for bit in range(8):
            line[index] ^= 1 << bit
            tally.tried += 1
            found = find(checker, bytes(line), lines, place)
            tally.missed += not found
            tally.elsewhere += bool(found) and found != place + 1
            line[index] ^= 1 << bit


def find(checker: Checker, flipped: bytes, lines: list[bytes], place: int) -> int:
    """The line of the first fault after a flip, 0 if there is none."""
    other = checker.fork()
    parts = flipped.split(b"\n")
    for part in parts[:-1]:
        other.feed(part + b"\n")
    if parts[-1]:  # the flip took the line end away, so that the next line is part of this one
        other.feed(parts[-1] + b"".join(lines[place + 1 : place + 2]))
    if other.fault_count:
        return other.faults[0].line
    for line in lines[place + 1 : place + 1 + LOOKED_AHEAD]:
        other.feed(line)
    if other.fault_count:
        return other.faults[0].line
    for line in lines[place + 1 + LOOKED_AHEAD :]:
        other.feed(line)
    report = other.finish()
    return report.faults[0].line if report.faults else 0


def main() -> int:
    """Run the campaign; 1 if a flip was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger_flips", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    lines = make_record(parser.parse_args().entries, every=100, particulars_every=50).lines()
    checker, tally, start = Checker(KEYS), Tally(), time.perf_counter()
    for place, line in enumerate(lines):
        flip_line(checker, lines, place, tally)
        checker.feed(line)
    seconds = time.perf_counter() - start
    print(f"{tally.tried:,} flips, {tally.missed} missed, {tally.elsewhere:,} placed at another line, {seconds:,.0f} s")
    return 1 if tally.missed else 0


if __name__ == "__main__":
    sys.exit(main())
