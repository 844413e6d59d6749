"""Identifiers that say what they are: SIM-000000017 is a simulated listing."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

LISTING, SELLER, NETWORK = ("SIM-", 9), ("SIM-S", 8), ("SIM-N", 6)


def number(kind: tuple[str, int], values: NDArray[np.int64]) -> pa.StringArray:
    """Prefix and zero-padded number; null for negative numbers."""
    prefix, width = kind
    digits = pc.utf8_lpad(pa.array(values, mask=values < 0).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")
