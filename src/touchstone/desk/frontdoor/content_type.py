"""The kind of a body, as it is passed on to Django: what names another encoding than UTF-8 is the kind that nobody reads.

Python knows codecs that are no text (zip, idna), Django takes their names from here, and fails on them before any of its own
or of our refusals could answer.
"""

from django.utils.http import parse_header_parameters

UTF8 = frozenset({"utf-8", "utf8"})
UNREAD = "application/octet-stream; charset=unread"


def readable_type(kind: str) -> str:
    """The Content-Type as it came, if it can be read and its body as UTF-8; else UNREAD, which forms and the API refuse."""
    try:
        _, parameters = parse_header_parameters(kind)
    except ValueError:
        return UNREAD
    return kind if str(parameters.get("charset", "utf-8")).strip().lower() in UTF8 else UNREAD
