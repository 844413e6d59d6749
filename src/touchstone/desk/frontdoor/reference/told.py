"""One operation as its page tells it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings

from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.permissions import MEANINGS, Permission
from touchstone.desk.frontdoor.api.assembly import document
from touchstone.desk.frontdoor.reference.fields import Field, fields_of, kind_of, say

BODY = "@file"


@dataclass(frozen=True)
class OperationTold:
    """A row of the API beside what the description says of it."""

    row: Operation
    path: str
    described: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What it does."""
        return say(str(self.described["summary"]))

    @property
    def words(self) -> str:
        """What there is to know beyond its title."""
        return say(rest_of(self.described))

    @property
    def needs(self) -> str:
        """What it permits whoever calls; empty where no permission is needed."""
        return str(MEANINGS[self.row.needs]) if isinstance(self.row.needs, Permission) else ""

    @property
    def parameters(self) -> list[tuple[Field, str]]:
        """Each with the place where it is sent."""
        return [
            (Field(each["name"], kind_of(each["schema"], schemas()), each["required"], say(each.get("description", ""))),
             each["in"])
            for each in self.described["parameters"]
        ]  # fmt: skip

    @cached_property
    def body(self) -> "Content | None":
        """What is sent."""
        return content_of(self.described.get("requestBody"))

    @cached_property
    def answer(self) -> "Content | None":
        """What comes back; nothing where it says all by its status."""
        return content_of(self.described["responses"][str(self.row.status)])

    @property
    def refusals(self) -> list[tuple[str, str]]:
        """Every other status, and what it means here."""
        others = (each for each in self.described["responses"].items() if each[0] != str(self.row.status))
        return [(status, say(answer["description"])) for status, answer in others]

    @property
    def call(self) -> str:
        """A whole request for a command line."""
        headers = ["Authorization: Bearer tst_…"]
        place = self.path
        for each in self.described["parameters"]:
            if each["in"] == "path":
                place = place.replace(f"{{{each['name']}}}", str(each["example"]))
            elif each["in"] == "header" and each["name"] != "If-None-Match":
                headers.append(f"{each['name']}: {each['example']}")
        sent = [] if self.body is None else [f"Content-Type: {self.body.kind}"]
        lines = [f"curl -X {self.row.method} {quoted(settings.ADDRESS + place)}"]
        lines += [f"-H {quoted(each)}" for each in (*headers, *sent)]
        if self.body is not None:
            lines.append(f"--data-binary {quoted(self.body.example or BODY)}")
        return " \\\n  ".join(lines)


@dataclass(frozen=True)
class Content:
    """A body or an answer: its type of content, its fields, an example."""

    kind: str
    fields: list[Field]
    example: str


def content_of(part: Mapping[str, Any] | None) -> Content | None:
    """The first type of content of a part of the description."""
    for kind, content in (part or {}).get("content", {}).items():
        example = json.dumps(content["example"], ensure_ascii=False, indent=2) if "example" in content else ""
        return Content(kind, list(fields_of(content["schema"], schemas())), example)
    return None


def rest_of(described: Mapping[str, Any]) -> str:
    """The description without its first sentence, which is the summary."""
    return str(described["description"]).removeprefix(str(described["summary"])).lstrip(".").strip()


def schemas() -> Mapping[str, Any]:
    """Every schema that has a name."""
    found: Mapping[str, Any] = document()["components"]["schemas"]
    return found


def quoted(text: str) -> str:
    """As a shell takes it."""
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"
