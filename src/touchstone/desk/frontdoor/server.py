"""Start the server on this machine, on the port asked for or the next free one."""

import errno
import socket
from contextlib import closing

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels

ADDRESS = "127.0.0.1"
TRIES = 20


def is_free(port: int) -> bool:
    """Whether nobody listens there; granian itself would share the port with another server and not say so."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as failure:
            if failure.errno == errno.EADDRINUSE:
                return False
            raise
        return True


def free_port(wanted: int) -> int:
    """The port that was wanted, or the next free one. Raises OSError where all are taken."""
    for port in range(wanted, min(wanted + TRIES, 65536)):
        if is_free(port):
            return port
    raise OSError(errno.EADDRINUSE, f"the ports {wanted} to {wanted + TRIES - 1} are all taken")


def serve(target: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; the worker is another process, forked before any connection is opened."""
    Granian(
        target,
        address=ADDRESS,
        port=port,
        interface=Interfaces.ASGI,
        loop=Loops.asyncio,
        http=HTTPModes.http1,
        websockets=False,
        workers=1,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        factory=True,
        log_level=LogLevels.warning,  # at info a reader who leaves is a line for each piece
    ).serve()
