"""Check digits of numbers that name a person: without them any long number would be taken for one."""

import re
from datetime import date

PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
IDENTITY_CHECK = "10X98765432"
CARD_LENGTHS = range(15, 20)
IBAN_LENGTHS = range(15, 35)


def is_identity_number(text: str) -> bool:
    """Eighteen signs of GB 11643-1999: province, a day of birth that exists, check sign."""
    signs = re.sub(r"[ \-]", "", text)
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(signs[:17]))
    return signs[:2] in PROVINCES and _is_day(signs[6:14]) and IDENTITY_CHECK[total % 11] == signs[17].upper()


def is_old_identity_number(text: str) -> bool:
    """Fifteen digits, as issued until 1999: province and a day of birth that exists."""
    return text[:2] in PROVINCES and _is_day("19" + text[6:12])


def is_bank_card(text: str) -> bool:
    """15 to 19 digits with the check digit of ISO/IEC 7812-1."""
    digits = re.sub(r"[ \-]", "", text)
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return len(digits) in CARD_LENGTHS and sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """15 to 34 signs whose remainder by 97 is 1 (ISO 13616)."""
    signs = text.replace(" ", "")
    number = "".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])
    return len(signs) in IBAN_LENGTHS and int(number) % 97 == 1


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    except ValueError:
        return False
    return digits[:2] in ("19", "20")
