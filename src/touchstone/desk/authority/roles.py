"""The roles of the mission, as rows."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.organisation_kind import OrganisationKind as Kind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.role import Role

MINE, OURS, SHARED, NODE = Reach.MINE, Reach.OURS, Reach.SHARED, Reach.NODE
EVERY_KIND = frozenset(Kind)

PERSON: Mapping[Permission, Reach] = {
    Permission.OWN_ACCOUNT: MINE,
    Permission.DESK_ENTER: MINE,
    Permission.INBOX_USE: MINE,
}
"""What everyone who signed in may do, member of an organisation or not."""

MEMBER: Mapping[Permission, Reach] = {
    **PERSON,
    Permission.ORGANISATION_VIEW: OURS,
    Permission.MEMBER_VIEW: OURS,
    Permission.RECORD_VIEW: OURS,
}
"""What every member of every organisation may do."""

AGENCY: Mapping[Permission, Reach] = {
    **MEMBER,
    Permission.EVIDENCE_VIEW: SHARED,
    Permission.EVIDENCE_ADD: OURS,
    Permission.DOSSIER_VIEW: SHARED,
    Permission.REFERENCE_VIEW: NODE,
}
"""What officers of every agency may do."""

ROLES: tuple[Role, ...] = (
    Role(
        "analyst",
        _("Platform analyst"),
        _("Decides leads, looks into sellers, shops and listings, keeps their dossiers and collects evidence."),
        frozenset({Kind.PLATFORM}),
        {
            **MEMBER,
            Permission.EVIDENCE_VIEW: NODE,
            Permission.EVIDENCE_ADD: NODE,
            Permission.DOSSIER_VIEW: NODE,
            Permission.DOSSIER_EDIT: NODE,
            Permission.DOSSIER_IMPORT: NODE,
            Permission.REFERENCE_VIEW: NODE,
            Permission.REFERENCE_EDIT: NODE,
            Permission.LEAD_VIEW: NODE,
            Permission.LEAD_DECIDE: NODE,
            Permission.MEASURE_VIEW: NODE,
            Permission.MEASURE_DECIDE: NODE,
            Permission.ORDER_VIEW: NODE,
            Permission.RULESET_VIEW: NODE,
            Permission.RULESET_EDIT: NODE,
        },
        of_node=True,
    ),
    Role(
        "supervisor",
        _("Platform supervisor"),
        _("Answers for the desk: admits organisations, merges and shares dossiers, reads the whole record."),
        frozenset({Kind.PLATFORM}),
        {
            **MEMBER,
            Permission.ORGANISATION_VIEW: NODE,
            Permission.MEMBER_VIEW: NODE,
            Permission.MEMBER_SECURE: NODE,
            Permission.ACCESS_VIEW: NODE,
            Permission.ACCESS_REVIEW: NODE,
            Permission.ACCESS_CONFIRM: NODE,
            Permission.RECORD_VIEW: NODE,
            Permission.RECORD_FORGET: NODE,
            Permission.LEDGER_VIEW: NODE,
            Permission.DELIVERY_VIEW: NODE,
            Permission.EVIDENCE_VIEW: NODE,
            Permission.EVIDENCE_ADD: NODE,
            Permission.DOSSIER_VIEW: NODE,
            Permission.DOSSIER_EDIT: NODE,
            Permission.DOSSIER_MERGE: NODE,
            Permission.DOSSIER_SHARE: NODE,
            Permission.DOSSIER_IMPORT: NODE,
            Permission.REFERENCE_VIEW: NODE,
            Permission.REFERENCE_EDIT: NODE,
            Permission.LEAD_VIEW: NODE,
            Permission.LEAD_DECIDE: NODE,
            Permission.LEAD_SETTLE: NODE,
            Permission.MEASURE_VIEW: NODE,
            Permission.MEASURE_DECIDE: NODE,
            Permission.APPEAL_DECIDE: NODE,
            Permission.CODE_ADOPT: NODE,
            Permission.ORDER_VIEW: NODE,
            Permission.ORDER_CONFIRM: NODE,
            Permission.RULESET_VIEW: NODE,
            Permission.RULESET_EDIT: NODE,
            Permission.RULESET_RELEASE: NODE,
        },
        of_node=True,
    ),
    Role(
        "operator",
        _("Node operator"),
        _("Keeps the node running: deliveries, ledger, health, back-up. Sees no dossier and no evidence."),
        frozenset({Kind.PLATFORM}),
        {
            **MEMBER,
            Permission.ORGANISATION_VIEW: NODE,
            Permission.MEMBER_VIEW: NODE,
            Permission.LEDGER_VIEW: NODE,
            Permission.DELIVERY_VIEW: NODE,
            Permission.DELIVERY_REPLAY: NODE,
            Permission.NODE_OPERATE: NODE,
        },
        of_node=True,
    ),
    Role(
        "seller",
        _("Seller"),
        _("Sees what the desk holds on their own shops and listings, and appeals against measures."),
        frozenset({Kind.SELLER}),
        {
            **MEMBER,
            Permission.EVIDENCE_VIEW: OURS,
            Permission.EVIDENCE_ADD: OURS,
            Permission.DOSSIER_VIEW: OURS,
            Permission.MEASURE_VIEW: OURS,
            Permission.APPEAL_FILE: OURS,
        },
        needs_second_factor=False,
    ),
    Role(
        "right_holder",
        _("Right holder or agent"),
        _("Keeps their own brands and rights, and the evidence for them."),
        frozenset({Kind.RIGHT_HOLDER, Kind.AGENT}),
        {
            **MEMBER,
            Permission.EVIDENCE_VIEW: SHARED,
            Permission.EVIDENCE_ADD: OURS,
            Permission.DOSSIER_VIEW: SHARED,
            Permission.REFERENCE_VIEW: SHARED,
            Permission.REFERENCE_EDIT: OURS,
        },
    ),
    Role(
        "police_officer",
        _("Police officer"),
        _("Works on dossiers and evidence that were shared with the police."),
        frozenset({Kind.POLICE}),
        AGENCY,
    ),
    Role(
        "regulator",
        _("Market and quality regulator"),
        _("Works on dossiers and evidence that were shared with the regulator."),
        frozenset({Kind.MARKET_REGULATOR}),
        AGENCY,
    ),
    Role(
        "ip_expert",
        _("Expert of the intellectual-property office"),
        _("Works on rights, and on dossiers and evidence that were shared with the office."),
        frozenset({Kind.IP_OFFICE}),
        AGENCY,
    ),
    Role(
        "press_officer",
        _("Press-and-publication officer"),
        _("Works on dossiers and evidence that were shared with the office."),
        frozenset({Kind.PRESS_OFFICE}),
        AGENCY,
    ),
    Role(
        "steward",
        _("Association steward"),
        _("Keeps the members of an association together; sees brands, rights and products."),
        frozenset({Kind.ASSOCIATION}),
        {**MEMBER, Permission.EVIDENCE_VIEW: SHARED, Permission.DOSSIER_VIEW: SHARED, Permission.REFERENCE_VIEW: NODE},
    ),
    Role(
        "researcher",
        _("Researcher"),
        _("Sees brands, rights and products; no person, no seller."),
        frozenset({Kind.RESEARCH}),
        {**MEMBER, Permission.REFERENCE_VIEW: NODE},
    ),
    Role(
        "administrator",
        _("Administrator of an organisation"),
        _("Invites members, gives roles, keeps API keys and webhooks of their own organisation."),
        EVERY_KIND,
        {
            **MEMBER,
            Permission.ORGANISATION_EDIT: OURS,
            Permission.MEMBER_MANAGE: OURS,
            Permission.MEMBER_SECURE: OURS,
            Permission.KEY_MANAGE: OURS,
            Permission.ENDPOINT_VIEW: OURS,
            Permission.ENDPOINT_MANAGE: OURS,
            Permission.DELIVERY_VIEW: OURS,
            Permission.DELIVERY_REPLAY: OURS,
        },
    ),
)

BY_KEY = {role.key: role for role in ROLES}


def roles_of(kind: Kind, *, operates_node: bool) -> tuple[Role, ...]:
    """The roles that exist in such an organisation."""
    return tuple(role for role in ROLES if role.exists_in(kind, operates_node=operates_node))


def title_of(key: str) -> Promise | str:
    """What people call a role; one that the desk no longer has keeps its key."""
    return BY_KEY[key].title if key in BY_KEY else key
