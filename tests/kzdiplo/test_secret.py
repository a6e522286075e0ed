"""The secret key of an installation that nobody gave one."""

from pathlib import Path

import pytest

from kzdiplo.secret import read_or_make_secret


def test_an_empty_file_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")

    with pytest.raises(ValueError, match="too short to be a secret key"):
        read_or_make_secret(tmp_path / "secret_key")
