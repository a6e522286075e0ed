"""What a named body looks like once read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyAt:
    """A body over the tokens `first` to `last`, exclusive. `state` where its own name shows one; `known` is a listed body's full name."""

    first: int
    last: int
    group: str
    state: str | None = None
    known: str = ""
    inner: tuple[BodyAt, ...] = ()
    """bodies that its name holds: "Music Academy of the University of Ljubljana" """
    is_bare: bool = False
    abbreviation: str = ""
    """as given in parentheses"""
    name_last: int = 0
    """end of the name without the parentheses"""

    is_joint: bool = False
    """its name starts as those of several states do: "International Paralympic Committee" """

    @property
    def is_international(self) -> bool:
        """Whether it belongs to several states."""
        if self.known or any(body.known for body in self.inner):
            return True
        return self.state is None and (self.is_joint or self.group == "international")
