"""The drill: a desk is backed up, restored elsewhere, and stands where it stood; a damaged back-up changes nothing."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.frontdoor.node import Node, new_node


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    with new_node(tmp_path_factory.mktemp("filled")) as node:
        made = node.run("migrate", "-v0")
        assert made.returncode == 0, made.stderr
        (node.home / "evidence").mkdir()
        (node.home / "evidence" / "piece").write_bytes(b"what was seen")
        yield node


@pytest.fixture(scope="module")
def backup(filled: Node, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("backup") / "desk.tar"
    done = filled.run("backup", str(target))
    assert done.returncode == 0, done.stderr
    return target


def test_a_restored_desk_holds_the_same(backup: Path, filled: Node, tmp_path: Path) -> None:
    with new_node(tmp_path) as other:
        done = other.run("restore", str(backup))
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "evidence" / "piece").read_bytes() == b"what was seen"
        assert (tmp_path / "secret.key").read_text() == (filled.home / "secret.key").read_text()
        assert other.run("migrate", "--check").returncode == 0


def test_a_back_up_is_for_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_a_desk_that_holds_something_is_not_overwritten(backup: Path, filled: Node) -> None:
    done = filled.run("restore", str(backup))
    assert done.returncode == 8
    assert "The desk is not empty" in done.stderr


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_flipped_bit_is_found_and_nothing_is_put_in_place(backup: Path, tmp_path: Path, where: float) -> None:
    written = bytearray(backup.read_bytes())
    member = largest_member(backup)
    written[member.offset_data + int(member.size * where)] ^= 1
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(written)
    with new_node(tmp_path / "home") as other:
        done = other.run("restore", str(damaged))
        assert done.returncode == 8
        assert "damaged at database." in done.stderr
        assert other.run("restore", str(backup)).returncode == 0


def test_a_cut_off_back_up_is_refused(backup: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.tar"
    cut.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with new_node(tmp_path / "home") as other:
        assert "damaged" in other.run("restore", str(cut)).stderr


def largest_member(path: Path) -> tarfile.TarInfo:
    """The database's copy, as it lies in the archive."""
    with tarfile.open(path) as archive:
        return max(archive.getmembers(), key=lambda member: member.size)
