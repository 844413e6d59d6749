"""One rule at a time, where random histories seldom come: each stands against a fault that was planted."""

from dataclasses import replace
from datetime import timedelta

from tests.rulebook.penalties.codes import CODES, account, breaches, code, on
from touchstone.rulebook.penalties.account import Account, Standing
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.enforced import Applied, compare
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.rows import Alike
from touchstone.rulebook.penalties.simulation import Period
from touchstone.rulebook.provision import Status

MODEL = CODES["model"]
END = "2026-03-30"


def of(made: list[Breach], by: PenaltyCode = MODEL) -> Account:
    return account_of(by, "seller", made, on(END))


def one(kind: str, day: str, name: str, **said: str) -> Breach:
    return Breach(name, "seller", kind, on(day), **said)


def test_breaches_count_in_the_order_of_time_whatever_they_are_called() -> None:
    found = of([one("counterfeit", "2026-03-09", "a"), one("counterfeit_minor", "2026-03-01", "z")])
    assert [entry.breach for entry in found.entries] == ["z", "a"]
    assert [owed.because for owed in found.owed if owed.reached] == [("z",), ("z", "a"), ("z", "a")]


def test_what_merged_brings_nothing_again_and_says_so() -> None:
    found = of(breaches("counterfeit", "2026-03-01", "2026-03-02", right="r1"))
    assert found.points("counterfeit") == 12
    assert [entry.standing for entry in found.entries] == [Standing.COUNTED, Standing.MERGED]


def test_the_window_of_a_merging_begins_with_the_first_breach_alone() -> None:
    found = of(breaches("counterfeit", "2026-03-01", "2026-03-03", "2026-03-05", right="r1"))
    assert [entry.points for entry in found.entries] == [12, 0, 12]


def test_a_group_weighs_as_its_gravest_breach_and_no_more() -> None:
    made = [
        one("counterfeit_minor", "2026-03-01", "a", right="r1"),
        one("counterfeit", "2026-03-02", "b", right="r1"),
        one("counterfeit", "2026-03-03", "c", right="r1"),
        one("counterfeit_minor", "2026-03-03", "d", right="r1"),
    ]
    assert [entry.points for entry in of(made).entries] == [6, 6, 0, 0]


def test_breaches_that_name_no_right_are_not_of_one_right() -> None:
    assert of(breaches("counterfeit", "2026-03-01", "2026-03-02")).points("counterfeit") == 24


def test_a_group_that_holds_a_strike_gets_no_second_one() -> None:
    dangerous = next(kind for kind in MODEL.kinds if kind.key == "dangerous")
    risky = replace(dangerous, key="risky", code="penalty.model.risky", is_strike=False, points=0)
    made = [Breach(name, "seller", kind, on("2026-03-01", hour)) for hour, (name, kind) in
            enumerate((("a", "risky"), ("b", "dangerous"), ("c", "dangerous")))]  # fmt: skip
    assert of(made, replace(MODEL, kinds=(*MODEL.kinds, risky))).strikes("danger") == 1


def test_of_several_caps_the_strictest_holds_in_any_order() -> None:
    (cap,) = MODEL.caps
    strict = replace(cap, code="penalty.model.strict", points=4)
    made = breaches("misleading", "2026-03-01", "2026-03-01", "2026-03-01")
    for caps in ((cap, strict), (strict, cap)):
        assert of(made, replace(MODEL, caps=caps)).points("general") == 4


def test_a_warning_on_one_track_warns_on_no_other() -> None:
    made = [one("counterfeit_minor", "2026-03-01", "w")]
    made += [one("unauthorised", f"2026-03-{day:02}", f"g{day}") for day in (3, 5, 7)]
    warned = [owed for owed in of(made).owed if owed.action is Action.WARN]
    assert [owed.row for owed in warned] == ["penalty.model.counterfeit6", "penalty.model.general12"]


def test_tiers_that_count_different_things_are_owed_together() -> None:
    made = breaches("serious", "2026-01-01", "2026-01-11", "2026-01-21", "2026-01-31")
    rows = [owed.row for owed in account("alibaba_com", made, END).owed if owed.breach == made[-1].id]
    assert {"penalty.alibaba_com.48", "penalty.alibaba_com.four_serious"} <= set(rows)


def test_reasons_of_a_tier_of_one_right_name_breaches_of_that_right_alone() -> None:
    made = [one("serious", f"2026-01-{day:02}", f"b{day}", right=right)
            for day, right in ((1, "r1"), (6, "r2"), (11, "r1"), (16, "r1"))]  # fmt: skip
    found = account_of(code("alibaba_com"), "seller", made, on(END))
    (closed,) = [owed for owed in found.owed if owed.row == "penalty.alibaba_com.three_one_right"]
    assert closed.because == ("b1", "b11", "b16")


def test_breaches_of_two_rights_are_two() -> None:
    made = [one("counterfeit", "2026-03-01", "a", right="r1"), one("counterfeit", "2026-03-02", "b", right="r2")]
    assert of(made).points("counterfeit") == 24


def test_breaches_of_two_rights_of_one_holder_are_one_where_the_code_says_so() -> None:
    row = next(row for row in MODEL.merging if row.track == "counterfeit")
    code = replace(MODEL, merging=(replace(row, alike=Alike.HOLDER),))
    made = [
        one("counterfeit", "2026-03-01", "a", right="r1", holder="h1"),
        one("counterfeit", "2026-03-02", "b", right="r2", holder="h1"),
        one("counterfeit", "2026-03-02", "c", right="r3", holder="h2"),
        one("counterfeit", "2026-03-03", "d", right="r4"),
    ]
    assert [entry.points for entry in of(made, code).entries] == [12, 0, 12, 12]


def test_of_two_groups_the_graver_one_counts() -> None:
    right = next(row for row in MODEL.merging if row.track == "counterfeit")
    same_listing = replace(right, code="penalty.model.same_listing", alike=Alike.LISTING)
    made = [
        one("counterfeit", "2026-03-01", "a", right="r1", listing="l1"),
        one("counterfeit_minor", "2026-03-02", "b", right="r2", listing="l2"),
        one("counterfeit", "2026-03-03", "c", right="r1", listing="l2"),
    ]
    found = of(made, replace(MODEL, merging=(*MODEL.merging, same_listing)))
    assert [entry.points for entry in found.entries] == [12, 6, 0]


def test_what_ends_at_a_moment_counts_no_more_in_it() -> None:
    made = [one("unauthorised", f"2025-01-0{day}", f"o{day}") for day in (1, 3, 5)]
    made += [Breach("n", "seller", "unauthorised", on("2026-01-01", 0))]
    rows = [owed for owed in of(made).owed if owed.reached]
    assert [owed.breach for owed in rows] == ["o5", "n"]


def test_a_tier_is_reached_again_by_what_was_not_there_before() -> None:
    made = [one("unauthorised", f"{year}-02-0{day}", f"{year}{day}") for year in (2024, 2026) for day in (2, 4, 6)]
    rows = [owed.breach for owed in of(made).owed if owed.row == "penalty.model.general12"]
    assert rows == ["20246", "20266"]


def test_strikes_that_left_are_not_those_of_their_right_any_more() -> None:
    made = [one("serious", day, day, right="r1") for day in ("2025-01-01", "2025-01-06", "2026-01-10", "2026-01-15")]
    owed = account_of(code("alibaba_com"), "seller", made, on(END)).owed
    assert "penalty.alibaba_com.three_one_right" not in {each.row for each in owed}


def test_forty_eight_points_are_not_carried() -> None:
    grave = breaches("counterfeit_grave", "2025-03-01", "2025-04-01")
    assert of(grave).points("counterfeit") == 0
    assert of(grave[:1]).points("counterfeit") == 24


def test_each_year_carries_its_own_points_alone() -> None:
    made = breaches("counterfeit_grave", "2024-03-01", "2025-03-01")
    assert of(made).points("counterfeit") == 24
    assert account("model", made, "2025-12-30").points("counterfeit") == 48


def test_a_kind_of_a_track_that_does_not_apply_has_no_rule() -> None:
    tracks = tuple(replace(row, status=Status.UNCONFIRMED) if row.key == "general" else row for row in MODEL.tracks)
    (entry,) = of(breaches("misleading", "2026-03-01"), replace(MODEL, tracks=tracks)).entries
    assert entry.standing is Standing.NO_RULE


def test_a_period_does_not_hold_its_end() -> None:
    period = Period(on("2026-01-01", 0), on("2026-02-01", 0))
    assert period.holds(period.since)
    assert not period.holds(period.until)


def test_a_code_without_anything_that_follows_does_not_run() -> None:
    kinds = tuple(replace(kind, orders=()) for kind in MODEL.kinds)
    assert not replace(MODEL, kinds=kinds, tiers=()).is_runnable
    assert replace(MODEL, kinds=kinds).is_runnable


def test_nobody_pays_for_another() -> None:
    made = one("misleading", "2026-03-01", "a")
    (owed,) = of([made]).owed
    paid = Applied("m", "another", owed.breach, owed.row, owed.action, owed.from_at, owed.until)
    balance = compare([owed], [paid], at=on(END), grace=timedelta(hours=1))
    assert (balance.missing, balance.not_owed) == ((owed,), (paid,))
