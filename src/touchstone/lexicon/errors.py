"""What can be wrong with a brand or term file: which file, which entry, which field, and how to cure it."""

from pathlib import Path

from touchstone.vocabulary.errors import TouchstoneError


class LexiconError(TouchstoneError):
    """A brand or term file that cannot be used; `file`, `entry` and `field` say where (empty where they do not apply)."""

    def __init__(self, said: str, *, hint: str, file: Path | str, entry: str = "", field: str = "") -> None:
        place = ", ".join(part for part in (str(file), entry, field) if part)
        super().__init__(f"{place}: {said}", hint=hint)
        self.file = str(file)
        self.entry = entry
        self.field = field
