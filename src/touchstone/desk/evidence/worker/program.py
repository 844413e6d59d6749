"""What the worker runs: gives up its rights, reads one file from standard input, answers on standard output."""

import json
import os
import sys
from typing import NoReturn

from touchstone.desk.evidence.worker.confine import confine, limit_resources
from touchstone.desk.evidence.worker.draw import draw
from touchstone.desk.evidence.worker.order import Order

STEP = 1 << 20


def main() -> NoReturn:
    """Answer with one line of JSON and, if it says so, a PNG behind it; then end without cleaning up."""
    order = Order.read(sys.argv[1])
    limit_resources(memory=order.memory, cpu=order.cpu, output=order.output)
    answer, picture = open_picture(order) if confine() else ({"finding": "not_confined"}, b"")
    write(json.dumps(answer).encode() + b"\n" + picture)
    os._exit(0)


def open_picture(order: Order) -> tuple[dict[str, str], bytes]:
    """The answer and the preview; whatever the decoder does not bear becomes a finding."""
    try:
        data = read(order.most_bytes)
        picture = draw(data, decoder=order.decoder, most_pixels=order.most_pixels, edge=order.edge)
    except MemoryError:
        return {"finding": "too_much_memory"}, b""
    except Exception:  # a decoder fails in any way it likes; all of them mean that the picture is damaged
        return {"finding": "damaged"}, b""
    return {}, picture


def read(most_bytes: int) -> bytes:
    """The whole of standard input, at most so many bytes; its own place in the file is not moved."""
    pieces: list[bytes] = []
    offset = 0
    while offset < most_bytes and (piece := os.pread(0, min(STEP, most_bytes - offset), offset)):
        pieces.append(piece)
        offset += len(piece)
    return b"".join(pieces)


def write(answer: bytes) -> None:
    """Write all of it to standard output."""
    while answer:
        answer = answer[os.write(1, answer) :]
