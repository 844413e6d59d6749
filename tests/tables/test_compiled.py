"""Kernels are kept under a digest of their sources; old ones go."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import ROOT
from touchstone.tables.compiled import choose_kernel_folder, compiled, digest_kernels, prune_kernels


def package(folder: Path, limit: int) -> Path:
    (folder / "signals").mkdir(parents=True, exist_ok=True)
    (folder / "signals" / "kernel.py").write_text(f"from touchstone.tables.compiled import compiled\nLIMIT = {limit}\n")
    return folder


@compiled
def doubled(values: np.ndarray) -> np.ndarray:
    return values * 2


def test_a_kernel_computes_what_its_plain_function_does() -> None:
    values = np.arange(5)
    assert (doubled(values) == doubled.py_func(values)).all()  # type: ignore[attr-defined]


def test_the_digest_changes_with_a_kernel(tmp_path: Path) -> None:
    before = digest_kernels(package(tmp_path, 1))
    assert digest_kernels(package(tmp_path, 2)) != before


def test_the_digest_does_not_change_with_what_no_kernel_reads(tmp_path: Path) -> None:
    before = digest_kernels(package(tmp_path, 1))
    (tmp_path / "signals" / "words.py").write_text("WORDS = 1\n")
    assert digest_kernels(tmp_path) == before


def test_the_environment_says_where_kernels_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOUCHSTONE_KERNELS", str(tmp_path))
    assert choose_kernel_folder() == tmp_path / digest_kernels()


def test_without_a_folder_of_its_own_a_temporary_one_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TOUCHSTONE_KERNELS", str(tmp_path / "file"))
    assert choose_kernel_folder().name.startswith("touchstone-kernels-")


def test_only_the_folders_used_last_stay(tmp_path: Path) -> None:
    for age in range(4):
        (tmp_path / f"age{age}").mkdir()
        os.utime(tmp_path / f"age{age}", (1000 - age, 1000 - age))
    prune_kernels(tmp_path, kept=2)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["age0", "age1"]


def test_a_folder_in_use_stays(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    prune_kernels(tmp_path, kept=0)
    assert len(list(tmp_path.iterdir())) == 2


def test_the_command_line_starts_for_a_user_without_a_home() -> None:
    command = [sys.executable, "-c", "import touchstone.tables.compiled"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "HOME": "/nonexistent/home"}
    assert subprocess.run(command, env=environment, check=False).returncode == 0
