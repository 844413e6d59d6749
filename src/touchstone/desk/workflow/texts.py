"""Words that stand side by side, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Joined:
    """Several words with a comma between them; spoken when it is read, in the language of that moment."""

    words: Sequence[Any]

    def __str__(self) -> str:
        return gettext(", ").join(str(word) for word in self.words)
