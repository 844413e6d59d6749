"""Writes the tables of docs that follow from the code: configuration, ways in, operations of the API; in both languages.

Run it with the desk's libraries: `.venv/bin/python docs/make_operations_tables.py`.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from django.conf import settings
from django.urls import URLPattern, URLResolver
from django.utils import translation

FOLDER = Path(__file__).parent
if not settings.configured:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.desk.frontdoor.settings")
    os.environ.setdefault("TOUCHSTONE_HOME", tempfile.mkdtemp(prefix="touchstone-tables-"))
    django.setup()

# Below the set-up, since these modules read tables when they are loaded (E402).
from touchstone.desk.authority.permissions import Permission  # noqa: E402
from touchstone.desk.frontdoor.api.assembly import rows as operations  # noqa: E402
from touchstone.desk.frontdoor.reference.tags import TITLES  # noqa: E402
from touchstone.desk.frontdoor.reference.views import all_operations  # noqa: E402
from touchstone.desk.frontdoor.urls import urlpatterns  # noqa: E402
from touchstone.desk.frontdoor.variables import VARIABLES  # noqa: E402

MARK = "<!-- {what} {name}: made by docs/make_operations_tables.py -->"
EVERYONE = ("everyone", "所有人")


def variable_table(language: int) -> list[str]:
    """One row per variable of the environment; what is secret is marked."""
    lines = [("| variable | default | meaning |", "| 变量 | 默认值 | 含义 |")[language], "|---|---|---|"]
    secret = (" (secret)", "（机密）")[language]
    for each in VARIABLES:
        words = each.zh if language else each.en
        default = f"`{each.default}`" if each.default else ("empty", "空")[language]
        lines.append(f"| `{each.name}` | {default} | {words}{secret if each.secret else ''} |")
    return lines


def entry_table(language: int) -> list[str]:
    """One row per address of the desk: pages with what they need, then the operations of the API."""
    lines = [("| address | needs |", "| 地址 | 需要 |")[language], "|---|---|"]
    lines += [f"| `/{place}` | {needs(found, language)} |" for place, found in sorted(set(places(urlpatterns)))]
    lines += [f"| `{each.method} /api/v1/{each.path}` | {needs(each.needs, language)} |" for each in operations()]
    lines.append(f"| `/live/` | {('a session', '会话')[language]} |")
    return lines


def operation_table(language: int) -> list[str]:
    """One row per operation of the API, by subject: what it does, in the words of its page."""
    lines = [("| request | what it does |", "| 请求 | 作用 |")[language], "|---|---|"]
    with translation.override(("en", "zh-hans")[language]):
        every = list(all_operations().values())
        for tag, title in TITLES.items():
            lines.append(f"| **{title}** | |")
            told = (each for each in every if tag in each.described["tags"])
            lines += [f"| `{each.row.method} {each.path}` | {each.title} |" for each in told]
    return lines


def needs(found: object, language: int) -> str:
    """What a row asks for."""
    return f"`{found.value}`" if isinstance(found, Permission) else EVERYONE[language]


def places(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, object]]:
    """Every declared address with what it needs; the API's own are listed by operation."""
    for each in patterns:
        place = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from places(each.url_patterns, place)
        elif not hasattr(each.callback, "operations"):
            yield place, getattr(each.callback, "needs", None)


TABLES = {
    "variables": ("operations", variable_table),
    "entries": ("security", entry_table),
    "operations": ("api", operation_table),
}


def pages() -> dict[Path, str]:
    """The pages as they should be."""
    made = {}
    for name, (page, table) in TABLES.items():
        for language, ending in enumerate((".md", ".zh.md")):
            path = FOLDER / f"{page}{ending}"
            made[path] = _between(path.read_text(encoding="utf-8"), name, table(language))
    return made


def _between(text: str, name: str, lines: list[str]) -> str:
    begin, end = (MARK.format(what=what, name=name) for what in ("begin", "end"))
    before, _, rest = text.partition(begin)
    after = rest.partition(end)[2]
    return f"{before}{begin}\n\n" + "\n".join(lines) + f"\n\n{end}{after}"


def main() -> None:
    """Write them."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
