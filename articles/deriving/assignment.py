"""Which article of the record is which story.

An article goes with most of its prints; an editor's article goes before one that only pages made. What is left over without an editor's
word is not kept beside the story that took its prints: its address leads there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from articles.curation import edited_fields
from articles.deriving.prints import Neighbourhood, Placed
from articles.extraction.identity import StoryPrints
from articles.models import Article, Mention
from articles.models.reading import OrganizationReading, PersonReading, Report
from entities.models.record import Origin
from entities.public_ids import make_public_id

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Story:
    """A story with the article that it is: none yet, if it is new to the record."""

    natural_key: str
    placed: list[Placed]
    """its prints on current pages"""
    claims: Counter[int] = field(default_factory=Counter)
    """articles that prints of it were of, with how many"""
    article: Article | None = None

    @property
    def public_id(self) -> str:
        """The id that its natural key gives."""
        return make_public_id("article", self.natural_key)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An article that is no story any more, and the story that has its prints: None if nobody has."""

    article: Article
    story: Story | None

    @property
    def heir(self) -> Article | None:
        """The article that has its prints now."""
        return self.story.article if self.story else None


def stories_of(grouped: Iterable[StoryPrints], near: Neighbourhood) -> list[Story]:
    """The stories with the articles that claim them. What an editor joined is one story, whatever its titles."""
    articles = near.articles
    by_root: dict[int, Story] = {}
    found: list[Story] = []
    for group in grouped:
        placed: list[Placed] = [item.handle for item in group.live]
        story = Story(group.natural_key, placed, Counter(_claims(group)))
        story.claims.update(pk for pk, heir in near.heirs.items() if heir in placed and pk in articles)
        root = next((root for pk in sorted(story.claims) if (root := _merged_root(pk, articles))), None)
        story.claims = Counter({pk: count for pk, count in story.claims.items() if articles[pk].merged_into_id is None})
        if root is None:
            root = next((pk for pk in sorted(story.claims) if pk in by_root), None)
        if root is None:
            found.append(story)
            continue
        story.claims[root] += 1
        _unite(by_root, found, root, story, articles)
    return found


def _unite(by_root: dict[int, Story], found: list[Story], root: int, story: Story, articles: dict[int, Article]) -> None:
    """Puts the prints of a joined story to those of the one that it was joined to."""
    first = by_root.get(root) or next((other for other in found if root in other.claims), None)
    if first is None:
        by_root[root] = story
        found.append(story)
        return
    by_root[root] = first
    first.placed.extend(story.placed)
    first.claims.update(story.claims)


def _claims(group: StoryPrints) -> Iterable[int]:
    for item in group.prints:
        pk = item.handle.appearance.article_id if isinstance(item.handle, Placed) else item.handle.pk
        if pk is not None:
            yield pk


def find_successors(stories: Sequence[Story], articles: Iterable[Article]) -> dict[int, Placed]:
    """Of articles that a page showed before, those whose header is another there now: with the print, new to the record, of their body."""
    lonely = {pk for story in stories if not story.placed for pk in story.claims}
    waiting = _by_body((article.body_key, article) for article in articles if article.pk in lonely)
    new = _by_body((item.appearance.body_key, item) for story in stories if not story.claims for item in story.placed[:1])
    return {found[0].pk: new[key][0] for key, found in waiting.items() if len(found) == len(new.get(key, ())) == 1}


def _by_body(keyed: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, item in keyed:
        if key:
            found[key].append(item)
    return found


def _merged_root(pk: int, articles: dict[int, Article]) -> int | None:
    """The article that one was merged into at last; None for one that stands for itself."""
    root = None
    while (target := articles[pk].merged_into_id) is not None:
        root = pk = target
    return root


def assign(stories: Sequence[Story], articles: dict[int, Article]) -> list[LeftOver]:
    """Gives each story its article, and returns the articles that no story took."""
    spoken_for = {pk for pk, article in articles.items() if has_editors_word(article)}
    pairs = sorted(
        ((story, articles[pk]) for story in stories for pk in story.claims if articles[pk].merged_into_id is None),
        key=lambda pair: (
            pair[1].pk not in spoken_for,
            pair[1].public_id != pair[0].public_id,
            -pair[0].claims[pair[1].pk],
            pair[1].public_id,
            pair[0].natural_key,
        ),
    )
    taken: set[int] = set()
    for story, article in pairs:
        if story.article is None and article.pk not in taken:
            story.article = article
            taken.add(article.pk)
    homeless = [article for pk, article in sorted(articles.items()) if pk not in taken and article.merged_into_id is None]
    return [LeftOver(article, _heir(article, stories)) for article in homeless]


def _heir(article: Article, stories: Sequence[Story]) -> Story | None:
    """The story that has most of an article's prints."""
    claiming = [story for story in stories if story.claims[article.pk]]
    return max(claiming, key=lambda story: (story.claims[article.pk], story.natural_key), default=None)


def has_editors_word(article: Article) -> bool:
    """Whether an editor said anything of the article itself; what was said of its mentions is asked by `has_ruled_parts`."""
    return bool(
        article.is_confirmed
        or article.is_reviewed
        or article.origin == Origin.EDITOR
        or article.has_edited_text
        or article.source_url
        or edited_fields(article)
    )


def has_ruled_parts(article: Article) -> bool:
    """Whether an editor judged or added a mention, a person, a body or an event of the article, or joined another to it."""
    return (
        Mention.objects.filter(article=article, is_ruled=True).exists()
        or any(
            model._default_manager.filter(article=article, is_ruled=True).exists() for model in (PersonReading, OrganizationReading, Report)
        )
        or Article.objects.filter(merged_into=article).exists()
    )
