"""What of a listing makes a version: its content and the digest by which a change is seen."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

CONTENT = ("title", "description", "price", "currency", "category", "brand_text", "images", "state")
CENT = Decimal("0.01")
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


def digest_of(content: Mapping[str, Any]) -> str:
    """32 hexadecimal digits over the columns CONTENT; prices count in hundredths."""
    plain = [content[name] for name in CONTENT]
    text = ENCODER.encode(plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def as_price(value: float | str | Decimal | None) -> Decimal | None:
    """A price in hundredths of its currency; nothing where it is none, below zero or beyond what a column holds."""
    if value is None or value == "":
        return None
    price = Decimal(str(value))
    return price.quantize(CENT) if price.is_finite() and 0 <= price < Decimal(10) ** 13 else None
