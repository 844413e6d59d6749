"""Findings joined to labels: one row per labelled listing that was screened."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.screening.errors import LabelError
from touchstone.vocabulary.verdict import VERDICTS


@dataclass(frozen=True)
class Labelled:
    """n listings. `best` (s, n) float32 is the best score of each signal; `seller` numbers sellers from 0."""

    score: NDArray[np.float32]
    verdict: NDArray[np.int8]
    truth: NDArray[np.int8]
    seller: NDArray[np.int64]
    sellers: tuple[str, ...]
    names: tuple[str, ...]
    best: NDArray[np.float32]
    unmatched: int

    def __len__(self) -> int:
        """Number of listings."""
        return len(self.truth)

    def only(self, keep: NDArray[np.bool_]) -> "Labelled":
        """The listings where `keep` (n,) holds."""
        return Labelled(
            self.score[keep], self.verdict[keep], self.truth[keep], self.seller[keep],
            self.sellers, self.names, self.best[:, keep], self.unmatched,
        )  # fmt: skip


def join_labels(findings: pa.Table, labels: pa.Table) -> Labelled:
    """Labels (schema LABELS) against findings (schema FINDINGS). LabelError if none fits; a label twice counts once."""
    findings = findings.combine_chunks()
    place = pc.index_in(labels["listing_id"], value_set=findings["listing_id"].combine_chunks())
    known = pc.is_valid(place)
    known_count = pc.sum(known).as_py() or 0
    if not known_count:
        raise LabelError(
            "No labelled listing is among the findings.",
            hint="The column listing_id of the labels must hold the ids as they stand in the findings.",
            sentence_zh="没有任何带标签的商品出现在结果中。",
            hint_zh="标签文件的 listing_id 列必须与结果中的编号一致。",
        )
    rows, first = np.unique(place.filter(known).to_numpy(zero_copy_only=False), return_index=True)
    chosen = labels.filter(known).take(first)
    taken = findings.take(rows)
    sellers, seller = _number_sellers(chosen)
    names, best = best_scores(taken["signals"].combine_chunks())
    return Labelled(
        score=taken["score"].to_numpy(),
        verdict=pc.index_in(taken["verdict"], value_set=pa.array([str(v) for v in VERDICTS]))
        .to_numpy()
        .astype(np.int8),
        truth=chosen["label"].to_numpy(),
        seller=seller,
        sellers=sellers,
        names=names,
        best=best,
        unmatched=labels.num_rows - int(known_count),
    )


def best_scores(signals: pa.ListArray) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Names of the signals and, for each, its best score per row: (s, n) float32, 0 where it is absent."""
    pieces = signals.flatten()
    names = pieces.field("name").dictionary_encode()
    words = names.dictionary.to_pylist()
    row = pc.list_parent_indices(signals).to_numpy()
    best = np.zeros((len(words), len(signals)), dtype=np.float32)
    np.maximum.at(best, (names.indices.to_numpy(), row), pieces.field("score").to_numpy())
    order = sorted(range(len(words)), key=lambda index: str(words[index]))
    return tuple(words[index] for index in order), best[order]


def _number_sellers(labels: pa.Table) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    if "seller_id" not in labels.column_names or labels["seller_id"].null_count == labels.num_rows:
        return (), np.arange(labels.num_rows)
    # A listing without a seller is a seller of its own.
    alone = pa.array([f"\x00{index}" for index in range(labels.num_rows)], pa.string())
    coded = pc.coalesce(labels["seller_id"].combine_chunks(), alone).dictionary_encode()
    return tuple(coded.dictionary.to_pylist()), coded.indices.to_numpy().astype(np.int64)
