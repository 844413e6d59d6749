"""A form's answer for programs: its values, or a refusal that names each field."""

from typing import Any

from django.forms import BaseForm

from touchstone.desk.authority.errors import InvalidError


def checked(form: BaseForm) -> dict[str, Any]:
    """The cleaned values; the API and the pages go by the same rules. Raises InvalidError."""
    if not form.is_valid():
        problems = (f"{name}: {' '.join(map(str, said))}" for name, said in form.errors.items())
        raise InvalidError(problems=" ".join(problems))
    values: dict[str, Any] = form.cleaned_data
    return values
