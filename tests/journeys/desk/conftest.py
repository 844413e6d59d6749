"""A desk for each worker, and visitors who may not hear the browser complain."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, StorageState

from tests.journeys.conftest import PATIENCE
from tests.journeys.desk.complaints import Complaints
from tests.journeys.desk.demonstration import Desk, make_demonstration, serving
from tests.journeys.desk.visitor import DESKTOP, Visitor

Enter = Callable[..., Visitor]


@pytest.fixture(scope="package")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of this worker's own, with the demonstration in it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    shared = tmp_path_factory.getbasetemp().parent if worker else tmp_path_factory.getbasetemp()
    made = make_demonstration(shared / "demonstration")
    port = 20_000 + os.getpid() % 20_000
    with serving(made, tmp_path_factory.mktemp("desk") / "home", port, _answers(browser)) as served:
        yield served


def _answers(browser: Browser) -> Callable[[str], bool]:
    request = browser.new_context().request

    def is_up(address: str) -> bool:
        try:
            return request.get(address).ok
        except Error:  # nobody listens there yet
            return False

    return is_up


@pytest.fixture(params=["zh-hans", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Every journey is made in both languages."""
    return str(request.param)


@pytest.fixture(scope="package")
def entered() -> dict[str, StorageState]:
    """The sessions of those who have signed in: nobody signs in twice without need."""
    return {}


@pytest.fixture
def enter(browser: Browser, desk: Desk, language: str, entered: dict[str, StorageState]) -> Iterator[Enter]:
    """`enter(account)` gives that person before a page of their own; without an account, a visitor."""
    with ExitStack() as stack:
        met: list[Visitor] = []

        def let_in(account: str = "", **options: Any) -> Visitor:
            locale = "zh-CN" if language == "zh-hans" else "en-GB"
            options = {"viewport": DESKTOP, "locale": locale, "reduced_motion": "reduce", **options}
            context = browser.new_context(storage_state=entered.get(account), **options)
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            visitor = Visitor(context.new_page(), desk, language, Complaints())
            visitor.complaints.watch(context)
            met.append(visitor)
            if account:
                _enter(visitor, account, entered)
            return visitor

        yield let_in
        assert [each for visitor in met for each in visitor.complaints.said] == []


def _enter(visitor: Visitor, account: str, entered: dict[str, StorageState]) -> None:
    if account in entered:
        visitor.go("/")
    else:
        visitor.sign_in(account)
        visitor.page.wait_for_url(visitor.desk.address + "/")
        entered[account] = visitor.page.context.storage_state()
    visitor.speak()
