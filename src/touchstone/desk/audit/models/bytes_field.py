"""Bytes as they are hashed, whatever a forger has put into their column."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression


class BytesField(models.BinaryField):  # type: ignore[type-arg]  # Django has no generics at run time
    """SQLite lets a column of bytes hold text or numbers: a check of the record has to name such a row, not fall over it."""

    def from_db_value(self, value: Any, expression: Expression, connection: BaseDatabaseWrapper) -> bytes | None:
        """The bytes, or those of the text that stands in their place."""
        if value is None or isinstance(value, bytes | memoryview):
            return None if value is None else bytes(value)
        return str(value).encode()

    def deconstruct(self) -> Any:
        """In migrations it is a column of bytes like any other."""
        name, _path, arguments, named = super().deconstruct()
        return name, "django.db.models.BinaryField", arguments, named
