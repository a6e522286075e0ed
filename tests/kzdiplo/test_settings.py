"""What the settings make of an environment. Each case is a Python of its own, as a site's process is."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
KEY = "k" * 25 + "0123456789" * 3
REPORT = """
import json, pathlib, kzdiplo.settings as s
plain = lambda value: str(value) if isinstance(value, pathlib.Path) else type(value).__name__
print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper()}, default=plain))
"""


def start(var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {"PATH": os.environ["PATH"], "VAR_DIR": str(var)}
    return subprocess.run(
        [sys.executable, "-c", REPORT], cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, check=False
    )


def settings_of(var: Path, **environment: str) -> dict[str, Any]:
    done = start(var, **environment)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_with_nothing_set_it_runs_on_this_machine_only(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)

    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DEBUG"] is False
    assert settings["DATABASES"]["default"]["NAME"] == str(tmp_path / "kzdiplo.sqlite3")
    assert settings["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert [settings[name] for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")] == [False] * 3


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first, second = settings_of(tmp_path), settings_of(tmp_path)

    assert first["SECRET_KEY"] == second["SECRET_KEY"] == (tmp_path / "secret_key").read_text()
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize("hosts", ["kzdiplo.example", "localhost,kzdiplo.example", "*", "192.0.2.7", ".example.org"])
def test_a_public_site_does_not_start_without_a_secret(tmp_path: Path, hosts: str) -> None:
    done = start(tmp_path, ALLOWED_HOSTS=hosts)

    assert done.returncode != 0
    assert "SECRET_KEY must be set in the environment" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_public_site_does_not_start_with_debug(tmp_path: Path) -> None:
    done = start(tmp_path, ALLOWED_HOSTS="kzdiplo.example", SECRET_KEY=KEY, DEBUG="true")

    assert done.returncode != 0
    assert "Unset DEBUG" in done.stderr


def test_a_public_site_speaks_https_only(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, ALLOWED_HOSTS="kzdiplo.example", SECRET_KEY=KEY)

    assert [settings[name] for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")] == [True] * 3
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000
    assert "SECURE_PROXY_SSL_HEADER" not in settings
    assert not (tmp_path / "secret_key").exists()


def test_a_proxy_is_believed_only_when_it_is_named(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, ALLOWED_HOSTS="kzdiplo.example", SECRET_KEY=KEY, TRUSTED_PROXY_COUNT="1")

    assert settings["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert settings["REST_FRAMEWORK"]["NUM_PROXIES"] == 1


def test_postgresql_by_its_address(tmp_path: Path) -> None:
    database = settings_of(tmp_path, DATABASE_URL="postgres://kz:p%40ss@db.example:5433/record?sslmode=require")["DATABASES"]["default"]

    assert {name: database[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "record",
        "USER": "kz",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
    }


def test_twenty_processes_that_start_at_once_agree_on_the_secret(tmp_path: Path) -> None:
    program = "import sys, pathlib, kzdiplo.secret as s; print(s.read_or_make_secret(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", program, str(tmp_path / "new" / "secret_key")]
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(20)]

    secrets = {process.communicate(timeout=60)[0] for process in processes}

    assert len(secrets) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret_key"]
