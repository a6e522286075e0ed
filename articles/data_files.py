"""The folder of data files: which there are, where the last export stands, and whether they are whole.

    manifest.json               what the last export holds; replaced in one step, after all files are there
    <content>/people.jsonl.gz   the files, in a folder that is named after what is in them

So a reader who has the manifest has a whole export, the same data gives the same names, and a download that began can end.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FORMAT = 1
"""of the files: raised when an older program could no longer read them"""
MANIFEST = "manifest.json"
RESOURCES = ("articles", "people", "countries", "organizations", "offices", "events", "mentions", "evidence", "changes")
FORMS = {"jsonl": "application/jsonl", "csv": "text/csv"}
CONTENT = re.compile(r"[0-9a-f]{16}")
FILE_PATH = re.compile(rf"{CONTENT.pattern}/({'|'.join(RESOURCES)})\.({'|'.join(FORMS)})\.gz")
BLOCK = 1 << 20


class DataFilesError(Exception):
    """Files that cannot be read or written: which, where in it, what was expected."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file: `rows` are its records, `size` its bytes, `sha256` theirs."""

    path: str
    resource: str
    form: str
    rows: int
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without the ending of a packed file."""
        return self.name.removesuffix(".gz")


@dataclass(frozen=True, slots=True)
class Manifest:
    """One export. `last_change` and `changed_at` say of which state of the record; nothing says when it was written."""

    last_change: int
    changed_at: str | None
    attribution: str
    rights: str
    files: tuple[DataFile, ...]
    format: int = FORMAT

    @property
    def content(self) -> str:
        """Names what is in the files."""
        return content_of([file.sha256 for file in self.files])

    def find(self, resource: str, form: str) -> DataFile | None:
        return next((file for file in self.files if (file.resource, file.form) == (resource, form)), None)

    def as_text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def content_of(checksums: list[str]) -> str:
    """A name for files with these checksums."""
    return hashlib.sha256("\n".join(checksums).encode()).hexdigest()[:16]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder, None where there is none yet. Raises `DataFilesError`."""
    path = folder / MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DataFilesError(f"{path}: {error}. Expected the manifest that export_data writes.") from error
    try:
        if values["format"] != FORMAT:
            raise DataFilesError(f"{path}: the files have format {values['format']}; this program reads format {FORMAT}.")
        return Manifest(**{**values, "files": tuple(_file_of(entry) for entry in values["files"])})
    except (KeyError, TypeError, ValueError) as error:
        raise DataFilesError(f"{path}: {error!r}. Expected the manifest that export_data writes.") from error


def _file_of(values: dict[str, Any]) -> DataFile:
    """A path leads to a file of an export and nowhere else, whatever a manifest says."""
    file = DataFile(**values)
    if not FILE_PATH.fullmatch(file.path):
        raise ValueError(f"{file.path} is no file of an export")
    return file


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def check_files(folder: Path, manifest: Manifest, form: str) -> None:
    """Raises `DataFilesError` where a file of a form is missing or is not what the manifest says."""
    for resource in RESOURCES:
        file = manifest.find(resource, form)
        if file is None:
            raise DataFilesError(f"{folder / MANIFEST}: there is no {resource}.{form}.gz in it.")
        path = folder / file.path
        if not path.is_file():
            raise DataFilesError(f"{path}: there is no such file. Expected one of {file.size} bytes.")
        found = sha256_of(path)
        if found != file.sha256:
            raise DataFilesError(f"{path}: {first_damage(path, file.rows)} Its sha256 is {found}; {MANIFEST} says {file.sha256}.")


def first_damage(path: Path, rows: int) -> str:
    """Where a file of JSON Lines is damaged, as far as that can be seen."""
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):  # noqa: B007 - told where reading breaks off
                json.loads(line)
    except (OSError, EOFError, zlib.error) as error:
        return f"line {number + 1}: the file breaks off ({error}). Expected a gzip file of {rows} lines."
    except ValueError as error:
        return f"line {number}: {error}. Expected a JSON object."
    return f"line {number}: {number} lines are there, expected {rows}." if number != rows else "its lines can be read, and are others."
