"""A page as read, in the shape of an annotated page (`tests/gold/GUIDELINES.md`), so that the two can be compared.

This is what `import_seeds --dry-run --format json` prints and `score_extraction` measures: plain JSON values only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.extraction.records import ArticleRecord, Block, EventRecord, OfficeRecord, PageRecord, PersonRecord

EDGE_WORDS = 5
"""how many words of the body's beginning and end identify it"""


def page_as_gold(page: PageRecord, records: Sequence[ArticleRecord]) -> dict[str, Any]:
    """The page with its articles, in the page's order: `{"document", "captured_on", "articles": [...]}`."""
    return {
        "document": page.document,
        "captured_on": page.captured_on.isoformat() if page.captured_on else None,
        "articles": [article_as_gold(record) for record in records],
    }


def article_as_gold(record: ArticleRecord) -> dict[str, Any]:
    """One article with the keys of a gold article, and its `body` as a list of paragraphs."""
    main = record.main_event
    return {
        **_segment(record.block),
        "source": record.source.value if record.source else None,
        "persons": [_person(person) for person in record.persons],
        "countries": sorted({country.alpha2 for country in record.countries}),
        "countries_optional": [],
        "organizations": [organization.name for organization in record.organizations],
        "main_event": _main_event(main) if main else None,
        "other_events": [_other_event(event) for event in record.events if not event.is_main],
    }


def published_text(block: Block) -> str | None:
    """The minute, the day where the header has no time, or None."""
    if block.published_at:
        return block.published_at.isoformat(timespec="minutes")
    return block.published_on.isoformat() if block.published_on else None


def _segment(block: Block) -> dict[str, Any]:
    words = " ".join(block.paragraphs).split()
    return {
        "form": block.form,
        "title": block.title,
        "published_at": published_text(block),
        "views": block.views,
        "first_words": " ".join(words[:EDGE_WORDS]) if words else None,
        "last_words": " ".join(words[-EDGE_WORDS:]) if words else None,
        "paragraphs": len(block.paragraphs),
        "body": list(block.paragraphs),
        "image_credit": block.image_credit,
    }


def _person(person: PersonRecord) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": person.name,
        "forms": list(dict.fromkeys(form.surface for form in person.forms)),
        "country": person.country.value if person.country else None,
        "roles": list(dict.fromkeys(_role(office) for office in person.offices)),
    }
    posts = [
        {"sending": office.sending_state, "receiving": office.receiving_state}
        for office in person.offices
        if office.is_bilateral and not office.is_former
    ]
    if posts:
        found["ambassador"] = posts[0] if len(posts) == 1 else posts
    return found


def _role(office: OfficeRecord) -> str:
    if office.is_former and not office.text.casefold().startswith("former"):
        return f"former {office.text}"
    return office.text


def _main_event(event: EventRecord) -> dict[str, Any]:
    return {
        "kind": str(event.kind.value),
        "kind_ok": [],
        **_when_and_where(event),
        "participants": list(dict.fromkeys(name.value for name in event.participants)),
        "countries": list(dict.fromkeys(side.value for side in event.countries)),
    }


def _other_event(event: EventRecord) -> dict[str, Any]:
    return {
        "kind": str(event.kind.value),
        "name": event.name,
        **_when_and_where(event),
        "countries": list(dict.fromkeys(side.value for side in event.countries)),
        "status": event.status,
    }


def _when_and_where(event: EventRecord) -> dict[str, Any]:
    return {
        "date": event.date.value.text if event.date else None,
        "end": event.date.value.end if event.date else None,
        "place": event.place.value.city if event.place else None,
        "place_country": event.place.value.country if event.place else None,
    }
