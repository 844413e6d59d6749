"""The node's keys are made once, kept from others, and changed by adding a line."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pytest_django.fixtures import Settings

from touchstone.desk.delivery.keys import write_private_key
from touchstone.desk.delivery.node_keys import FILE, endpoint_secret, node_keys, public_keys


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


def test_the_first_key_is_made_once_and_for_the_owner_only(home: Path) -> None:
    assert public_keys() == public_keys()
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == [FILE]


def test_a_new_line_on_top_is_the_newest_key(home: Path) -> None:
    (old,) = public_keys()
    text = (home / FILE).read_text(encoding="ascii")
    (home / FILE).write_text(f"{write_private_key(Ed25519PrivateKey.generate())}\n{text}", encoding="ascii")
    newest, second = public_keys()
    assert (second, newest == old) == (old, False)


def test_a_secret_follows_from_key_endpoint_and_generation(home: Path) -> None:
    (key,) = node_keys()
    secrets = {endpoint_secret(name, generation, key) for name in ("end_1", "end_2") for generation in (1, 2)}
    assert len(secrets) == 4
    assert endpoint_secret("end_1", 1, key) in secrets
    assert endpoint_secret("end_1", 1, Ed25519PrivateKey.generate()) not in secrets
