"""Counts of how listings hide, how cheap they are and who offers them, added up batch by batch for the report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.signals.evidence import Evidence
from touchstone.signals.spelling import HIDING_NAMES, read_detail
from touchstone.vocabulary.verdict import VERDICTS

RATIO_EDGES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)  # price ÷ usual price; the last group is above the last edge
MOST_SELLERS, SHOWN_SELLERS = 5000, 100
_HIDING = ("brand_hidden", "contact_diverted")
_WAYS = frozenset(HIDING_NAMES.values())


@dataclass
class Patterns:
    """Listings per way of hiding and verdict, per group of RATIO_EDGES and verdict, per seller and verdict (review, block).

    `brand_names` are the English and the Chinese name of each brand key that a finding to review or block named.
    """

    hiding: Counter[tuple[str, str]] = field(default_factory=Counter)
    ratios: Counter[tuple[str, str]] = field(default_factory=Counter)
    sellers: dict[str, list[int]] = field(default_factory=dict)
    brand_names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, other: "Patterns") -> None:
        """Add the counts of a later batch."""
        self.hiding.update(other.hiding)
        self.ratios.update(other.ratios)
        for seller, (review, block) in other.sellers.items():
            mine = self.sellers.get(seller, (0, 0))
            self.sellers[seller] = [mine[0] + review, mine[1] + block]
        self.brand_names.update(other.brand_names)
        if len(self.sellers) > MOST_SELLERS:
            self.sellers = dict(_most(self.sellers, MOST_SELLERS // 2))

    def summary(self) -> dict[str, Any]:
        """Plain values for summary.json: of the sellers those with most findings."""
        return {**self.as_dict(), "sellers": dict(_most(self.sellers, SHOWN_SELLERS))}

    def as_dict(self) -> dict[str, Any]:
        """Plain values in a stable order."""
        return {
            "hiding": _nested(self.hiding),
            "price_ratios": _nested(self.ratios),
            "sellers": self.sellers,
            "brand_names": dict(sorted(self.brand_names.items())),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of `as_dict`."""
        hiding, ratios = (_flat(values[name]) for name in ("hiding", "price_ratios"))
        return cls(hiding, ratios, dict(values["sellers"]), dict(values["brand_names"]))


def find_patterns(
    listings: pa.RecordBatch, names: Sequence[str], evidence: Sequence[Evidence], verdict: NDArray[np.int8]
) -> Patterns:
    """Counts of one batch. `verdict` (n,) is the rank of each listing's verdict."""
    patterns = Patterns(sellers=_count_sellers(listings.column("seller_id"), verdict))
    groups: dict[str, list[NDArray[np.int32]]] = {}
    for name, part in zip(names, evidence, strict=True):
        if name in _HIDING:
            _group_ways(part, groups)
        elif name == "price_gap":
            patterns.ratios = _count_ratios(part, verdict)
        if name.startswith("brand") and len(part):
            _name_brands(part, verdict, patterns.brand_names)
    for way, rows in groups.items():
        _count(patterns.hiding, way, verdict[np.unique(np.concatenate(rows))])
    return patterns


def _group_ways(part: Evidence, groups: dict[str, list[NDArray[np.int32]]]) -> None:
    shown: dict[str, list[int]] = {}
    for index, detail in enumerate(part.details):
        for way in _ways_of(detail):
            shown.setdefault(way, []).append(index)
    for way, details in shown.items():
        in_way = np.zeros(len(part.details), dtype=np.bool_)
        in_way[details] = True
        groups.setdefault(way, []).append(part.row[in_way[part.detail]])


@lru_cache(maxsize=1 << 15)
def _ways_of(detail: str) -> frozenset[str]:
    return _WAYS.intersection(read_detail(detail).get("how", "").split("+"))


def _count_ratios(part: Evidence, verdict: NDArray[np.int8]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    if len(part):
        ratio = np.array([_ratio_of(detail) for detail in part.details])[part.detail]
        group = np.searchsorted(RATIO_EDGES, ratio)
        for index in np.unique(group).tolist():
            _count(counts, str(index), verdict[part.row[group == index]])
    return counts


@lru_cache(maxsize=1 << 15)
def _ratio_of(detail: str) -> float:
    return float(read_detail(detail).get("ratio", "nan"))


def _count(counts: Counter[tuple[str, str]], name: str, verdict: NDArray[np.int8]) -> None:
    for rank, count in enumerate(np.bincount(verdict, minlength=len(VERDICTS)).tolist()):
        if count:
            counts[(name, VERDICTS[rank].value)] += count


def _count_sellers(sellers: pa.Array, verdict: NDArray[np.int8]) -> dict[str, list[int]]:
    rows = np.flatnonzero(verdict > 0)
    coded = sellers.take(pa.array(rows)).dictionary_encode()
    known = coded.is_valid().to_numpy(zero_copy_only=False)
    place = coded.indices.drop_null().to_numpy(zero_copy_only=False)
    size = len(coded.dictionary)
    counts = [np.bincount(place[verdict[rows][known] == rank], minlength=size).tolist() for rank in (1, 2)]
    return {
        seller: [review, block] for seller, review, block in zip(coded.dictionary.to_pylist(), *counts, strict=True)
    }


def _name_brands(part: Evidence, verdict: NDArray[np.int8], names: dict[str, list[str]]) -> None:
    for index in np.unique(part.detail[verdict[part.row] > 0]).tolist():
        named = _names_of(part.details[index])
        if named and named[0] not in names:
            names[named[0]] = list(named[1:])


@lru_cache(maxsize=1 << 15)
def _names_of(detail: str) -> tuple[str, str, str] | None:
    values = read_detail(detail)
    key = values.get("brand")
    return None if key is None else (key, values.get("en", key), values.get("zh", key))


def _most(sellers: Mapping[str, list[int]], most: int) -> list[tuple[str, list[int]]]:
    return sorted(sellers.items(), key=lambda item: (-item[1][1], -item[1][0], item[0]))[:most]


def _nested(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    for (name, verdict), count in sorted(counts.items()):
        nested.setdefault(name, {})[verdict] = count
    return nested


def _flat(nested: Mapping[str, Mapping[str, int]]) -> Counter[tuple[str, str]]:
    return Counter({(name, verdict): count for name, row in nested.items() for verdict, count in row.items()})
