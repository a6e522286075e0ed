"""The commands of docs/operations.md that save the database and bring it back, run as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from articles.search import rebuild_index
from tests.articles.importing import database_url
from tests.database import digest
from tests.factories.record import make_record
from tests.postgresql import _wheel_folder

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
PYTHON = ".venv/bin/python"
pytestmark = pytest.mark.django_db(transaction=True)


def commands(name: str) -> str:
    """A block of the document."""
    (found,) = re.findall(rf"^```{name}\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
    return str(found)


def run(script: str, folder: Path, url: str) -> None:
    """Runs commands in a folder, in place of the project's."""
    programs = _wheel_folder() / "pginstall" / "bin"
    environment = {**os.environ, "DATABASE_URL": url, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    script = script.replace(PYTHON, sys.executable).replace(" manage.py", f" {ROOT / 'manage.py'}")
    done = subprocess.run(["bash", "-euc", script], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def digest_of(url: str) -> str:
    """What another database holds."""
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "kzdiplo.settings"}
    command = [sys.executable, "-m", "tests.database"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def fill() -> str:
    make_record()
    rebuild_index()
    return digest()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the other database")
def test_a_backup_of_sqlite_brings_everything_back(tmp_path: Path) -> None:
    before = fill()
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "kzdiplo.sqlite3").symlink_to(connection.settings_dict["NAME"])
    run(commands("backup-sqlite"), tmp_path, database_url())

    run(commands("restore-sqlite"), tmp_path, f"sqlite:///{tmp_path / 'var' / 'kzdiplo.sqlite3'}")

    assert digest_of(f"sqlite:///{tmp_path / 'var' / 'kzdiplo.sqlite3'}") == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the other database")
def test_a_backup_of_postgresql_brings_everything_back(tmp_path: Path) -> None:
    before = fill()
    name = f"{connection.settings_dict['NAME']}_restored"
    url = urlunsplit(urlsplit(database_url())._replace(path=f"/{name}"))
    run(commands("backup-postgresql"), tmp_path, database_url())
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        run(commands("restore-postgresql"), tmp_path, url)
        assert digest_of(url) == before
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
