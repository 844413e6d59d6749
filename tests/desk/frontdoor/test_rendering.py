"""Forms are drawn with the marks and errors that people need."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.utils.translation import override

from touchstone.desk.frontdoor.rendering import DeskRenderer


class EveryControl(forms.Form):
    default_renderer = DeskRenderer
    name = forms.CharField(max_length=5, help_text="As registered.")
    note = forms.CharField(widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(choices=[("a", "Police"), ("b", "Regulator")])
    roles = forms.MultipleChoiceField(choices=[("1", "Analyst")], widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(choices=[("1", "Post")], widget=forms.RadioSelect, required=False)
    scan = forms.FileField(required=False)
    agree = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


class Ids(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "label" and values.get("for"):
            self.references.add(values["for"] or "")
        if (values.get("href") or "").startswith("#"):
            self.references.add((values["href"] or "")[1:])
        self.references.update((values.get("aria-describedby") or "").split())


@pytest.fixture
def refused() -> str:
    with override("en"):
        return str(EveryControl({"name": "too long a name"}))


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("name", "form-control"),
        ("note", "form-control"),
        ("kind", "form-select"),
        ("roles", "form-check-input"),
        ("way", "form-check-input"),
        ("scan", "form-control"),
        ("agree", "form-check-input"),
    ],
)
def test_every_control_has_its_look(name: str, look: str) -> None:
    drawn = str(EveryControl())
    control = re.search(rf'<(?:input|select|textarea)[^>]*name="{name}"[^>]*>', drawn)
    assert control is not None
    assert f'class="{look}"' in control.group()


def test_a_look_that_the_form_chose_is_kept() -> None:
    class Own(forms.Form):
        default_renderer = DeskRenderer
        name = forms.CharField(widget=forms.TextInput({"class": "code"}))

    assert 'class="code"' in str(Own())


def test_a_hidden_control_has_no_look_and_no_label() -> None:
    drawn = str(EveryControl())
    assert '<input type="hidden" name="secret" id="id_secret">' in drawn
    assert 'for="id_secret"' not in drawn


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in str(EveryControl())


def test_the_summary_names_each_error_and_leads_to_its_field(refused: str) -> None:
    summary = refused.partition("</ul>")[0]
    for name in ("name", "kind", "roles", "agree"):
        assert f'<a href="#id_{name}' in summary
    assert "at most 5 characters" in summary


def test_every_label_hint_error_and_link_points_at_something_that_is_there_once(refused: str) -> None:
    page = Ids(refused)
    assert page.references <= set(page.ids), page.references - set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_a_field_in_error_is_marked_for_screen_readers(refused: str) -> None:
    control = re.search(r'<input[^>]*name="name"[^>]*>', refused)
    assert control is not None
    assert 'aria-invalid="true"' in control.group()
    assert "id_name_error" in control.group()


def test_required_and_optional_fields_say_so(refused: str) -> None:
    assert refused.count("required-mark") == 4
    assert refused.count("optional-mark") == 3


def test_what_a_person_typed_is_escaped() -> None:
    assert "<script>" not in str(EveryControl({"name": '"><script>'}))
