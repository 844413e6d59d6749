"""The forms of security keys speak the reader's language."""

import pytest
from django import forms

from touchstone.desk.frontdoor.key_forms import NAME, AddKeyForm, EditKeyForm


@pytest.mark.parametrize("form", [AddKeyForm, EditKeyForm])
def test_the_name_of_a_key_comes_first_and_is_asked_for_in_words_that_translate(form: type[forms.Form]) -> None:
    assert next(iter(form.base_fields)) == "name"
    assert form.base_fields["name"].label is NAME


def test_a_new_key_needs_no_name_but_a_renamed_one_does() -> None:
    assert not AddKeyForm.base_fields["name"].required
    assert EditKeyForm.base_fields["name"].required
