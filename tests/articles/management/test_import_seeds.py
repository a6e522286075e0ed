import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.amounts import amount
from tests.conftest import SEEDS
from tests.database import all_rows

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> tuple[str, int]:
    """What the command prints, and its exit code."""
    out = StringIO()
    try:
        call_command("import_seeds", *map(str, arguments), stdout=out, stderr=out)
    except CommandError as problem:
        return out.getvalue() + str(problem), problem.returncode
    except SystemExit as end:
        return out.getvalue(), int(str(end.code))
    return out.getvalue(), 0


def parsed(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def test_without_a_path_the_seeds_are_imported() -> None:
    text, code = run()

    assert code == 0
    assert "Articles: 55 created, 0 updated, 0 unchanged, 0 kept, 0 failed." in text
    assert "Pages: 5 read, 0 as before, 0 refused." in text
    assert Article.objects.count() == 55


def test_receipt_has_a_line_a_page() -> None:
    text, _ = run()

    assert re.search(r"^003_6bbf40fb3083f39f.txt +new page +80 ", text, re.MULTILINE)


def test_receipt_as_json() -> None:
    text, _ = run("--format", "json")

    receipt = parsed(text)
    assert receipt["articles"] == {"created": 55, "updated": 0, "unchanged": 0, "kept": 0, "failed": 0}
    assert [page["page"] for page in receipt["pages"]] == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert sum(receipt["lines"].values()) == 399


def test_dry_run_as_json_prints_the_pages_as_read_and_writes_nothing() -> None:
    before = all_rows()

    text, code = run("--dry-run", "--format", "json")

    pages = parsed(text)["pages"]
    assert code == 0
    assert [len(page["articles"]) for page in pages] == [9, 9, 19, 9, 9]
    assert pages[0]["articles"][0]["body"][0].startswith(pages[0]["articles"][0]["first_words"])
    assert all_rows() == before


@pytest.mark.parametrize("workers", [2, 3, 7, 16][: amount(1, 4)])
def test_any_number_of_workers_prints_the_same_bytes(workers: int) -> None:
    alone = run("--dry-run", "--format", "json")

    assert run("--dry-run", "--format", "json", "--workers", str(workers)) == alone


def test_dry_run_says_that_nothing_was_written() -> None:
    text, _ = run("--dry-run")

    assert "55 created" in text
    assert "Dry run: nothing was written." in text
    assert not Article.objects.exists()


def test_quiet_run_prints_nothing() -> None:
    assert run("--quiet") == ("", 0)


def test_refused_file_is_named_and_the_rest_is_in(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"one\n\xff\n")

    text, code = run(bad, SEEDS, "--quiet")

    assert code == 1
    assert f"REFUSED {bad}:2: the byte 0xFF is not UTF-8; expected UTF-8 text (byte 4)" in text
    assert Article.objects.count() == 55


def test_refused_file_of_a_dry_run_is_named_beside_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00")
    out, errors = StringIO(), StringIO()

    with pytest.raises(SystemExit, match="1"):
        call_command(
            "import_seeds", str(bad), str(SEEDS / "000_c46f579e2f36dda6.txt"), dry_run=True, format="json", stdout=out, stderr=errors
        )

    assert len(parsed(out.getvalue())["pages"]) == 1
    assert f"{bad}:1: this is a binary file" in errors.getvalue()


STORY = "10.03.2026, 15:12 6241\nA Good Story\nGood things were said in Astana, Akorda reports.\n"


def test_every_kind_of_bad_input_is_told_and_nothing_else_is_lost(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "marked.txt").write_text(STORY.replace("Good", "Marked"), encoding="utf-8-sig")
    (tmp_path / "again.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "cp1251.txt").write_bytes("Астана\n".encode("cp1251"))
    (tmp_path / "nul.txt").write_bytes(STORY.encode() * 9 + b"a\x00b\n")
    (tmp_path / "long.txt").write_bytes(STORY.encode() + b"x" * 50_000_000)
    (tmp_path / "none.txt").write_text("!!! ???\n")
    (tmp_path / "later.txt").write_text(" date 2026-03-01 " + STORY.replace("Good", "Later"))
    (tmp_path / "never.txt").write_text(STORY.replace("10.03.2026", "31.02.2026").replace("Good", "Never"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "linked.txt").symlink_to(tmp_path / "gone")

    text, code = run(tmp_path, tmp_path / "folder", tmp_path / "missing.txt")

    assert code == 1
    assert "Traceback" not in text
    for told in (
        f"REFUSED {tmp_path}/empty.txt:1: the file is empty; expected the text of a listing page",
        f"REFUSED {tmp_path}/binary.txt:2: this is a binary file; expected UTF-8 text (byte 128)",
        f"REFUSED {tmp_path}/cp1251.txt:1: the byte 0xC0 is not UTF-8; expected UTF-8 text (byte 0)",
        f"REFUSED {tmp_path}/nul.txt:28: a NUL character stands in the text (1 in all); expected plain text",
        f"REFUSED {tmp_path}/long.txt:4: the line has more than 1,048,576 bytes; expected a page of many lines, a paragraph on each",
        f"REFUSED {tmp_path}/linked.txt: cannot be read: No such file or directory",
        f"REFUSED {tmp_path}/folder: the folder holds no page; expected files *.txt",
        f"REFUSED {tmp_path}/missing.txt: there is no such file or folder",
        "none.txt: the page holds no story; expected a header (DD.MM.YYYY, HH:MM views), a title and paragraphs",
        "later.txt:1: the header's day 2026-03-10 lies after the page's capture day 2026-03-01; expected an earlier one",
        "never.txt:1: 31.02.2026 is no day of the calendar; expected DD.MM.YYYY, HH:MM views",
        "good.txt: the page has the text of again.txt, letter for letter; expected each page under one name",
    ):
        assert told in text
    assert sorted(Article.objects.values_list("source_title", flat=True)) == [
        "A Good Story", "A Later Story", "A Marked Story", "A Never Story",
    ]  # fmt: skip


@pytest.mark.parametrize("arguments", [["--dry-run", "--format", "json"], ["--dry-run"], []])
def test_no_readable_path_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty").mkdir()

    text, code = run(tmp_path / "gone.txt", tmp_path / "empty", *arguments)

    assert code == 2
    assert "gone.txt: there is no such file or folder" in text
    assert "empty: the folder holds no page; expected files *.txt" in text


@pytest.mark.parametrize("arguments", [["--workers", "0"], ["--workers", "many"], ["--format", "xml"], ["--no-such-option"]])
def test_wrong_usage_is_refused(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("import_seeds", *arguments)
