"""The two full-text engines behind one function: which entries hold all terms, best first, with the number of hits of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.search.question import Question, Term, light_stem

# The best of each kind come first; the window counts the kind's hits in the same pass.
SELECT = """
SELECT id, kind, total FROM (
    SELECT entry.id AS id, entry.kind AS kind, {total} AS total,
        ROW_NUMBER() OVER (PARTITION BY entry.kind ORDER BY found.grade, entry.weight DESC, entry.sort_on DESC, entry.record_id) AS place
    FROM found JOIN articles_searchentry entry ON entry.id = found.id
    {where}
) ranked WHERE place > %s AND place <= %s ORDER BY kind, place
"""
SQLITE = """
WITH found AS MATERIALIZED (
    SELECT rowid AS id, bm25(articles_search_fts, 8.0, 6.0, 1.0) AS grade
    FROM articles_search_fts WHERE articles_search_fts MATCH %s
)"""
# Grading reads the whole document of an entry. Of a kind with very many hits only those named most, or the newest, are graded.
MOST_GRADED = 1_000
POSTGRESQL = """
WITH asked AS (SELECT {query} AS query),
hits AS MATERIALIZED (
    SELECT id, kind, weight, sort_on, record_id FROM articles_searchentry entry, asked WHERE document @@ query {kinds}
),
counted AS (SELECT kind, COUNT(*) AS total FROM hits GROUP BY kind),
found AS (
    SELECT best.id, counted.total, -ts_rank('{{0.1, 0.2, 0.6, 1.0}}', document, query, 1) AS grade
    FROM asked, counted CROSS JOIN LATERAL (
        SELECT id FROM hits WHERE hits.kind = counted.kind ORDER BY weight DESC, sort_on DESC NULLS LAST, record_id LIMIT {most}
    ) best JOIN articles_searchentry USING (id)
)"""


class Row(NamedTuple):
    entry_id: int
    kind: str
    total: int


def entry_ids(question: Question, kind: str) -> RawSQL:
    """A subquery of the entries of one kind that hold all terms, for a filter: `pk__in=entry_ids(...)`."""
    if connection.vendor == "sqlite":
        return RawSQL("SELECT rowid FROM articles_search_fts WHERE articles_search_fts MATCH %s", [_fts5_query(question)])
    query, parameters = _tsquery(question)
    return RawSQL(  # noqa: S611 - the query is made of our own pieces
        f"SELECT id FROM articles_searchentry WHERE kind = %s AND document @@ ({query})",  # noqa: S608
        [kind, *parameters],
    )


def find_entries(question: Question, kinds: Sequence[str], start: int, stop: int) -> list[Row]:
    """Rows `start` to `stop` (from 0, exclusive) of each kind; no kinds means all."""
    of_kinds = f"entry.kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else "TRUE"
    if connection.vendor == "sqlite":
        found, parameters = SQLITE, [_fts5_query(question)]
        select = SELECT.format(where=f"WHERE {of_kinds}", total="COUNT(*) OVER (PARTITION BY entry.kind)")
    else:
        query, parameters = _tsquery(question)
        found, select = (
            POSTGRESQL.format(query=query, kinds=f"AND {of_kinds}", most=max(MOST_GRADED, stop)),
            SELECT.format(where="", total="found.total"),
        )
    with connection.cursor() as cursor:
        cursor.execute(found + select, [*parameters, *kinds, start, stop])
        return [Row(*row) for row in cursor.fetchall()]


def _fts5_query(question: Question) -> str:
    """Every word is quoted, so that no word of FTS5's own language can come from outside."""
    return " AND ".join(_fts5_term(term) for term in question.terms)


def _fts5_term(term: Term) -> str:
    if term.is_phrase:
        return f'{{names text}} : "{" ".join(term.words)}"'
    parts = [f'{{names text}} : ("{word}" OR "{light_stem(word)}" *)' for word in term.words]
    if term.keys:
        parts.append("keys : (" + " AND ".join(f'"{key}" *' for key in term.keys) + ")")
    return f"({' OR '.join(parts)})"


def _tsquery(question: Question) -> tuple[str, list[str]]:
    """A tsquery expression and its parameters; the words are letters and digits alone."""
    pieces: list[str] = []
    parameters: list[str] = []
    for term in question.terms:
        if term.is_phrase:
            pieces.append("phraseto_tsquery('simple', %s)")
            parameters.append(" ".join(term.words))
            continue
        piece = "to_tsquery('simple', %s)"
        parameters.append(f"{term.words[0]} | {light_stem(term.words[0])}:*")
        if term.keys:
            piece += " || to_tsquery('simple', %s)"
            parameters.append(" & ".join(f"{key}:*B" for key in term.keys))
        pieces.append(f"({piece})")
    return " && ".join(pieces), parameters
