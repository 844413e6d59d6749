"""The calendar of the market: seconds since its first day to the text of a moment."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

FIRST_DAY = np.datetime64("2026-01-01T00:00:00")


def stamp(seconds: NDArray[np.int64]) -> pa.StringArray:
    """`2026-03-05 12:33:10` for each moment."""
    moments = FIRST_DAY + seconds.astype("timedelta64[s]")
    return pc.cast(pa.array(moments), pa.string())


def stamp_or_null(seconds: NDArray[np.int64]) -> pa.StringArray:
    """As `stamp`, null for negative moments."""
    return pc.if_else(pa.array(seconds < 0), pa.scalar(None, pa.string()), stamp(seconds))
