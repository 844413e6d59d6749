"""How a listing stands to a brand that it names."""

from enum import StrEnum


class Relation(StrEnum):
    """own: the goods claim to be of this brand; compatible: made to fit it (适用于苹果); mentioned: named otherwise."""

    OWN = "own"
    COMPATIBLE = "compatible"
    MENTIONED = "mentioned"


RELATIONS: tuple[Relation, ...] = tuple(Relation)
