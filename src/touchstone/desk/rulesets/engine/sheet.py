"""Listings with what people found of them and what the live ruleset says: what a draft learns from and is judged by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.desk.rulesets.engine.screening import Version, look_at
from touchstone.desk.rulesets.engine.values import Engine
from touchstone.screening.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Marked:
    """A version with its label. `seller` is a pseudonym; of one nobody doubted (`is_found` false) the label is no verdict."""

    row: int
    is_counterfeit: bool
    seller: str
    is_found: bool = True


@dataclass
class Sheet:
    """n rows, filled part by part; `best` holds (s, n_part) float32, the best score of each signal of the ruleset."""

    names: tuple[str, ...]
    rows: list[Marked] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    best: list[NDArray[np.float32]] = field(default_factory=list)
    score: list[NDArray[np.float32]] = field(default_factory=list)
    verdict: list[NDArray[np.int8]] = field(default_factory=list)

    def add(self, marked: Sequence[Marked], versions: Sequence[Version], engine: Engine) -> None:
        """Screen some versions, each with its mark, and keep what was seen."""
        screened = look_at(versions, engine)
        best = np.zeros((len(self.names), len(versions)), dtype=np.float32)
        for place, evidence in enumerate(screened.weighed.evidence):
            np.maximum.at(best[place], evidence.row, evidence.score)
        self.rows += marked
        self.titles += [each.title for each in versions]
        self.best.append(best)
        self.score.append(screened.weighed.scored.score)
        self.verdict.append(screened.weighed.scored.verdict)

    def labelled(self) -> Labelled:
        """All rows as the engine's fits take them."""
        names = [each.seller for each in self.rows]
        sellers, seller = np.unique(np.array(names, dtype=object), return_inverse=True)
        return Labelled(
            score=_joined(self.score, np.float32),
            verdict=_joined(self.verdict, np.int8),
            truth=np.array([each.is_counterfeit for each in self.rows], dtype=np.int8),
            seller=seller.astype(np.int64),
            sellers=tuple(sellers.tolist()),
            names=self.names,
            best=np.concatenate(self.best, axis=1) if self.best else np.zeros((len(self.names), 0), np.float32),
            unmatched=0,
        )

    def is_found(self) -> NDArray[np.bool_]:
        """Which rows have a verdict of people, (n,)."""
        return np.array([each.is_found for each in self.rows], dtype=np.bool_)


def _joined(parts: list[Any], kind: Any) -> Any:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
