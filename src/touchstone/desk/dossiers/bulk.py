"""Many rows at once: plain SQL on SQLite, COPY on PostgreSQL. Only inside an act, whose single writer makes the ids safe."""

import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

from touchstone.desk.authority.identifiers import ALPHABET, LENGTH, PublicIdField

UNIFORM = 256 - 256 % len(ALPHABET)
LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
BIASED = bytes(range(UNIFORM, 256))
SHARED = 7
"""Letters that the public ids of a batch begin with."""


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values (text, numbers, None, JSON as text, times as `moment` gives them)."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(_column(model, column)) for column in columns)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(rows))  # noqa: S608 - own names


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Set `columns` of the rows whose primary key is the last value of each."""
    values = list(rows)
    table = connection.ops.quote_name(model._meta.db_table)
    names = [connection.ops.quote_name(_column(model, column)) for column in columns]
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            settings = ", ".join(f"{name} = %s" for name in names)
            cursor.executemany(f"UPDATE {table} SET {settings} WHERE id = %s", values)  # noqa: S608 - own names
        elif values:
            settings = ", ".join(f"{name} = given.{name}" for name in names)
            arrays = ", ".join(f"%s::{_type(model, column)}[]" for column in (*columns, "id"))
            given = f"unnest({arrays}) AS given ({', '.join(names)}, id)"
            statement = f"UPDATE {table} SET {settings} FROM {given} WHERE {table}.id = given.id"  # noqa: S608 - own names
            cursor.execute(statement, [list(column) for column in zip(*values, strict=True)])


def one_of(texts: Collection[str]) -> RawSQL:
    """These texts for a lookup `in`, as one parameter, however many they are: the ORM would look at each."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::text[])", [list(texts)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(texts))])


def one_of_rows(rows: Collection[int]) -> RawSQL:
    """The same of primary keys."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(rows)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(rows))])


def _column(model: type[models.Model], name: str) -> str:
    found: Any = model._meta.get_field(name)
    return str(found.column)


def _type(model: type[models.Model], name: str) -> str:
    found: Any = model._meta.get_field(name)
    return str(found.db_type(connection))


def reserve_ids(model: type[models.Model], count: int) -> range | list[int]:
    """Primary keys that no other row gets."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            (sequence,) = cursor.fetchone()
            cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    first = (found[0] if found else 0) + 1
    return range(first, first + count)


def new_public_ids(model: type[models.Model], count: int) -> list[str]:
    """As many new public ids as `PublicIdField` would make one by one, but all beginning alike.

    So they lie side by side in their index: a batch writes a few of its pages and not one for each row. The beginning is
    drawn anew each time, and 64 bits of each id are its own.
    """
    field = model._meta.get_field("public_id")
    prefix = field.prefix if isinstance(field, PublicIdField) else ""
    begin, own = _letters(SHARED), LENGTH - SHARED
    text = _letters(count * own)
    return [f"{prefix}_{begin}{text[k : k + own]}" for k in range(0, count * own, own)]


def _letters(count: int) -> str:
    """Random letters of the alphabet, each as probable as another."""
    letters = b""
    while len(letters) < count:
        letters += secrets.token_bytes(count + 64).translate(LETTERS, delete=BIASED)
    return letters[:count].decode("ascii")


def moment(at: Any) -> Any:
    """A time as the database at hand takes it."""
    return connection.ops.adapt_datetimefield_value(at)
