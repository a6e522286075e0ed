"""Mentions and evidence as the API shows them: the words, where they stand, the sentence around them, the rule that read them."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from rest_framework import serializers

from articles.marking import sentences_of
from articles.models import Article, Evidence, Mention
from entities.api.links import Addresses, Link, LinkField, name_of
from entities.api.records import ChosenSerializer
from entities.models.identity import RecordKind

TARGETS = ("person", "country", "organization", "event")


class PlaceSerializer(ChosenSerializer):
    """`start` and `end` count Unicode code points of the article's title or body as read (its `as_read`)."""

    article = LinkField("The article.")
    field = serializers.ChoiceField([("title", "title"), ("body", "body")])
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    surface = serializers.CharField(help_text="The words, as they stand there.")
    sentence = serializers.CharField(help_text="The sentence that holds them.")
    rule = serializers.CharField(help_text="The rule that read them.")


class MentionSerializer(PlaceSerializer):
    """A name in an article."""

    kind = serializers.ChoiceField([(kind, kind) for kind in TARGETS])
    record = LinkField("Who or what is named.")


class EvidenceSerializer(PlaceSerializer):
    """A fact in an article."""

    fact = serializers.CharField(help_text="source, day, end, kind, place, role, side, office or country.")
    value = serializers.CharField(help_text="What was read.")
    person = LinkField("Whose fact it is.")
    office = LinkField("With a person: the office in which the words show them.")
    event = LinkField("The event; with a person, a country or an organization: the part that they took in it.")
    country = LinkField("The state whose part in the event it is.")
    organization = LinkField("The organization whose part in the event it is.")


def place_of(article: Article, field: str, start: int, end: int) -> dict[str, Any]:
    """The span with its words and their sentence."""
    text = article.source_title if field == "title" else article.source_body
    return {"field": field, "start": start, "end": end, "surface": text[start:end], "sentence": sentence_around(text, field, start, end)}


def sentence_around(text: str, field: str, start: int, end: int) -> str:
    """The sentence that holds a span; several where the span reaches over its end. A title is one."""
    if field == "title":
        return text
    bounds = sentences_of(text)
    starts = [first for first, _ in bounds]
    first, last = (bounds[max(0, bisect_right(starts, at) - 1)] if bounds else (0, len(text)) for at in (start, end - 1))
    return text[min(first[0], start) : max(last[1], end)]


def mention_values(mention: Mention, addresses: Addresses) -> dict[str, Any]:
    kind = next(name for name in TARGETS if getattr(mention, f"{name}_id") is not None)
    return {
        "kind": kind,
        "record": addresses.link_to(getattr(mention, kind)),
        "article": article_link(mention.article, addresses),
        "rule": mention.rule,
        **place_of(mention.article, mention.field, mention.start or 0, mention.end or 0),
    }


def evidence_values(evidence: Evidence, addresses: Addresses) -> dict[str, Any]:
    tenure, part = evidence.tenure, evidence.participation
    return {
        "fact": evidence.fact,
        "value": evidence.value,
        "person": addresses.link_to(evidence.person or (tenure.person if tenure else part.person if part else None)),
        "office": addresses.link_to(tenure.office if tenure else None),
        "event": addresses.link_to(evidence.event or (part.event if part else None)),
        "country": addresses.link_to(part.country if part else None),
        "organization": addresses.link_to(part.organization if part else None),
        "article": article_link(evidence.article, addresses),
        "rule": evidence.rule,
        **place_of(evidence.article, evidence.field, evidence.start, evidence.end),
    }


def article_link(article: Article, addresses: Addresses) -> Link:
    return addresses.link(RecordKind.ARTICLE, article.public_id, name_of(article))
