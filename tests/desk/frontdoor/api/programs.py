"""Programs: API keys of the standing people, and a client that sends them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.desk.people import Standing
from touchstone.desk.accounts.key_rules import NOT_FOR_PROGRAMS
from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.accounts.tokens import digest_of, new_token
from touchstone.desk.authority.permissions import Permission

V1 = "/api/v1/"


@dataclass(frozen=True)
class Program:
    """Calls the API with a key; every body is JSON."""

    token: str
    language: str = "en"

    def ask(self, method: str, path: str, data: Any = None, **headers: str) -> HttpResponse:
        """One request; names of headers are written with underscores."""
        sent = {"accept-language": self.language} | {name.replace("_", "-"): each for name, each in headers.items()}
        if self.token:
            sent["authorization"] = f"Bearer {self.token}"
        client = Client(headers=sent, raise_request_exception=True)
        where = path if path.startswith("/") else V1 + path
        return client.generic(method, where, *self._body(data))

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)

    def _body(self, data: Any) -> tuple[Any, str]:
        if data is None:
            return b"", "application/octet-stream"
        return (data if isinstance(data, bytes) else json.dumps(data).encode()), "application/json"


def program_of(standing: Standing, scopes: Iterable[Permission] | None = None) -> Program:
    """A program with a key of this person, for everything that a program may do, or for `scopes` alone."""
    token = new_token("tst_")
    wanted = sorted(set(Permission) - NOT_FOR_PROGRAMS) if scopes is None else scopes
    now = timezone.now()
    ApiKey.objects.create(
        organisation=standing.organisation,
        person=standing.person,
        name="Program",
        scopes=[each.value for each in wanted],
        digest=digest_of(token),
        created_at=now,
        expires_at=now + timedelta(days=1),
    )
    return Program(token)
