"""An article's row brought up to what its story says, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from articles.curation import Conflict, merge_values
from articles.deriving.assignment import Story, has_editors_word
from articles.deriving.prints import Placed
from articles.deriving.values import StoryValues, derive_values, listed_at
from articles.extraction import READING_VERSION
from articles.models import Appearance, Article, PageVersion
from entities.models.record import Origin

OVERLAYS = {"title": "source_title", "lead": "source_body", "body": "source_body"}
"""an editor's text, and the text as read that it lies over"""
WITHOUT_HISTORY = {"title_appearance", "body_appearance", "reading_version", "was_public"}


@dataclass(eq=False, slots=True)
class Draft:
    """A story's row. `columns` are to be written; `is_new`: the row is not saved yet."""

    story: Story
    article: Article
    values: StoryValues
    is_new: bool
    was_public: bool
    former_id: str = ""
    """the public id that it had, if it has another now"""
    columns: set[str] = field(default_factory=set)
    kept: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def has_history(self) -> bool:
        """Whether the change is one that an editor would look for."""
        return bool(self.columns - WITHOUT_HISTORY)

    @property
    def is_reread(self) -> bool:
        """Whether the page that gives its text has just been read."""
        return any(item is not None and item.block is not None for item in (self.values.titled, self.values.bodied))

    @property
    def needs_linking(self) -> bool:
        """Whether its names and events are to be looked at again: text, day, standing or the reading of it are others now."""
        looked_at = {"source_title", "source_body", "published_on", "status", "body_appearance", "reading_version", "public_id"}
        return self.is_new or self.is_reread or bool(self.columns & looked_at)


class PageTexts:
    """Texts of appearances whose pages were not read just now: a page's text is fetched when it is first needed."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def title(self, item: Placed | None, article: Article) -> str:
        if item is None:
            return ""
        if item.block is not None:
            return item.block.title or ""
        row = item.appearance
        if row.pk == article.title_appearance_id and article.source_title:
            return article.source_title
        return self._of(row)[row.title_start : row.title_end]

    def body(self, item: Placed | None, article: Article) -> str:
        if item is None:
            return ""
        if item.block is not None:
            return item.block.body
        row = item.appearance
        if row.pk == article.body_appearance_id and article.source_body:
            return article.source_body
        return "\n".join(self._of(row)[start:end] for start, end in row.paragraphs)

    def _of(self, row: Appearance) -> str:
        if row.page_version_id not in self._texts:
            self._texts[row.page_version_id] = PageVersion.objects.values_list("text", flat=True).get(pk=row.page_version_id)
        return self._texts[row.page_version_id]


def draft(story: Story, texts: PageTexts) -> Draft:
    """The row of a story that stands on a current page; a new one, if the record has none."""
    article = story.article or Article()
    is_new = article.pk is None
    made = Draft(story, article, derive_values(story.placed), is_new, was_public=not is_new and article.is_published)
    title, body = texts.title(made.values.titled, article), texts.body(made.values.bodied, article)
    made.columns = _keep_text_by_hand(article, title, body)
    made.conflicts = tuple(_text_conflicts(article, {"source_title": title, "source_body": body}))
    result = merge_values(article, made.values.curated)
    made.kept = (*result.kept, *(conflict.field for conflict in made.conflicts))
    made.conflicts = (*result.conflicts, *made.conflicts)
    made.columns |= set(result.columns) | _set(
        article,
        source_title=title,
        source_body=body,
        title_key=_key(made.values.titled, "title_key"),
        body_key=_key(made.values.bodied, "body_key"),
        sort_at=listed_at(article.published_at, article.published_on, [item.appearance.page_version for item in story.placed]),
        reading_version=READING_VERSION,
        was_public=article.was_public or article.is_published,
    )
    return made


def _keep_text_by_hand(article: Article, title: str, body: str) -> set[str]:
    """An article that was added by hand keeps its text, over that of the page that brings it now. Returns the columns changed."""
    if article.origin != Origin.EDITOR or article.title_appearance_id or article.body_appearance_id:
        return set()
    texts = {"title": (article.title or article.source_title, title), "body": (article.body or article.source_body, body)}
    return _set(article, **{name: typed for name, (typed, printed) in texts.items() if typed and typed != printed})


def _key(item: Placed | None, name: str) -> str:
    return getattr(item.appearance, name) if item else ""


def _set(article: Article, **values: Any) -> set[str]:
    """Sets the values that are others, and returns their names."""
    changed = {name for name, value in values.items() if getattr(article, name) != value}
    for name in changed:
        setattr(article, name, values[name])
    return changed


def _text_conflicts(article: Article, texts: dict[str, str]) -> list[Conflict]:
    """Where the page's text moved under an editor's."""
    found = []
    for overlay, source in OVERLAYS.items():
        edited, before, now = getattr(article, overlay), getattr(article, source), texts[source]
        if edited and before and before != now and edited != now:
            found.append(Conflict(overlay, before, now, edited))
    return found


def follows_its_key(article: Article) -> bool:
    """Whether a row's public id follows its natural key: an editor's word on it settles the id for good."""
    return not has_editors_word(article)


def placed_rows(made: Draft) -> tuple[Appearance | None, Appearance | None]:
    """The saved appearances that give title and body."""
    titled, bodied = made.values.titled, made.values.bodied
    return (titled.appearance if titled else None, bodied.appearance if bodied else None)
