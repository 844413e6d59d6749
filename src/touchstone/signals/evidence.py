"""What a signal returns for a batch, columnar."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry per piece of evidence, ordered by row.

    row    (k,) int32    row of the batch
    score  (k,) float32  0..1
    detail (k,) int32    index into `details`, whose entries are `key=value;key=value`
    field  (k,) int8     index into `vocabulary.field.FIELDS`
    start  (k,) int32    characters of the original text; -1 where there is no span
    end    (k,) int32
    """

    row: NDArray[np.int32]
    score: NDArray[np.float32]
    detail: NDArray[np.int32]
    field: NDArray[np.int8]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    details: Sequence[str] = ("",)

    def __len__(self) -> int:
        """Number of pieces of evidence."""
        return len(self.row)
