"""Where in a listing a piece of evidence was seen."""

from enum import StrEnum


class Field(StrEnum):
    """The part of the listing that `start` and `end` of a signal refer to."""

    TITLE = "title"
    DESCRIPTION = "description"
    PRICE = "price"
    CATEGORY = "category"
    SELLER = "seller"
    REVIEW = "review"
    IMAGE = "image"


FIELDS: tuple[Field, ...] = tuple(Field)
FIELD_INDEX: dict[Field, int] = {field: index for index, field in enumerate(FIELDS)}
