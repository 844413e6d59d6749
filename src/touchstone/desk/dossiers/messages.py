"""What people are told of dossiers outside the pages, one row per kind of message."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.delivery.message_kind import MessageKind

SHARED = MessageKind(
    "dossiers.shared",
    _("%(organisation)s shared a dossier with you: %(dossier)s"),
    _("Hello,\n\n%(organisation)s lets %(partner)s see a dossier: %(dossier)s.\n\n%(url)s\n"),
)
SHARE_ENDED = MessageKind(
    "dossiers.share_ended",
    _("%(organisation)s ended the share of a dossier: %(dossier)s"),
    _("%(organisation)s ended the share of a dossier; %(partner)s sees it no more: %(dossier)s."),
)
MESSAGES = (SHARED, SHARE_ENDED)
