"""Articles that no page has: an editor adds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User

from articles.addresses import FreeIds
from articles.changes import change_of
from articles.deriving.prints import KAZAKHSTAN
from articles.deriving.values import listed_at
from articles.deriving.writing import KIND, Occasion
from articles.editing.refusals import EditRefused
from articles.enums import ArticleForm, ArticleStatus
from articles.extraction.identity import Print, make_body_key, make_title_key, natural_key
from articles.models import Article
from articles.storing import derive_again
from articles.writer_lock import sole_writer
from entities.models.record import Origin


@dataclass(frozen=True, slots=True)
class TypedArticle:
    """What an editor typed; paragraphs are parted by a line break. `published_at` is naive, Kazakhstan time."""

    title: str
    body: str = ""
    published_on: date | None = None
    published_at: datetime | None = None
    source: str = ""
    image_credit: str = ""
    source_url: str = ""


def add_article_by_hand(typed: TypedArticle, by: User | None) -> Article:
    """Adds an article, published at once. A page that brings the story later adds to it, and changes nothing typed.

    Raises `EditRefused`.
    """
    title = " ".join(typed.title.split())
    body = "\n".join(line.strip() for line in typed.body.splitlines() if line.strip())
    if not title and not body:
        raise EditRefused("An article needs a title or a text.")
    day = typed.published_at.date() if typed.published_at else typed.published_on
    minute = typed.published_at.replace(tzinfo=KAZAKHSTAN) if typed.published_at else None
    with sole_writer():
        article = Article(
            origin=Origin.EDITOR,
            is_confirmed=True,
            form=ArticleForm.ARTICLE if body else ArticleForm.HEADLINE,
            status=ArticleStatus.PUBLISHED,
            was_public=True,
            source_title=title,
            source_body=body,
            title_key=make_title_key(title),
            body_key=make_body_key(body),
            published_on=day,
            published_at=minute,
            sort_at=listed_at(minute, day, []),
            source=typed.source,
            image_credit=typed.image_credit,
            source_url=typed.source_url,
        )
        _refuse_known(article)
        article.public_id = _public_id(article, typed)
        occasion = Occasion("Added by hand", by)
        occasion.mark(article)
        article.save()
        derive_again([article.pk], occasion, change_of(KIND, article.public_id, was_public=False, is_public=True))
    return article


def _refuse_known(article: Article) -> None:
    """The record holds a story once."""
    same = Article.objects.filter(title_key=article.title_key, published_on=article.published_on, merged_into=None).exclude(title_key="")
    if known := same.first():
        raise EditRefused(f"The record has this title on this day already: article {known.public_id}.")


def _public_id(article: Article, typed: TypedArticle) -> str:
    only = Print(None, ("", 0), article.title_key, article.body_key, article.published_on, typed.published_at)
    key = natural_key((only,), lambda title, day: False)
    return FreeIds(KIND, Article, [key]).give(key, article)
