"""Names in an article, one by one: added, given to another row, confirmed, rejected. Imports leave what an editor judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.deriving.values import block_of
from articles.deriving.writing import Occasion
from articles.editing.readings import MEASURES, assign_reading, judge_row, mentions_of_reading, reject_reading
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.editing.verdicts import CONFIRMED, CORRECTED, REJECTED, note_verdict
from articles.enums import ReportRole
from articles.extraction.text import ArticleText
from articles.linking.plan import LONGEST_SURFACE, sentence_key
from articles.linking.readings import READING_LINKS
from articles.models import Article, Mention, Report
from articles.resolving.groups import clue_key
from articles.writer_lock import sole_writer
from entities.enums import Judgement
from entities.models import Event

KINDS = ("person", "country", "organization", "event")
RULE = "an editor"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article's text as read. `start` counts code points; None: wherever the words stand alone and unmarked."""

    field: str
    surface: str
    start: int | None = None


def add_mention(article: Article, words: Words, row: Any, by: User | None) -> Mention:
    """Adds that words of the text name a row. The mention is an editor's: no import takes it away. Raises `EditRefused`."""
    kind = row.KIND
    with sole_writer():
        found = Article.objects.select_related("body_appearance__page_version").get(pk=article.pk)
        start = _place(found, words)
        mention = Mention(article=found, surface=words.surface, field=words.field, start=start, end=start + len(words.surface))
        mention.rule, mention.origin, mention.is_ruled = RULE, "editor", True
        mention.sentence_key = _sentence_key(found, words.field, start)
        setattr(mention, kind, row)
        _link(mention, kind, row, by)
        Occasion("Added by hand", by).mark(mention)
        mention.save()
        note_verdict(MEASURES[kind], CORRECTED, by, found, "", words.surface)
        _settle(found, (kind, row.pk))
    return mention


def retarget_mention(mention: Mention, row: Any, by: User | None, *, everywhere: bool = False) -> None:
    """Says that a mention names another row; with `everywhere` all mentions of the same in the article. Raises `EditRefused`."""
    with sole_writer():
        found = _locked(mention)
        kind, reading = found.target_kind, _reading(found)
        if row.merged_into_id:
            raise EditRefused(_("The record was merged into another; choose that one."))
        if kind != row.KIND:
            _retarget_to_other_kind(found, row, by, everywhere)
        elif reading is not None and (everywhere or _is_alone(found, reading)):
            assign_reading(reading, row, by)
            judge_row(found, Judgement.ACCEPTED, f"Assigned to {row}", by, **{f"{kind}_id": row.pk})
        else:
            rows = _alike(found) if everywhere else [found]
            before = getattr(found, f"{kind}_id")
            for one in rows:
                links = dict.fromkeys(READING_LINKS)
                judge_row(one, Judgement.ACCEPTED, f"Assigned to {row}", by, **links, **{f"{kind}_id": row.pk})
            note_verdict(MEASURES[kind], CORRECTED, by, found.article, found.surface, row)
            _settle(found.article, (kind, before), (kind, row.pk))


def reject_mention(mention: Mention, by: User | None, *, everywhere: bool = False) -> None:
    """Says that the words name nobody and nothing; with `everywhere` all mentions of the same in the article. Raises `EditRefused`."""
    with sole_writer():
        found = _locked(mention)
        kind, reading = found.target_kind, _reading(found)
        if reading is not None and (everywhere or _is_alone(found, reading)):
            for one in mentions_of_reading(reading):
                judge_row(one, Judgement.REJECTED, "Rejected", by)
            reject_reading(reading, by)
            return
        for one in _alike(found) if everywhere else [found]:
            judge_row(one, Judgement.REJECTED, "Rejected", by)
        note_verdict(MEASURES[kind], REJECTED, by, found.article, found.surface)
        _settle(found.article, (kind, getattr(found, f"{kind}_id")))


def confirm_mention(mention: Mention, by: User | None) -> None:
    """Says that a mention is right; from then on no import changes it. An unsure one is of the row that it stands with from then on."""
    with sole_writer():
        found = _locked(mention)
        kind, reading = found.target_kind, _reading(found)
        row = getattr(found, kind)
        if reading is not None and reading.judgement != Judgement.ACCEPTED:
            assign_reading(reading, row, by)
        judge_row(found, Judgement.ACCEPTED, "Confirmed", by)
        note_verdict(MEASURES[kind], CONFIRMED, by, found.article, found.surface, row)
        _settle(found.article, (kind, row.pk))


def _locked(mention: Mention) -> Mention:
    rows = Mention.objects.select_for_update(of=("self",)).select_related("article", *KINDS, *READING_LINKS_ROWS)
    found = rows.filter(pk=mention.pk).first()
    if found is None:
        raise EditRefused(_("An import has taken this mention away; look again."))
    return found


READING_LINKS_ROWS = tuple(name.removesuffix("_id") for name in READING_LINKS)


def _reading(mention: Mention) -> Any:
    return next((getattr(mention, name) for name in READING_LINKS_ROWS if getattr(mention, f"{name}_id") is not None), None)


def _is_alone(mention: Mention, reading: Any) -> bool:
    """Whether no other mention speaks for the reading."""
    return not mentions_of_reading(reading).filter(judgement=Judgement.ACCEPTED).exclude(pk=mention.pk).exists()


def _alike(mention: Mention) -> list[Mention]:
    """The mentions of the same row by the same words in the article, the one given among them."""
    kind = mention.target_kind
    same = {kind: getattr(mention, f"{kind}_id"), "surface": mention.surface, "judgement": mention.judgement}
    return list(Mention.objects.filter(article=mention.article_id, **same))


def _retarget_to_other_kind(mention: Mention, row: Any, by: User | None, everywhere: bool) -> None:
    """The mention is rejected as what it was, so that it is known again, and its words get a mention of the other kind."""
    rows = _alike(mention) if everywhere else [mention]
    places = [Words(one.field, one.surface, one.start) for one in rows if one.start is not None]
    reject_mention(mention, by, everywhere=everywhere)
    for words in places:
        add_mention(mention.article, words, row, by)


def _place(article: Article, words: Words) -> int:
    text = article.source_title if words.field == "title" else article.source_body
    length = len(words.surface)
    if not words.surface.strip() or length > LONGEST_SURFACE or words.field not in ("title", "body"):
        raise EditRefused(_("Select the words of a name in the text."))
    marked = [
        (row.start, row.end)
        for row in Mention.objects.filter(article=article, field=words.field, event=None).exclude(judgement=Judgement.REJECTED)
        if row.start is not None and row.end is not None
    ]
    places = [words.start] if words.start is not None else list(_places(text, words.surface))
    standing = [at for at in places if text[at : at + length] == words.surface]
    if not standing:
        raise EditRefused(_("These words do not stand in the text as read."))
    free = [at for at in standing if not any(start < at + length and at < end for start, end in marked)]
    if not free:
        raise EditRefused(_("These words are marked already: choose the mark, and correct it."))
    return free[0]


def _places(text: str, surface: str) -> Any:
    at = text.find(surface)
    while at >= 0:
        yield at
        at = text.find(surface, at + 1)


def _sentence_key(article: Article, field: str, start: int) -> str:
    text = ArticleText.of(block_of(article.source_title, article.source_body, article.published_on))
    read = text.title if field == "title" else text.body
    first, last = read.sentence_at(start)
    return sentence_key(read.read[first:last])


def _link(mention: Mention, kind: str, row: Any, by: User | None) -> None:
    """Hangs the mention on what the article says of the row already; an event gets a report of its own."""
    if kind == "person":
        mention.person_reading = mention.article.person_readings.filter(person=row, judgement=Judgement.ACCEPTED).first()
    elif kind == "organization":
        mention.organization_reading = mention.article.organization_readings.filter(organization=row, judgement=Judgement.ACCEPTED).first()
    elif kind == "event":
        known = mention.article.reports.filter(event=row, judgement=Judgement.ACCEPTED).first()
        mention.report = known or add_report(mention.article, row, by)


def add_report(article: Article, event: Event, by: User | None) -> Report:
    """Notes, as an editor's word, that an article reports an event; it says of the event what the event's row says."""
    clue = {
        "kind": event.kind, "name": event.name, "is_proper_name": bool(event.name), "basis": event.date_basis, "place": event.place,
        "date": _day_text(event), "end": event.ends_on.isoformat() if event.ends_on else None, "status": event.status,
        "place_country": event.country.alpha2 if event.country else None,
        "countries": sorted(event.participations.exclude(country=None).values_list("country__alpha2", flat=True)),
    }  # fmt: skip
    row = Report(
        article=article, event=event, role=ReportRole.REFERENCE, kind=event.kind, key=f"editor {event.public_id}", clue=clue,
        clue_key=clue_key({**clue, "article": article.public_id}), block_key=f"{event.kind}|editor {event.public_id}", origin="editor",
        is_ruled=True, reason="an editor said so",
    )  # fmt: skip
    Occasion("Added by hand", by).mark(row)
    row.save()
    return row


def _day_text(event: Event) -> str | None:
    if event.starts_on is None:
        return None
    return event.starts_on.isoformat()[: {"year": 4, "month": 7}.get(event.date_precision, 10)]


def _settle(article: Article, *rows: tuple[str, int]) -> None:
    touched = Touched(articles={article.pk})
    for kind, pk in rows:
        touched.touch(kind, pk)
    settle(touched)
