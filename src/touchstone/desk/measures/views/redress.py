"""What a seller reads with a decision: how to get out of it, and until when it can appeal."""

from typing import Any

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.actions.appealing import is_appealable
from touchstone.desk.measures.guidance import way_out
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.appeals import last_appeal
from touchstone.desk.measures.queries.codes import in_chinese


def redress_of(row: Measure, request: DeskRequest) -> dict[str, Any]:
    """For its seller; nothing for anybody else."""
    if not may(request.actor, Permission.APPEAL_FILE):
        return {}
    return {
        "ways_out": [] if row.reversed_at else way_out(row.action, chinese=in_chinese()),
        "may_appeal": is_appealable(row.breach, request.now),
        "left": (row.breach.appeal_until - request.now).days,
        "appeal": last_appeal(row.breach),
    }
