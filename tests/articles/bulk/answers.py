"""Everything that the API answers, to be compared."""

from typing import Any

from django.test import Client

from articles.models import Change
from entities.api.links import PATHS

LISTS = ("articles", "people", "countries", "organizations", "offices", "events")
QUESTIONS = ("kazakhstan", "ambassador", "Касым", "cooperation", "minister of foreign affairs", "meeting", "reports", "Tokayev", "zzz")
FILTERS = (
    "people/?ambassador_of=KZ&in_office_on=2026-03-10",
    "offices/?in_office_on=2026-03-10&is_bilateral=true",
    "events/?with=UZ&kind=meeting",
    "events/?date_precision=month,year",
    "articles/?country=KZ&form=article,headline&ordering=published",
    "articles/?words=cooperation",
    "articles/?event_kind=meeting,visit",
    "people/?name=асет",
    "countries/?region=Asia&ordering=-article_count",
    "articles/?count=true&page_size=3",
)


def all_answers(client: Client) -> dict[str, Any]:
    """Each answer by its address: lists in every order page by page, every record, every former id, tables, searches."""
    found: dict[str, Any] = {}
    for name in LISTS:
        _walk(client, f"{name}/?expand=mentions&page_size=40" + ("&form=article,headline" if name == "articles" else ""), found)
        _walk(client, f"{name}/?format=csv&page_size=500", found)
    for name in ("mentions", "changes"):
        _walk(client, f"{name}/?page_size=200", found)
    for address in FILTERS:
        _walk(client, address, found)
    for question in QUESTIONS:
        _walk(client, f"search/?q={question}&page_size=50", found)
    for kind, public_id in Change.objects.values_list("kind", "record_id").distinct():
        _walk(client, f"{PATHS[kind]}/{public_id}/?expand=mentions", found)
    return found


def _walk(client: Client, address: str, found: dict[str, Any]) -> None:
    path: str | None = f"/api/v1/{address}"
    while path and path not in found:
        answer = client.get(path)
        is_json = answer.headers["Content-Type"].endswith("json")
        body = answer.json() if is_json else answer.content.decode()
        found[path] = (answer.status_code, answer.headers.get("Location"), answer.headers.get("Link"), body)
        following = body.get("next") if isinstance(body, dict) else None
        path = following.removeprefix("http://testserver") if following else None


def differences(before: Any, after: Any, place: str = "") -> list[str]:
    """Where two answers differ, each place with what stood there and what stands there now."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [line for key in before.keys() | after.keys() for line in differences(before.get(key), after.get(key), f"{place}/{key}")]
    if isinstance(before, list | tuple) and isinstance(after, list | tuple) and len(before) == len(after):
        return [line for at, pair in enumerate(zip(before, after, strict=True)) for line in differences(*pair, f"{place}/{at}")]
    return [] if before == after else [f"{place}: {before!r} became {after!r}"]
