"""Words that an attacker of this desk tries first do not count towards the length of a password."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = (
    "touchstone",
    "试金石",
    "marketplace",
    "platform",
    "counterfeit",
    "password",
    "supervisor",
    "analyst",
    "operator",
)
LEAST_BESIDES = 8


class WordsOfThisPlace:
    """Refuses a password that has fewer than eight characters beside the names of this software, its roles and its address."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        rest = password.lower()
        for word in words():
            rest = rest.replace(word, "")
        if len(rest) < LEAST_BESIDES <= len(password):
            raise ValidationError(self.get_help_text(), code="words_of_this_place")

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return _("Words of this desk, of its roles and of its address do not count towards the length of a password.")


def words() -> tuple[str, ...]:
    """Longest first, so that a word in another one does not hide it."""
    host = (urlsplit(settings.ADDRESS).hostname or "").split(".")
    return tuple(sorted({*WORDS, *(part for part in host if len(part) > 3)}, key=len, reverse=True))
