"""Where a page of a list begins: a position in every order that the list has, written as one short word.

A position is made of the row's values in all columns by which the list can be ordered, its public id among them and no primary key. So it
is the same in every database, fits each order of its list, and every word of the right form is a position: of a row, or between two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any, Literal, Protocol

Direction = Literal["next", "previous"]
FIRST_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class BadCursorError(ValueError):
    """A cursor of no list, or of another one."""


class Codec(Protocol):
    """How the values of a column are written. Every text that matches the pattern can be read."""

    @property
    def pattern(self) -> str: ...

    def write(self, value: Any) -> str: ...

    def read(self, text: str) -> Any: ...


class MomentCodec:
    """Microseconds of the calendar: 17 digits reach to the year 3169."""

    pattern = "[0-9]{17}"

    def write(self, value: datetime) -> str:
        return f"{(value - FIRST_MOMENT) // MICROSECOND:017d}"

    def read(self, text: str) -> datetime:
        return FIRST_MOMENT + int(text) * MICROSECOND


class DayCodec:
    """Days of the calendar: six digits reach to the year 2738."""

    pattern = "[0-9]{6}"

    def write(self, value: date) -> str:
        return f"{value.toordinal():06d}"

    def read(self, text: str) -> date:
        return date.fromordinal(max(1, int(text)))


class NumberCodec:
    """A number from 0 on, in a fixed number of digits."""

    def __init__(self, digits: int = 9) -> None:
        self.digits, self.pattern = digits, f"[0-9]{{{digits}}}"

    def write(self, value: int) -> str:
        return f"{value:0{self.digits}d}"

    def read(self, text: str) -> int:
        return int(text)


class WordCodec:
    """One of a few words that differ in their first letter, which stands for them."""

    def __init__(self, *words: str) -> None:
        self.words = {word[0]: word for word in words}
        self.pattern = f"[{''.join(self.words)}]"

    def write(self, value: str) -> str:
        return value[0]

    def read(self, text: str) -> str:
        return self.words[text]


class KeyCodec:
    """ASCII text, each character as two digits."""

    pattern = "(?:0[1-9a-f]|[1-7][0-9a-f]){0,300}"

    def write(self, value: str) -> str:
        return value.encode("ascii").hex()

    def read(self, text: str) -> str:
        return bytes.fromhex(text).decode("ascii")


class IdCodec:
    """A public id, or a state's code."""

    pattern = "[0-9a-z]{10}|[A-Z]{2}"

    def write(self, value: str) -> str:
        return value

    def read(self, text: str) -> str:
        return text


@dataclass(frozen=True, slots=True)
class Place:
    """A row's values by column, and which side of it is asked for."""

    direction: Direction
    values: Mapping[str, Any]


class Cursors:
    """Reads and writes the cursors of one list. `columns` gives the codec of each column by which it can be ordered, in their order."""

    def __init__(self, columns: Mapping[str, Codec]) -> None:
        self.columns = columns
        parts = "-".join(f"({codec.pattern})" for codec in columns.values())
        self._pattern = re.compile(f"([np])-{parts}", re.ASCII)

    @property
    def pattern(self) -> str:
        """The regular expression that the schema gives for the cursor."""
        return f"^{self._pattern.pattern}$"

    def parse(self, cursor: str) -> Place:
        """Raises `BadCursorError`."""
        found = self._pattern.fullmatch(cursor)
        if not found:
            raise BadCursorError(cursor)
        letter, *texts = found.groups()
        values = {name: codec.read(text) for (name, codec), text in zip(self.columns.items(), texts, strict=True)}
        return Place("next" if letter == "n" else "previous", values)

    def write(self, row: Any, direction: Direction) -> str:
        return "-".join([direction[0], *(codec.write(_value(row, name)) for name, codec in self.columns.items())])


def _value(row: Any, column: str) -> Any:
    """The value of a column, which may be a related row's: `article__sort_at`."""
    return reduce(getattr, column.split("__"), row)
