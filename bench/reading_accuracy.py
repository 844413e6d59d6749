"""How well obfuscated Chinese is read and ordinary titles are left alone: python -m bench.reading_accuracy [../shared/data].

Trains on three quarters of the messages, split by groups of near-duplicates, and measures on one message of each other group.
"""

import argparse
import random
import time
import unicodedata
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bench.reading_sets import ALIKE, MESSAGES, alike_shapes, clusters, held_out_titles, messages, ordinary_titles
from touchstone.reading.correspondences import RestoringTables, restoring_tables, spread
from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold
from touchstone.reading.learning import learn
from touchstone.reading.restoring import read_texts, restore_with
from touchstone.reading.shipped import read_rows
from touchstone.tables.compiled import compiled


@compiled
def distance(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> int:
    """Edit distance."""
    before = np.arange(len(other) + 1)
    for i in range(len(one)):
        row = np.empty_like(before)
        row[0] = i + 1
        for j in range(len(other)):
            row[j + 1] = min(before[j] + (one[i] != other[j]), before[j + 1] + 1, row[j] + 1)
        before = row
    return before[-1]


def letters(text: str) -> NDArray[np.uint32]:
    """Letters and digits after NFKC and casefold."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return np.array([ord(c) for c in plain if unicodedata.category(c)[0] in "LN"], np.uint32)


def rows_of(folded: Folded) -> list[str]:
    return [folded.text(row) for row in range(len(folded))]


def error_rate(read: list[str], meant: list[str]) -> float:
    """Edits per character that was meant."""
    wanted = [letters(text) for text in meant]
    edits = sum(distance(letters(text), want) for text, want in zip(read, wanted, strict=True))
    return edits / max(1, sum(map(len, wanted)))


def report_reading(name: str, sent: list[str], meant: list[str], tables: RestoringTables) -> None:
    read = rows_of(restore_with(fold(pa.array(sent)), tables))
    strict, alike = error_rate(read, meant), error_rate(read, rows_of(fold(pa.array(meant))))
    before = error_rate(rows_of(fold(pa.array(sent))), meant)
    raw = error_rate(sent, meant)
    print(
        f"{name}: {len(sent)} messages; NFKC {raw:.4f}, folded {before:.4f}, read {strict:.4f} (both simplified: {alike:.4f})"
    )


def report_fidelity(name: str, titles: list[str], tables: RestoringTables) -> None:
    folded = fold(pa.array(titles))
    changed = 1 - error_rate(rows_of(restore_with(folded, tables)), rows_of(folded))
    print(f"{name}: {len(titles)} ordinary titles keep {changed:.4%} of their letters and digits")


def report_speed(name: str, texts: list[str]) -> None:
    column = pa.array(texts * (200_000 // len(texts) + 1))
    read_texts(column.slice(0, 10))
    for step, work in (("fold", fold), ("fold and restore", read_texts)):
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            work(column)
            took.append(time.perf_counter() - begun)
        print(
            f"{name}: {step} {len(column) / min(took):,.0f} texts/s on one core ({min(took) / len(column) * 1e6:.2f} us each)"
        )


def split(groups: list[int], seed: int = 7) -> tuple[list[int], list[int], list[int]]:
    """Training messages, one message of each held-out group, all held-out messages."""
    names = sorted(set(groups))
    random.Random(seed).shuffle(names)
    held = set(names[: len(names) // 4])
    inside = [index for index, group in enumerate(groups) if group in held]
    firsts = list({groups[index]: index for index in reversed(inside)}.values())
    return [index for index, group in enumerate(groups) if group not in held], firsts, inside


def pick(texts: list[str], which: list[int]) -> list[str]:
    """The texts of the given numbers."""
    return [texts[index] for index in which]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path(__file__).resolve().parents[2] / "shared/data")
    data = parser.parse_args().data
    if not (data / MESSAGES).exists():
        print(f"skipped: {data / MESSAGES} is not on this machine")
        return
    sent, meant = messages(data)
    train, firsts, inside = split(clusters(meant))
    parts = {written: intended for intended, written in read_rows("parts.csv")}
    learned = learn(pick(sent, train), pick(meant, train), ordinary_titles(data), parts, alike_shapes(data / ALIKE))
    tables = spread(learned)
    report_reading("held out, one of each group", pick(sent, firsts), pick(meant, firsts), tables)
    report_reading("held out, all", pick(sent, inside), pick(meant, inside), tables)
    for name, titles in held_out_titles(data).items():
        report_fidelity(f"{name} (held-out training)", titles, tables)
        report_fidelity(f"{name} (shipped)", titles, restoring_tables())
    report_speed("JD titles", held_out_titles(data)["JD"])
    report_speed("obfuscated messages", sent)


if __name__ == "__main__":
    main()
