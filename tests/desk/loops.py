"""Event loops for tests."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_alone(story: Coroutine[Any, Any, object]) -> None:
    """In a thread of its own: in the main thread of a worker that led a journey, the browser's loop is still running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, story).result()
