"""A form of a page as a browser would send it back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class _FormReader(HTMLParser):
    """Collects the fields of the form with an id (of the first form whose fields include a name, where `holding` is given)."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[dict[str, str | None], dict[str, Any]]] = []
        self._area: tuple[str, list[str]] | None = None
        self._select: tuple[str, list[tuple[str, bool]]] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag == "form":
            self.forms.append((found, {}))
        if not self.forms:
            return
        name = found.get("name")
        if tag == "input" and name and "disabled" not in found:
            self._input(name, found)
        elif tag == "textarea" and name:
            self._area = (name, [])
        elif tag == "select" and name:
            self._select = (name, [])
        elif tag == "option" and self._select:
            self._select[1].append((found.get("value") or "", "selected" in found))

    def _input(self, name: str, found: dict[str, str | None]) -> None:
        kind = found.get("type") or "text"
        if kind in {"checkbox", "radio"}:
            if "checked" in found:
                self.forms[-1][1][name] = found.get("value") or "on"
        elif kind not in {"submit", "file"}:
            self.forms[-1][1][name] = found.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.forms[-1][1][self._area[0]] = "".join(self._area[1]).removeprefix("\n")
            self._area = None
        if tag == "select" and self._select:
            name, options = self._select
            chosen = [value for value, is_chosen in options if is_chosen] or [value for value, _ in options[:1]]
            self.forms[-1][1][name] = chosen[0] if chosen else ""
            self._select = None


def form_data(answer: Any, form_id: str = "", *, holding: str = "", **values: Any) -> dict[str, Any]:
    """The fields of a page's form, with other values for some of them; None takes a field away, as an unchecked box."""
    reader = _FormReader()
    reader.feed(answer.content.decode())
    found = next(fields for attributes, fields in reader.forms if (attributes.get("id") == form_id if form_id else holding in fields))
    return {name: value for name, value in {**found, **values}.items() if value is not None}
