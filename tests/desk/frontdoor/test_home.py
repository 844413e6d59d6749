"""Secrets of the home folder are made once and kept for the owner alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from touchstone.desk.frontdoor.home import kept_secret


def test_a_secret_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret.key"
    assert kept_secret(path) == kept_secret(path)
    assert len(kept_secret(path)) >= 64


def test_a_secret_is_for_its_owner_alone(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret.key")
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_two_starting_at_once_agree(tmp_path: Path) -> None:
    for attempt in range(20):
        path = tmp_path / str(attempt)
        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(kept_secret, [path] * 4))) == 1
