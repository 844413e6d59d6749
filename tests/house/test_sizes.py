"""Files and functions stay small enough to be read in one go."""

import statistics

from tests.house.tree import functions, modules, name_of, python_files

MOST_LINES = 500
MANY_LINES = 300
MOST_FUNCTION_LINES = 50

# Files over 300 lines and functions over 50, each with the reason why it is not split.
LONG_FILES: dict[str, str] = {}
KERNEL = "a kernel: one pass whose state would have to be handed over, array by array, at each call"
LONG_FUNCTIONS: dict[str, str] = {
    "src/touchstone/reading/folding.py:fold_rows": KERNEL,
    "src/touchstone/reading/restoring.py:restore_rows": KERNEL,
    "src/touchstone/reading/starting.py:find_starts": KERNEL,
    "src/touchstone/reading/walking.py:walk_past_separators": KERNEL,
    "src/touchstone/reading/walking.py:walk_straight": KERNEL,
    "src/touchstone/signals/relation_features.py:look_around": KERNEL,
}


def test_no_file_is_over_500_lines() -> None:
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def test_a_file_over_300_lines_gives_its_reason() -> None:
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    long = {name for name, size in sizes.items() if size > MANY_LINES}
    assert long - set(LONG_FILES) == set(), "each needs a reason in LONG_FILES, or to be split"


def test_a_function_over_50_lines_gives_its_reason() -> None:
    long = set()
    for path in python_files():
        for name, function in functions(path):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > MOST_FUNCTION_LINES:
                long.add(f"{name_of(path)}:{name}")
    assert long - set(LONG_FUNCTIONS) == set(), "each needs a reason in LONG_FUNCTIONS, or to be split"


def test_the_median_file_is_short() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules()]
    assert statistics.median(sizes) <= 80
