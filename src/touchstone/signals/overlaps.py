"""Of mentions that overlap only the surest stays, and one of those that stay stands for the text."""

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.relation_features import WINDOW
from touchstone.tables.compiled import compiled

COUNTED = 0.5  # from this confidence on a mention counts as evidence


@compiled
def choose(
    row: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    confidence: NDArray[np.float32],
    relation: NDArray[np.int8],
    kept: NDArray[np.bool_],
    primary: NDArray[np.int32],
) -> None:
    """Of overlapping mentions keep the surer, then the longer, then the first; `primary` per row: own first, then the surer."""
    number = 0
    for place in range(len(row)):
        best = True
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(row) and row[other] == row[place] and abs(other - place) <= WINDOW:
                if first[other] <= last[place] and first[place] <= last[other]:
                    gain = confidence[other] - confidence[place]
                    longer = (last[other] - first[other]) - (last[place] - first[place])
                    if gain > 0 or (gain == 0 and (longer > 0 or (longer == 0 and other < place))):
                        best = False
                other += step
        kept[place] = best
    best_place = -1
    for place in range(len(row)):
        if not kept[place]:
            continue
        if confidence[place] >= COUNTED:
            held = primary[row[place]]
            if held < 0 or (relation[place], -confidence[place]) < (relation[best_place], -confidence[best_place]):
                primary[row[place]], best_place = number, place
        number += 1
