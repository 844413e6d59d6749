"""The URLs of the front door need no objects."""

from tests.desk.authority.matrix import Maker

MAKERS: dict[str, Maker] = {}
