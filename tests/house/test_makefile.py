"""`make help` shows every target, and every target that CONTRIBUTING names is there."""

import re
import subprocess

from tests.house.tree import ROOT

TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
INNER = {"browser"}  # steps of other targets
PROMISED = {"help", "setup", "run", "test", "check", "format", "bench", "fuzz", "docs", "lock", "clean"}


def targets() -> set[str]:
    """Every target that a person may ask for."""
    return set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))) - INNER


def test_every_target_prints_itself_under_help() -> None:
    printed = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True)
    assert printed.returncode == 0, printed.stderr
    assert set(re.findall(r"^  make (\S+) +\S", printed.stdout, re.MULTILINE)) == targets()


def test_the_promised_targets_are_there() -> None:
    assert targets() >= PROMISED


def test_every_command_of_the_guides_is_a_target() -> None:
    guides = ("README.md", "README.zh.md", "CONTRIBUTING.md")
    named = {
        word for guide in guides for word in re.findall(r"make ([a-z-]+)`", (ROOT / guide).read_text(encoding="utf-8"))
    }
    assert named <= targets()


def test_every_target_is_phony_or_a_file() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE).group(1).split())  # type: ignore[union-attr]
    assert targets() | INNER == phony


def test_what_ci_runs_are_targets() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert {line.removeprefix("make ") for line in lines if line.startswith("make ")} == {"check", "test"}
