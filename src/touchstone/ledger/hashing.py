"""The three hashes of the log (RFC 9162 section 2.1.1), over SHA-256; a hash is 32 bytes."""

from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()


def hash_leaf(data: bytes) -> bytes:
    """The hash of one entry: its bytes after 0x00, so that no inner node can pass for an entry."""
    return sha256(b"\x00" + data).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours: theirs after 0x01."""
    return sha256(b"\x01" + left + right).digest()


def split_size(size: int) -> int:
    """The largest power of two below a size of at least 2."""
    return 1 << (size - 1).bit_length() - 1
