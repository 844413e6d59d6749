"""What a security key is said to have answered, read as what a stranger sent: the library's parser trusts its shape."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput

LONGEST = 20_000
"""Characters; an answer with an attestation has some thousands."""
ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class KeyAnswer(forms.JSONField):
    """JSON of bounded length, in which nothing fails but the field."""

    def __init__(self) -> None:
        super().__init__(required=True, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        """The object that was sent."""
        try:
            read = super().to_python(str(value)[:LONGEST]) if value else value
        except (RecursionError, ValueError):
            read = None
        if value and not isinstance(read, dict):
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        return read

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What stands in the field again; nothing is read for it."""
        return InvalidJSONInput(json.dumps(None)) if data else initial


@contextmanager
def read_carefully() -> Iterator[None]:
    """Whatever the library meets in an answer that is none makes it a wrong one."""
    try:
        yield
    except ODD:
        raise get_adapter().validation_error("incorrect_code") from None


class CarefulAnswer:
    """For the library's forms that take the answer of a key."""

    def clean_credential(self) -> Any:
        """The key that answered."""
        with read_carefully():
            return super().clean_credential()  # type: ignore[misc]  # of the library's form beside it
