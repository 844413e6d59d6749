"""Base 64 with one spelling for each value, so that no bit of the text can change without a change of the bytes."""

from base64 import b64decode, b64encode


def encode_base64(data: bytes) -> str:
    """The one spelling (RFC 4648 section 4)."""
    return b64encode(data).decode("ascii")


def decode_base64(text: str) -> bytes:
    """The bytes of that spelling. Raises ValueError for any other."""
    data = b64decode(text, validate=True)
    if encode_base64(data) != text:
        raise ValueError(text)
    return data
