"""In which line of a ruleset file a key stands."""

import re
from collections import Counter

TABLE = re.compile(r"\s*\[(\[?)\s*([A-Za-z0-9_.\- ]+?)\s*\]")
KEY = re.compile(r"\s*([A-Za-z0-9_\-]+)\s*=")


def line_of(text: str, place: str) -> int:
    """The line of `signals[3].weight`; of a key that is missing that of its table; 0 where neither is found."""
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    path = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if table := TABLE.match(line):
            path = table[2]
            if table[1]:
                counts[path] += 1
                path = f"{path}[{counts[path]}]"
            found.setdefault(path, number)
        elif key := KEY.match(line):
            found.setdefault(f"{path}.{key[1]}".lstrip("."), number)
    while place and place not in found:
        place = place.rpartition(".")[0]
    return found.get(place, 0)
