"""Makes the translation files that Django reads from those that people write: `python -m …frontdoor.translations`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DESK = Path(__file__).parents[1]


def compile_translations(folder: Path = DESK) -> int:
    """Write each room's .mo beside its .po; returns how many."""
    written = sorted(folder.glob("*/locale/*/LC_MESSAGES/django.po"))
    for path in written:
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3])
        with path.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)
    return len(written)


if __name__ == "__main__":
    compile_translations()
