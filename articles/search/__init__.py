"""Search over everything at once: one thin interface, each database's own full text below it.

`find(question)` answers; `sync_entries(...)` keeps the index equal to the public record.
"""

from articles.search.answer import Answer, Group, Hit, find
from articles.search.index import rebuild_index, sync_entries

__all__ = ["Answer", "Group", "Hit", "find", "rebuild_index", "sync_entries"]
