"""Keys in files: the private one as PEM that only its owner may read, public ones as lines of text."""

import os
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from touchstone.ledger.errors import KeyFileError
from touchstone.ledger.keys import SigningKey, VerifyingKey

OWNER_ONLY = 0o600
LONGEST = 1 << 16  # bytes of a key file


def save_key(key: SigningKey, path: Path) -> None:
    """Write the private key to a new file of mode 0600, and wait until it is on disk. Raises KeyFileError, OSError."""
    pem = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError as error:
        raise _refuse(path, "exists already; a key is never overwritten", "已存在；密钥不会被覆盖") from error
    with os.fdopen(number, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())


def load_key(path: Path, name: str) -> SigningKey:
    """The private key of a file that only its owner may read. Raises KeyFileError."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise _refuse(path, "can be read by others: set its mode to 0600", "他人可读：请把权限设为 0600")
        private = load_pem_private_key(_read(path), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise _refuse(path, "holds no private key in PEM form", "不是 PEM 格式的私钥") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise _refuse(path, "holds a key that is not Ed25519", "其中的密钥不是 Ed25519")
    return SigningKey(name, private)


def load_verifying_keys(path: Path) -> tuple[VerifyingKey, ...]:
    """The trusted keys of a text file, one per line; empty lines and lines with # are passed over. Raises KeyFileError."""
    try:
        lines = _read(path).decode("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise _refuse(path, "cannot be read as text", "无法作为文本读取") from error
    keys = tuple(VerifyingKey.from_text(line) for line in lines if line and not line.startswith("#"))
    if not keys:
        raise _refuse(path, "holds no key", "其中没有密钥")
    return keys


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LONGEST)


def _refuse(path: Path, what: str, what_zh: str) -> KeyFileError:
    return KeyFileError(
        f"Key file {path} {what}.",
        hint="Give a key file of this record, readable by its owner only where it is the private one.",
        sentence_zh=f"密钥文件 {path} {what_zh}。",
        hint_zh="请提供本台账的密钥文件；私钥文件只能由所有者读取。",
    )
