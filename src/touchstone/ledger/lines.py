"""Lines of files that only have one spelling: canonical JSON objects of texts and whole numbers."""

import json

Line = dict[str, str | int]
Shape = dict[str, type]
LONGEST = 1 << 24  # bytes of one line


def write_line(line: Line) -> bytes:
    """The canonical bytes (RFC 8785) with a line end. The keys are ASCII, so that they sort alike everywhere."""
    return json.dumps(line, allow_nan=False, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def read_line(written: bytes) -> Line:
    """The object of exactly these bytes. Raises ValueError where any byte is not what `write_line` would write."""
    if not written.endswith(b"}\n"):
        raise ValueError("not a whole line")
    try:
        line = json.loads(written)
        if not isinstance(line, dict) or write_line(line) != written:
            raise ValueError("not canonical")
    except RecursionError as error:
        raise ValueError("too deep") from error
    return line


def fits(line: Line, shape: Shape) -> bool:
    """Whether the line has exactly the keys of the shape, each with its type."""
    return line.keys() == shape.keys() and all(type(line[key]) is kind for key, kind in shape.items())


def read_hex(text: str) -> bytes:
    """The bytes of lower-case hexadecimal. Raises ValueError for any other spelling."""
    data = bytes.fromhex(text)
    if data.hex() != text:
        raise ValueError(text)
    return data
