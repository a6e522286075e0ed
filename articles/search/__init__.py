"""Search over everything at once: one thin interface, each database's own full text below it.

`find(question)` answers, `narrow_articles(rows, question)` filters; `sync_entries(...)` keeps the index equal to the public record.
"""

from articles.search.answer import Answer, Group, Hit, find, narrow_articles
from articles.search.index import labels_of, rebuild_index, sync_entries

__all__ = ["Answer", "Group", "Hit", "find", "labels_of", "narrow_articles", "rebuild_index", "sync_entries"]
