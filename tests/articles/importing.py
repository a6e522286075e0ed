"""Imports for tests: the record that they give, and imports in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection, transaction

from articles.importer import ImportOptions, import_pages
from articles.record_dump import record_lines
from tests.conftest import SEEDS

ROOT = Path(__file__).parent.parent.parent


def record_after(*runs: Iterable[Path], workers: int = 1) -> list[str]:
    """The record that runs of the importer give, each with its paths; nothing of it stays."""
    with transaction.atomic():
        for paths in runs:
            import_pages(paths, ImportOptions(workers=workers))
        lines = list(record_lines())
        transaction.set_rollback(True)
    return lines


@cache
def record_of_seeds() -> list[str]:
    """The record that the seeds give, imported together. The first test that asks for it must have an empty database."""
    return record_after(sorted(SEEDS.glob("*.txt")))


def start_import(*paths: Path, kill_at: int = 0) -> subprocess.Popen[str]:
    """An import in a process of its own, into the database of this test; `kill_at` counts the statement before which it dies."""
    command = [sys.executable, "-m", "tests.articles.mortal_import", str(kill_at), *map(str, paths)]
    environment = {**os.environ, "DATABASE_URL": database_url()}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def database_url() -> str:
    """The address of the database that the tests of this process use."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
