"""What differs between two rulesets is said row by row in both languages."""

from tests.desk.rulesets.making import written
from touchstone.desk.rulesets.engine.comparing import differences
from touchstone.desk.rulesets.engine.reading import read_ruleset, shipped_ruleset
from touchstone.desk.rulesets.engine.values import Ruleset

SHIPPED = read_ruleset(shipped_ruleset())


def changed(*changes: tuple[str, str]) -> Ruleset:
    return read_ruleset(written("2", *changes))


def test_equal_rulesets_differ_in_nothing() -> None:
    assert differences(SHIPPED, SHIPPED) == []


def test_weights_and_thresholds_are_rows() -> None:
    new = changed(
        ('name = "price_gap"\nweight = 1.5', 'name = "price_gap"\nweight = 2.5'),
        ("threshold = 0.25", "threshold = 0.2"),
    )
    rows = {row.label.en: (row.old.en, row.new.en) for row in differences(SHIPPED, new)}
    assert rows["Name and version"] == ("standard@1.2.0", "standard@2")
    signal = next(name for name in rows if name.startswith("Signal: "))
    assert rows[signal] == ("+1.5", "+2.5")
    assert rows["Threshold: review"][1].startswith("0.2 · ")
    assert len(rows) == 3


def test_every_row_is_said_in_both_languages() -> None:
    new = changed(("threshold = 0.25", "threshold = 0.2"), ("at_least = 2", "at_least = 3"))
    for row in differences(SHIPPED, new):
        assert row.label.en
        assert row.label.zh != row.label.en


def test_what_is_gone_and_what_is_new_have_an_empty_side() -> None:
    new = changed(('[[signals]]\nname = "quantity_pattern"\nweight = 0.5\n', ""))
    gone = [row for row in differences(SHIPPED, new) if not row.new.en]
    came = [row for row in differences(new, SHIPPED) if not row.old.en]
    assert len(gone) == len(came) == 1
    assert gone[0].label == came[0].label
