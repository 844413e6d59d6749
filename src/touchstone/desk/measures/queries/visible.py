"""Which breaches, measures and appeals somebody may see: the node all, a seller its own. The rest does not exist."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, relation_to, within
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.models import Appeal, AppealDraft, Breach, Doubt, Measure
from touchstone.desk.measures.queries.accounts import owner_of, root_of

VIEW = Permission.MEASURE_VIEW
Row = TypeVar("Row", bound=Model)


def visible_sellers(actor: Actor) -> QuerySet[Seller]:
    """Sellers whose account the actor may see: the node under the dossier they are shown under, a seller under its own."""
    shown = Q(root=None) if may(actor, VIEW, Reach.NODE) else Q()
    return Seller.objects.filter(shown, within(actor, VIEW, ours=Q(organisation=_organisation(actor))))


def visible_breaches(actor: Actor) -> QuerySet[Breach]:
    """Breaches, newest first."""
    return Breach.objects.filter(within(actor, VIEW, ours=owned(actor, "seller")))


def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """Measures, newest first."""
    return Measure.objects.filter(within(actor, VIEW, ours=owned(actor, "breach__seller")))


def visible_appeals(actor: Actor) -> QuerySet[Appeal]:
    """Appeals, oldest first."""
    return Appeal.objects.filter(within(actor, VIEW, ours=owned(actor, "breach__seller")))


def visible_drafts(actor: Actor) -> QuerySet[AppealDraft]:
    """Drafts of appeals, to their seller alone."""
    return AppealDraft.objects.filter(within(actor, Permission.APPEAL_FILE, ours=owned(actor, "breach__seller")))


def relation(asked: Appeal | Doubt, actor: Actor) -> Reach | None:
    """How an appeal, or a doubt, stands to the actor; None: it does not exist for it."""
    stands = relation_to(actor, owner_of(asked.breach.seller))
    return stands if may(actor, VIEW, stands) else None


def find(rows: QuerySet[Row], public_id: str) -> Row:
    """One row; NotThereError where it is not among them."""
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise NotThereError
    return row


def _organisation(actor: Actor) -> int:
    return -1 if actor.organisation_row is None else actor.organisation_row


def owned(actor: Actor, seller: str) -> Q:
    """Rows of the own sellers. A merged dossier that no organisation answers for belongs to that of the one it is shown under."""
    ours = _organisation(actor)
    merged = Q(**{f"{seller}__organisation": None, f"{seller}__root__organisation": ours})
    return Q(**{f"{seller}__organisation": ours}) | merged


def shown_seller(actor: Actor, seller: Seller) -> Seller:
    """The dossier that is named to the actor: to a seller never that of another organisation."""
    root = root_of(seller)
    is_own = root.organisation_id is not None and root.organisation_id == actor.organisation_row
    return root if is_own or may(actor, VIEW, Reach.NODE) else seller
