"""How details are written: `key=value;key=value`, numbers rounded so that few distinct details exist."""

import math
from functools import cache, lru_cache

from touchstone.lexicon.lexicon import Lexicon
from touchstone.vocabulary.hiding import HIDING_WORDS, Hiding

HIDING_NAMES: dict[Hiding, str] = {flag: str(flag.name).lower() for flag in HIDING_WORDS}


def plain(text: str) -> str:
    """A value without the two signs that part a detail."""
    return text.replace(";", ",").replace("=", "-")


def spell_brand(lexicon: Lexicon, brand: int) -> str:
    """`brand=key;en=…;zh=…`; a brand without a Chinese name keeps its English one, and the other way round."""
    entry = lexicon.brands[brand]
    return _spell_names(entry.key, entry.name_en, entry.name_zh)


@lru_cache(maxsize=1 << 15)
def _spell_names(key: str, name_en: str, name_zh: str) -> str:
    return f"brand={key};en={plain(name_en or name_zh)};zh={plain(name_zh or name_en)}"


@cache
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
