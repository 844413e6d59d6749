"""A batch of folded texts, columnar: one entry per folded character, and where in the original it came from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Folded:
    """Row `r` is `codes[offsets[r]:offsets[r + 1]]`.

    codes   (m,) uint32  folded code points, lower case, simplified; separators (space, punctuation, symbols) included,
                         invisible characters dropped, runs of white space one space
    starts  (m,) int32   first character of the original text that this one stands for, counted in code points
    ends    (m,) int32   one past the last such character
    hiding  (m,) uint16  `Hiding` flags undone here (INVISIBLE marks the character after the dropped one)
    offsets (n+1,) int64
    """

    codes: NDArray[np.uint32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    hiding: NDArray[np.uint16]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        """Number of texts."""
        return len(self.offsets) - 1

    def text(self, row: int) -> str:
        """The folded text of one row."""
        codes = self.codes[self.offsets[row] : self.offsets[row + 1]]
        return codes.tobytes().decode("utf-32-le")
