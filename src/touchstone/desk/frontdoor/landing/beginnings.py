"""What somebody in a role does here first: rows, chosen by how far a permission reaches."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import reach

MOST = 5
OURS, SHARED, NODE = Reach.OURS, Reach.SHARED, Reach.NODE


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something to begin with, for those whose `needs` reaches exactly as far as one of `reaches`."""

    needs: Permission
    reaches: tuple[Reach, ...]
    title: str | Promise
    hint: str | Promise
    icon: str
    name: str
    query: str = ""

    @property
    def url(self) -> str:
        """Where it is done."""
        return reverse(self.name) + self.query


def beginnings(actor: Actor) -> list[Beginning]:
    """The first few that fit this reader, the most particular first."""
    return [row for row in ROWS if reach(actor, row.needs) in row.reaches][:MOST]


ROWS = (
    Beginning(
        Permission.ACCESS_REVIEW,
        (NODE,),
        _("Admit organisations"),
        _("Review who asks for access; a second person confirms."),
        "building-bank",
        "access_queue",
        "?state=open",
    ),
    Beginning(
        Permission.LEAD_DECIDE,
        (NODE,),
        _("Decide leads"),
        _("The most harmful first; one key decides, and the next one comes."),
        "flag",
        "lead_list",
    ),
    Beginning(
        Permission.APPEAL_DECIDE,
        (NODE,),
        _("Decide appeals"),
        _("What sellers ask to be reversed, each with its deadline."),
        "message",
        "appeal_list",
    ),
    Beginning(
        Permission.APPEAL_FILE,
        (OURS,),
        _("See how you stand"),
        _("Points and the day on which they leave, measures, appeals."),
        "scale",
        "standing",
    ),
    Beginning(
        Permission.DOSSIER_EDIT,
        (NODE,),
        _("Look at what screening found"),
        _("Listings with the highest score first, each with its signals."),
        "microscope",
        "listing_list",
        "?verdict=block&sort=-score",
    ),
    Beginning(
        Permission.DOSSIER_IMPORT,
        (NODE,),
        _("Take in a file"),
        _("Sellers, shops, listings, or the findings of a screening run."),
        "upload",
        "import_new",
    ),
    Beginning(
        Permission.NODE_OPERATE,
        (NODE,),
        _("Look after deliveries"),
        _("What was sent, what failed, and why; send it again."),
        "send",
        "delivery_list",
    ),
    Beginning(
        Permission.DOSSIER_VIEW,
        (OURS,),
        _("See your shops and listings"),
        _("What this desk holds on them, and what screening said."),
        "building-store",
        "shop_list",
    ),
    Beginning(
        Permission.REFERENCE_EDIT,
        (OURS,),
        _("Keep your brands and rights"),
        _("Registers, classes and validity, with their proof."),
        "certificate",
        "right_list",
    ),
    Beginning(
        Permission.DOSSIER_VIEW,
        (SHARED,),
        _("Read what was shared with you"),
        _("Dossiers of sellers, shops and listings that your organisation was given."),
        "files",
        "seller_list",
    ),
    Beginning(
        Permission.EVIDENCE_ADD,
        (OURS, NODE),
        _("Add evidence"),
        _("Pictures, documents and tables, kept with their SHA-256."),
        "paperclip",
        "evidence_list",
    ),
    Beginning(
        Permission.REFERENCE_VIEW,
        (NODE,),
        _("Look up brands, rights and products"),
        _("Who owns what, in which classes, until when."),
        "book",
        "brand_list",
    ),
    Beginning(
        Permission.MEMBER_MANAGE,
        (OURS,),
        _("Invite your colleagues"),
        _("Give each the role that their work needs."),
        "user-plus",
        "organisation_list",
    ),
    Beginning(
        Permission.ENDPOINT_MANAGE,
        (OURS,),
        _("Connect your systems"),
        _("Webhooks bring what happens here; API keys let programs ask."),
        "webhook",
        "endpoint_list",
    ),
)
