"""What the queue shows of a question, and which answers it takes. Each reason has a kind of card."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from articles.line_listing import ListedLine
from articles.models import ReviewItem
from articles.quotation import Quotation

ACCEPT, CORRECT, REJECT = "accept", "correct", "reject"
KEYS = {ACCEPT: "a", CORRECT: "c", REJECT: "r"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three answers, in words that fit the question."""

    decision: str
    label: Any

    @property
    def key(self) -> str:
        return KEYS[self.decision]


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that may be meant: a figure chooses it at once."""

    value: str
    label: str
    hint: str
    address: str = ""


@dataclass(slots=True)
class Evidence:
    """What the machine saw: sentences, lines of the page, values."""

    quotations: list[Quotation] = field(default_factory=list)
    lines: list[ListedLine] = field(default_factory=list)
    values: list[tuple[Any, str]] = field(default_factory=list)
    """what stands now and what is proposed, each with its name"""
    rule: str = ""
    links: list[tuple[Any, str]] = field(default_factory=list)


class Correction(forms.Form):
    """What an editor types to correct. Nothing, where a question cannot be answered by typing."""

    template_name = "admin/desk/correction_form.html"


class Card(ABC):
    """One question. `answers` in the order in which they are shown; a card without `form_class` takes no correction."""

    answers: ClassVar[tuple[Answer, ...]]
    form_class: ClassVar[type[Correction] | None] = None
    accepts_as_it_stands: ClassVar[bool] = False
    """whether accepting says only that all is well, so that many can be accepted at once"""

    def __init__(self, item: ReviewItem) -> None:
        self.item = item

    @abstractmethod
    def question(self) -> str:
        """What is asked, in one sentence."""

    @abstractmethod
    def evidence(self) -> Evidence: ...

    def choices(self) -> list[Choice]:
        return []

    def initial(self) -> dict[str, Any]:
        return {}

    @abstractmethod
    def accept(self, by: User) -> str:
        """Does what accepting means, and says what was done. Raises `EditRefused`."""

    @abstractmethod
    def reject(self, by: User) -> str: ...

    def correct(self, by: User, values: dict[str, Any]) -> str:
        raise NotImplementedError

    def choose(self, by: User, value: str) -> str:
        raise NotImplementedError

    @property
    def token(self) -> str:
        """Changes when what the question shows changes, so that nobody answers what he did not see."""
        shown = (self.item.pk, self.item.state, self.item.details, self.item.score)
        return sha256(repr(shown).encode()).hexdigest()[:16]


ALL_WELL = Answer(ACCEPT, _("All is well as it stands"))
