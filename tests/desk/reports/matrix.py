"""What the URLs of reports need: the lists say which one."""

from tests.desk.authority.matrix import Call, Maker

MAKERS: dict[str, Maker] = {
    "figure_things": lambda _scene: Call({}, {"list": "decided"}),
    "figure_things_export": lambda _scene: Call({}, {"list": "removals"}),
}
