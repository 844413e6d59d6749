"""The shape of a role."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach


@dataclass(frozen=True, slots=True)
class Role:
    """`grants` says how far each permission reaches; `kinds` in which organisations the role exists.

    A role `of_node` exists only in the one organisation that operates the node: of two marketplaces at a desk, one is a guest.
    """

    key: str
    title: Promise
    description: Promise
    kinds: frozenset[OrganisationKind]
    grants: Mapping[Permission, Reach]
    needs_second_factor: bool = field(default=True, kw_only=True)
    of_node: bool = field(default=False, kw_only=True)

    def exists_in(self, kind: OrganisationKind | None, *, operates_node: bool) -> bool:
        """Whether an organisation of this kind has the role."""
        return kind in self.kinds and (operates_node or not self.of_node)
