"""Refusals of the simulated market.

MarketError
 ├─ ProfileError    no profile of that name
 ├─ SizeError       more or fewer listings than a market can have
 ├─ DirectoryError  the place for the tables cannot be used
 └─ NoBrandsError   the lexicon has no brand whose goods the market can sell
"""

from pathlib import Path

from touchstone.vocabulary.errors import TouchstoneError


class MarketError(TouchstoneError):
    """The simulated market could not be made."""


class ProfileError(MarketError):
    """The profile asked for does not exist."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(
            f"There is no market profile {name!r}.",
            hint=f"Use one of: {known}.",
            sentence_zh=f"没有名为 {name!r} 的市场设置。",
            hint_zh=f"可用：{known}。",
        )


class SizeError(MarketError):
    """More or fewer listings than a market can have."""

    def __init__(self, listings: int, most: int) -> None:
        super().__init__(
            f"A market has 1 to {most} listings, not {listings}.",
            hint="Give --listings in that range.",
            sentence_zh=f"模拟市场的商品数须在 1 到 {most} 之间，不能是 {listings}。",
            hint_zh="请修改 --listings。",
        )


class DirectoryError(MarketError):
    """The place for the tables cannot be used."""

    def __init__(self, directory: Path, said: str, said_zh: str) -> None:
        super().__init__(
            f"{directory} {said}.",
            hint="Give a new or empty directory that you may write to.",
            sentence_zh=f"{directory} {said_zh}。",
            hint_zh="请换一个可写的、新的或空的目录。",
        )


class NoBrandsError(MarketError):
    """No brand of the lexicon sells goods that the market knows."""
