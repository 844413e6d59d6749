"""Tips over the API: anyone files one; those who see leads read and answer them."""

from django.utils.translation import get_language
from ninja import Query

from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.accounts.errors import TooManyRequestsError
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest, Open
from touchstone.desk.tips.actions.answering import answer_target
from touchstone.desk.tips.actions.filing import file_tip as file
from touchstone.desk.tips.actions.filing import receipt_url
from touchstone.desk.tips.actions.joining import attach_target, detach_target
from touchstone.desk.tips.addresses import plain_place, read_address
from touchstone.desk.tips.errors import AlreadyFoundError, ByItsLeadError, NotByHandError
from touchstone.desk.tips.limits import count_tip
from touchstone.desk.tips.queries.clocks import overdue, with_deadline
from touchstone.desk.tips.queries.dossiers import dossier_of
from touchstone.desk.tips.queries.targets import found_tip, visible_tips
from touchstone.desk.tips.shapes import (
    AnswerNew,
    AttachNew,
    DetachNew,
    TipFiled,
    TipId,
    TipNew,
    TipPage,
    TipsAsked,
    TipTold,
)

OPERATIONS = Operations("tips")
TIP = "tips/{tip}"
VIEW, DECIDE = Permission.LEAD_VIEW, Permission.LEAD_DECIDE


@OPERATIONS.post("tips", name="file_tip", needs=Open.EVERYONE, answer=TipFiled, refusals=(TooManyRequestsError,))
def file_tip(request: DeskRequest, tip: TipNew) -> TipFiled:
    """Report a listing or shop.

    Nobody has to sign in, and who did is not written down. Files are attached with the form on the website.
    """
    count_tip(network=client_address(request), now=request.now)
    place = read_address(tip.address, tip.about) if tip.address else plain_place(tip.platform, tip.thing)
    if place is None:
        raise InvalidError(problems="address" if tip.address else "platform, thing")
    words = tip.model_dump(include={"about", "address", "ground", "words", "contact_name"})
    row, token = file(
        **words,
        place=place,
        contact_email=tip.contact_email or "",
        language=get_language() or "zh-hans",
        by=PUBLIC,
        now=request.now,
    )
    return TipFiled.read(row, receipt=receipt_url(token))


@OPERATIONS.get("tips", name="list_tips", needs=VIEW, answer=TipPage)
def list_tips(request: DeskRequest, asked: Query[TipsAsked]) -> TipPage:
    """List tips."""
    names = {"state": "status", "ground": "ground", "target": "target__public_id"}
    wanted = {names[name]: value for name, value in asked.model_dump(include=set(names), exclude_none=True).items()}
    rows = with_deadline(visible_tips(request.actor)).filter(**wanted).prefetch_related("files")
    rows = overdue(rows, request.now) if asked.overdue else rows
    return TipPage.cut(
        request, rows.select_related("target__listing", "target__shop", "target__lead"), asked, TipTold.of
    )


@OPERATIONS.get(TIP, name="get_tip", needs=VIEW, answer=TipTold)
def get_tip(request: DeskRequest, tip: TipId) -> TipTold:
    """Get one tip."""
    return TipTold.of(found_tip(request.actor, tip))


@OPERATIONS.post(
    f"{TIP}/answer", name="answer_tip", needs=DECIDE, answer=TipTold, status=200, refusals=(ByItsLeadError,)
)
def answer_tip(request: DeskRequest, tip: TipId, answer: AnswerNew) -> TipTold:
    """Answer the open tips of the same thing.

    Those on a listing whose lead waits are answered by the verdict on the lead.
    """
    row = found_tip(request.actor, tip)
    answer_target(target=row.target, by=request.actor, now=request.now, **answer.model_dump())
    return TipTold.of(found_tip(request.actor, tip))


@OPERATIONS.post(
    f"{TIP}/attach", name="attach_tip", needs=DECIDE, answer=TipTold, status=200, refusals=(AlreadyFoundError,)
)
def attach_tip(request: DeskRequest, tip: TipId, given: AttachNew) -> TipTold:
    """Say which dossier a misread address means.

    All tips of the same address stand with it from then on and raise its lead.
    """
    row = found_tip(request.actor, tip)
    chosen = [each for each in (given.listing, given.shop) if each]
    if len(chosen) != 1:
        raise InvalidError(problems="listing, shop")
    dossier = dossier_of(request.actor, request.now, chosen[0])
    attach_target(target=row.target, dossier=dossier, reason=given.reason, by=request.actor, now=request.now)
    return TipTold.of(found_tip(request.actor, tip))


@OPERATIONS.post(
    f"{TIP}/detach", name="detach_tip", needs=DECIDE, answer=TipTold, status=200, refusals=(NotByHandError,)
)
def detach_tip(request: DeskRequest, tip: TipId, given: DetachNew) -> TipTold:
    """Take back which dossier it is.

    The lead is lowered, and what its verdict answered is looked at again.
    """
    row = found_tip(request.actor, tip)
    detach_target(target=row.target, reason=given.reason, by=request.actor, now=request.now)
    return TipTold.of(found_tip(request.actor, tip))
