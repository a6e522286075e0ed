"""Listing pages for tests of the desk: every kind of question that an import leaves, and accounts that are logged in."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import BrowserContext

from articles.importer import ImportOptions, import_pages
from articles.roles import CHIEF_EDITOR, sync_roles

MFA = "Ministry of Foreign Affairs of the Republic of Kazakhstan reports"
MORNING = f""" date 2026-03-11 10.03.2026, 15:12 6241
Kazakhstan and Flanders Discuss Joint Projects
Ambassador of Kazakhstan to Belgium Roman Vassilenko met Matthias Diependaele in Brussels, {MFA}.
The parties discussed logistics and trade between the two regions.
Ambassador of Kazakhstan to Rwanda Barlybay Sadykov presented his Letters of Credence to President Paul Kagame, {MFA}.
During the ceremony, the Ambassador spoke of tea and coffee.
09.03.2026, 11:00 310
Astana Hosts a Forum
A forum on water was held in Astana, Qazinform News Agency reports.
"""
ODD = MORNING.replace("Astana Hosts", "??? ###\nAlmaty Hosts")
"""the same page with a line that is not understood"""
NAMESAKES = """ date 2026-03-12 12.03.2026, 09:00 12
Two Namesakes at a Forum
Deputy Minister of Trade of Kazakhstan Aidar Smagulov met Rector Askar Smagulov in Almaty, Akorda reports.
The guests agreed to go on with their talks.
11.03.2026, 09:00 12
Smagulov Opens a Fair
A fair was opened in Almaty by A. Smagulov, Akorda reports.
10.03.2026, 09:00 12
Ambassador Speaks of Trade
Ambassador of Kazakhstan to Belgium Rauan Vesselkin spoke of trade at the University of Ghent, Akorda reports.
"""
STATES = ("Kenya", "Ghana", "Peru", "Chile", "Cuba", "Nepal", "Oman", "Malta", "Fiji")


def placeless(count: int) -> str:
    """A page of consultations of which nobody says where they were."""
    stories = [
        f"{28 - number:02}.02.2026, 10:{number:02} 50\nKazakhstan and {state} Hold Political Consultations\n"
        f"The foreign ministries of Kazakhstan and {state} held political consultations, {MFA}.\nThe sides spoke of trade.\n"
        for number, state in enumerate(STATES[:count])
    ]
    return " date 2026-03-01 " + "".join(stories)


def import_texts(folder: Path, **texts: str) -> None:
    """Imports texts as pages, each under its name."""
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text)
    import_pages(paths, ImportOptions())


def log_in(context: BrowserContext, base_url: str, username: str = "aigerim") -> User:
    """Gives the browser the session of a chief editor."""
    sync_roles()
    user, _ = User.objects.get_or_create(username=username, defaults={"is_staff": True, "first_name": "Aigerim"})
    user.groups.add(Group.objects.get(name=CHIEF_EDITOR))
    client = Client()
    client.force_login(user)
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": base_url}]
    )
    return user
