from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.importer import ImportOptions, import_pages
from articles.models import SourcePage
from articles.receipt import Receipt

PAGE = """ date 2026-03-11 10.03.2026, 15:12 6241
Kazakhstan and Flanders Discuss Joint Projects
Ambassador of Kazakhstan to Belgium Roman Vassilenko met Matthias Diependaele in Brussels, Akorda reports.
The parties discussed logistics and trade between the two regions.
Deputy Minister Alibek Bakayev received the Ambassador of Kenya in Astana on the same day to speak of tea.
The guests agreed to go on with the talks about tea and coffee in the summer of the coming year.
09.03.2026, 11:00 310
Astana Hosts a Forum
A forum on water was held in Astana, Qazinform News Agency reports.
"""
CUT_LINE = 5
"""where a second story begins in the first"""

Write = Callable[..., Receipt]


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("aigerim", is_staff=True)


@pytest.fixture
def imported(tmp_path: Path) -> Write:
    """Imports a text under a page's name: `imported(text, "page.txt")`."""

    def write(text: str = PAGE, name: str = "page.txt", *, reread: bool = False) -> Receipt:
        path = tmp_path / name
        path.write_text(text)
        return import_pages([path], ImportOptions(reread=reread))

    return write


@pytest.fixture
def page(imported: Write) -> SourcePage:
    imported()
    return SourcePage.objects.get()
