"""The Equal Earth projection (Šavrič, Patterson, Jenny 2018): areas keep their proportions, which a map coloured by counts needs."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
WIDTH = 1000.0
NORTH, SOUTH = 84.0, -58.0
"""The map's edges in degrees: no state lies beyond them."""


def _equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(longitude) * cos(angle) / (sqrt(3) / 2 * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    return x, angle * (A1 + A2 * square + sixth * (A3 + A4 * square))


_SCALE = WIDTH / (2 * _equal_earth(180, 0)[0])
_TOP = _equal_earth(0, NORTH)[1]
HEIGHT = round((_TOP - _equal_earth(0, SOUTH)[1]) * _SCALE, 1)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to a point of the map: x from 0 (180° W) to 1000, y from 0 (84° N) downwards."""
    x, y = _equal_earth(longitude, max(SOUTH, min(NORTH, latitude)))
    return round(WIDTH / 2 + x * _SCALE, 1), round((_TOP - y) * _SCALE, 1)
