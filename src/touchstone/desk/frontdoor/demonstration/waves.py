"""The market of the demonstration is screened every few days: what was found comes in waves, the first one the largest."""

import shutil
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from touchstone.desk.dossiers.intake.engine import RULESET_FILE

PARTS, FIRST = 10, 5
"""The first wave has so many of so many parts, each later one a single part."""
LATER = tuple(timedelta(days=days, hours=9) for days in (15, 11, 7, 3, 0))
"""How long ago the later ones came in."""


def split_findings(findings: Path, folder: Path) -> list[Path]:
    """The findings of a run as a table for each wave, in `folder` with their ruleset, in the order of time."""
    table = pq.read_table(findings)
    part = np.arange(table.num_rows) % PARTS
    waves = [part < FIRST, *(part == place for place in range(FIRST, PARTS))]
    shutil.copy(findings.parent / RULESET_FILE, folder)
    paths = [folder / f"findings-{number}.parquet" for number in range(1, len(waves) + 1)]
    for path, wave in zip(paths, waves, strict=True):
        pq.write_table(table.filter(wave), path)
    return paths
