"""Who met whom: one person or state in the middle, the others around, with lines as thick as they met often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from entities.drawing.svg import link, picture, shorten, tag, text

WIDTH = 720.0
ROW = 34.0
MARGIN = 30.0
FAR, NEAR = 160.0, 80.0
"""how far to the side the outermost and the innermost names stand"""
LABEL_LENGTH = 26
MOST = 24


@dataclass(frozen=True, slots=True)
class Node:
    """One of those around: `weight` is the number of meetings, `group` (a country's code, say) keeps neighbours together."""

    key: str
    label: str
    weight: int
    url: str | None = None
    group: str = ""


def draw_network(
    center: str, nodes: Sequence[Node], ties: Sequence[tuple[str, str]], title: str, description: str, key: str = "network"
) -> str:
    """SVG of the center and up to 24 nodes, the heaviest; `ties` join nodes (by key) that met each other too."""
    if not nodes:
        return ""
    shown = sorted(sorted(nodes, key=lambda node: (-node.weight, node.label))[:MOST], key=lambda node: (node.group, node.label))
    rows = (len(shown) + 1) // 2
    height = 2 * MARGIN + ROW * max(rows, 2)
    middle = (WIDTH / 2, height / 2)
    places = {node.key: _place(number, len(shown), height) for number, node in enumerate(shown)}
    parts = [
        tag("line", x1=places[a][0], y1=places[a][1], x2=places[b][0], y2=places[b][1], class_="tie")
        for a, b in ties
        if a in places and b in places
    ]
    for node in shown:
        x, y = places[node.key]
        parts.append(tag("line", x1=middle[0], y1=middle[1], x2=x, y2=y, class_=f"spoke weight-{min(node.weight, 4)}"))
    parts += [_node(node, places[node.key]) for node in shown]
    parts.append(tag("circle", cx=middle[0], cy=middle[1], r=9, class_="center"))
    parts.append(text(shorten(center, 40), middle[0], middle[1] - 16, "center-name", "middle"))
    return picture(key, WIDTH, height, title, description, parts, "network-chart")


def _place(number: int, total: int, height: float) -> tuple[float, float]:
    """Clockwise from the top: half of them to the right, half to the left, a row each, so that no name covers another."""
    right = (total + 1) // 2
    is_right = number < right
    count, row = (right, number) if is_right else (total - right, total - 1 - number)
    y = height / 2 + (row - (count - 1) / 2) * ROW
    bend = sqrt(max(0.0, 1 - ((y - height / 2) / (height / 2)) ** 2))
    x = NEAR + (FAR - NEAR) * bend
    return WIDTH / 2 + (x if is_right else -x), y


def _node(node: Node, place: tuple[float, float]) -> str:
    x, y = place
    radius = 3 + 2 * sqrt(node.weight)
    is_right = x >= WIDTH / 2
    label = text(shorten(node.label, LABEL_LENGTH), x + (radius + 4) * (1 if is_right else -1), y + 4, "name", None if is_right else "end")
    return link(
        node.url,
        tag("g", tag("title", escape(f"{node.label}: {node.weight}")), tag("circle", cx=x, cy=y, r=min(radius, 12), class_="node"), label),
    )
