"""Prints the description of the API: `python -m touchstone.desk.frontdoor.manage openapi`."""

import json
from typing import Any

from touchstone.desk.frontdoor.api.assembly import document
from touchstone.desk.frontdoor.command import DeskCommand


class Command(DeskCommand):
    """The same document that /api/openapi.json gives."""

    help = "Print the description of the API (OpenAPI 3.1)."

    def handle(self, *arguments: Any, **options: Any) -> None:
        """As JSON."""
        self.stdout.write(json.dumps(document(), ensure_ascii=False, indent=2))
