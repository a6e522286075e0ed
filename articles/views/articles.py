"""The list of articles and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.facets import data_version, facets_of
from articles.facts import facts_of
from articles.filters import ArticleFilters
from articles.models import Article
from articles.neighbours import earlier_and_later, similar
from articles.rows import with_main_events
from articles.structured_data import article_data
from entities.keyset import NEWEST_FIRST
from entities.listing import read_listing
from entities.views.addressed import answers_for_addresses, find_record


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """All stories, the newest first, narrowed by what stands in the address."""
    filters = ArticleFilters(request.GET, queryset=with_main_events(Article.objects.published()))
    listing = read_listing(filters, NEWEST_FIRST)
    context = {
        "page_title": _("Articles"),
        "trail": [(_("Articles"), "")],
        "listing": listing,
        "facets": None if listing.errors else facets_of(filters, data_version()),
    }
    return render(request, "articles/article_list.html", context, status=listing.status)


@require_safe
@answers_for_addresses
def article_detail(request: HttpRequest, address: str) -> HttpResponse:
    """One story, with what was read from it and where."""
    rows = Article.objects.select_related("merged_into", "body_appearance__page_version__page", "title_appearance__page_version__page")
    article = find_record(rows, address, request.path)
    earlier, later = earlier_and_later(article)
    appearance = article.body_appearance or article.title_appearance
    facts = facts_of(article)
    about = [*(told.event for told in facts.main), *(fact.person for told in facts.main for fact in told.people), *facts.countries]
    context = {
        "page_title": article.headline,
        "description": article.lead or article.shown_body.partition("\n")[0],
        "data": article_data(article, about, request.build_absolute_uri),
        "trail": [(_("Articles"), reverse("article-list")), (article.headline, "")],
        "article": article,
        "facts": facts,
        "page_version": appearance.page_version if appearance else None,
        "similar": similar(article),
        "earlier": earlier,
        "later": later,
    }
    return render(request, "articles/article_detail.html", context)
