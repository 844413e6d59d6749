"""How details are written: `key=value;key=value`, numbers rounded so that few distinct details exist."""

import math

from touchstone.lexicon.lexicon import Lexicon
from touchstone.vocabulary.hiding import HIDING_WORDS, Hiding

HIDING_NAMES: dict[Hiding, str] = {flag: str(flag.name).lower() for flag in HIDING_WORDS}


def plain(text: str) -> str:
    """A value without the two signs that part a detail."""
    return text.replace(";", ",").replace("=", "-")


def spell_brand(lexicon: Lexicon, brand: int) -> str:
    """`brand=key;en=…;zh=…`; a brand without a Chinese name keeps its English one, and the other way round."""
    entry = lexicon.brands[brand]
    en, zh = plain(entry.name_en or entry.name_zh), plain(entry.name_zh or entry.name_en)
    return f"brand={entry.key};en={en};zh={zh}"


def spell_hiding(flags: int) -> str:
    """`masked+styled`; `none` for ordinary writing."""
    return "+".join(name for flag, name in HIDING_NAMES.items() if flags & flag) or "none"


def round_number(value: float) -> str:
    """Two significant digits: 0.13, 4.7, 320, 15000."""
    if not math.isfinite(value) or value <= 0:
        return "0"
    digits = 1 - math.floor(math.log10(value))
    return f"{round(value, digits):.{max(digits, 0)}f}"


def read_detail(detail: str) -> dict[str, str]:
    """The pairs of a detail."""
    return dict(part.split("=", 1) for part in detail.split(";") if "=" in part)
