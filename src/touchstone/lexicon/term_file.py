"""Reads the terms of one lexicon file: `kind` for the whole file, `[[groups]]` with a strength and its texts."""

from touchstone.lexicon.entry import Entry
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Term

GROUP = frozenset({"kind", "group", "strength", "terms", "ambiguous", "within"})
KIND_NAMES = {kind.name.lower(): kind for kind in Kind if kind not in (Kind.BRAND, Kind.MODEL)}


def read_terms(file: Entry) -> list[Term]:
    """Return the terms of a file in the order given; a group may name its own kind. Raises LexiconError."""
    default = file.text("kind")
    return [term for group in file.tables("groups") for term in read_group(group, default)]


def read_group(group: Entry, default_kind: str) -> list[Term]:
    """Return the terms of one group: `terms` tell by themselves, `ambiguous` need context."""
    group.allow_only(GROUP)
    name = group.text("kind", default_kind)
    if name not in KIND_NAMES:
        raise group.refuse("not_kind", "kind", known=", ".join(sorted(KIND_NAMES)))
    kind, label, within = KIND_NAMES[name], group.text("group"), group.text("within")
    strength = group.number("strength", 0, 1, default=1.0)
    clear = [Term(kind, text, label, strength=strength, within=within) for text in group.texts("terms")]
    unclear = [
        Term(kind, text, label, strength=strength, ambiguous=True, within=within) for text in group.texts("ambiguous")
    ]
    return clear + unclear
