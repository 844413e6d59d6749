"""Rows of bars: counts per verdict as shares of the longest row."""

from collections.abc import Mapping
from dataclasses import dataclass

from touchstone.screening.patterns import RATIO_EDGES
from touchstone.screening.ruleset import Words
from touchstone.screening.ruleset_file import CATALOGUE
from touchstone.signals.spelling import HIDING_NAMES
from touchstone.vocabulary.hiding import HIDING_WORDS

ORDER = ("block", "review", "pass")
HELD = ("block", "review")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: `parts` are (verdict, listings, percent of the full width)."""

    key: str
    label: Words
    total: int
    parts: tuple[tuple[str, int, float], ...]


def bars_by_signal(summary: Mapping[str, Mapping[str, Mapping[str, int]]]) -> list[Bar]:
    """Listings in which each signal fired, most to review or block first."""
    counts = summary["signal_verdicts"]
    labels = {n: Words(CATALOGUE[n].title_en, CATALOGUE[n].title_zh) if n in CATALOGUE else Words(n, n) for n in counts}
    return _bars(counts, labels)


def bars_by_hiding(summary: Mapping[str, Mapping[str, Mapping[str, int]]]) -> list[Bar]:
    """Listings by way of hiding."""
    words = {name: Words(*HIDING_WORDS[flag]) for flag, name in HIDING_NAMES.items()}
    return _bars(summary["hiding"], words)


def bars_by_ratio(summary: Mapping[str, Mapping[str, Mapping[str, int]]]) -> list[Bar]:
    """Listings whose price is far below the usual one, cheapest first."""
    counts = summary["price_ratios"]
    rows = _bars(counts, {key: _ratio_words(int(key)) for key in counts})
    return sorted(rows, key=lambda row: int(row.key))


def bars_by_seller(summary: Mapping[str, Mapping[str, tuple[int, int]]], most: int = 15) -> list[Bar]:
    """Sellers with most listings to review or block."""
    sellers = sorted(summary["sellers"].items(), key=lambda item: (-sum(item[1]), item[0]))[:most]
    counts = {name: {"review": review, "block": block} for name, (review, block) in sellers}
    return _bars(counts, {name: Words(name, name) for name in counts})


def bars_by_brand(summary: Mapping[str, Mapping[str, int]], most: int = 20) -> list[Bar]:
    """Brands with most listings to review or block, both together."""
    names: Mapping[str, object] = summary["brand_names"]
    counts = dict(list(summary["brands"].items())[:most])
    widest = max(counts.values(), default=1)
    return [
        Bar(key, _brand_words(key, names), count, (("held", count, 100 * count / widest),))
        for key, count in counts.items()
    ]


def _brand_words(key: str, names: Mapping[str, object]) -> Words:
    pair = names.get(key)
    return Words(str(pair[0]), str(pair[1])) if isinstance(pair, list) else Words(key, key)


def _bars(counts: Mapping[str, Mapping[str, int]], labels: Mapping[str, Words]) -> list[Bar]:
    widest = max((sum(row.values()) for row in counts.values()), default=1)
    rows = [
        Bar(key, labels[key], sum(row.values()), tuple((v, row[v], 100 * row[v] / widest) for v in ORDER if row.get(v)))
        for key, row in counts.items()
    ]
    return sorted(rows, key=lambda row: (-sum(n for verdict, n, _ in row.parts if verdict in HELD), row.key))


def _ratio_words(group: int) -> Words:
    percents = [f"{edge:.0%}" for edge in RATIO_EDGES]
    if group == 0:
        return Words(f"under {percents[0]}", f"低于 {percents[0]}")
    if group == len(percents):
        return Words(f"over {percents[-1]}", f"高于 {percents[-1]}")
    span = f"{percents[group - 1]} – {percents[group]}"
    return Words(span, span)
