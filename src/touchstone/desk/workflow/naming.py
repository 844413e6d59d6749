"""How what workflow keeps is called in sentences of the record; its objects themselves are named by the rooms above."""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.namers import Namer

NAMERS = (
    Namer("workflow.clock", _("a deadline")),
    Namer("workflow.proposal", _("a proposal")),
)
