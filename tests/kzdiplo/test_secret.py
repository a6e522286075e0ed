"""The secret key of an installation that nobody gave one."""

from pathlib import Path

import pytest

from kzdiplo.secret import read_or_make_secret


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    first = read_or_make_secret(tmp_path / "new" / "secret_key")

    assert len(first) > 50
    assert read_or_make_secret(tmp_path / "new" / "secret_key") == first
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret_key"]


def test_an_empty_file_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")

    with pytest.raises(ValueError, match="too short to be a secret key"):
        read_or_make_secret(tmp_path / "secret_key")
