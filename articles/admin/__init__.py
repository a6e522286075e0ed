"""The desk: a door to the record for editors. What it does to rows stands in `articles.editing` and `entities.merging`."""

from articles.admin import accounts, articles, countries, events, imports, merges, offices, organizations, pages, people, review, rulings

__all__ = [
    "accounts",
    "articles",
    "countries",
    "events",
    "imports",
    "merges",
    "offices",
    "organizations",
    "pages",
    "people",
    "review",
    "rulings",
]
