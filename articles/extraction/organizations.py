"""The bodies that an article names, each once, under its fullest name."""

from __future__ import annotations

from collections.abc import Iterator

from articles.extraction.bodies import BodyAt
from articles.extraction.coreference import bare
from articles.extraction.offices import OfficeAt
from articles.extraction.reading import ArticleReading, Reading
from articles.extraction.records import OrganizationRecord, Span, Value
from articles.extraction.scan import Node, Nodes


def bodies_of(nodes: list[Node]) -> Iterator[BodyAt]:
    """Every body of a field, also those inside offices and inside other bodies."""
    for node in nodes:
        found = [node] if isinstance(node, BodyAt) else list(node.bodies) if isinstance(node, OfficeAt) else []
        while found:
            body = found.pop()
            yield body
            found.extend(body.inner)


def _key(name: str) -> str:
    return " ".join(bare(word) for word in name.split())


def find_organizations(article: ArticleReading, nodes: Nodes, source: Span | None) -> tuple[OrganizationRecord, ...]:
    """The organisations of the article; what stands inside the attribution (`source`) is left out."""
    found: dict[str, list[tuple[Reading, BodyAt]]] = {}
    for reading in (article.body,):
        for body in bodies_of(nodes[reading.field.name]):
            span = reading.span(body.first, body.last)
            if source and span.field == source.field and span.start < source.end and span.end > source.start:
                continue
            name = body.known or reading.text(body.first, body.last).removeprefix("the ")
            found.setdefault(_key(name), []).append((reading, body))
    return tuple(_record(mentions) for mentions in found.values())


def _record(mentions: list[tuple[Reading, BodyAt]]) -> OrganizationRecord:
    reading, body = mentions[0]
    name = body.known or reading.text(body.first, body.last)
    values = tuple(
        Value(reading.text(found.first, found.last), reading.span(found.first, found.last), f"body_{found.group}")
        for reading, found in mentions
    )
    return OrganizationRecord(name, values, kind=body.group, country=body.state)
