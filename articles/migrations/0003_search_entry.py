"""The table of the search, and each database's own index over it: FTS5 with triggers on SQLite, a generated tsvector on PostgreSQL."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE VIRTUAL TABLE articles_search_fts USING fts5(
        names, keys, text, content='articles_searchentry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')""",
    """CREATE TRIGGER articles_search_insert AFTER INSERT ON articles_searchentry BEGIN
        INSERT INTO articles_search_fts(rowid, names, keys, text) VALUES (new.id, new.names, new.keys, new.text); END""",
    """CREATE TRIGGER articles_search_delete AFTER DELETE ON articles_searchentry BEGIN
        INSERT INTO articles_search_fts(articles_search_fts, rowid, names, keys, text)
        VALUES ('delete', old.id, old.names, old.keys, old.text); END""",
    """CREATE TRIGGER articles_search_update AFTER UPDATE OF names, keys, text ON articles_searchentry BEGIN
        INSERT INTO articles_search_fts(articles_search_fts, rowid, names, keys, text)
        VALUES ('delete', old.id, old.names, old.keys, old.text);
        INSERT INTO articles_search_fts(rowid, names, keys, text) VALUES (new.id, new.names, new.keys, new.text); END""",
]
SQLITE_UNDO = ["DROP TABLE articles_search_fts"]
POSTGRESQL = [
    """ALTER TABLE articles_searchentry ADD COLUMN document tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', names), 'A') || setweight(to_tsvector('simple', keys), 'B') || setweight(to_tsvector('simple', text), 'D')
    ) STORED""",
    "CREATE INDEX articles_searchentry_document ON articles_searchentry USING gin (document)",
]
POSTGRESQL_UNDO = ["ALTER TABLE articles_searchentry DROP COLUMN document"]


def _run(schema_editor: BaseDatabaseSchemaEditor, sqlite: list[str], postgresql: list[str]) -> None:
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
        schema_editor.execute(statement, params=None)


def make_index(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def drop_index(apps, schema_editor):
    _run(schema_editor, SQLITE_UNDO, POSTGRESQL_UNDO)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0002_reading_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('article', 'Article'), ('person', 'Person'), ('country', 'Country'), ('organization', 'Organization'), ('office', 'Office'), ('event', 'Event')], max_length=12, verbose_name='kind')),
                ('record_id', models.CharField(max_length=10, verbose_name='public id')),
                ('label', models.TextField(help_text='as shown', verbose_name='label')),
                ('names', models.TextField(blank=True, verbose_name='names')),
                ('keys', models.TextField(blank=True, verbose_name='folded names')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('weight', models.PositiveIntegerField(default=0, help_text='articles that speak of it; parts equals', verbose_name='weight')),
                ('sort_on', models.DateField(blank=True, null=True, verbose_name='day')),
            ],
            options={
                'verbose_name': 'search entry',
                'verbose_name_plural': 'search entries',
                'ordering': ['kind', 'record_id'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'record_id'), name='search_entry_once')],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
