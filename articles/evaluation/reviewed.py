"""Articles that an editor has fully reviewed, in the shape of annotated pages (`tests/gold/GUIDELINES.md`): corrections become gold.

A page whose articles are not all reviewed is written with the lines of those that are, so that nothing stands in its text unannotated.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from articles.curation import edited_fields
from articles.deriving.prints import KAZAKHSTAN
from articles.enums import ArticleForm, ReportRole
from articles.extraction.gold import EDGE_WORDS
from articles.models import Appearance, Article, Evidence, Mention, PageVersion, Report
from entities.enums import Judgement
from entities.models import Event, Participation
from entities.resolution.naming import choose_person_name

KINDS = ("person", "country", "organization", "event")
DATE_LENGTHS = {"year": 4, "month": 7}


@dataclass(slots=True)
class ReviewedPage:
    """`text` holds the lines of the annotated articles; `notices` say which reviewed articles were left out, and why."""

    name: str
    text: str
    annotation: dict[str, Any]
    notices: list[str] = field(default_factory=list)


def reviewed_pages() -> Iterator[ReviewedPage]:
    """The current pages with a reviewed article, in the order of their names."""
    reviewed = {"is_current": True, "article__is_reviewed": True, "article__merged_into": None}
    names = PageVersion.objects.filter(is_current=True, pk__in=Appearance.objects.filter(**reviewed).values("page_version"))
    for version in names.select_related("page").order_by("page__name"):
        page = _page(version)
        if page.annotation["articles"] or page.notices:
            yield page


def _page(version: PageVersion) -> ReviewedPage:
    rows = list(version.appearances.filter(is_current=True).select_related("article").order_by("first_line", "position"))
    annotated, notices = [], []
    for row in rows:
        if not row.article.is_reviewed:
            continue
        if problem := _problem(row.article):
            notices.append(f"{version.page.name}, line {row.first_line}: {problem}")
        else:
            annotated.append(row)
    annotation = {
        "document": version.page.name,
        "captured_on": version.captured_on.isoformat() if version.captured_on else None,
        "articles": [_article(row, version.text) for row in annotated],
    }
    text = version.text if len(annotated) == len(rows) else _cut(version, annotated)
    return ReviewedPage(version.page.name, text, annotation, notices)


def _problem(article: Article) -> str:
    """Why an article that was called reviewed is no gold."""
    if Mention.objects.filter(article=article, judgement=Judgement.UNSURE).exists():
        return "it has names that are unsure"
    if article.form == ArticleForm.ARTICLE and _main_report(article) is None:
        return "it reports no event of its own"
    return ""


def _cut(version: PageVersion, rows: Iterable[Appearance]) -> str:
    """The lines of the articles, with the page's day of capture before the first."""
    lines = version.text.split("\n")
    kept = "\n".join("\n".join(lines[row.first_line - 1 : row.last_line]) for row in rows)
    if version.captured_on and not kept.lstrip().startswith("date "):
        kept = f" date {version.captured_on.isoformat()} {kept}"
    return kept + "\n"


def _article(row: Appearance, text: str) -> dict[str, Any]:
    article = row.article
    mentions = _mentions(article)
    persons = _persons(article, mentions["person"])
    words = " ".join(text[start:end] for start, end in row.paragraphs).split()
    main = _main_report(article)
    edited = edited_fields(article)
    return {
        "form": row.form,
        "title": text[row.title_start : row.title_end] if row.title_start is not None else None,
        "published_at": _published(row, {"published_on", "published_at"} & set(edited)),
        "views": row.view_count,
        "first_words": " ".join(words[:EDGE_WORDS]) if words else None,
        "last_words": " ".join(words[-EDGE_WORDS:]) if words else None,
        "paragraphs": len(row.paragraphs),
        "source": article.source or None,
        "image_credit": (article.image_credit if "image_credit" in edited else row.image_credit) or None,
        "persons": list(persons.values()),
        "countries": sorted({mention.country.alpha2 for mention in mentions["country"] if mention.country}),
        "countries_optional": [],
        "organizations": sorted(_bodies(mentions["organization"])),
        "main_event": _main_event(main.event, persons) if main else None,
        "other_events": [_other_event(report) for report in _other_reports(article)],
    }


def _published(row: Appearance, is_edited: Any) -> str | None:
    """What the page prints, an editor's word on it before the machine's; nothing where the header was lost."""
    if row.published_on is None:
        return None
    moment, day = (row.article.published_at, row.article.published_on) if is_edited else (row.published_at, row.published_on)
    if moment:
        return timezone.localtime(moment, KAZAKHSTAN).strftime("%Y-%m-%dT%H:%M")
    return day.isoformat() if day else None


def _mentions(article: Article) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    rows = article.mentions.accepted().filter(start__isnull=False).select_related("person__country", "person_reading", *KINDS[1:])
    for row in rows.order_by("-field", "start", "pk"):
        found[row.target_kind].append(row)
    return found


def _persons(article: Article, mentions: Iterable[Mention]) -> dict[int, dict[str, Any]]:
    """The people of the article by the key of their row."""
    forms: dict[int, Counter[str]] = defaultdict(Counter)
    by_person: dict[int, Mention] = {}
    for mention in mentions:
        forms[mention.person_id or 0][mention.surface] += 1
        if mention.person_id not in by_person or by_person[mention.person_id or 0].person_reading is None:
            by_person[mention.person_id or 0] = mention
    offices = _offices(article)
    return {
        pk: {
            "name": choose_person_name(forms[pk]),
            "forms": list(forms[pk]),
            "country": _country(mention),
            **_roles(offices.get(pk, [])),
        }
        for pk, mention in by_person.items()
    }


def _country(mention: Mention) -> str | None:
    """The state that the article shows; an editor's word on the person goes before it."""
    person: Any = mention.person
    code = person.country.alpha2 if person.country else None
    if mention.person_reading is None or "country" in edited_fields(person):
        return code
    shown: str | None = mention.person_reading.clue.get("country")
    return shown


def _offices(article: Article) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    rows = Evidence.objects.filter(article=article, fact="office", judgement=Judgement.ACCEPTED).select_related(
        "tenure__office__country", "tenure__office__receiving_state", "person_reading"
    )
    for row in rows.order_by("-field", "start", "pk"):
        owner = row.tenure.person_id if row.tenure else row.person_id
        if owner is not None and not (row.tenure and row.tenure.is_rejected):
            found[owner].append(row)
    return found


def _roles(offices: Iterable[Evidence]) -> dict[str, Any]:
    roles: dict[str, None] = {}
    posts: list[dict[str, str]] = []
    for row in offices:
        former = _is_former(row)
        roles[f"former {row.value}" if former and not row.value.casefold().startswith("former") else row.value] = None
        office = row.tenure.office if row.tenure else None
        if office and office.is_bilateral and not former and office.country and office.receiving_state:
            post = {"sending": office.country.alpha2, "receiving": office.receiving_state.alpha2}
            if post not in posts:
                posts.append(post)
    found: dict[str, Any] = {"roles": list(roles)}
    if posts:
        found["ambassador"] = posts[0] if len(posts) == 1 else posts
    return found


def _is_former(row: Evidence) -> bool:
    """Whether the article names the office as one of the past."""
    listed = row.person_reading.clue.get("offices", []) if row.person_reading else []
    return any(office["former"] for office in listed if office["text"] == row.value)


def _bodies(mentions: Iterable[Mention]) -> Iterable[str]:
    """The bodies of the article, each by the fullest form that it has there."""
    forms: dict[int, list[str]] = defaultdict(list)
    for mention in mentions:
        forms[mention.organization_id or 0].append(mention.surface)
    return [max(found, key=lambda form: (len(form), form)) for found in forms.values()]


# ---- events


def _main_report(article: Article) -> Report | None:
    found: Report | None = _reports(article).filter(role=ReportRole.MAIN).first()
    return found


def _other_reports(article: Article) -> list[Report]:
    """Other events with a date, or with a name of their own."""
    return [row for row in _reports(article).filter(role=ReportRole.REFERENCE) if row.event.starts_on or row.event.name]


def _reports(article: Article) -> Any:
    return article.reports.filter(judgement=Judgement.ACCEPTED).select_related("event__country").order_by("pk")


def _main_event(event: Event, persons: dict[int, dict[str, Any]]) -> dict[str, Any]:
    took_part = _participations(event)
    names = [persons[row.person_id]["name"] for row in took_part if row.person_id in persons]
    return {"kind": event.kind, "kind_ok": [], **_when_and_where(event), "participants": names, "countries": _sides(took_part)}


def _other_event(report: Report) -> dict[str, Any]:
    event = report.event
    return {
        "kind": event.kind,
        "name": report.clue.get("name") or event.name or str(event),
        **_when_and_where(event),
        "countries": _sides(_participations(event)),
        "status": "planned" if event.status == "planned" else "held",
    }


def _participations(event: Event) -> list[Participation]:
    return list(Participation.objects.filter(event=event, is_rejected=False).select_related("country").order_by("pk"))


def _sides(rows: Iterable[Participation]) -> list[str]:
    return [row.country.alpha2 for row in rows if row.country]


def _when_and_where(event: Event) -> dict[str, Any]:
    return {
        "date": event.starts_on.isoformat()[: DATE_LENGTHS.get(event.date_precision, 10)] if event.starts_on else None,
        "end": event.ends_on.isoformat() if event.ends_on else None,
        "place": event.place or None,
        "place_country": event.country.alpha2 if event.country else None,
    }
