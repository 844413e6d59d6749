"""What people call a clock."""

from django.utils.translation import get_language

from touchstone.rulebook.packs import shipped_clocks


def title_of_clock(code: object) -> str:
    """The title of the newest row of a clock in the reader's language; one that no pack has keeps its code."""
    rules = [rule for rule in shipped_clocks() if rule.code == code]
    if not rules:
        return str(code)
    return rules[-1].title_zh if (get_language() or "").startswith("zh") else rules[-1].title_en
