"""EAN-13: thirteen digits of which the last checks the others (GS1 General Specifications, 7.9)."""

import re

DIGITS = re.compile(r"[0-9]{13}")


def is_ean13(text: str) -> bool:
    """Whether the text is thirteen digits."""
    return DIGITS.fullmatch(text) is not None


def check_digit(text: str) -> str:
    """The digit that belongs after the first twelve: weights 1, 3, 1, 3, …"""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(text[:12]))
    return str(-total % 10)
