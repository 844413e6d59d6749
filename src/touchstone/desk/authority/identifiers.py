"""Public ids: random, opaque, the same in URLs, in the API and in the record."""

import secrets
from typing import Any

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0 o 1 i l: people read them out
LENGTH = 20  # 31 ** 20 is about 2 ** 99: nobody finds one by trying


def new_public_id(prefix: str) -> str:
    """A new id such as `org_7k2m…`; the prefix says to a reader what it names."""
    return f"{prefix}_{''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))}"


class PublicIdField(models.CharField):  # type: ignore[type-arg]  # Django has no generics at run time
    """The public id of a row; made when the row is made, never changed."""

    def __init__(self, prefix: str = "", **options: Any) -> None:
        self.prefix = prefix
        options.update(max_length=LENGTH + 1 + 8, unique=True, editable=False, default=self.new)
        super().__init__(**options)

    def new(self) -> str:
        """The default of a new row."""
        return new_public_id(self.prefix)

    def db_type(self, connection: Any) -> str | None:
        """Text of that length; named in full on PostgreSQL, where Django adds a second index for LIKE to a `varchar`."""
        plain = super().db_type(connection)
        return plain and plain.replace("varchar", "character varying") if connection.vendor == "postgresql" else plain

    def deconstruct(self) -> Any:
        """What a migration writes."""
        name, path, arguments, options = super().deconstruct()
        for made in ("max_length", "unique", "editable", "default"):
            options.pop(made, None)
        return name, path, arguments, {**options, "prefix": self.prefix}
