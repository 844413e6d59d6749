"""How details are written: `key=value;key=value`, numbers rounded so that few distinct details exist."""

import math
from collections.abc import Callable
from functools import cache, lru_cache

from touchstone.lexicon.lexicon import Lexicon
from touchstone.vocabulary.hiding import HIDING_WORDS, Hiding

MOST_SPELT = 100_000
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


class Spelt(dict[int, str]):
    """The details of one signal under one lexicon by their codes: written once, then looked up."""

    def __init__(self, lexicon: Lexicon, spell: Callable[[Lexicon, int], str]) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._spell = spell

    def __missing__(self, code: int) -> str:
        """Write what was not asked for before; forget everything first where too much is held."""
        if len(self) >= MOST_SPELT:
            self.clear()
        text = self[code] = self._spell(self._lexicon, code)
        return text


_SPELT: dict[tuple[int, Callable[[Lexicon, int], str]], Spelt] = {}


def speller(lexicon: Lexicon, spell: Callable[[Lexicon, int], str]) -> Callable[[int], str]:
    """`spell` for one lexicon, remembering what it wrote; the lexicon is kept, so that its id cannot name another one."""
    key = (id(lexicon), spell)
    if key not in _SPELT:
        _SPELT[key] = Spelt(lexicon, spell)
    return _SPELT[key].__getitem__


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
