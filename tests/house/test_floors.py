"""The import contract is kept: an arrow never points up, no circles, no hidden imports."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, pyproject, rooms

LINTER = Path(sys.executable).with_name("lint-imports")


def test_the_import_contract_is_kept() -> None:
    found = subprocess.run([LINTER, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_the_contract_names_every_room() -> None:
    linter = pyproject()["tool"]["importlinter"]
    house = next(contract for contract in linter["contracts"] if contract["id"] == "house")
    named = {word.strip(" ()") for layer in house["layers"] for word in layer.split("|")}
    assert set(rooms()) <= named


def test_the_engine_rule_covers_every_room_below_the_command_line() -> None:
    linter = pyproject()["tool"]["importlinter"]
    engine = next(contract for contract in linter["contracts"] if contract["id"] == "pure-engine")
    covered = {name.removeprefix("touchstone.") for name in engine["source_modules"]}
    assert set(rooms()) - {"cli", "client", "desk", "gate"} <= covered
