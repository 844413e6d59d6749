"""Random lives of an account under random codes: at every moment the slow reference agrees, and a reversal leaves nothing."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.penalties.histories import codes, histories
from tests.rulebook.penalties.lives import lead
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode

APPEALS = st.lists(st.tuples(st.integers(0, 13), st.sampled_from((0, 1, 24, 24 * 14, 24 * 200))), max_size=5)


@given(codes(), histories(), APPEALS)
def test_in_every_life_the_account_is_the_one_computed_anew_and_a_reversal_leaves_nothing(
    code: PenaltyCode, breaches: list[Breach], appeals: list[tuple[int, int]]
) -> None:
    lead(code, breaches, appeals)
