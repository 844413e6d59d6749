"""Forms of the desk: what people send names rows by their public ids, never by their numbers."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms

from tests.house.tree import ROOT, committed


def desk_forms() -> Iterator[type[forms.BaseForm]]:
    """Every form that a module of the desk defines."""
    for path in committed():
        if path.suffix == ".py" and "forms" in path.as_posix() and ROOT / "src/touchstone/desk" in path.parents:
            module = import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
            for held in vars(module).values():
                if isinstance(held, type) and issubclass(held, forms.BaseForm) and held.__module__ == module.__name__:
                    yield held


FORMS = list(dict.fromkeys(desk_forms()))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_choice_among_rows_names_them_by_their_public_ids(form: type[forms.Form]) -> None:
    choices = [field for field in form.base_fields.values() if isinstance(field, forms.ModelChoiceField)]
    assert {field.to_field_name for field in choices} <= {"public_id"}


def test_there_are_forms_that_choose_among_rows() -> None:
    fields = [field for form in FORMS for field in form.base_fields.values()]
    assert len([field for field in fields if isinstance(field, forms.ModelChoiceField)]) > 3
