"""What the documents name is there: targets of make, commands, settings, files."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("entities/**/*.md")])
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
SETTINGS_ROW = re.compile(r"^\| `([A-Z_]+)` \| ([^|]+) \|", re.MULTILINE)

by_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def code_of(document: Path) -> str:
    """What stands in backquotes or in indented or fenced blocks: the parts that a reader types."""
    text = document.read_text(encoding="utf-8")
    fenced = re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^ {4}\S.*$", text, re.MULTILINE)
    return "\n".join([*fenced, *indented, *re.findall(r"`[^`\n]+`", text)])


@by_document
def test_targets_of_make_are_there(document: Path) -> None:
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code_of(document))) <= TARGETS


@by_document
def test_commands_are_there(document: Path) -> None:
    assert set(re.findall(r"\bmanage\.py ([a-z_]+)", code_of(document))) <= set(get_commands())


@by_document
def test_linked_files_are_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (document.parent / target).exists()]

    assert missing == []


def test_the_map_of_folders_names_all_that_is_tracked_and_nothing_else() -> None:
    named = set(re.findall(r"^\| `([^`]+)/`", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    folders = [path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__")) and path.name != "var"]
    there = {path.name for path in folders if any(child.name != "__pycache__" for child in path.iterdir())}

    assert named == there


def test_every_setting_is_documented_with_its_default() -> None:
    documented = dict(SETTINGS_ROW.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    read = _settings_read()

    assert documented.keys() == read.keys()
    assert {name: documented[name] for name, default in read.items() if default} == {
        name: f"`{default}`" for name, default in read.items() if default
    }


def test_every_model_is_in_the_data_model() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \|", (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    models = {model.__name__ for label in ("articles", "entities") for model in apps.get_app_config(label).get_models()}

    assert named == {name for name in models if not name.startswith("Historical")}


def _settings_read() -> dict[str, str]:
    """The variables that the settings read, with their default where it is a plain value; an empty string where it is not."""
    tree = ast.parse((ROOT / "kzdiplo" / "settings.py").read_text(encoding="utf-8"))
    read = {}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="env")), args=[ast.Constant(value=str(name)), *_], keywords=keywords):
                defaults = [keyword.value.value for keyword in keywords if isinstance(keyword.value, ast.Constant)]
                read[name] = "".join(str(value).lower() if isinstance(value, bool) else str(value) for value in defaults)
    return read
