"""Which stories stand near a story: in time, and in what they are about."""

from __future__ import annotations

from django.db.models import Count, Q

from articles.models import Article, Mention
from entities.keyset import NEWEST_FIRST
from entities.models import Event, Organization, Person

MOST_SIMILAR = 5
TOO_COMMON = 300
"""articles: who or what stands in more of them says nothing about how alike two are"""


def earlier_and_later(article: Article) -> tuple[Article | None, Article | None]:
    """The public stories just before and just after, in the order of the list. Two queries."""
    stories = Article.objects.published().stories()
    earlier = NEWEST_FIRST.page(stories, NEWEST_FIRST.cursor_at(article, "next"), 1).rows
    later = NEWEST_FIRST.page(stories, NEWEST_FIRST.cursor_at(article, "previous"), 1).rows
    return (earlier[0] if earlier else None), (later[0] if later else None)


def similar(article: Article) -> list[Article]:
    """Public stories that share the most people, bodies and events with the article, the newest first among equals. Four queries."""
    condition = Q()
    for kind, model in (("person", Person), ("organization", Organization), ("event", Event)):
        shared = model.objects.published().filter(article_count__lte=TOO_COMMON, article_count__gt=1)
        found = list(
            shared.filter(mentions__in=Mention.objects.accepted().filter(article=article)).values_list("pk", flat=True).distinct()[:40]
        )
        condition |= Q(**{f"{kind}__in": found})
    counted = (
        Mention.objects.accepted()
        .filter(condition, article__in=Article.objects.published().stories().exclude(pk=article.pk))
        .order_by()
        .values("article")
        .annotate(shared=Count("person", distinct=True) + Count("organization", distinct=True) + 2 * Count("event", distinct=True))
        .order_by("-shared", "-article__sort_at", "-article")[:MOST_SIMILAR]
    )
    order = [row["article"] for row in counted]
    rows = Article.objects.in_bulk(order)
    return [rows[key] for key in order]
