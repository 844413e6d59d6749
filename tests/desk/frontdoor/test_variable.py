"""A variable of the environment that does not fit is refused with what fits."""

import pytest

from touchstone.desk.frontdoor.errors import ConfigurationError
from touchstone.desk.frontdoor.variable import Variable, one_of, read, whole_number, words, yes_or_no
from touchstone.desk.frontdoor.variables import ADDRESS, DATABASE, HOME, PORT, SECRET_KEY, VARIABLES

SWITCH = Variable("SWITCH", yes_or_no, "0", "A switch.", "一个开关。")


@pytest.mark.parametrize(("text", "value"), [("1", True), ("yes", True), ("Off", False), (" 0 ", False)])
def test_a_switch_is_read(text: str, value: bool) -> None:
    assert read(SWITCH, {"SWITCH": text}) is value


def test_a_missing_variable_has_its_default() -> None:
    assert read(SWITCH, {}) is False


def test_a_wrong_value_is_refused_with_name_reason_and_cure() -> None:
    with pytest.raises(ConfigurationError) as refused:
        read(SWITCH, {"SWITCH": "perhaps"})
    assert "SWITCH: 'perhaps' does not fit: write 1 or 0." in str(refused.value)
    assert "一个开关" in refused.value.in_chinese()


def test_a_secret_is_never_shown_in_a_refusal() -> None:
    with pytest.raises(ConfigurationError) as refused:
        read(DATABASE, {"DATABASE_URL": "mysql://me:hunter2@host/name"})
    assert "hunter2" not in str(refused.value) + refused.value.in_chinese()


@pytest.mark.parametrize("text", ["desk.example.org", "ftp://desk", "https://desk/?a=1", "https://"])
def test_an_address_is_a_whole_one(text: str) -> None:
    with pytest.raises(ConfigurationError):
        read(ADDRESS, {"TOUCHSTONE_URL": text})


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", ""])
def test_a_number_is_one_from_1_up(text: str) -> None:
    with pytest.raises(ConfigurationError):
        read(PORT, {"TOUCHSTONE_PORT": text})


def test_lists_and_choices_are_read() -> None:
    assert words(" 10.0.0.1, ,::1") == ["10.0.0.1", "::1"]
    assert one_of("en", "zh-hans")("en") == "en"
    assert whole_number("12") == 12


def test_the_home_is_an_absolute_folder() -> None:
    assert read(HOME, {"TOUCHSTONE_HOME": "somewhere"}).is_absolute()


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda variable: variable.name)
def test_every_variable_has_words_in_both_languages_and_a_default_that_fits(variable: Variable) -> None:
    assert variable.en.endswith(".")
    assert variable.zh.endswith("。")
    read(variable, {})


def test_names_of_variables_are_told_apart() -> None:
    assert len({variable.name for variable in VARIABLES}) == len(VARIABLES)
    assert SECRET_KEY.secret
