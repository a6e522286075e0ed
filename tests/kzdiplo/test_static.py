"""The static files: every one that a stylesheet or a template names is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

TEMPLATES = sorted(Path(settings.BASE_DIR).glob("**/templates/**/*.html")) + sorted(settings.BASE_DIR.glob("templates/**/*.*"))
USE = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")


def test_all_files_are_collected_and_name_only_files_that_are_there(settings: Settings, tmp_path: Path) -> None:
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.STATIC_ROOT = tmp_path

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
    assert list(tmp_path.glob("icon.*.svg"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_name_only_static_files_that_are_there(template: Path) -> None:
    missing = [name for name in USE.findall(template.read_text(encoding="utf-8")) if finders.find(name) is None]

    assert missing == []
