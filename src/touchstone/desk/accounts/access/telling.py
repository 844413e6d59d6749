"""Who is told of an access request, and by which mail."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from touchstone.desk.accounts.access.mails import write_to_applicant, write_to_reviewer
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.transitions import ANSWER_CLOCK
from touchstone.desk.accounts.announcing import ACCESS_DECIDED, announce
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.workflow.registry import Notice, Telling

STEP_MAILS = {
    "submit": "access.new_request",
    "answer": "access.answered",
    "propose": "access.to_confirm",
    "send_back": "access.sent_back",
    "let_lapse": "access.sent_back",
}
"""The steps that people of the desk hear of."""
CLOCK_MAILS = {Notice.REMINDER: "access.reminder", Notice.ESCALATION: "access.overdue"}


def tell(telling: Telling) -> None:
    """Called inside the act for each step and each ring of a clock."""
    request: AccessRequest = telling.subject
    if telling.notice is Notice.STEP:
        if request.state.final:
            _announce(request, telling)
        kind = STEP_MAILS.get(telling.verb)
        if kind:
            _tell_desk(kind, request, telling, _concerned(request, telling))
    elif telling.clock == ANSWER_CLOCK and telling.notice is Notice.REMINDER:
        with override(request.language):
            due = _day(telling)
        write_to_applicant("access.answer_reminder", request, telling.now, due=due)
    else:
        people = _people([telling.role]) if telling.role else _concerned(request, telling)
        _tell_desk(CLOCK_MAILS[telling.notice], request, telling, people)


def _announce(request: AccessRequest, telling: Telling) -> None:
    """The systems of who operates the node hear how it ended."""
    node = Organisation.objects.filter(operates_node=True).values_list("pk", flat=True)
    admitted = request.organisation.public_id if request.organisation else None
    data = {"status": request.status, "organisation": admitted}
    announce(ACCESS_DECIDED, request, organisations=node, data=data, now=telling.now)


def _concerned(request: AccessRequest, telling: Telling) -> Iterable[Person]:
    """The reviewer of the request; where there is none, or a second person is looked for, everybody who may."""
    is_for_second = telling.verb == "propose"
    reviewer = Person.objects.filter(public_id=request.claimed_by, is_active=True)
    if is_for_second or not reviewer.exists():
        wanted = Permission.ACCESS_CONFIRM if is_for_second else Permission.ACCESS_REVIEW
        people = _people([role.key for role in ROLES if role.grants.get(wanted) is Reach.NODE])
        return [person for person in people if person.public_id != telling.by.person]
    return reviewer


def _people(roles: list[str]) -> Iterable[Person]:
    held = Person.objects.filter(
        is_active=True,
        memberships__role__in=roles,
        memberships__ended_at=None,
        memberships__organisation__operates_node=True,
    )
    return held.distinct().order_by("pk")


def _tell_desk(kind: str, request: AccessRequest, telling: Telling, people: Iterable[Person]) -> None:
    for person in people:
        with override(person.language):
            due = _day(telling)
        write_to_reviewer(kind, request, person.email, person.language, telling.now, due=due)


def _day(telling: Telling) -> str:
    return date_format(localtime(telling.due_at), "DATETIME_FORMAT") if telling.due_at else ""
