"""The shape of a role."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach


@dataclass(frozen=True, slots=True)
class Role:
    """`grants` says how far each permission reaches; `kinds` in which organisations the role exists."""

    key: str
    title: Promise
    description: Promise
    kinds: frozenset[OrganisationKind]
    grants: Mapping[Permission, Reach]
    needs_second_factor: bool = field(default=True, kw_only=True)
