"""Gives the workflow of releases to the room of workflow, and the names of the room to the record."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy

from touchstone.desk.audit.namers import Named, Namer, register_namers
from touchstone.desk.authority.actor import Actor
from touchstone.desk.rulesets.models import Release, Rescreening, Training, Trial
from touchstone.desk.rulesets.queries.visible import relation, visible_to
from touchstone.desk.rulesets.sides import SIDES
from touchstone.desk.rulesets.telling import tell_release
from touchstone.desk.rulesets.transitions import RELEASES
from touchstone.desk.workflow.registry import Subjects, register

SUBJECTS = Subjects(
    workflow=RELEASES,
    kind=Release.SUBJECT_KIND,
    rows=lambda: Release.objects.select_related("file"),
    visible_to=visible_to,
    relation=relation,
    title=str,
    address=lambda release: reverse("ruleset_detail", kwargs={"release": release.public_id}),
    sides=SIDES,
    tell=tell_release,
)


def _names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = visible_to(actor).filter(public_id__in=ids)
    return {each.public_id: Named(str(each), SUBJECTS.address(each)) for each in rows}


def register_rulesets() -> None:
    """Called once, when the desk's tables are loaded."""
    register(SUBJECTS)
    register_namers(
        Namer(Release.SUBJECT_KIND, gettext_lazy("a ruleset"), _names, seen=visible_to),
        Namer(Trial.SUBJECT_KIND, gettext_lazy("a trial of a ruleset")),
        Namer(Training.SUBJECT_KIND, gettext_lazy("a training of a draft")),
        Namer(Rescreening.SUBJECT_KIND, gettext_lazy("a screening of what is there")),
    )
