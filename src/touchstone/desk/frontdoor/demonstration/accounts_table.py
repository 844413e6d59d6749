"""The accounts of a demonstration, as the terminal shows them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from rich.table import Table

from touchstone.desk.authority.roles import BY_KEY
from touchstone.desk.frontdoor.demonstration.people import Account


def accounts_table(accounts: Sequence[Account]) -> Table:
    """E-mail, password and first role, one line each: nothing that is typed is broken over lines."""
    table = Table(title=_("Sign in to the demonstration as"), title_justify="left", box=None, pad_edge=False)
    widest = {name: max(len(getattr(account, name)) for account in accounts) for name in ("email", "password")}
    table.add_column(_("e-mail"), no_wrap=True, min_width=widest["email"])
    table.add_column(_("password"), no_wrap=True, min_width=widest["password"])
    table.add_column(_("role"), overflow="fold")
    for account in accounts:
        table.add_row(account.email, account.password, str(BY_KEY[account.roles[0]].title))
    return table
