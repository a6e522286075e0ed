"""The lock files: whole, hashed, and without the address of any registry or folder."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "requirements"
LOCKS = sorted(FOLDER.glob("*.txt"))
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)
WISH = re.compile(r"^([A-Za-z0-9][A-Za-z0-9-]*)", re.MULTILINE)

by_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)


@by_lock
def test_a_lock_names_no_address(lock: Path) -> None:
    assert re.findall(r"http|file:|--index|--extra-index|--find-links|--trusted-host", lock.read_text(encoding="utf-8")) == []


@by_lock
def test_every_package_of_a_lock_has_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"^(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)

    assert [entry for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


@by_lock
def test_every_wish_is_in_its_lock(lock: Path) -> None:
    wishes = {name.lower() for name in WISH.findall(lock.with_suffix(".in").read_text(encoding="utf-8"))}

    assert wishes - {name for name, _ in PIN.findall(lock.read_text(encoding="utf-8"))} == set()


def test_the_tests_run_with_the_versions_that_the_site_runs_with() -> None:
    run, test = (set(PIN.findall((FOLDER / name).read_text(encoding="utf-8"))) for name in ("run.txt", "test.txt"))

    assert run - test == set()
