"""The command line: verbs, languages, exit codes, and never a traceback that nobody asked for."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from touchstone.cli import main as command
from touchstone.cli.exit_codes import CODES, CONFIGURATION, INPUT, INTERNAL, MEANINGS, OUTPUT, USAGE, exit_code
from touchstone.cli.language import language
from touchstone.cli.main import main
from touchstone.cli.table import VERBS, Row, load_verb
from touchstone.screening.errors import InterruptedRunError, LabelError, RulesetError, RunError
from touchstone.tables.errors import MappingError, MissingInputError, OutputError, TableError
from touchstone.vocabulary.errors import TouchstoneError


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a test says otherwise."""
    monkeypatch.setenv("TOUCHSTONE_LANG", "en")


def break_verbs(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_: object) -> int:
        raise error

    def load(row: Row) -> object:
        return replace(load_verb(row), run=fail, add_arguments=lambda parser: None)

    monkeypatch.setattr(command, "load_verb", load)


def test_help_lists_every_verb_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(row.name in said and row.help_en in said for row in VERBS)
    assert all(f"{code}" in said and en in said for code, en, _ in MEANINGS)


def test_no_words_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "screen" in capsys.readouterr().out


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row.name)
def test_every_verb_explains_itself_in_both_languages(
    row: Row, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([row.name, "--help"]) == 0
    english = capsys.readouterr().out
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh_CN.UTF-8")
    assert main([row.name, "--help"]) == 0
    chinese = capsys.readouterr().out
    assert row.help_zh in chinese
    assert "用法" in chinese
    assert "usage" in english
    assert "show this help" not in chinese


def test_an_unknown_verb_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sreen"]) == USAGE
    assert "screen" in capsys.readouterr().err


def test_a_missing_argument_is_refused_in_the_language_of_the_reader(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    assert main(["screen", "a.csv"]) == USAGE
    said = capsys.readouterr().err
    assert "缺少必需的参数" in said
    assert "办法" in said


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RulesetError("s", hint="h"), CONFIGURATION),
        (MappingError("s", hint="h"), CONFIGURATION),
        (MissingInputError("s", hint="h"), INPUT),
        (LabelError("s", hint="h"), INPUT),
        (OutputError("s", hint="h"), OUTPUT),
        (RunError("s", hint="h"), USAGE),
        (InterruptedRunError("s", hint="h"), 5),
        (KeyboardInterrupt(), 5),
        (BrokenPipeError(), OUTPUT),
        (RuntimeError("a fault"), INTERNAL),
    ],
)
def test_each_kind_of_refusal_has_its_exit_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    break_verbs(monkeypatch, error)
    assert main(["screen"]) == code
    assert "Traceback" not in capfd.readouterr().err


def test_a_finer_error_is_not_hidden_by_its_parent() -> None:
    for place, (kind, code) in enumerate(CODES):
        assert exit_code(kind.__new__(kind)) == code, f"row {place} is hidden by a row above it"
    assert exit_code(TableError("s", hint="h")) == INPUT
    assert exit_code(TouchstoneError("s", hint="h")) == INTERNAL


def test_debug_shows_the_traceback_of_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    break_verbs(monkeypatch, RuntimeError("a fault"))
    with pytest.raises(RuntimeError, match="a fault"):
        main(["screen", "--debug"])


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"TOUCHSTONE_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "ZH_TW"}, "zh"),
    ],
)
def test_the_language_follows_the_environment(environment: dict[str, str], wanted: str) -> None:
    assert language(environment) == wanted


def test_help_answers_without_loading_the_engine() -> None:
    script = (
        "import sys; from touchstone.cli.main import main; main(['--help']); "
        "heavy = {'numpy', 'pyarrow', 'numba', 'rich'} & set(sys.modules); sys.exit(repr(heavy) if heavy else 0)"
    )
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 5
