"""A simulation in words, sums and a plot."""

from typing import Any

from django.utils.translation import gettext as _

from touchstone.desk.measures.queries.codes import every_code, in_chinese, title_of
from touchstone.desk.measures.queries.simulating import Comparison
from touchstone.rulebook.penalties.action import Action

BARS = 12


def say_sums(compared: Comparison) -> list[tuple[str, int, int]]:
    """What, under the code that applies, under the other one."""
    both = (compared.now, compared.then)

    def sums(name: str) -> tuple[int, int]:
        now, then = (sum(getattr(one, name) for one in each.outcomes) for each in both)
        return now, then

    now, then = both
    rows: list[tuple[str, int, int]] = [
        (_("Sellers with a breach"), len(now.outcomes), len(then.outcomes)),
        (_("Points"), *sums("points")),
        (_("Strikes"), *sums("strikes")),
        (_("Days with a restriction"), *sums("days")),
        (_("Accounts closed"), now.closed, then.closed),
    ]
    actions = [action for action in Action if now.measures[action] or then.measures[action]]
    return rows + [(title_of(action), now.measures[action], then.measures[action]) for action in actions]


def say_matches(compared: Comparison) -> list[tuple[str, str]]:
    """Kind of breach as it was established, kind of the other code that stands for it; empty: none does."""
    place = "title_zh" if in_chinese() else "title_en"
    titles = {row.key: getattr(row, place) for code in every_code() for row in code.kinds}
    other = next(code for code in every_code() if code.identity == compared.then.code)
    theirs = {row.key: getattr(row, place) for row in other.kinds}
    return [(titles.get(kind, kind), theirs.get(match, "")) for kind, match in compared.matched.items()]


def histogram(compared: Comparison, known: str) -> dict[str, Any] | None:
    """How many sellers had how many points, under both codes; None where nobody had any."""
    both = [[one.points for one in each.outcomes] for each in (compared.now, compared.then)]
    highest = max((points for each in both for points in each), default=0)
    if not highest:
        return None
    width = -(-(highest + 1) // BARS)
    edges = [place * width for place in range(highest // width + 1)]
    counts = [[sum(points // width == place for points in each) for place in range(len(edges))] for each in both]
    labels = [known, _("the other code")]
    series = [{"label": label, "values": values} for label, values in zip(labels, counts, strict=True)]
    data = {"x": edges, "time": False, "label": _("Points"), "unit": _("sellers"), "series": series}
    return {"data": data, "heads": [_("Points from"), *labels], "rows": list(zip(edges, *counts, strict=True))}
