"""Which of the two languages the person at the terminal reads."""

import os
from collections.abc import Mapping

VARIABLES = ("TOUCHSTONE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language(environment: Mapping[str, str] = os.environ) -> str:
    """`zh` if the first of VARIABLES that is set starts with zh, else `en`."""
    value = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    return "zh" if value.lower().startswith("zh") else "en"


def say(en: str, zh: str) -> str:
    """The words in the reader's language."""
    return zh if language() == "zh" else en
