"""Whether an input says of itself that it was simulated."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.market.notice import simulated_origin


def find_origin(path: Path) -> str:
    """What simulated the input, from the mark in its Parquet files; empty where there is none. A folder says what one file says."""
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    return next(filter(None, map(_origin_of, files)), "")


def _origin_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            if file.read(4) != b"PAR1":
                return ""
        return simulated_origin(pq.read_schema(path).metadata) or ""
    except (OSError, ValueError, pa.ArrowException):
        return ""  # a file that cannot be read is refused, with its reason, by the run
