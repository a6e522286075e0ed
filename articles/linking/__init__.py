"""Brings what an article says into the record: its people, states, bodies, offices and events, each with where it stands.

`link_articles` is what an import calls, once for the articles of a page, within its transaction.
"""

from articles.linking.link import link_articles

__all__ = ["link_articles"]
