"""A ground: one dated provision that a verdict may cite."""

from dataclasses import dataclass

from touchstone.rulebook.provision import Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Provision):
    """A provision whose words may be cited as a reason."""
