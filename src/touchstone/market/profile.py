"""Named settings of a whole market."""

from dataclasses import dataclass

from touchstone.market.errors import ProfileError


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares and means of one market.

    crooked    share of crooked sellers; networked  share of them who belong to a network
    relisted   share of a network's offers that repeat one taken down in another of its shops
    english    share of sellers who write English; reviews  mean number of reviews of a listing
    """

    name: str
    text_en: str
    text_zh: str
    crooked: float
    english: float = 0.12
    reviews: float = 0.8
    relisted: float = 0.15
    networked: float = 0.75


PROFILES: tuple[Profile, ...] = (
    Profile(
        "marketplace",
        "a large general marketplace, about one listing in twenty counterfeit",
        "综合市场，约二十分之一为假货",
        0.095,
    ),
    Profile(
        "clean",
        "a well-kept marketplace, about one listing in two hundred counterfeit",
        "治理良好的市场，约二百分之一为假货",
        0.0095,
    ),
    Profile(
        "hotspot",
        "a market where replicas are the trade, about a third counterfeit",
        "假货集中的市场，约三分之一为假货",
        0.55,
        relisted=0.3,
    ),
    Profile("overseas", "English listings mostly", "以英文商品为主", 0.095, english=0.9),
)


def find_profile(name: str) -> Profile:
    """The profile of that name; raises ProfileError."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    known = ", ".join(profile.name for profile in PROFILES)
    raise ProfileError(name, known)
