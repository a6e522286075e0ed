from datetime import date
from xml.etree import ElementTree

import pytest

from entities.drawing.columns import Column, draw_columns
from entities.drawing.network import MOST, Node, draw_network
from entities.drawing.projection import HEIGHT, WIDTH, project
from entities.drawing.timeline import Bar, draw_timeline
from entities.drawing.world_map import MapValue, draw_world_map, level_bounds, level_of

NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}
HOSTILE = '<script>alert("x")</script>&\'"'
MAP = draw_world_map(
    {
        "KZ": MapValue("Kazakhstan", 900, "/countries/KZ/"),
        "BE": MapValue("Belgium", 12, "/countries/BE/"),
        "SG": MapValue("Singapore", 3, "/countries/SG/", 103.8, 1.3),
        "FR": MapValue("France", 0, "/countries/FR/"),
        "RU": MapValue(HOSTILE, 30),
    },
    "Activity",
    "By state",
)
DRAWINGS = {
    "map": MAP,
    "columns": draw_columns([Column(HOSTILE, 3, "/?a=1&b=2"), Column("2026-02", 0), Column("2026-03", 7)], HOSTILE, HOSTILE),
    "timeline": draw_timeline([Bar(HOSTILE, date(2026, 3, 1), date(2026, 3, 9), HOSTILE, "/x/")], HOSTILE, HOSTILE),
    "network": draw_network(HOSTILE, [Node("a", HOSTILE, 3, "/x/"), Node("b", "B", 1)], [("a", "b")], HOSTILE, HOSTILE),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_well_formed_accessible_and_without_script_or_style(name: str) -> None:
    root = ElementTree.fromstring(DRAWINGS[name])  # noqa: S314

    has_links = root.find(".//svg:a", NAMESPACE) is not None
    assert root.attrib["role"] == ("group" if has_links else "img")  # what is inside of an image cannot be reached
    title, description = root.attrib["aria-labelledby"].split()
    assert root.find("svg:title", NAMESPACE).attrib["id"] == title  # type: ignore[union-attr]
    assert root.find("svg:desc", NAMESPACE).attrib["id"] == description  # type: ignore[union-attr]
    assert root.findall(".//svg:script", NAMESPACE) == []
    assert not [element for element in root.iter() if "style" in element.attrib or any(key.startswith("on") for key in element.attrib)]


def test_a_state_links_where_it_has_a_number_and_has_no_link_where_it_has_none() -> None:
    root = ElementTree.fromstring(MAP)  # noqa: S314
    links = {link.attrib["href"]: link for link in root.iterfind(".//svg:a", NAMESPACE)}

    assert set(links) == {"/countries/KZ/", "/countries/BE/", "/countries/SG/"}
    assert links["/countries/KZ/"].find(".//svg:title", NAMESPACE).text == "Kazakhstan: 900"  # type: ignore[union-attr]
    assert links["/countries/SG/"].find(".//svg:circle", NAMESPACE) is not None


def test_no_outline_streaks_over_the_map() -> None:
    root = ElementTree.fromstring(MAP)  # noqa: S314

    for path in root.iterfind(".//svg:path", NAMESPACE):
        for ring in path.attrib["d"].strip("MZ").split("ZM"):
            xs = [float(point.split()[0]) for point in ring.split("L")]
            assert max(xs) - min(xs) < WIDTH / 2


def test_the_projection_keeps_the_equator_whole_and_north_above() -> None:
    assert project(-180, 0)[0] == 0
    assert project(180, 0)[0] == WIDTH
    assert project(71.4, 51.1)[1] < project(71.4, 43.2)[1] < HEIGHT


@pytest.mark.parametrize(
    ("numbers", "bounds"),
    [([], []), ([1], []), ([1, 2, 3], [2, 3]), ([5, 100], [3, 10, 32]), ([1, 2, 4000], [8, 63, 503])],
)
def test_levels_follow_the_logarithm(numbers: list[int], bounds: list[int]) -> None:
    assert level_bounds(numbers) == bounds
    assert level_of(0, bounds) == 0
    assert 1 <= level_of(max(numbers, default=1), bounds) <= 4


def test_a_network_shows_the_heaviest_and_no_tie_to_those_left_out() -> None:
    nodes = [Node(str(number), f"Person {number}", number) for number in range(1, 60)]

    drawing = draw_network("Center", nodes, [("59", "58"), ("59", "1")], "Met", "Whom")

    assert drawing.count('class="node"') == MOST
    assert drawing.count('class="tie"') == 1


@pytest.mark.parametrize("days", [0, 30, 400, 4000, 40000])
def test_a_timeline_stays_within_its_picture(days: int) -> None:
    start = date(1900, 1, 1)
    end = date.fromordinal(start.toordinal() + days)

    root = ElementTree.fromstring(draw_timeline([Bar("Office " * 30, start, start), Bar("Last", end, end)], "Offices", "When"))  # noqa: S314

    for bar in root.iterfind(".//svg:rect", NAMESPACE):
        assert float(bar.attrib["x"]) >= 0
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= 720


def test_nothing_to_show_is_no_picture() -> None:
    assert draw_timeline([], "Offices", "When") == ""
    assert draw_network("Center", [], [], "Met", "Whom") == ""
    assert draw_columns([], "Months", "None").startswith("<svg")


def test_a_few_columns_are_not_blown_up() -> None:
    few = ElementTree.fromstring(draw_columns([Column("2026-02", 1), Column("2026-03", 2)], "Months", "Few"))  # noqa: S314
    many = ElementTree.fromstring(draw_columns([Column(str(number), number) for number in range(9)], "Months", "Many"))  # noqa: S314

    assert few.attrib["viewBox"] == many.attrib["viewBox"]
