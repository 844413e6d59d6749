"""Where terms occur in a batch of folded texts, columnar and ordered by row, then by place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TermHits:
    """One entry per hit. Of hits of one kind that lie inside a longer one only the longer is kept.

    row    (k,) int32   which text of the batch
    term   (k,) int32   index into `Lexicon.terms`
    start  (k,) int32   first character in the original text (code points); `end` (k,) one past the last
    first  (k,) int32   first folded character, counted from the start of the row; `last` (k,) the last one (inclusive)
    hiding (k,) uint16  `Hiding` flags: how the term was hidden here
    """

    row: NDArray[np.int32]
    term: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    hiding: NDArray[np.uint16]

    def __len__(self) -> int:
        """Number of hits."""
        return len(self.row)
