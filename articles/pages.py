"""Page files: the only place that opens them. A file that cannot be a page is refused with its line and what was expected."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".txt"
MAX_PAGE_BYTES = 32 * 1024 * 1024
"""a listing page has some 50 KB"""
MAX_LINE_BYTES = 1024 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
OTHER_MARKS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")
UTF8_EXPECTED = "expected UTF-8 text"
FEW_CONTROLS = 0.01
"""more control characters than this are no slip in a text, but another kind of file"""


class PageRefused(Exception):  # noqa: N818 - named after what happened, as the receipt says it
    """A file that is not taken. `line` counts from 1 and `offset` in bytes from 0; None where no place is to blame."""

    def __init__(self, path: Path, message: str, line: int | None = None, offset: int | None = None) -> None:
        self.path, self.message, self.line, self.offset = path, message, line, offset
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {message}" + (f" (byte {offset})" if offset is not None else ""))


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page as it stood in its file: `name` is the page, `text` is verbatim but for a byte order mark."""

    name: str
    path: Path
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of one run in the order of their names, and what was refused on the way."""

    files: tuple[Path, ...]
    refused: tuple[PageRefused, ...]


def find_page_files(paths: Iterable[Path]) -> FoundFiles:
    """The files that the paths name: a file stands for itself, a folder for each *.txt in it and below. A page name must be one file's."""
    found: dict[Path, Path] = {}
    refused: list[PageRefused] = []
    for path in paths:
        try:
            for file in _files_of(path):
                found.setdefault(_resolved(file), file)
        except PageRefused as problem:
            refused.append(problem)
        except OSError as problem:
            refused.append(PageRefused(path, f"cannot be read: {problem.strerror}"))
    files, clashes = _one_file_a_name(sorted(found.values(), key=lambda file: (file.name, str(file))))
    return FoundFiles(tuple(files), (*refused, *clashes))


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        if not os.path.lexists(path):
            raise PageRefused(path, "there is no such file or folder")
        return [path]
    problems: list[OSError] = []
    walk = os.walk(path, onerror=problems.append)
    files = [Path(folder) / name for folder, _, names in walk for name in names if name.endswith(SUFFIX) and not name.startswith(".")]
    if problems:
        raise PageRefused(Path(problems[0].filename), f"cannot be read: {problems[0].strerror}")
    if not files:
        raise PageRefused(path, f"the folder holds no page; expected files *{SUFFIX}")
    return files


def _one_file_a_name(files: list[Path]) -> tuple[list[Path], list[PageRefused]]:
    """Of files with one name the first, if all hold the same; none of them, if they differ."""
    kept: list[Path] = []
    refused: list[PageRefused] = []
    for name, same in _by_name(files):
        if len(same) == 1 or len({_digest(file) for file in same}) == 1:
            kept.append(same[0])
            continue
        places = " and ".join(str(file) for file in same)
        refused.append(PageRefused(same[0], f"several files have the page name {name!r} and differ: {places}; expected one file a page"))
    return kept, refused


def _by_name(files: list[Path]) -> Iterator[tuple[str, list[Path]]]:
    groups: dict[str, list[Path]] = {}
    for file in files:
        groups.setdefault(file.name, []).append(file)
    yield from groups.items()


def _digest(path: Path) -> str:
    """A checksum of what the file holds; one that cannot be read is like no other, and refused when its turn comes."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return str(path)


def read_page_file(path: Path) -> PageFile:
    """Reads one page; raises `PageRefused`."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise PageRefused(path, "the file's name is not UTF-8; expected a name that can be shown") from None
    data = _bytes_of(path)
    if not data.strip():
        raise PageRefused(path, "the file is empty; expected the text of a listing page", line=1)
    _refuse_long_lines(path, data)
    text = _decoded(path, data)
    _refuse_control_characters(path, text)
    return PageFile(path.name, path, text)


def _bytes_of(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PageRefused(path, "this is not a regular file; expected a text file")
        with path.open("rb") as file:
            data = file.read(MAX_PAGE_BYTES + 1)
    except OSError as problem:
        raise PageRefused(path, f"cannot be read: {problem.strerror}") from None
    if len(data) > MAX_PAGE_BYTES:
        _refuse_long_lines(path, data)
        raise PageRefused(path, f"the file has {status.st_size:,} bytes; expected a page of at most {MAX_PAGE_BYTES:,}")
    return data


def _refuse_long_lines(path: Path, data: bytes) -> None:
    start = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if len(line) > MAX_LINE_BYTES:
            message = f"the line has more than {MAX_LINE_BYTES:,} bytes; expected a page of many lines, a paragraph on each"
            raise PageRefused(path, message, number, start)
        start += len(line) + 1


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith(BYTE_ORDER_MARK):
        return _utf8(path, data, len(BYTE_ORDER_MARK))
    for mark, encoding in OTHER_MARKS.items():
        if data.startswith(mark):
            raise PageRefused(path, f"the file is {encoding}; {UTF8_EXPECTED}", 1, 0)
    return _utf8(path, data, 0)


def _utf8(path: Path, data: bytes, start: int) -> str:
    try:
        return data[start:].decode()
    except UnicodeDecodeError as problem:
        offset = start + problem.start
        line = data.count(b"\n", 0, offset) + 1
        kind = "this is a binary file" if b"\x00" in data else f"the byte 0x{data[offset]:02X} is not UTF-8"
        raise PageRefused(path, f"{kind}; {UTF8_EXPECTED}", line, offset) from None


def _refuse_control_characters(path: Path, text: str) -> None:
    """NUL and its like come from other kinds of files; databases refuse them, browsers hide them."""
    first = CONTROL.search(text)
    if first is None:
        return
    line = text.count("\n", 0, first.start()) + 1
    offset = len(text[: first.start()].encode())
    count = sum(1 for _ in CONTROL.finditer(text))
    name = "a NUL character" if first.group() == "\x00" else f"the control character U+{ord(first.group()):04X}"
    kind = "this is a binary file: " if count > FEW_CONTROLS * len(text) else ""
    raise PageRefused(path, f"{kind}{name} stands in the text ({count} in all); expected plain text", line, offset)
