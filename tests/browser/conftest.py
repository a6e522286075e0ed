"""A live site and Debian's Chromium for it. The tests here are marked `browser` and run on their own: `pytest -m browser`."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

HERE = Path(__file__).parent
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Playwright runs an event loop in this thread, and Django would refuse to touch the database from it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    names = [os.environ.get("CHROMIUM"), *BROWSER_NAMES]
    program = next((found for name in names if name and (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("No Chromium found. `make browser` sees to one.")
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": program, "args": arguments}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return str(live_server.url)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Asia/Almaty",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about. A test that provokes complaints looks at them and clears the list."""
    return []


@pytest.fixture
def site(page: Page, complaints: list[str]) -> Iterator[Page]:
    """A page of the live site: `site.goto("/articles/")`. Whatever the browser's console complains about fails the test."""
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(15_000)
    yield page
    assert complaints == []


@pytest.fixture
def screenshot(site: Page) -> Callable[..., Path]:
    """Keeps what the browser shows: `screenshot("home")` writes var/screenshots/home.png.

    With `for_docs=True` it is a picture of the documents: `make pictures` writes it to docs/images/ instead, the first screen only.
    """

    def take(name: str, *, for_docs: bool = False) -> Path:
        is_kept = for_docs and os.environ.get("PICTURES") == "1"
        folder = Path(settings.BASE_DIR) / "docs" / "images" if is_kept else Path(settings.VAR_DIR) / "screenshots"
        path = folder / f"{name}.png"
        site.screenshot(path=path, full_page=not for_docs, animations="disabled")
        return path

    return take
