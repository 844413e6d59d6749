"""Gives the workflow of tips to workflow, their names to the record, and their panel and ear to leads."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.namers import Named, Namer, register_namers
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.dossiers.onward import Onward, register_onward
from touchstone.desk.leads.followers import register_follower, register_guard
from touchstone.desk.leads.panels import Panel, register_panels
from touchstone.desk.tips.following import demand_other, follow
from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.queries.panel import tips_on_lead
from touchstone.desk.tips.queries.targets import relation, visible_targets, visible_tips
from touchstone.desk.tips.sides import SIDES
from touchstone.desk.tips.telling import tell
from touchstone.desk.tips.transitions import TIP
from touchstone.desk.workflow.registry import Subjects, register

SUBJECTS = Subjects(
    workflow=TIP,
    kind=Tip.SUBJECT_KIND,
    rows=lambda: Tip.objects.select_related("target"),
    visible_to=visible_tips,
    relation=relation,
    title=str,
    address=lambda tip: reverse("tip_detail", kwargs={"target": tip.target.public_id}),
    sides=SIDES,
    tell=tell,
)
ONWARD = (
    Onward("listing", _("Tips"), "tips_of_listing", "message", Permission.LEAD_VIEW),
    Onward("shop", _("Tips"), "tips_of_shop", "message", Permission.LEAD_VIEW),
)


def _tips(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = visible_tips(actor).filter(public_id__in=ids).select_related("target")
    return {each.public_id: Named(each.public_id, SUBJECTS.address(each)) for each in rows}


def _targets(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = visible_targets(actor).filter(public_id__in=ids)
    return {each.public_id: Named(str(each), reverse("tip_detail", kwargs={"target": each.public_id})) for each in rows}


def register_tips() -> None:
    """Called once, when the desk's tables are loaded."""
    register(SUBJECTS)
    register_namers(
        Namer(Tip.SUBJECT_KIND, _("a tip"), _tips),
        Namer(Target.SUBJECT_KIND, _("what tips are about"), _targets),
    )
    register_follower(follow)
    register_guard(demand_other)
    register_panels([Panel("tips/panel.html", tips_on_lead)])
    register_onward(ONWARD)
