"""Rows of a table that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

HEADINGS = (_("Time"), _("What happened"), _("Kind"), _("About"), _("By which way"))
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(cell: object) -> str:
    """The cell as text: whatever a spreadsheet could take for a formula is led by an apostrophe; a number is a number."""
    if isinstance(cell, int | float):
        return str(cell)
    text = str(cell).replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(DANGEROUS) or text.startswith(DANGEROUS) else text


def write_row(cells: Iterable[object]) -> bytes:
    """One line of CSV (RFC 4180) in UTF-8."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([neutral(cell) for cell in cells])
    return line.getvalue().encode()
