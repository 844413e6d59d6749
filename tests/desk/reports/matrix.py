"""The URLs of reports have no places."""

from tests.desk.authority.matrix import Maker

MAKERS: dict[str, Maker] = {}
