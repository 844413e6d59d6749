"""How the record itself and its verifications are called in its sentences."""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.ledger_subject import LEDGER
from touchstone.desk.audit.namers import Namer

NAMERS = (
    Namer(str(LEDGER.SUBJECT_KIND), _("the record")),
    Namer("audit.verification", _("a verification of the record")),
)
