"""The accounts of a demonstration, as the terminal shows them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from rich.table import Table

from touchstone.desk.authority.roles import BY_KEY
from touchstone.desk.frontdoor.demonstration.people import Account


def accounts_table(accounts: Sequence[Account]) -> Table:
    """Role, person, organisation, e-mail and password, one row each."""
    table = Table(title=_("Sign in to the demonstration as"))
    for heading in (_("role"), _("name"), _("organisation"), _("e-mail"), _("password")):
        table.add_column(heading, overflow="fold")
    for account in accounts:
        roles = ", ".join(str(BY_KEY[role].title) for role in account.roles)
        table.add_row(roles, account.name, account.organisation, account.email, account.password)
    return table
