"""What a code would have done to one seller, measure by measure."""

from typing import Any

from touchstone.desk.measures.models import CodeSimulation
from touchstone.desk.measures.queries.codes import in_chinese, name_of, row_of, title_of
from touchstone.desk.measures.queries.simulated import Course
from touchstone.desk.measures.queries.simulating import codes_of
from touchstone.rulebook.penalties.account import Owed


def say_course(course: Course, row: CodeSimulation) -> dict[str, Any]:
    """The measures of the period in order of time, each with the row that owes it."""
    period = codes_of(row).period
    owed = [one for one in course.account.owed if period.holds(one.from_at)]
    rows = [
        {
            "action": title_of(one.action),
            "from": one.from_at,
            "until": one.until,
            "row": one.row,
            "text": _text(course, one),
            "breach": one.breach,
        }
        for one in owed
    ]
    return {"name": name_of(course.code), "rows": rows}


def _text(course: Course, owed: Owed) -> str:
    row = row_of(course.code, owed.row, owed.from_at)
    return row.text_zh if in_chinese() else row.text_en
