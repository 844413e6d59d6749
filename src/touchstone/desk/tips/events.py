"""What happens to tips beside their steps, with the sentences of the record."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.audit.event_kind import Audience, EventKind

EVENTS = (
    EventKind("tips.target_found", _("What %(count)s tips are about was found among the dossiers."), Audience.OURS),
    EventKind("tips.target_attached", _("%(by)s said by hand which dossier %(count)s tips are about."), Audience.OURS),
    EventKind("tips.target_detached", _("%(by)s took back which dossier %(count)s tips are about."), Audience.OURS),
    EventKind("tips.contact_forgotten", _("The contact of the tip was removed."), Audience.OURS),
)
