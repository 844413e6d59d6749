"""Takes secrets out of what is written into the log, and signs that would break or steer a line."""

import re
import unicodedata
from collections.abc import Iterable

HIDDEN = "[hidden]"
# Keys and tokens as this desk writes them, credentials in headers and addresses, and links that hold a token.
SECRETS = re.compile(
    r"tst_[\w-]{20,}"
    r"|wh(?:sec|sk)_[\w+/=-]{20,}"
    r"|(?<=Bearer )\S+"
    r"|(?<=://)[^\s/@]+:[^\s/@]+(?=@)"
    r"|(?<=/join/)[\w-]{20,}"
    r"|(?<=/access/open/)[\w-]{20,}"
    r"|(?<=/tips/receipt/)[\w-]{20,}"
    r"|(?<=/password/reset/key/)[\w-]{10,}",
    re.IGNORECASE,
)
SHORTEST = 8  # shorter values would be found by accident in words


class Redaction:
    """Knows the secrets of this node by their value, and those of others by their form."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self.values = sorted({each for each in secrets if len(each) >= SHORTEST}, key=len, reverse=True)

    def clean(self, text: str) -> str:
        """The text without secrets, on one line, without control and direction characters."""
        for value in self.values:
            text = text.replace(value, HIDDEN)
        return one_line(SECRETS.sub(HIDDEN, text))


def one_line(text: str) -> str:
    """Signs that end a line, move the cursor or turn the direction of text, written out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_written(sign) if unicodedata.category(sign) in STEERING else sign for sign in text)


STEERING = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def _written(sign: str) -> str:
    return "\\n" if sign == "\n" else f"\\u{ord(sign):04x}"
