"""What happens to leads beside their steps, with the sentences of the record."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.audit.event_kind import Audience, EventKind

EVENTS = (
    EventKind("leads.claimed", _("%(by)s took the lead %(subject)s."), Audience.OURS),
    EventKind("leads.raised", _("The lead %(subject)s was raised: %(tips)s tips stand behind it."), Audience.OURS),
    EventKind("leads.lowered", _("The lead %(subject)s was lowered: %(tips)s tips stand behind it."), Audience.OURS),
    EventKind("leads.released", _("%(by)s gave the lead %(subject)s back to the queue."), Audience.OURS),
    EventKind("leads.labels_exported", _("%(by)s took the labels along that come from verdicts."), Audience.OURS),
    EventKind(
        "leads.settled", _("%(by)s settled a disagreement of two reviewers on the lead %(subject)s."), Audience.OURS
    ),
    EventKind("leads.overturned", _("The decision on the lead %(subject)s was overturned by %(by)s."), Audience.OURS),
    EventKind("leads.filter_kept", _("%(by)s kept the filter of leads %(subject)s."), Audience.OURS),
    EventKind("leads.filter_changed", _("%(by)s changed the filter of leads %(subject)s."), Audience.OURS),
    EventKind("leads.filter_deleted", _("%(by)s deleted the filter of leads %(subject)s."), Audience.OURS),
)
