"""The verbs of the desk start the desk as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from touchstone.cli.desk import DOOR, words
from touchstone.cli.exit_codes import REFUSED
from touchstone.desk.frontdoor import command

TOLD = {**os.environ, "LANG": "C.UTF-8"}
TOLD.pop("DJANGO_SETTINGS_MODULE", None)


def touchstone(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line as a person calls it, on an empty embedded desk."""
    call = [sys.executable, "-m", "touchstone.cli.main", *arguments]
    told = {**TOLD, "TOUCHSTONE_HOME": str(home), "DATABASE_URL": ""}
    return subprocess.run(call, env=told, capture_output=True, text=True, check=False, timeout=60)


def test_a_verb_becomes_the_desks_process() -> None:
    assert words("serve", ("--port", "1")) == [sys.executable, "-m", DOOR, "serve", "--port", "1"]


def test_a_refusal_of_the_desk_has_its_exit_code(tmp_path: Path) -> None:
    refused = touchstone(tmp_path, "restore", str(tmp_path / "none.tar"))
    assert refused.returncode == REFUSED == command.REFUSED
    assert "cure:" in refused.stderr


@pytest.mark.parametrize("verb", ["demonstrate", "found", "labels", "serve", "work", "backup", "restore"])
def test_help_does_not_wait_for_the_desk(verb: str, tmp_path: Path) -> None:
    helped = touchstone(tmp_path, verb, "--help")
    assert helped.returncode == 0
    assert f"touchstone {verb}" in helped.stdout
    assert not list(tmp_path.iterdir())
