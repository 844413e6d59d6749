"""The page of deadlines needs no object."""

from tests.desk.authority.matrix import Maker

MAKERS: dict[str, Maker] = {}
