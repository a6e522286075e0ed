"""The rules of CONTRIBUTING.md that a machine can check."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path
    for folder in ("kzdiplo", "articles", "entities", "tests", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "helpers", "common", "base", "managers", "services", "constants", "misc"}

by_source = pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))


@by_source
def test_a_file_has_one_subject(source: Path) -> None:
    lines = source.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_FILE, f"{source} has {lines} lines. Split it by subject."


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if not path.is_relative_to(ROOT / "tests")], ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_function_fits_on_a_screen(source: Path) -> None:
    too_long = [f"{name} ({count} lines)" for name, count in _functions(source) if count > LONGEST_FUNCTION]

    assert too_long == []


@by_source
def test_a_name_says_something(source: Path) -> None:
    assert EMPTY_NAMES.isdisjoint(source.relative_to(ROOT).with_suffix("").parts)


def _functions(source: Path) -> Iterator[tuple[str, int]]:
    """Each function with the number of its lines, without its docstring."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield node.name, lines - ((first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0)
