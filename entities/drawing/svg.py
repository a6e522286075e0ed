"""The few pieces of SVG that the drawings share. Every text is escaped; colour and type come from the site's style sheet by class."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def tag(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """An element; `class_` gives `class`, `stroke_width` gives `stroke-width`, None leaves the attribute out. Children are markup."""
    parts = [f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"' for key, value in attributes.items() if value is not None]
    inside = "".join(children)
    return f"<{name}{''.join(parts)}>{inside}</{name}>" if inside else f"<{name}{''.join(parts)}/>"


def _number(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def text(content: str, x: float, y: float, class_: str, anchor: str | None = None) -> str:
    return tag("text", escape(content), x=x, y=y, class_=class_, text_anchor=anchor)


def link(url: str | None, content: str, *, is_tab_stop: bool = True) -> str:
    """The content within a link, or alone where there is no address.

    A picture of many links, all of which stand in a list beside it, makes no tab stops.
    """
    return tag("a", content, href=url, tabindex=None if is_tab_stop else "-1") if url else content


def picture(key: str, width: float, height: float, title: str, description: str, children: Iterable[str], class_: str) -> str:
    """A whole picture with its title and description; `key` makes the ids of a page with several pictures differ.

    With links in it, it is a group to assistive technology: what is inside of an image cannot be reached.
    """
    parts = list(children)
    return tag(
        "svg",
        tag("title", escape(title), id=f"{key}-title"),
        tag("desc", escape(description), id=f"{key}-desc"),
        *parts,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        class_=f"drawing {class_}",
        role="group" if any("<a " in part for part in parts) else "img",
        aria_labelledby=f"{key}-title {key}-desc",
        xmlns="http://www.w3.org/2000/svg",
    )


def shorten(label: str, length: int) -> str:
    """A label of at most `length` characters; the whole of it belongs into the element's title."""
    return label if len(label) <= length else label[: length - 1].rstrip() + "…"
