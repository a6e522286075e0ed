"""One writer of the record at a time: an import, and whatever derives rows anew after an editor's word.

Readers and editors of single rows are not held up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

LOCK_NUMBER = 7_265_301
"""names the lock among this database's advisory locks; any number will do, as long as it stays"""


@contextmanager
def sole_writer() -> Iterator[None]:
    """A transaction that waits until no other of its kind runs: by an advisory lock on PostgreSQL, by BEGIN IMMEDIATE on SQLite."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_NUMBER])
        yield
