"""The page of workflows is the one that the tables make, in both languages."""

from tests.house.tree import ROOT, name_of, script
from touchstone.desk.workflow.registry import workflows


def test_the_docs_of_workflows_are_those_the_tables_make() -> None:
    made = script("make_workflow_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"


def test_docs_show_every_step_and_clock_of_every_workflow() -> None:
    for page in ("workflows.md", "workflows.zh.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for workflow in workflows():
            verbs = [step.verb for step in (workflow.begins, *workflow.steps)]
            assert [verb for verb in (*verbs, *workflow.clocks()) if f"`{verb}` |" not in text] == []
