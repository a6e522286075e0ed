"""The secret key of an installation that nobody gave one."""

import os
import secrets
from pathlib import Path


def read_or_make_secret(path: Path) -> str:
    """Returns the secret kept in `path`, making it (mode 0600) the first time.

    Two processes that start at once get the same secret: each writes a file of its own, and only the first link to `path` succeeds.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(50))
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    secret = path.read_text(encoding="ascii").strip()
    if len(secret) < 50:
        raise ValueError(f"{path} is too short to be a secret key. Delete it to have a new one made.")
    return secret
