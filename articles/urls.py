"""Public addresses of articles, and of every page that shows what articles say of a record."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from articles.api.sheets import (
    with_article_sheet,
    with_country_sheet,
    with_event_sheet,
    with_organization_sheet,
    with_person_sheet,
)
from articles.facets import data_version
from articles.feeds.addresses import feed_patterns
from articles.sitemaps import SITEMAPS
from articles.views.about import about, accessibility, accuracy, report_mistake, report_thanks
from articles.views.api_docs import api_docs
from articles.views.articles import article_detail, article_list
from articles.views.countries import country_detail
from articles.views.data import data, data_file, data_manifest, latest_file
from articles.views.events import event_detail
from articles.views.front import home
from articles.views.health import healthz, readyz
from articles.views.machines import robots_txt, security_txt
from articles.views.offices import office_detail
from articles.views.organizations import organization_detail
from articles.views.people import person_detail
from articles.views.searching import search
from entities.views.countries import country_list
from entities.views.events import event_coming, event_list
from entities.views.organizations import organization_list
from entities.views.people import person_list

COUNTED = {"version": data_version}
"""for lists of entities, which know nothing of articles: the number of the last change, by which counts are kept"""

urlpatterns = [
    path("", home, name="home"),
    *feed_patterns,
    path("articles/", with_article_sheet(article_list), name="article-list"),
    path("articles/<str:address>/", article_detail, name="article-detail"),
    path("people/", with_person_sheet(person_list), COUNTED, name="person-list"),
    path("people/<str:address>/", person_detail, name="person-detail"),
    path("countries/", with_country_sheet(country_list), name="country-list"),
    path("countries/<str:address>/", country_detail, name="country-detail"),
    path("events/", with_event_sheet(event_list), COUNTED, name="event-list"),
    path("events/coming/", event_coming, COUNTED, name="event-coming"),
    path("events/<str:address>/", event_detail, name="event-detail"),
    path("organizations/", with_organization_sheet(organization_list), COUNTED, name="organization-list"),
    path("organizations/<str:address>/", organization_detail, name="organization-detail"),
    path("offices/<str:address>/", office_detail, name="office-detail"),
    path("search/", search, name="search"),
    path("data/", data, name="data"),
    path("data/api/", api_docs, name="api-docs"),
    path("about/", about, name="about"),
    path("about/accuracy/", accuracy, name="accuracy"),
    path("about/report/", report_mistake, name="report-mistake"),
    path("about/report/thanks/", report_thanks, name="report-thanks"),
    path("accessibility/", accessibility, name="accessibility"),
]

# Files that machines ask for under one name, whatever the language.
machine_patterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("data/manifest.json", data_manifest, name="data-manifest"),
    path("data/<str:name>.gz", latest_file, name="data-latest"),
    path("data/<str:content>/<str:name>.gz", data_file, name="data-file"),
    path("robots.txt", robots_txt, name="robots"),
    path(".well-known/security.txt", security_txt, name="security"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"),
]
