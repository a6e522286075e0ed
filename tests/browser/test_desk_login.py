"""The door of the desk, in a browser."""

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

PASSWORD = "Шынар-тау-2026-қар"


def test_an_editor_logs_in_and_out_again(site: Page, screenshot: Callable[..., Path]) -> None:
    get_user_model().objects.create_user("aigerim", password=PASSWORD, is_staff=True, is_superuser=True)

    site.goto("/admin/")
    site.get_by_label("Username").fill("aigerim")
    site.get_by_label("Password").fill(PASSWORD)
    site.get_by_role("button", name="Log in").click()

    expect(site.get_by_role("button", name="Log out")).to_be_visible()
    assert screenshot("desk").stat().st_size > 1000
    site.get_by_role("button", name="Log out").click()
    expect(site.get_by_role("link", name="Log in again")).to_be_visible()
