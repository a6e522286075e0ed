"""Writes the whole public record into a folder of data files."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.utils import translation
from django.utils.timezone import localtime
from rest_framework.renderers import JSONRenderer

from articles.bulk.records import Table, Values, data_tables
from articles.bulk.snapshot import reading_snapshot
from articles.changes import last_change
from articles.data_files import CONTENT, MANIFEST, DataFile, DataFilesError, Manifest, content_of, read_manifest
from entities.api.links import PUBLISHER
from entities.api.tables import table_lines

RIGHTS = (
    "The texts belong to their publisher, the news agency Kazakhstan Today, and to the sources that each story credits. What was read from "
    "them may be used freely, with the attribution that each record carries."
)
PART = "part-"
"""begins the name of a folder that is being written"""
JSON = JSONRenderer()


def export_data(folder: Path, told: Callable[[str], None] = lambda _line: None) -> Manifest:
    """Writes the export of this moment, and makes it the last one in one step. Raises `DataFilesError`.

    The same record gives the same bytes on every database. Of older exports the one before stays. `told` hears of each file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _part_of(folder) as part:
            manifest = _write_files(part, told)
            kept = {manifest.content, before.content if (before := _manifest_before(folder)) else ""}
            if not (folder / manifest.content).exists():
                (part / manifest.content).mkdir()
                for file in manifest.files:
                    (part / file.name).rename(part / file.path)
                (part / manifest.content).rename(folder / manifest.content)
            _replace(folder / MANIFEST, manifest.as_text())
    except OSError as error:
        raise DataFilesError(f"{folder}: {error.strerror or error}. Expected a folder that can be written to.") from error
    _clear(folder, kept)
    return manifest


def _manifest_before(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except DataFilesError:
        return None


@contextmanager
def _part_of(folder: Path) -> Iterator[Path]:
    """A folder for files that are not there yet; it is gone whatever happens."""
    part = Path(tempfile.mkdtemp(prefix=PART, dir=folder))
    part.chmod(0o755)
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_files(part: Path, told: Callable[[str], None]) -> Manifest:
    found: list[DataFile] = []
    with reading_snapshot(), translation.override("en"):
        number, changed_at = last_change()
        for resource, read in data_tables().items():
            table = read()
            found += _write_resource(part, resource, table)
            told(f"{resource}: {found[-1].rows}")
    content = content_of([file.sha256 for file in found])
    files = tuple(DataFile(f"{content}/{file.path}", *_rest(file)) for file in found)
    moment = localtime(changed_at).isoformat() if changed_at else None
    return Manifest(number, moment, PUBLISHER, RIGHTS, files)


def _rest(file: DataFile) -> tuple[Any, ...]:
    return file.resource, file.form, file.rows, file.size, file.sha256


def _write_resource(part: Path, resource: str, table: Table) -> list[DataFile]:
    """Both files of a resource, for which its records are read once."""
    rows = 0

    def counted(records: Iterable[Values], lines: Packed) -> Iterator[Values]:
        nonlocal rows
        for values in records:
            rows += 1
            lines.write(JSON.render(values) + b"\n")
            yield values

    with Packed(part / f"{resource}.jsonl.gz") as lines, Packed(part / f"{resource}.csv.gz") as sheet:
        for line in table_lines(counted(table.records, lines), table.columns):
            sheet.write(line.encode())
    return [
        DataFile(packed.path.name, resource, form, rows, packed.size, packed.sha256) for form, packed in (("jsonl", lines), ("csv", sheet))
    ]


class Packed:
    """A gzip file that carries neither name nor time, with the size and the sha256 that it has once it is closed."""

    size: int
    sha256: str

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Packed:
        self._file: BinaryIO = self.path.open("wb")
        self._gzip = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=self._file, mtime=0)
        return self

    def write(self, data: bytes) -> None:
        self._gzip.write(data)

    def __exit__(self, *_error: object) -> None:
        self._gzip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self.size = self.path.stat().st_size
        with self.path.open("rb") as stream:
            self.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()


def _replace(path: Path, text: str) -> None:
    """Another text in a file, in one step."""
    part = path.with_name(f"{PART}{path.name}")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def _clear(folder: Path, kept: set[str]) -> None:
    """Takes away exports that are older than the one before, and what an export left that was killed."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept and (CONTENT.fullmatch(path.name) or path.name.startswith(PART)):
            shutil.rmtree(path, ignore_errors=True)
