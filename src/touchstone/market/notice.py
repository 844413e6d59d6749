"""What says that a market is simulated: the words in README.txt and the mark in every file."""

from dataclasses import dataclass

from touchstone import __version__
from touchstone.market.profile import Profile
from touchstone.market.wording import read_words

MARK = b"touchstone.simulated"  # key of the Parquet schema metadata; its value names version, seed, profile and lexicon
README = "README.txt"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a market was made from; the same origin and size give the same bytes."""

    seed: int
    profile: Profile
    lexicon: str

    def __str__(self) -> str:
        lexicon = self.lexicon or "given"
        return f"touchstone {__version__} market, seed {self.seed}, profile {self.profile.name}, lexicon {lexicon}"

    def metadata(self) -> dict[bytes, bytes]:
        """For the schema of every Parquet file."""
        return {MARK: str(self).encode()}


def write_notice(origin: Origin, listings: int) -> str:
    """The text of README.txt."""
    profile = origin.profile
    text: str = read_words("notice.toml")["text"]
    return text.format(
        origin=origin,
        listings=listings,
        seed=origin.seed,
        profile=profile.name,
        profile_en=profile.text_en,
        profile_zh=profile.text_zh,
    )


def simulated_origin(metadata: dict[bytes, bytes] | None) -> str | None:
    """What the metadata of a schema says it was simulated by; None for data that nobody marked as simulated."""
    value = (metadata or {}).get(MARK)
    return value.decode() if value is not None else None
