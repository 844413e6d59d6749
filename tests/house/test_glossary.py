"""One word per idea: GLOSSARY names every room, and every word that it defines is used."""

import re

from tests.house.tree import ROOT, committed, rooms

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
LATER = "## Words of rooms to come"


def rows(section: str) -> list[tuple[str, str, str]]:
    """Word, Chinese, meaning of each entry of one section, `used` or `later`."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    part = text.split(LATER)[0 if section == "used" else 1]
    return [
        (word.strip(), chinese.strip(), meaning.strip())
        for word, chinese, meaning in ROW.findall(part)
        if not set(word) <= set("- ") and word.strip() != "word"
    ]


def words(section: str) -> list[str]:
    """Every word of one section; an entry may hold several, parted by commas."""
    return [word.strip() for entry, _, _ in rows(section) for word in entry.split(",")]


def test_every_room_is_a_word_of_the_glossary() -> None:
    assert set(rooms()) <= set(words("used"))


def test_every_word_is_used_in_code_or_docs() -> None:
    kinds = {".py", ".md", ".toml", ".csv"}
    files = [path for path in committed() if path.suffix in kinds and path.name != "GLOSSARY.md"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files if "tests/house" not in str(path)).lower()
    spelled = {word: re.escape(word.lower()).replace(r"\ ", "[ _-]?") for word in words("used")}
    unused = [word for word, pattern in spelled.items() if not re.search(rf"(\b|_){pattern}", text)]
    assert unused == []


def test_every_entry_has_a_chinese_word_and_a_meaning() -> None:
    entries = rows("used") + rows("later")
    han = re.compile(r"[\u4e00-\u9fff]")
    assert [word for word, chinese, meaning in entries if not han.search(chinese) or len(meaning) < 10] == []


def test_no_word_is_defined_twice() -> None:
    every = words("used") + words("later")
    assert sorted({word for word in every if every.count(word) > 1}) == []


def test_a_room_that_exists_is_not_one_to_come() -> None:
    assert set(words("later")) & set(rooms()) == set()
