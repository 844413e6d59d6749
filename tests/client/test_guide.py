"""The examples of the guide run, in both languages, against the real desk."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.client.conftest import desk_of
from tests.desk.people import Standing
from touchstone import client

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("guide", ["api.md", "api.zh.md"])
def test_the_example_of_the_guide_runs(
    guide: str, owner: Standing, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    [example] = re.findall(r"```python\n(.*?)```", (DOCS / guide).read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.setattr(client, "Desk", lambda _url, _key: desk_of(owner))
    exec(compile(example, guide, "exec"), {})
    printed = capsys.readouterr().out
    assert "House of brands" in printed
    assert "administrator" in printed
