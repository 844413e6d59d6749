"""What people are told of rulesets, one row per kind of message."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.delivery.message_kind import MessageKind

TO_CONFIRM = MessageKind(
    "rulesets.to_confirm",
    _("A ruleset waits for the second person: %(ruleset)s"),
    _("Hello,\n\nit was proposed to make the ruleset %(ruleset)s live. A second person decides:\n\n%(url)s\n"),
)
CHANGED = MessageKind(
    "rulesets.changed",
    _("Another ruleset is live: %(ruleset)s"),
    _("Hello,\n\nfrom now on the node screens with the ruleset %(ruleset)s. What it changes:\n\n%(url)s\n"),
)
MESSAGES = (TO_CONFIRM, CHANGED)
