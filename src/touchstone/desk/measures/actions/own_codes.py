"""Taking in a penalty code of the node's own: it is read and kept, and applies only when two people adopt it."""

import hashlib
from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.measures.events import CODE_ADDED
from touchstone.desk.measures.models import OwnCode
from touchstone.desk.measures.queries.codes import read_own_code
from touchstone.desk.workflow.errors import NoPersonError
from touchstone.rulebook.penalties.code_file import parse_code


@act
def add_code(*, data: bytes, by: Actor, now: datetime) -> OwnCode:
    """Keep a file that is a penalty code; the same file twice is one code. PackError: it is none, with place and cure."""
    demand(by, Permission.CODE_ADOPT, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=CODE_ADDED.key)
    digest = hashlib.sha256(data).hexdigest()
    known = OwnCode.objects.filter(digest=digest).first()
    if known is not None:
        return known
    parse_code(data, "code.toml")
    text = data.decode()
    code = read_own_code(text, digest)
    row = OwnCode.objects.create(identity=code.identity, digest=digest, text=text, added_at=now, added_by=by.person)
    record(CODE_ADDED.key, row, by=by, now=now, data={"code": row.identity})
    return row
