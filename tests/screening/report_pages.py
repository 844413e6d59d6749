"""Runs whose pages the tests of the report read, and a reader that sees a page as a person of one language does."""

from html.parser import HTMLParser
from pathlib import Path

from touchstone.screening.job import Job
from touchstone.screening.report.write import write_report
from touchstone.screening.run import run_job

VOID = frozenset({"meta", "input", "br", "line", "rect", "polyline", "circle", "link"})
SILENT = frozenset({"style", "script", "title"})


def make_page(folder: Path, rows: str, language: str = "en", **options: object) -> str:
    """The page of a run over rows of CSV."""
    (folder / "listings.csv").write_text("listing_id,title,price,seller_id,description\n" + rows, encoding="utf-8")
    job = Job(input=folder / "listings.csv", out=folder / "out", restart=True, **options)  # type: ignore[arg-type]
    run_job(job)
    return write_report(folder / "out", language).read_text(encoding="utf-8")


class PageReader(HTMLParser):
    """Texts by where they stand: `said` per language, `given` (from the input or names), `bare` (neither); tags and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {"en": [], "zh": []}
        self.given: list[str] = []
        self.bare: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember in what kind of element the following texts stand."""
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag in VOID:
            return
        classes = (attributes.get("class") or "").split()
        kind = self._open[-1][1] if self._open else ""
        if tag in SILENT:
            kind = "silent"
        elif tag in ("code", "kbd", "time") or {"given", "name", "unseen"} & set(classes):
            kind = "given"
        elif tag != "html" and attributes.get("lang") in self.said:
            kind = str(attributes["lang"])
        self._open.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element; the page must be well formed."""
        if tag not in VOID:
            assert self._open.pop()[0] == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        """Sort a text."""
        kind = self._open[-1][1] if self._open else ""
        if kind in self.said:
            self.said[kind].append(data)
        elif kind == "given":
            self.given.append(data)
        elif kind != "silent":
            self.bare.append(data)
