"""The full-text index over the search's entries, kept by the database itself: FTS5, or a tsvector with GIN."""

from typing import Any

from django.db import migrations

FTS5 = (
    """CREATE VIRTUAL TABLE dossiers_search USING fts5(
        words, content='dossiers_searchentry', content_rowid='id', tokenize='ascii', detail='none', columnsize=0)""",
    """CREATE TRIGGER dossiers_search_insert AFTER INSERT ON dossiers_searchentry BEGIN
        INSERT INTO dossiers_search(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER dossiers_search_delete AFTER DELETE ON dossiers_searchentry BEGIN
        INSERT INTO dossiers_search(dossiers_search, rowid, words) VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER dossiers_search_update AFTER UPDATE OF words ON dossiers_searchentry
        WHEN old.words IS NOT new.words BEGIN
        INSERT INTO dossiers_search(dossiers_search, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO dossiers_search(rowid, words) VALUES (new.id, new.words); END""",
)
TSVECTOR = (
    """ALTER TABLE dossiers_searchentry ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX dossiers_search ON dossiers_searchentry USING gin (vector)",
)


def make_index(apps: Any, editor: Any) -> None:
    """In the words of the database at hand."""
    for statement in FTS5 if editor.connection.vendor == "sqlite" else TSVECTOR:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Needs the table."""

    dependencies = [("dossiers", "0001_initial")]
    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
