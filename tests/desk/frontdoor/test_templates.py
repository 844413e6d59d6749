"""Laws of every template of the desk, whichever room it is in."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

DESK = Path(settings.DESK)
PAGES = sorted(DESK.rglob("templates/**/*.html"))
NAMES = [str(page.relative_to(DESK)) for page in PAGES]
every_template = pytest.mark.parametrize("page", PAGES, ids=NAMES)
TAG = re.compile(r"<[a-z][^<>]*", re.IGNORECASE)
FORBIDDEN = re.compile(r"\s(?:style|on[a-z]+|hx-on[^=]*|hx-vals)\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)


@every_template
def test_a_template_compiles(page: Path) -> None:
    name = str(page).partition("/templates/")[2]
    assert engines["django"].get_template(name).template.name == name


@every_template
def test_no_template_asks_for_what_the_content_policy_forbids(page: Path) -> None:
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", page.read_text(), flags=re.DOTALL)
    assert "<style" not in text
    assert "javascript:" not in text
    assert [tag for tag in TAG.findall(text) if FORBIDDEN.search(tag)] == []
    assert [script for script in SCRIPT.findall(text) if "src=" not in script and "json" not in script] == []


@every_template
def test_no_template_loads_anything_from_elsewhere(page: Path) -> None:
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*', page.read_text()) == []


@every_template
def test_every_form_that_posts_carries_the_token(page: Path) -> None:
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page.read_text(), re.DOTALL)
    assert all("csrf_token" in form or "slot body" in form for form in forms)


def test_all_rooms_were_seen() -> None:
    assert len(PAGES) > 50
