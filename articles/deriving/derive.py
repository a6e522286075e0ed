"""The articles of what changed, derived anew and written where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from articles.changes import RecordChange
from articles.deriving.assignment import assign, find_successors, stories_of
from articles.deriving.drafts import Draft, PageTexts, draft
from articles.deriving.prints import Placed, find_neighbourhood
from articles.deriving.values import block_of, days_of_version
from articles.deriving.writing import Occasion, ask_about, give_away, give_ids, let_go, relist, save
from articles.extraction.identity import group_prints
from articles.extraction.pipeline import extract_article
from articles.extraction.records import ArticleRecord
from articles.models import Article


class Linker(Protocol):
    """Brings names and events up to the articles that changed, within the same transaction.

    `readings`: saved articles with what their texts say, at most once each, also those that are not published. `gone`: articles that are
    deleted right after the call, with whatever still hangs on them. Returns what of the record changed for the public, an article of
    which links changed included; articles that only their own columns changed are noted already.
    """

    def __call__(self, readings: Sequence[tuple[Article, ArticleRecord]], gone: Sequence[Article]) -> Iterable[RecordChange]: ...


@dataclass(slots=True)
class Derived:
    """What a derivation did: a public change each, and what became of each article of the pages that were read."""

    changes: list[RecordChange] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)


def derive_articles(
    fresh: Sequence[Placed],
    article_ids: Iterable[int] = (),
    heirs: Mapping[int, Placed] | None = None,
    *,
    occasion: Occasion,
    link: Linker | None = None,
    relink: Iterable[int] = (),
) -> Derived:
    """Derives the stories of prints just read and of other articles touched, within the caller's transaction.

    `fresh` are all prints of the pages read, saved or not; `article_ids` the articles that these pages showed before; `heirs` the prints
    that have the lines of articles whose block is gone; `relink` are articles whose names and events are to be looked at again in any case.
    """
    forced, replaced = set(relink), set(article_ids)
    near = find_neighbourhood(fresh, {*replaced, *forced}, heirs or {})
    stories = stories_of(group_prints(near.prints), near)
    if successors := find_successors(stories, [near.articles[pk] for pk in sorted(replaced & near.articles.keys())]):
        near.heirs.update(successors)
        stories = stories_of(group_prints(near.prints), near)
    left = assign(stories, near.articles)
    texts = PageTexts()
    drafts = [draft(story, texts) for story in stories if story.placed]
    give_ids(drafts)
    derived = Derived(save(drafts, occasion))
    gone = give_away(left)
    elsewhere = [near.articles[pk] for pk in sorted(forced - {made.article.pk for made in drafts})]
    relist(elsewhere)
    if link:
        readings = [found for made in drafts if (made.needs_linking or made.article.pk in forced) and (found := reading_of(made))]
        readings += [(article, record_without_page(article)) for article in elsewhere]
        derived.changes += link(readings, [item.article for item in gone])
    derived.changes += let_go(gone)
    ask_about(drafts, [story for story in stories if not story.placed], left)
    derived.outcomes.update(_outcome(made) for made in drafts if made.is_reread or any(item.block for item in made.story.placed))
    return derived


def _outcome(made: Draft) -> str:
    if made.is_new:
        return "created"
    if made.has_history:
        return "updated"
    return "kept" if made.kept else "unchanged"


def reading_of(made: Draft) -> tuple[Article, ArticleRecord] | None:
    """What the article's text says, as the page's reading gave it where that is the same text; None where it cannot be read."""
    article, values = made.article, made.values
    item = values.bodied or values.titled
    if item is None:
        return None
    if item.block is not None and item is (values.titled or item) and article.published_on == item.block.published_on:
        return (article, item.record) if item.record else None
    rows = [placed.appearance if placed else None for placed in (values.titled, values.bodied)]
    block = block_of(article.source_title, article.source_body, article.published_on, *rows)
    return article, extract_article(block, days_of_version(item.appearance.page_version, article.published_on))


def record_without_page(article: Article) -> ArticleRecord:
    """What an article says that stands on no current page, or that was joined to another: by the text that the record holds."""
    block = block_of(article.source_title, article.source_body, article.published_on)
    version = article.body_appearance.page_version if article.body_appearance else None
    return extract_article(block, days_of_version(version, article.published_on))
