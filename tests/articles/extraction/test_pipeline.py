"""An article through all stages."""

from datetime import date

from articles.extraction.pipeline import extract_article
from articles.extraction.records import Block, DayContext


def make_block(title: str | None, *paragraphs: str, form: str = "article") -> Block:
    starts = tuple(1000 + sum(len(text) + 1 for text in paragraphs[:k]) for k in range(len(paragraphs)))
    return Block(form, title, 0 if title else None, paragraphs, starts, date(2026, 3, 2), None, None, None, 1, 9)  # type: ignore[arg-type]


def test_every_form_stands_at_its_span() -> None:
    block = make_block(
        "Minister of Trade of Ghana Kofi Mensah-Boateng Visits Astana 🎉",
        "🎉 Deputy Minister of Trade Aigul Serikova met with Minister of Trade of Ghana K. Mensah‑Boateng.",
        "“We are glad,” said Serikova.",
    )

    record = extract_article(block, DayContext(published_on=date(2026, 3, 2)))

    texts = {"title": block.title or "", "body": block.body}
    assert {person.name for person in record.persons} == {"Aigul Serikova", "Kofi Mensah-Boateng"}
    for person in record.persons:
        for form in person.forms:
            assert texts[form.span.field][form.span.start : form.span.end] == form.surface
