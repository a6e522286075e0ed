import os
import re
from pathlib import Path

import pytest

from articles.pages import MAX_LINE_BYTES, MAX_PAGE_BYTES, PageRefused, find_page_files, read_page_file

STORY = "10.03.2026, 15:12 6241\nKazakhstan and Flanders Discuss Joint Projects\nThe parties met in Brussels.\n"


def written(folder: Path, content: bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("text", [STORY, STORY.replace("\n", "\r\n"), "\tТаб и кириллица, Çelik\n"])
def test_text_is_read_verbatim(tmp_path: Path, text: str) -> None:
    page = read_page_file(written(tmp_path, text.encode()))

    assert (page.name, page.text) == ("page.txt", text)


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    plain = read_page_file(written(tmp_path, STORY.encode(), "plain.txt"))
    marked = read_page_file(written(tmp_path, STORY.encode("utf-8-sig"), "marked.txt"))

    assert (marked.text, marked.sha256) == (plain.text, plain.sha256)


@pytest.mark.parametrize(
    ("content", "line", "offset", "message"),
    [
        pytest.param(b"", 1, None, "empty", id="empty"),
        pytest.param(b" \n\n \t\n", 1, None, "empty", id="blank"),
        pytest.param("Астана\n".encode("cp1251"), 1, 0, "byte 0xC0 is not UTF-8; expected UTF-8", id="Windows-1251"),
        pytest.param(b"one\ntwo\nthr\xe9e\n", 3, 11, "byte 0xE9 is not UTF-8", id="Latin-1 on line 3"),
        pytest.param(STORY.encode("utf-16"), 1, 0, "UTF-16", id="UTF-16"),
        pytest.param(STORY.encode("utf-32"), 1, 0, "UTF-32", id="UTF-32"),
        pytest.param(STORY.encode("utf-16-le"), 1, 1, "binary file: a NUL", id="UTF-16 without a mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), 1, 0, "binary", id="a picture"),
        pytest.param(b"one\ntwo\x00\n" + b"three\n" * 99, 2, 7, "a NUL character stands in the text (1 in all)", id="NUL"),
        pytest.param(b"one\ntw\x1bo\n" + b"three\n" * 99, 2, 6, "U+001B", id="an escape character"),
        pytest.param(b"one\n" + b"x" * (MAX_LINE_BYTES + 1), 2, 4, "the line has more than", id="a line without an end"),
        pytest.param(b"x" * 50_000_000, 1, 0, "the line has more than", id="a line of 50 MB"),
        pytest.param(b"xxxxxxx\n" * (MAX_PAGE_BYTES // 8 + 1), None, None, "expected a page of at most", id="too large"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, content: bytes, line: int | None, offset: int | None, message: str) -> None:
    path = written(tmp_path, content)

    with pytest.raises(PageRefused, match=re.escape(message)) as refused:
        read_page_file(path)

    assert (refused.value.path, refused.value.line, refused.value.offset) == (path, line, offset)
    assert str(refused.value).startswith(f"{path}:{line}: " if line else f"{path}: ")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(PageRefused, match="not a regular file"):
        read_page_file(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, STORY.encode())
    path.chmod(0)

    with pytest.raises(PageRefused, match="cannot be read: Permission denied"):
        read_page_file(path)


def test_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.txt").symlink_to(tmp_path / "gone.txt")

    with pytest.raises(PageRefused, match="cannot be read: No such file"):
        read_page_file(tmp_path / "page.txt")


def test_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/p\xe9.txt"))
    path.write_text(STORY)

    with pytest.raises(PageRefused, match="name is not UTF-8"):
        read_page_file(path)


def test_folder_gives_its_pages_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", ".hidden.txt", "README.md", "c.TXT.bak"):
        written(tmp_path, STORY.encode(), name)

    found = find_page_files([tmp_path])

    assert [file.relative_to(tmp_path).as_posix() for file in found.files] == ["sub/a.txt", "b.txt"]
    assert found.refused == ()


def test_file_named_twice_is_one(tmp_path: Path) -> None:
    path = written(tmp_path, STORY.encode())

    assert find_page_files([path, tmp_path, tmp_path / "." / "page.txt"]).files == (path,)


def test_file_of_any_name_is_taken_if_named_itself(tmp_path: Path) -> None:
    path = written(tmp_path, STORY.encode(), "listing.text")

    assert find_page_files([path]).files == (path,)


def test_what_is_missing_or_without_pages_is_refused_and_the_rest_found(tmp_path: Path) -> None:
    path = written(tmp_path, STORY.encode())
    (tmp_path / "none").mkdir()

    found = find_page_files([tmp_path / "gone.txt", tmp_path / "none", path])

    assert found.files == (path,)
    assert [str(problem) for problem in found.refused] == [
        f"{tmp_path}/gone.txt: there is no such file or folder",
        f"{tmp_path}/none: the folder holds no page; expected files *.txt",
    ]


def test_page_name_of_two_files_that_differ_is_refused_with_both(tmp_path: Path) -> None:
    first = written(tmp_path, STORY.encode(), "one/page.txt")
    second = written(tmp_path, STORY.upper().encode(), "two/page.txt")

    found = find_page_files([second, first])

    assert found.files == ()
    assert f"{first} and {second}" in str(found.refused[0])


def test_page_name_of_two_files_that_hold_the_same_is_one_page(tmp_path: Path) -> None:
    first = written(tmp_path, STORY.encode(), "one/page.txt")
    second = written(tmp_path, STORY.encode(), "two/page.txt")

    assert find_page_files([first, second]).files == (first,)
