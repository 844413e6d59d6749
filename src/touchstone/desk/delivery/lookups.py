"""Names to addresses: asked once per call, in limited time, and every answer checked before any of them is used."""

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv6Address, ip_address

from touchstone.desk.delivery.addresses import Address, classify
from touchstone.desk.delivery.destinations import Destination
from touchstone.desk.delivery.refusals import fail, refuse, refuse_address

MOST_ANSWERS = 32
LookUp = Callable[[str, float], Sequence[str]]
"""Name in ASCII and seconds -> addresses as text; raises OSError where there is no answer, TimeoutError if late."""


def look_up(host: str, seconds: float) -> list[str]:
    """Ask the system's resolver for all addresses of a name.

    Raises:
        OSError: there is no answer.
        TimeoutError: not in time; the question goes on in a thread that holds nothing up.
    """
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(_ask(host)), daemon=True, name="look up").start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _ask(host: str) -> list[str] | OSError:
    # The dot roots the name: the machine's own search domains are not tried.
    try:
        rows = socket.getaddrinfo(f"{host}.".encode("ascii"), None, type=socket.SOCK_STREAM)
    except OSError as error:
        return error
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def find_addresses(destination: Destination, look_up: LookUp, seconds: float) -> tuple[Address, ...]:
    """All addresses of a destination, each of them a place on the public internet.

    Raises:
        EgressRefusedError: one of the answers is no such place, or there is none.
        EgressFailedError: the name could not be looked up.
    """
    if destination.address:
        return (destination.address,)
    answers = _answers_of(destination.host, look_up, seconds)
    if not answers:
        raise refuse("no_answer", destination.host)
    if len(answers) > MOST_ANSWERS:
        raise refuse("too_many_answers", destination.host)
    return tuple(_check(answer, destination.host) for answer in answers)


def _answers_of(host: str, look_up: LookUp, seconds: float) -> Sequence[str]:
    try:
        return look_up(host, seconds)
    except TimeoutError:
        raise fail("lookup_failed", host) from None
    except OSError as error:
        is_final = isinstance(error, socket.gaierror) and error.errno != socket.EAI_AGAIN
        raise (refuse("no_answer", host) if is_final else fail("lookup_failed", host)) from None


def _check(answer: str, host: str) -> Address:
    try:
        address = ip_address(answer)
    except ValueError:
        raise fail("lookup_failed", host) from None
    if isinstance(address, IPv6Address) and address.scope_id:
        raise refuse("zone", answer)
    kind = classify(address)
    if kind:
        raise refuse_address(kind, address, host)
    return address
