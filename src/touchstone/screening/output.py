"""The files of a run that grow batch by batch, opened and cut back together."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa

from touchstone.screening.change import CHANGES
from touchstone.screening.checkpoint import Checkpoint
from touchstone.tables.growing import GrowingParquet, encode_batch
from touchstone.tables.rejects import RejectsWriter
from touchstone.tables.schemas import FINDINGS

FINDINGS_FILE, SHADOW_FILE, CHANGES_FILE, REJECTS_FILE = (
    "findings.parquet", "findings_shadow.parquet", "shadow_changes.parquet", "rejects.csv",
)  # fmt: skip
SCHEMAS = {FINDINGS_FILE: FINDINGS, SHADOW_FILE: FINDINGS, CHANGES_FILE: CHANGES}
_PIECES = tuple(f"signals.list.element.{name}" for name in ("name", "detail", "field", "start", "end"))
_REPEATED = ("verdict", "ruleset", "verdict_a", "verdict_b", *_PIECES)

_SOUGHT = ("score", "verdict")


def encode_findings(batch: pa.RecordBatch) -> bytes:
    """A batch of one of SCHEMAS as bytes for the file; done by the thread that made the batch."""
    return encode_batch(batch, _REPEATED, _SOUGHT)


class Outputs:
    """The growing files and the rejects, from the beginning or from a checkpoint."""

    def __init__(self, folder: Path, names: tuple[str, ...], found: Checkpoint | None) -> None:
        sizes = found.sizes if found else {}
        self.files = {name: GrowingParquet(folder / name, sizes.get(name, ())) for name in names}
        self.rejects = RejectsWriter(folder / REJECTS_FILE, resume_at=found.rejects if found else 0)

    def append(self, encoded: Mapping[str, bytes]) -> None:
        """Add one batch to each file that has one."""
        for name, data in encoded.items():
            self.files[name].append(data)

    def checkpoint(self) -> tuple[dict[str, list[int]], int]:
        """Put everything on disk; returns the sizes of row groups per file and the bytes of the rejects."""
        for file in self.files.values():
            file.checkpoint()
        return {name: file.sizes for name, file in self.files.items()}, self.rejects.checkpoint()

    def finish(self) -> None:
        """Give each file its footer and its name; a file without rows becomes an empty table."""
        for name, file in self.files.items():
            if not file.sizes:
                file.append(encode_findings(pa.RecordBatch.from_pylist([], schema=SCHEMAS[name])))
            file.finish()
        self.rejects.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in self.files.values():
            file.close()
        self.rejects.close()
