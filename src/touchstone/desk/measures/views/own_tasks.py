"""What a seller can or should do now, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.queries.codes import confirmed, ground_of, in_chinese, name_of
from touchstone.desk.measures.queries.own_listings import count_found
from touchstone.desk.measures.queries.standing import appealable, coming_codes

SHOWN = 3
"""Breaches that are named one by one; the rest is one line."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: `about` is the name of what it is about, `due` its last moment, `left` the days until then."""

    sign: str
    title: str | Promise
    about: str
    detail: str
    url: str
    action: str | Promise
    due: datetime | None = None
    left: int = 0


def own_tasks(request: DeskRequest) -> list[Task]:
    """With a day first, in the order of the days; then what has none."""
    dated = sorted([*_drafts(request), *_appeals(request), *_codes(request)], key=lambda task: task.due or request.now)
    return [*dated, *_more_appeals(request), *_findings(request)]


def _drafts(request: DeskRequest) -> list[Task]:
    """Each appeal that was begun and can still be filed: none of them is hidden behind a number."""
    return [
        Task(
            sign="pencil",
            title=_("You began an appeal. It is not filed yet."),
            about=row.listing_version.title,
            detail="",
            url=reverse("appeal_new", kwargs={"breach": row.public_id}),
            action=_("Go on writing"),
            due=row.appeal_until,
            left=(row.appeal_until - request.now).days,
        )
        for row in appealable(request.actor, request.now).exclude(appeal_draft=None)
    ]


def _appeals(request: DeskRequest) -> list[Task]:
    found = []
    for row in appealable(request.actor, request.now).filter(appeal_draft=None)[:SHOWN]:
        ground = ground_of(row)
        found.append(
            Task(
                sign="gavel",
                title=_("Not right? You can appeal."),
                about=row.listing_version.title,
                detail=ground.text_zh if in_chinese() else ground.text_en,
                url=reverse("breach_detail", kwargs={"breach": row.public_id}),
                action=_("Read it, and appeal"),
                due=row.appeal_until,
                left=(row.appeal_until - request.now).days,
            )
        )
    return found


def _more_appeals(request: DeskRequest) -> list[Task]:
    count = appealable(request.actor, request.now).filter(appeal_draft=None).count() - SHOWN
    if count <= 0:
        return []
    title = ngettext("%(n)d further breach can be appealed.", "%(n)d further breaches can be appealed.", count)
    url = f"{reverse('own_breaches')}?state=open"
    return [Task("gavel", title % {"n": count}, "", "", url, _("Show them"))]


def _codes(request: DeskRequest) -> list[Task]:
    return [
        Task(
            sign="certificate",
            title=_("Another penalty code will apply."),
            about="",
            detail=name_of(confirmed(row.code)),
            url=reverse("code_detail"),
            action=_("Read what it says"),
            due=row.applies_from,
            left=(row.applies_from - request.now).days,
        )
        for row in coming_codes(request.now)
    ]


def _findings(request: DeskRequest) -> list[Task]:
    count = count_found(request.actor)
    if not count:
        return []
    title = ngettext("Something was found on %(n)d listing.", "Something was found on %(n)d listings.", count)
    detail = _("A finding is no decision. Mend the listing on the platform, or keep your proof ready.")
    url = f"{reverse('own_listings')}?state=found"
    return [Task("microscope", title % {"n": count}, "", detail, url, _("See what was found"))]
