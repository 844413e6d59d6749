"""Work in threads, results in order, never more than a few batches in memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_order(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int, waiting: int = 2
) -> Iterator[Result]:
    """`function` of each item, in the order of `items`; at most `workers + waiting` items are under way.

    An error of an item is raised where its result would have come; what was not begun then is given up.
    """
    with ThreadPoolExecutor(workers, thread_name_prefix="screen") as pool:
        under_way: deque[Future[Result]] = deque()
        try:
            for item in items:
                under_way.append(pool.submit(function, item))
                if len(under_way) >= workers + waiting:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()
