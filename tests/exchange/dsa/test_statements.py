"""Bundles: at most a hundred, in order, no puid twice, all or nothing."""

import json
from pathlib import Path

import pytest

from tests.exchange.dsa.bodies import REMOVED, SENT, Body, changed, found
from touchstone.exchange.dsa.statements import find_bundle_problems, make_bundles
from touchstone.exchange.errors import StatementError


def bodies(count: int) -> list[Body]:
    """So many right bodies."""
    return [changed(REMOVED, puid=f"p{number}") for number in range(count)]


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])])
def test_bundles_hold_at_most_a_hundred_in_order(count: int, sizes: list[int]) -> None:
    bundles = list(make_bundles(bodies(count), SENT))
    assert [len(bundle["statements"]) for bundle in bundles] == sizes
    assert [body for bundle in bundles for body in bundle["statements"]] == bodies(count)
    assert [find_bundle_problems(bundle, SENT) for bundle in bundles] == [{}] * len(sizes)


def test_a_bundle_with_a_wrong_body_does_not_leave() -> None:
    wrong = [*bodies(3), changed(REMOVED, puid="p9", category=None)]
    with pytest.raises(StatementError, match="p9"):
        next(make_bundles(wrong, SENT))


@pytest.mark.parametrize("between", [1, 150])
def test_a_puid_is_never_sent_twice_not_even_in_another_bundle(between: int) -> None:
    with pytest.raises(StatementError, match="stands 2 times"):
        list(make_bundles([*bodies(between), changed(REMOVED, puid="p0")], SENT))


def test_problems_of_a_bundle_stand_at_their_places() -> None:
    payload = {"statements": [REMOVED, changed(REMOVED, category="FAKE"), 7, REMOVED]}
    problems = {place: found(those) for place, those in find_bundle_problems(payload, SENT).items()}
    assert problems == {
        -1: {("puid", "repeated_puid")},
        1: {("category", "unknown_word")},
        2: {("", "not_object")},
    }


@pytest.mark.parametrize("payload", [None, [], {}, {"statements": {}}, {"statements": [], "more": 1}])
def test_what_is_no_bundle_is_refused(payload: object) -> None:
    assert found(find_bundle_problems(payload, SENT)[-1]) == {("", "not_bundle")}


def test_the_size_of_a_bundle_is_told() -> None:
    assert found(find_bundle_problems({"statements": []}, SENT)[-1]) == {("statements", "bundle_size")}
    assert found(find_bundle_problems({"statements": bodies(101)}, SENT)[-1]) == {("statements", "bundle_size")}


def test_of_the_published_bundle_two_statements_are_refused(shared_data: Path) -> None:
    path = shared_data / "dsa_statements" / "example_multi_statements.json"
    if not path.is_file():
        pytest.skip("the published bundle is not on this machine")
    problems = find_bundle_problems(json.loads(path.read_text(encoding="utf-8")), SENT)
    assert {place: len(those) for place, those in problems.items()} == {4: 1, 6: 1}
