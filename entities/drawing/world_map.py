"""The world, each state coloured by a number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from entities.drawing.projection import project
from entities.drawing.svg import link, picture, tag

DATA = Path(__file__).parent.parent / "data" / "world_map.json"
LEVELS = 4
DOT = 3.2


@dataclass(frozen=True, slots=True)
class MapValue:
    """What the map shows of a state: its name, the number, the address behind it; its capital in degrees for a state without a shape."""

    name: str
    number: int
    url: str | None = None
    longitude: float | None = None
    latitude: float | None = None


@lru_cache(maxsize=1)
def _world() -> dict[str, Any]:
    world: dict[str, Any] = json.loads(DATA.read_text())
    return world


def level_bounds(numbers: list[int]) -> list[int]:
    """The smallest number of each level above the first, for numbers that differ by orders of magnitude: equal steps of the logarithm."""
    largest = max(numbers, default=0)
    bounds = [max(step + 1, round(largest ** (step / LEVELS))) for step in range(1, LEVELS)]
    return [bound for bound in dict.fromkeys(bounds) if bound <= largest]


def level_of(number: int, bounds: list[int]) -> int:
    """0 where there is nothing, else 1 and up."""
    return 0 if number <= 0 else 1 + sum(number >= bound for bound in bounds)


def draw_world_map(values: Mapping[str, MapValue], title: str, description: str, key: str = "map") -> str:
    """SVG of the world with `values` by ISO alpha-2 code; those with a number link to their address. Class `level-0` to `level-4`."""
    world = _world()
    bounds = level_bounds([value.number for value in values.values()])
    shapes = []
    for code, path in world["paths"].items():
        shapes.append(_state(values.get(code), bounds, lambda level, path=path: tag("path", d=path, class_=level)))
    for code, value in values.items():
        if code not in world["paths"] and value.number and value.longitude is not None and value.latitude is not None:
            x, y = project(value.longitude, value.latitude)
            shapes.append(_state(value, bounds, lambda level, x=x, y=y: tag("circle", cx=x, cy=y, r=DOT, class_=level)))
    return picture(key, world["width"], world["height"], title, description, shapes, "world-map")


def _state(value: MapValue | None, bounds: list[int], draw: Any) -> str:
    if value is None or not value.number:
        return str(draw("level-0"))
    shape = str(draw(f"level-{level_of(value.number, bounds)}"))
    name = tag("title", escape(f"{value.name}: {value.number}"))
    return link(value.url, tag("g", name, shape), is_tab_stop=False)
