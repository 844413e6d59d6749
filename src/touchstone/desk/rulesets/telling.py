"""Who is told of rulesets, in their own language."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.delivery.outbox import tell as put
from touchstone.desk.rulesets.messages import CHANGED, TO_CONFIRM
from touchstone.desk.rulesets.models import Release
from touchstone.desk.workflow.registry import Notice, Telling

PROPOSING, LETTING = ("propose", "propose_return"), ("go_live", "roll_back")


def tell_release(telling: Telling) -> None:
    """Called inside the act for each step of a release and each ring of its clock."""
    release: Release = telling.subject
    if telling.notice is not Notice.STEP or telling.verb in PROPOSING:
        kind, people = TO_CONFIRM, _with(Permission.RULESET_RELEASE).exclude(public_id=telling.by.person)
    elif telling.verb in LETTING:
        kind, people = CHANGED, _with(Permission.RULESET_VIEW).exclude(public_id=telling.by.person)
    else:
        return
    _put(kind.key, release, people, telling)


def _put(kind: str, release: Release, people: Iterable[Person], telling: Telling) -> None:
    page = str(settings.ADDRESS + reverse("ruleset_detail", kwargs={"release": release.public_id}))
    for person in people:
        with override(person.language):
            values = {"ruleset": str(release), "url": page}
        put(kind, release, people=[person], values=values, now=telling.now)


def _with(permission: Permission) -> QuerySet[Person]:
    roles = [role.key for role in ROLES if permission in role.grants]
    held = {"memberships__role__in": roles, "memberships__ended_at": None}
    node = Person.objects.filter(memberships__organisation__operates_node=True, is_active=True, **held)
    return node.distinct().order_by("pk")
