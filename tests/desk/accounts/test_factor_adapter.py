"""Second factors are sealed."""

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.accounts.errors import FactorUnreadableError
from touchstone.desk.accounts.factor_adapter import FactorAdapter
from touchstone.desk.authority.sealing import seal

ADAPTER = FactorAdapter()


@given(st.text(min_size=1))
def test_what_is_sealed_comes_back(secret: str) -> None:
    assert ADAPTER.decrypt(ADAPTER.encrypt(secret)) == secret


def test_the_stored_words_do_not_hold_the_secret() -> None:
    assert "JBSWY3DP" not in ADAPTER.encrypt("JBSWY3DPEHPK3PXP")


@pytest.mark.parametrize(
    "stored", ["", "JBSWY3DPEHPK3PXP", seal("second factor", ""), seal("page", "JBSWY3DPEHPK3PXP")]
)
def test_what_was_not_sealed_here_for_this_is_refused(stored: str) -> None:
    with pytest.raises(FactorUnreadableError):
        ADAPTER.decrypt(stored)


def test_another_key_of_the_node_reads_nothing() -> None:
    stored = ADAPTER.encrypt("JBSWY3DPEHPK3PXP")
    with override_settings(SECRET_KEY="another"), pytest.raises(FactorUnreadableError):
        ADAPTER.decrypt(stored)
