"""What happens to dossiers, one row per kind of event."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.audit.event_kind import Audience, EventKind

EVENTS = (
    EventKind("dossiers.seller_added", _("%(by)s opened the dossier of the seller %(subject)s.")),
    EventKind("dossiers.seller_edited", _("%(by)s changed the dossier of the seller %(subject)s: %(fields)s.")),
    EventKind(
        "dossiers.contact_edited", _("%(by)s changed contact particulars of the seller %(subject)s."), Audience.NODE
    ),
    EventKind("dossiers.sellers_merged", _("%(by)s merged the seller %(subject)s into another one."), Audience.NODE),
    EventKind("dossiers.seller_split", _("%(by)s split the seller %(subject)s off again."), Audience.NODE),
    EventKind("dossiers.shop_added", _("%(by)s opened the dossier of the shop %(subject)s.")),
    EventKind("dossiers.shop_edited", _("%(by)s changed the dossier of the shop %(subject)s: %(fields)s.")),
    EventKind("dossiers.listing_added", _("%(by)s opened the dossier of the listing %(subject)s.")),
    EventKind("dossiers.listing_edited", _("%(by)s wrote version %(number)s of the listing %(subject)s: %(fields)s.")),
    EventKind("dossiers.brand_added", _("%(by)s added the brand %(subject)s.")),
    EventKind("dossiers.brand_edited", _("%(by)s changed the brand %(subject)s: %(fields)s.")),
    EventKind("dossiers.right_added", _("%(by)s added the right %(subject)s.")),
    EventKind(
        "dossiers.claim_confirmed",
        _("%(by)s confirmed that %(subject)s is claimed by several owners."),
        Audience.NODE,
    ),
    EventKind("dossiers.right_edited", _("%(by)s changed the right %(subject)s: %(fields)s.")),
    EventKind("dossiers.product_added", _("%(by)s added the product %(subject)s.")),
    EventKind("dossiers.product_edited", _("%(by)s changed the product %(subject)s: %(fields)s.")),
    EventKind("dossiers.shared", _("%(by)s shared the dossier %(subject)s with %(organisation)s."), Audience.NODE),
    EventKind(
        "dossiers.share_ended",
        _("%(by)s ended the share of the dossier %(subject)s with %(organisation)s."),
        Audience.NODE,
    ),
    EventKind("dossiers.list_exported", _("%(by)s exported a list of %(rows)s dossiers."), Audience.OURS),
    EventKind("dossiers.import_uploaded", _("%(by)s uploaded a file for import."), Audience.OURS),
    EventKind("dossiers.import_confirmed", _("%(by)s confirmed an import."), Audience.OURS),
    EventKind("dossiers.import_withdrawn", _("%(by)s withdrew an import."), Audience.OURS),
    EventKind("dossiers.batch_imported", _("%(by)s imported rows %(first)s to %(last)s of a file."), Audience.OURS),
    EventKind("dossiers.import_finished", _("The import came to its end: %(rows)s rows."), Audience.OURS),
    EventKind("dossiers.import_failed", _("The import stopped after %(rows)s rows."), Audience.OURS),
)
