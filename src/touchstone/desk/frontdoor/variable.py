"""Reading settings from the environment: each variable is a row, and a value that does not fit is refused with its reason."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from touchstone.desk.frontdoor.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: its name, how it is read, its default as text, and its sentence in both languages."""

    name: str
    read: Callable[[str], Any]
    default: str
    en: str
    zh: str
    secret: bool = False


def read(variable: Variable, environment: Mapping[str, str] | None = None) -> Any:
    """The value, read; ConfigurationError says which variable, what was wrong and what fits."""
    text = (os.environ if environment is None else environment).get(variable.name, variable.default)
    try:
        return variable.read(text.strip())
    except ValueError as reason:
        shown = "its value" if variable.secret else repr(text)
        shown_zh = "其值" if variable.secret else repr(text)
        raise ConfigurationError(
            f"{variable.name}: {shown} does not fit: {reason}.",
            hint=f"{variable.en} Default: {variable.default or 'empty'}.",
            sentence_zh=f"{variable.name}：{shown_zh}不合要求：{reason}。",
            hint_zh=f"{variable.zh}默认值：{variable.default or '空'}。",
        ) from None


def yes_or_no(text: str) -> bool:
    """`1`, `yes`, `true`, `on` or their opposites. Raises ValueError."""
    words = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    if text.lower() not in words:
        raise ValueError("write 1 or 0")
    return words[text.lower()]


def words(text: str) -> list[str]:
    """A list with commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def whole_number(text: str) -> int:
    """A number from 1 up. Raises ValueError."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise ValueError("write a whole number from 1 up")
    return number


def percent(text: str) -> int:
    """A whole number from 0 to 100. Raises ValueError."""
    if not text.isdecimal() or int(text) > 100:
        raise ValueError("write a whole number from 0 to 100")
    return int(text)


def one_of(*choices: str) -> Callable[[str], str]:
    """One of the words. Raises ValueError."""

    def choose(text: str) -> str:
        """The word itself. Raises ValueError."""
        if text not in choices:
            raise ValueError(f"write one of {', '.join(choices)}")
        return text

    return choose
