"""The process dies between entry, head and anchor: the next one goes on, without fork, gap or number used twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.desk.audit.crashing import POINTS

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the process of crashing.py prints, on SQLite in a home of its own."""
    home = tmp_path_factory.mktemp("crashes")
    known = {"DJANGO_SETTINGS_MODULE": "tests.desk.settings", "TOUCHSTONE_HOME": str(home), "DATABASE_URL": ""}
    call = [sys.executable, "-m", "tests.desk.audit.crashing"]
    ended = subprocess.run(call, cwd=ROOT, env={**os.environ, **known}, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]


def test_every_point_was_reached_and_the_next_process_went_on(told: list[dict[str, Any]]) -> None:
    *points, _end = told
    assert [(one["crashed"], one["lived"]) for one in points] == [(9, 0)] * len(POINTS)


def test_the_record_holds_after_all_of_it(told: list[dict[str, Any]]) -> None:
    end = told[-1]
    assert end["sound"], end["report"]
    assert end["sequences"] == list(range(6 * len(POINTS)))
    assert (end["days"], end["alarms"]) == (len(POINTS), 0)
