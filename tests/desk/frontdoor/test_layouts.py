"""The layouts of all pages: navigation, bell, account menu, scripts."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from touchstone.desk.accounts.models import Person

ERRORS = ("400", "403", "404", "429", "500", "403_csrf")
NAVIGATION = [
    {"label": "Work", "entries": [{"label": "Leads", "url": "/leads/", "icon": "flag", "key": "l", "current": True}]}
]


def draw(template: str, user: Person | None = None, **values: Any) -> str:
    request = RequestFactory().get("/here")
    request.user = user or AnonymousUser()
    return render_to_string(template, values, request=request)


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_has_one_heading_and_a_way_out(name: str) -> None:
    drawn = draw(f"{name}.html")
    assert drawn.count("<h1>") == 1
    assert 'href="/"' in drawn


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_no_request_no_token_and_no_database(name: str) -> None:
    drawn = render_to_string(f"{name}.html")
    assert "csrf" not in drawn
    assert "<form" not in drawn


def test_the_same_refusal_is_the_same_bytes_whoever_asks() -> None:
    values = {"status": 404, "sentence": "There is nothing here.", "cure": "Check the address.", "again": False}
    ada = Person(name="Ada", email="ada@example.com")
    assert draw("refusal.html", **values) == draw("refusal.html", ada, **values)


@pytest.mark.parametrize(("language", "tag"), [("zh-hans", "zh-Hans"), ("en", "en")])
def test_a_page_names_its_language(language: str, tag: str) -> None:
    with override(language):
        assert f'<html lang="{tag}"' in draw("base.html")


def test_the_demonstration_says_so_on_every_layout() -> None:
    for layout in ("base.html", "entrance.html", "plain.html"):
        assert 'class="demonstration"' in draw(layout, demonstration=True)
        assert 'class="demonstration"' not in draw(layout, demonstration=False)


def test_the_navigation_marks_where_one_is_and_its_key() -> None:
    drawn = draw("base.html", navigation=NAVIGATION)
    assert re.search(r'href="/leads/" aria-current="page" data-go="l"', drawn)
    assert "<kbd>g</kbd> <kbd>l</kbd>" in drawn


def test_what_the_context_does_not_give_is_not_shown() -> None:
    drawn = draw("base.html")
    assert "data-search" not in drawn
    assert 'name="live-url"' not in drawn
    assert "data-inbox-count" not in drawn


@pytest.mark.parametrize(("unread", "shown"), [(0, ""), (3, "3"), (99, "99"), (100, "99+")])
def test_the_bell_counts_to_99(unread: int, shown: str) -> None:
    drawn = draw("base.html", inbox_url="/inbox/", inbox_unread=unread)
    found = re.search(r"data-inbox-count( hidden)?>([^<]*)<", drawn)
    assert found is not None
    assert (bool(found.group(1)), found.group(2)) == (unread == 0, shown)


def test_a_name_in_the_account_menu_is_escaped_and_isolated() -> None:
    drawn = draw("base.html", Person(name="<b>Ada", email="ada@example.com"))
    assert "<bdi>&lt;b&gt;Ada</bdi>" in drawn


def test_scripts_wait_for_the_page_except_the_one_that_sets_the_brightness() -> None:
    scripts = re.findall(r"<script ([^>]*)>", draw("base.html"))
    assert [("defer" in script) for script in scripts] == [False, True]
    assert "theme.js" in scripts[0]
