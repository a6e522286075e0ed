"""The prints that could be of one story with those that changed: everything that shares a title or a body's beginning with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from articles.extraction.identity import Print
from articles.extraction.records import ArticleRecord, Block
from articles.models import Appearance, Article

KAZAKHSTAN = ZoneInfo("Asia/Almaty")


@dataclass(eq=False, slots=True)
class Placed:
    """An appearance on a current page. `block` and `record` are there if its page has just been read; `record` is None if that failed."""

    appearance: Appearance
    block: Block | None = None
    record: ArticleRecord | None = None

    @property
    def rank(self) -> tuple[str, int]:
        return (self.appearance.page_version.page.name, self.appearance.position)


@dataclass(slots=True)
class Neighbourhood:
    """All that must be looked at together. `articles` holds each article of it by key, locked for this transaction."""

    placed: list[Placed] = field(default_factory=list)
    former: list[Placed] = field(default_factory=list)
    """prints on former texts of pages, of articles that an editor joined: they tell which stories are joined"""
    articles: dict[int, Article] = field(default_factory=dict)
    heirs: dict[int, Placed] = field(default_factory=dict)
    """articles whose only block is cut otherwise now, and the print that has their lines"""

    @property
    def prints(self) -> list[Print]:
        """A print for each appearance, and one for each article that no current page shows or that was merged into another."""
        standing = {item.appearance.article_id for item in self.placed}
        without_page = (pk for pk in self.articles if pk not in standing and pk not in self.heirs)
        waiting = [self.articles[pk] for pk in sorted({*without_page, *(pk for pk, row in self.articles.items() if row.merged_into_id)})]
        prints = [_print_of(item, item.rank, is_live=True) for item in self.placed]
        prints += [
            _print_of(item, (f"\x01{item.rank[0]}/{item.appearance.page_version_id}", item.rank[1]), is_live=False) for item in self.former
        ]
        return prints + [_print_of_article(article) for article in waiting]


def _print_of(item: Placed, rank: tuple[str, int], *, is_live: bool) -> Print:
    row = item.appearance
    return Print(item, rank, row.title_key, row.body_key, row.published_on, _local(row.published_at), is_live)


def _print_of_article(article: Article) -> Print:
    """What the pages, or the editor who added it, said of an article that now stands on no page."""
    day, minute = article.published_on, article.published_at
    if "published_on" in article.imported:
        stored_day, stored_minute = article.imported["published_on"], article.imported.get("published_at")
        day = date.fromisoformat(stored_day) if stored_day else None
        minute = datetime.fromisoformat(stored_minute) if stored_minute else None
    rank = (f"\x00{article.public_id}", 0)
    return Print(article, rank, article.title_key, article.body_key, day, _local(minute), is_live=False)


def _local(minute: datetime | None) -> datetime | None:
    return minute.astimezone(KAZAKHSTAN).replace(tzinfo=None) if minute else None


def find_neighbourhood(fresh: Iterable[Placed], article_ids: Iterable[int], heirs: Mapping[int, Placed]) -> Neighbourhood:
    """Everything linked to the fresh prints and to the articles, by title, by body, by article or by a merge, to any depth.

    `fresh` are the prints of pages just read, saved or not; they stand for what the database still holds of them.
    """
    found = Neighbourhood(placed=list(fresh), heirs=dict(heirs))
    fresh_ids = {item.appearance.pk for item in found.placed if item.appearance.pk}
    seen = {*fresh_ids}
    own = {item.appearance.article_id for item in found.placed} - {None}
    known = _Keys.of_placed(found.placed) | _Keys(articles={*article_ids, *heirs, *own})
    asked = _Keys()
    while new := known - asked:
        asked |= new
        for row in _appearances(new):
            if row.pk not in seen:
                seen.add(row.pk)
                (found.placed if row.is_current else found.former).append(Placed(row))
                known |= _Keys({row.title_key}, {row.body_key}, {row.article_id})
        for article in _articles(new):
            found.articles[article.pk] = article
            known |= _Keys({article.title_key}, {article.body_key}, {article.pk, article.merged_into_id or article.pk})
    return found


@dataclass(slots=True)
class _Keys:
    """What links prints; an empty key links nothing."""

    titles: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)

    @classmethod
    def of_placed(cls, placed: Iterable[Placed]) -> _Keys:
        rows = [item.appearance for item in placed]
        return cls({row.title_key for row in rows}, {row.body_key for row in rows})

    def __or__(self, other: _Keys) -> _Keys:
        return _Keys(self.titles | other.titles, self.bodies | other.bodies, self.articles | other.articles)

    def __sub__(self, other: _Keys) -> _Keys:
        return _Keys(self.titles - other.titles - {""}, self.bodies - other.bodies - {""}, self.articles - other.articles)

    def __bool__(self) -> bool:
        return bool(self.titles or self.bodies or self.articles)


def _appearances(keys: _Keys) -> Iterable[Appearance]:
    condition = Q(title_key__in=keys.titles) | Q(body_key__in=keys.bodies) | Q(article__in=keys.articles)
    joined = Article.objects.filter(merged_into__isnull=False).values("merged_into")
    rows = Appearance.objects.filter(condition, Q(is_current=True) | Q(article__in=joined))
    return rows.select_related("page_version__page").defer("page_version__text", "page_version__lines", "page_version__notices")


def _articles(keys: _Keys) -> Iterable[Article]:
    same = Q(title_key__in=keys.titles) | Q(body_key__in=keys.bodies)
    condition = same | Q(pk__in=keys.articles) | Q(merged_into__in=keys.articles)
    return Article.objects.select_for_update(of=("self",)).filter(condition)
