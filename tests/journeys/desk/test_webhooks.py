"""A webhook endpoint: made, tried, delivered to."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest
from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter

WITHIN = 20  # seconds
RECEIVER = Path(__file__).with_name("receiver.py")


@pytest.fixture
def receiver() -> Iterator["subprocess.Popen[str]"]:
    """A system that takes webhooks."""
    with subprocess.Popen([sys.executable, str(RECEIVER)], stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.terminate()


def test_a_test_message_arrives_at_an_endpoint(enter: Enter, receiver: "subprocess.Popen[str]") -> None:
    assert receiver.stdout is not None
    visitor = enter("administrator")
    visitor.go("/endpoints/")
    name = f"Orders {visitor.language}"
    visitor.fill(name=name, url=f"http://127.0.0.1:{receiver.stdout.readline().strip()}/hook")
    visitor.page.locator("main [name=kinds]").first.check()
    visitor.send()
    visitor.go("/endpoints/")
    visitor.link(name).click()
    with visitor.page.expect_navigation():
        visitor.button("Send a test").click()
    assert select([receiver.stdout], [], [], WITHIN)[0], "nothing arrived"
    assert receiver.stdout.readline().strip()
    visitor.go("/deliveries/?state=done")
    row = visitor.page.get_by_role("row").filter(has_text=name).first
    visitor.wait_for(lambda: [row.inner_text()] if visitor.page.reload() and row.is_visible() else [])
    expect(row).to_contain_text(visitor.words("arrived"))
