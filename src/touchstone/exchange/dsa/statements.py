"""Bundles of statements: at most a hundred in one call, no puid twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from touchstone.exchange.dsa.checking import find_problems
from touchstone.exchange.dsa.field_rows import published_rules
from touchstone.exchange.dsa.problem import Problem, find_fault
from touchstone.exchange.dsa.statement import Body, refuse_problems


def make_bundles(bodies: Iterable[Body], on: date) -> Iterator[dict[str, list[Body]]]:
    """The bodies in their order as payloads of POST /statements. StatementError at the first body that may not be sent.

    One refused body would have the database refuse its whole bundle, so none leaves.
    """
    most, rest, sent = published_rules().most_in_bundle, iter(bodies), set[object]()
    while chunk := list(islice(rest, most)):
        for body in chunk:
            repeated = (_say_repeated(str(body.get("puid")), 2),) if body.get("puid") in sent else ()
            refuse_problems(str(body.get("puid")), (*find_problems(body, on), *repeated))
            sent.add(body["puid"])
        yield {"statements": chunk}


def find_bundle_problems(payload: object, on: date) -> dict[int, tuple[Problem, ...]]:
    """Place of a statement in the bundle → its problems; -1: the bundle's own. {} if it may be sent."""
    bodies = payload.get("statements") if isinstance(payload, dict) and set(payload) == {"statements"} else None
    if not isinstance(bodies, list):
        cure = ('write {"statements": […]}', '写成 {"statements": […]}')
        return {-1: (find_fault("", "not_bundle", ("is not a bundle of statements", "不是一组声明"), cure),)}
    found = {place: find_problems(body, on) for place, body in enumerate(bodies)}
    found[-1] = tuple(_size_problems(len(bodies))) + tuple(_repeated_puids(bodies))
    return {place: problems for place, problems in sorted(found.items()) if problems}


def _size_problems(count: int) -> Iterator[Problem]:
    most = published_rules().most_in_bundle
    if not 1 <= count <= most:
        what = (f"holds {count} statements", f"含 {count} 份声明")
        yield find_fault("statements", "bundle_size", what, (f"send 1 to {most} in a call", f"每次提交1至{most}份"))


def _repeated_puids(bodies: list[object]) -> Iterator[Problem]:
    puids = Counter(body["puid"] for body in bodies if isinstance(body, dict) and isinstance(body.get("puid"), str))
    for puid, times in puids.items():
        if times > 1:
            yield _say_repeated(puid, times)


def _say_repeated(puid: str, times: int) -> Problem:
    what = (f"{puid:.80} stands {times} times", f"{puid:.80} 出现 {times} 次")
    return find_fault("puid", "repeated_puid", what, ("give each decision its own", "为每项决定使用不同编号"))
