"""Key files: the private one is its owner's alone, and never overwritten."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.ledger.record import KEY, ORIGIN, STRANGER
from touchstone.ledger.errors import KeyFileError
from touchstone.ledger.key_files import load_key, load_verifying_keys, save_key


def test_a_saved_key_comes_back_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    save_key(KEY, tmp_path / "key.pem")
    assert (tmp_path / "key.pem").stat().st_mode & 0o777 == 0o600
    assert load_key(tmp_path / "key.pem", ORIGIN).verifying == KEY.verifying


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    save_key(KEY, tmp_path / "key.pem")
    with pytest.raises(KeyFileError, match="exists already"):
        save_key(STRANGER, tmp_path / "key.pem")
    assert load_key(tmp_path / "key.pem", ORIGIN).verifying == KEY.verifying


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_private_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    save_key(KEY, tmp_path / "key.pem")
    (tmp_path / "key.pem").chmod(mode)
    with pytest.raises(KeyFileError, match="read by others"):
        load_key(tmp_path / "key.pem", ORIGIN)


@pytest.mark.parametrize("content", [b"", b"\xff", b"-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----\n"])
def test_what_is_no_private_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(KeyFileError, match="no private key"):
        load_key(path, ORIGIN)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    key = X25519PrivateKey.generate()
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    with pytest.raises(KeyFileError, match="not Ed25519"):
        load_key(path, ORIGIN)


def test_a_missing_private_key_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError):
        load_key(tmp_path / "key.pem", ORIGIN)
    assert list(tmp_path.iterdir()) == []


def test_public_keys_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text(f"# our record\n{KEY.verifying.to_text()}\n\n{STRANGER.verifying.to_text()}\n", encoding="utf-8")
    assert load_verifying_keys(path) == (KEY.verifying, STRANGER.verifying)


@pytest.mark.parametrize("content", [b"", b"# none\n", b"\xff\n", b"key\n"])
def test_a_file_without_public_keys_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys").write_bytes(content)
    with pytest.raises(KeyFileError):
        load_verifying_keys(tmp_path / "keys")
