"""The pages of the API: every operation has one, in both languages, and it says what the description says."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.desk.people import Standing
from touchstone.desk.frontdoor.api.assembly import document, rows
from touchstone.desk.frontdoor.reference.tags import TITLES
from touchstone.desk.frontdoor.reference.told import rest_of
from touchstone.desk.frontdoor.reference.views import all_operations

NAMES = sorted(row.name for row in rows())


def page(client: Client, name: str) -> str:
    answer = client.get(reverse("operation_detail", kwargs={"operation": name}))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_every_operation_is_listed_once_under_its_subject(owner: Standing) -> None:
    text = owner.client().get(reverse("operation_list")).content.decode()
    links = re.findall(r'href="/api/reference/(\w+)/"', text)
    assert sorted(links) == NAMES
    assert {tag["name"] for tag in document()["tags"]} == set(TITLES)


def test_every_operation_has_its_page_with_its_request_and_its_answers(owner: Standing) -> None:
    client = owner.client()
    for name, told in all_operations().items():
        text = page(client, name)
        assert f"{told.row.method} {told.path}" in text
        assert told.call in text
        assert all(f"<code>{status}</code>" in text for status, _words in told.refusals)
        assert told.answer is None or told.answer.example in text


@pytest.mark.parametrize("name", ["share_dossier", "export_ledger"])
def test_a_page_names_all_fields_and_the_permission(name: str, supervisor: Standing) -> None:
    told, text = all_operations()[name], page(supervisor.client(), name)
    for part in (told.body, told.answer):
        assert part is None or all(f"<code>{field.name}</code>" in text for field in part.fields)
    assert f"<code>{told.row.needs.value}</code>" in text
    with translation.override("en"):
        assert told.needs in text


def test_the_words_are_chinese_for_a_chinese_reader(owner: Standing) -> None:
    owner.person.language = "zh-hans"
    owner.person.save()
    text = page(owner.client(), "add_evidence_file")
    described = all_operations()["add_evidence_file"].described
    with translation.override("zh-hans"):
        spoken = translation.gettext(rest_of(described))
    assert spoken in text
    assert "<code>after</code>" in page(owner.client(), "list_brands")
    assert described["summary"] not in text


def test_an_operation_that_never_was_is_not_there(owner: Standing) -> None:
    assert owner.client().get(reverse("operation_detail", kwargs={"operation": "never"})).status_code == 404


def test_the_pages_load_nothing_from_elsewhere(owner: Standing) -> None:
    text = page(owner.client(), "add_seller")
    assert re.findall(r'(?:src|href)="(?:https?:)?//', text) == []
    assert "<style" not in text
    assert " style=" not in text
