"""The lines of a data file, read strictly: what is not as expected is told with file, line and key."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from articles.data_files import DataFilesError


class Line:
    """One record of a file. Each method reads one key; what it holds instead is refused."""

    def __init__(self, path: Path, number: int, values: dict[str, Any]) -> None:
        self.path, self.number, self.values = path, number, values

    def refuse(self, what: str) -> NoReturn:
        raise DataFilesError(f"{self.path}, line {self.number}: {what}")

    def text(self, key: str) -> str:
        return str(self._read(key, str, "a text"))

    def flag(self, key: str) -> bool:
        return bool(self._read(key, bool, "true or false"))

    def number_of(self, key: str) -> int:
        value = self._read(key, int, "a number from 0 on")
        if isinstance(value, bool) or value < 0:
            self._expected(key, "a number from 0 on")
        return int(value)

    def texts(self, key: str) -> list[str]:
        values = self._read(key, list, "a list of texts")
        if not all(isinstance(value, str) for value in values):
            self._expected(key, "a list of texts")
        return list(values)

    def one_of(self, key: str, allowed: list[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            self._expected(key, f"one of {', '.join(allowed)}")
        return value

    def day(self, key: str) -> date | None:
        """None where the file says null."""
        value = self._read(key, (str, type(None)), "a day in ISO 8601, or null")
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            self._expected(key, "a day in ISO 8601, or null")

    def moment(self, key: str) -> datetime | None:
        """None where the file says null."""
        value = self._read(key, (str, type(None)), "a time in ISO 8601 with its offset, or null")
        try:
            found = None if value is None else datetime.fromisoformat(value)
        except ValueError:
            self._expected(key, "a time in ISO 8601 with its offset, or null")
        if found is not None and found.tzinfo is None:
            self._expected(key, "a time in ISO 8601 with its offset, or null")
        return found

    def is_set(self, key: str) -> bool:
        return self._read(key, object, "any value") is not None

    def link(self, key: str) -> str | None:
        """The id of a related record, None where there is none."""
        value = self._read(key, (dict, type(None)), "a record with an id, or null")
        if value is None:
            return None
        return Line(self.path, self.number, value).text("id")

    def parts(self, key: str) -> list[Line]:
        """Several records within this one."""
        values = self._read(key, list, "a list of records")
        if not all(isinstance(value, dict) for value in values):
            self._expected(key, "a list of records")
        return [Line(self.path, self.number, value) for value in values]

    def part(self, key: str) -> Line:
        return Line(self.path, self.number, self._read(key, dict, "a record"))

    def _read(self, key: str, kind: Any, expected: str) -> Any:
        if key not in self.values:
            self.refuse(f"the key “{key}” is missing. Expected {expected}.")
        value = self.values[key]
        if not isinstance(value, kind):
            self._expected(key, expected)
        return value

    def _expected(self, key: str, expected: str) -> NoReturn:
        shown = json.dumps(self.values.get(key), ensure_ascii=False)[:80]
        self.refuse(f"“{key}” is {shown}. Expected {expected}.")


def read_lines(path: Path) -> Iterator[Line]:
    """The records of a file of JSON Lines. Raises `DataFilesError` where it is none."""
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, text in enumerate(lines, start=1):
                values = json.loads(text)
                if not isinstance(values, dict):
                    raise DataFilesError(f"{path}, line {number}: expected a JSON object.")
                yield Line(path, number, values)
    except (OSError, EOFError, zlib.error) as error:
        raise DataFilesError(f"{path}, line {number + 1}: the file breaks off ({error}).") from error
    except ValueError as error:
        raise DataFilesError(f"{path}, line {number}: {error}. Expected a JSON object.") from error
