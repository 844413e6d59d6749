"""Each test of the record has a home folder of its own: keys, anchors, the last head."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.audit.events import fresh_home


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    yield from fresh_home(tmp_path)
