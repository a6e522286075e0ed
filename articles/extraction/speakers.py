"""Who speaks in a sentence: a foreign person or office at its front lends its state to those of whom it speaks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from articles.extraction.attachment import Attachment
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.people import Person
from articles.extraction.setting import HOME
from articles.extraction.state_scope import is_international, read_state

Speakers = dict[int, tuple[int, str, int]]
"""start of a sentence -> token and foreign state of the person named first in it, and who that is"""


def find_speakers(people: Sequence[Person], body: Attachment) -> Speakers:
    """The foreign speaker of each sentence of the body that has one."""
    shown: dict[int, str] = {}
    for person in people:
        for reading, holding in person.holdings:
            state = read_state(reading, holding)
            if state and not is_international(holding):
                shown.setdefault(id(person), state.alpha2)
    first: Speakers = {}
    for person in people:
        for candidate in person.candidates:
            if not candidate.reading.is_title:
                sentence = candidate.reading.field.sentence_at(candidate.reading.tokens[candidate.name.first].start)[0]
                if sentence not in first or candidate.name.first < first[sentence][0]:
                    first[sentence] = (candidate.name.first, shown.get(id(person), HOME), id(person))
    speakers = {sentence: speaker for sentence, speaker in first.items() if speaker[1] != HOME}
    _add_unnamed_speakers(body, speakers)
    _add_pronouns(body, speakers)
    return speakers


def _add_pronouns(body: Attachment, speakers: Speakers) -> None:
    """A sentence that begins with "He" speaks for whom the sentence before spoke for."""
    bounds = body.reading.field.sentences
    for (before, _), (start, _) in itertools.pairwise(bounds):
        if before in speakers and start not in speakers and body.reading.field.plain.startswith(("He ", "She "), start):
            speakers[start] = (0, speakers[before][1], 0)


def _add_unnamed_speakers(body: Attachment, speakers: Speakers) -> None:
    """A sentence that begins with a foreign office without a name speaks for that state: "The King of Bhutan was accompanied by"."""
    held = {id(holding.office) for holding in body.holdings}
    for node in body.nodes:
        if isinstance(node, OfficeAt) and id(node) not in held and not node.head.is_plural:
            state = node.prefix_state or next(iter(node.states("of")), None)
            sentence = body.reading.field.sentence_at(body.reading.tokens[node.first].start)[0]
            article = body.reading.word(node.first - 1) == "the"
            is_first = body.reading.starts_sentence(node.first - article)
            if state and state.alpha2 != HOME and is_first and sentence not in speakers:
                speakers[sentence] = (node.first, state.alpha2, 0)
