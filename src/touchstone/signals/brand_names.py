"""Finds a brand by a name that somebody wrote into a field: the brand column, a list of authorised brands."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon

_MADE: dict[int, tuple[Lexicon, dict[str, int]]] = {}


def plain_name(name: str) -> str:
    """A name without case, spaces and punctuation."""
    return "".join(char for char in name.casefold() if char.isalnum())


def brand_by_name(lexicon: Lexicon) -> dict[str, int]:
    """Index of each brand by its key, names and unambiguous aliases, as `plain_name` writes them; made once per lexicon."""
    made = _MADE.get(id(lexicon))
    if made is None:
        names: dict[str, int] = {}
        for index, brand in enumerate(lexicon.brands):
            for name in (brand.key, brand.name_en, brand.name_zh, *brand.aliases, *brand.ambiguous):
                names.setdefault(plain_name(name), index)
        names.pop("", None)
        made = _MADE[id(lexicon)] = (lexicon, names)
    return made[1]


def match_names(names: list[str | None], lexicon: Lexicon) -> NDArray[np.int32]:
    """Index of the brand of each name, -1: none; a name such as 耐克/NIKE is also tried by its parts."""
    known = brand_by_name(lexicon)
    found = np.full(len(names), -1, dtype=np.int32)
    for place, name in enumerate(names):
        if name:
            parts = (name, *name.replace("（", "/").replace("(", "/").split("/"))
            found[place] = next((known[part] for part in map(plain_name, parts) if part in known), -1)
    return found


def find_declared(names: pa.Array, lexicon: Lexicon) -> NDArray[np.int32]:
    """Index of the brand of each entry of a string column, (n,) int32; -1 where null or unknown."""
    if names.null_count == len(names):
        return np.full(len(names), -1, dtype=np.int32)
    if len(names) == 1:
        return match_names(names.to_pylist(), lexicon)
    encoded = names.dictionary_encode()
    found = np.append(match_names(encoded.dictionary.to_pylist(), lexicon), np.int32(-1))
    places: NDArray[np.int32] = encoded.indices.fill_null(len(found) - 1).to_numpy(zero_copy_only=False)
    return found[places]
