"""A validation's refusal as one of ours, in the language in which it is read."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from touchstone.desk.authority.errors import InvalidError


class Problems:
    """Says what is wrong when it is asked to, so in the language of that moment."""

    def __init__(self, refusal: ValidationError, row: Model | None = None) -> None:
        self.refusal = refusal
        self.row = row

    def __str__(self) -> str:
        if not hasattr(self.refusal, "error_dict"):
            return " ".join(self.refusal.messages)
        named = ((self._label(name), errors) for name, errors in self.refusal.message_dict.items())
        return " ".join(f"{label}{' '.join(errors)}" for label, errors in named)

    def _label(self, name: str) -> str:
        if self.row is None or name == NON_FIELD_ERRORS:
            return ""
        return f"{getattr(self.row._meta.get_field(name), 'verbose_name', name)}: "


def refuse(refusal: ValidationError, row: Model | None = None) -> InvalidError:
    """The error to raise."""
    return InvalidError(problems=Problems(refusal, row))
