"""The API's own page: worked examples, and every resource as the schema describes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from entities.api.manual import read_manual

EXAMPLES_FILE = Path(__file__).parent / "api_examples.json"
"""requests and what a record of made-up people answers; `…` stands for what differs between sites. Tests ask them."""
QUESTIONS = {
    "ambassador": gettext_lazy("Who is ambassador of Kazakhstan to Belgium on 2 March 2026?"),
    "meetings": gettext_lazy("All meetings with Belgium in 2026"),
    "evidence": gettext_lazy("Where is Italy named, and in which words?"),
    "changes": gettext_lazy("Everything new since my last call: follow “next”, and keep the address of the last page"),
    "search": gettext_lazy("A name in another script"),
    "problem": gettext_lazy("What is wrong is said, with what is allowed"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the address that asks it (below the API's root), and the answer as text."""

    question: str
    path: str
    answer: str


@cache
def read_examples() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(EXAMPLES_FILE.read_text(encoding="utf-8"))
    return found


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """The same for everybody: it depends on the program alone."""
    context = {
        "page_title": _("The API"),
        "trail": [(_("Data and API"), reverse("data")), (_("The API"), "")],
        "root": request.build_absolute_uri(reverse("api-root")),
        "manual": read_manual(),
        "examples": [
            Example(
                str(QUESTIONS[row["id"]]),
                quote(row["path"], safe="/?&=,-"),
                json.dumps(row["answer"], ensure_ascii=False, indent=2),
            )
            for row in read_examples()
        ],
    }
    return render(request, "data/api.html", context)
