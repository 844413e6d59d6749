"""When and by whom belong together."""

from django.db.models import CheckConstraint, Q


def paired(verb: str, *, name: str) -> CheckConstraint:
    """`<verb>_at` and `<verb>_by` are both there or both empty."""
    neither = Q(**{f"{verb}_at": None, f"{verb}_by": ""})
    both = ~Q(**{f"{verb}_at": None}) & ~Q(**{f"{verb}_by": ""})
    return CheckConstraint(condition=neither | both, name=name)
