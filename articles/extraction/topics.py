"""Subjects and places behind "of": "Education, Science, Culture and Sports", "Ljubljana", "Atyrau region"."""

from __future__ import annotations

from articles.extraction.lexicon import BODY, FUNCTION, OFFICE, PARTICLE, PORTFOLIO, THING, VOCABULARY, gap_words, office_phrases
from articles.extraction.reading import Reading

LONGEST_LIST = 8
LONGEST_SUBJECT = 12
LONGEST_NAME = 6
SHORT_NAME = 5
"""letters of an English word behind a subject that is likelier a family name ("Minister of Commerce Ling Jiawei")"""
OFFICE_INSIDE = gap_words("office_inside")
"""words of office that stand inside the names of bodies and subjects"""
DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "new", "greater"})
"""with the name behind them they are a place: "North Sinai", "Lower Saxony" """
COMPANY = gap_words("company_behind")
LAND = gap_words("land")


def parse_topic(reading: Reading, at: int) -> int:
    """End of a subject or a place in capitals, or `at` when there is none."""
    end = _topic_item(reading, at)
    if end == at:
        return at
    for _ in range(LONGEST_LIST):
        longer = _next_item(reading, end)
        if longer == end:
            break
        end = longer
    return end


def _next_item(reading: Reading, end: int) -> int:
    """End of a further item of the list, or the same end."""
    link = reading.word(end)
    if link in ("and", "&"):
        return _listed(reading, end + 1, end)
    if link == "," and reading.word(end + 1) == "and":
        return _listed(reading, end + 2, end)
    if link == "," and _list_goes_on(reading, end):
        return _topic_item(reading, end + 1)
    return end


def _listed(reading: Reading, at: int, end: int) -> int:
    """End of the item behind "and", unless it is an office, a body or a name."""
    at += reading.word(at) == "the"
    item = _topic_item(reading, at)
    is_abbreviated = item > at + 1 and reading.tokens[at].kind == "caps"
    if item == at or not (reading.has(at, VOCABULARY | PORTFOLIO) or at in reading.states or is_abbreviated):
        return end
    return end if any(reading.has(k, BODY) and not reading.has(k, PORTFOLIO) for k in range(at, item)) else item


def _list_goes_on(reading: Reading, comma: int) -> bool:
    """Whether a comma stands in a list of subjects that ends in "and X"."""
    at = comma
    for _ in range(LONGEST_LIST):
        if reading.word(at) == ",":
            at += 1
        if reading.word(at) == "and":
            return _is_subject(reading, at + 1, _topic_item(reading, at + 1))
        item = _topic_item(reading, at)
        if not _is_subject(reading, at, item):
            return False
        at = item
    return False


def _is_subject(reading: Reading, at: int, end: int) -> bool:
    return end > at and all(reading.has(k, VOCABULARY | PORTFOLIO) or k in reading.states for k in range(at, end))


def _topic_item(reading: Reading, at: int) -> int:
    """End of one item: English words in capitals, or a place's name."""
    city = reading.city_at(at) if reading.is_capital(at) else at
    if city > at and not reading.has(at, PORTFOLIO) and not _is_longer_subject(reading, city):
        return _with_land(reading, city)
    if reading.word(at) in DIRECTIONS and reading.is_capital(at) and not reading.title_case and at + 1 < len(reading):
        if at + 1 in reading.regions:
            return _region_end(reading, at + 1)
        if reading.is_nameish(at + 1):
            return _with_land(reading, at + 2)
    end = at
    while end - at < LONGEST_SUBJECT and _is_subject_word(reading, end):
        end += 1
        if reading.word(end) == "'s" and _is_subject_word(reading, end + 1):
            end += 1
    if end > at:
        return _before_name(reading, at, end)
    return _place_item(reading, at)


def _is_longer_subject(reading: Reading, end: int) -> bool:
    """Whether English words in capitals follow that belong to a city's name rather than to a person behind it."""
    return (
        reading.is_capital(end)
        and reading.has(end, VOCABULARY)
        and not (reading.is_nameish(end + 1) and not reading.has(end, PORTFOLIO | BODY))
    )


def _is_subject_word(reading: Reading, at: int) -> bool:
    if not reading.is_capital(at) or reading.tokens[at].kind not in ("cap", "caps"):
        return False
    state = reading.states.get(at)
    if state is not None:
        return state.kind == "demonym" and ((reading.has(at + 1, VOCABULARY) and reading.is_capital(at + 1)) or reading.word(at + 1) == ",")
    token = reading.tokens[at]
    if token.kind == "caps" and reading.is_capital(at + 1) and reading.has(at + 1, VOCABULARY):
        return not reading.has(at + 1, OFFICE)
    if not token.flags & (VOCABULARY | PORTFOLIO | BODY) or token.flags & FUNCTION or (reading.title_case and not token.flags & PORTFOLIO):
        return False
    return not (
        token.flags & OFFICE
        and not token.flags & PORTFOLIO
        and token.lower not in OFFICE_INSIDE
        and office_phrases().match(reading.tokens, at)
    )


def _before_name(reading: Reading, at: int, end: int) -> int:
    """A last English word that is a first name too goes to the name behind it: "Minister of Justice Rose Obura"."""
    if end - at < 2 or not reading.is_nameish(end) or reading.has(end - 1, PORTFOLIO | BODY):
        return end
    is_short = len(reading.tokens[end - 1].text) <= SHORT_NAME and all(reading.has(k, PORTFOLIO | BODY) for k in range(at, end - 1))
    return end - 1 if reading.may_be_name(end - 1) or is_short else end


def _with_land(reading: Reading, end: int) -> int:
    return end + 1 if reading.word(end) in LAND else end


def _place_item(reading: Reading, at: int) -> int:
    """End of a place's or company's name; of a longer run of unknown names the first is taken, the rest being its head's."""
    if not reading.is_capital(at) or at in reading.states:
        return at
    if at in reading.regions:
        return _region_end(reading, at)
    if reading.tokens[at].kind == "caps":
        return at + 1
    end = at
    while end - at < LONGEST_NAME and reading.is_nameish(end):
        end += 1
    if end == at:
        return at
    if end - at == 2 and reading.has(end, PARTICLE) and not reading.is_capital(end) and reading.is_nameish(end + 1):
        return at + 1  # "Director of Deltares Femke de Graaf"
    if reading.word(end) in LAND or (end - at <= 2 and not reading.is_capital(end)):
        return _with_kind(reading, end)
    thing = _thing_end(reading, end)
    if thing > end:
        return thing
    if reading.is_capital(end) and reading.has(end, VOCABULARY) and not reading.has(end, OFFICE | FUNCTION):
        return _with_subject(reading, end)
    return _company_name_end(reading, at, end)


def _thing_end(reading: Reading, at: int) -> int:
    """End of the English words in capitals up to the last that names a thing: "Sea Commercial Port"."""
    end, last = at, at
    while end - at < LONGEST_NAME and reading.is_capital(end) and reading.has(end, VOCABULARY) and not reading.has(end, OFFICE | FUNCTION):
        end += 1
        last = end if reading.has(end - 1, THING) else last
    return last


def _company_name_end(reading: Reading, at: int, end: int) -> int:
    """Of a run of unknown names, where the company's or place's ends and the person's begins."""
    if end - at < 3:
        return end
    if end - at == 3 or any(letter.isupper() for letter in reading.tokens[at].text[1:]):
        return at + 1
    initial = _later_initial(reading, end)
    for first in (at + 1, at + 2):
        if initial and reading.tokens[first].text.startswith(initial):
            return first
    foreign = [not reading.tokens[k].text.isascii() for k in range(at, end)]
    return at + 1 if foreign[1] and not foreign[0] else at + 2


def _later_initial(reading: Reading, end: int) -> str:
    """The initial with which the run's last word stands later in the text: "S" of "S. Takalahti"."""
    surname = reading.tokens[end - 1].lower
    for k in range(end + 1, min(len(reading), end + 400)):
        if reading.tokens[k].lower == surname and reading.tokens[k - 1].kind == "initial":
            return reading.tokens[k - 1].text[0]
    return ""


def _region_end(reading: Reading, at: int) -> int:
    while at in reading.regions:
        at += 1
    return _with_land(reading, at)


def _with_kind(reading: Reading, end: int) -> int:
    """The end with "fund" or "region" behind a name."""
    is_company = reading.word(end) in COMPANY and (reading.is_capital(end + 1) or reading.word(end + 1) == ",")
    return end + 1 if is_company else _with_land(reading, end)


def _with_subject(reading: Reading, end: int) -> int:
    """The end with English words in capitals behind a name: "Altaic Studies"."""
    first = end
    while end - first < LONGEST_SUBJECT and _is_subject_word(reading, end):
        end += 1
    return end
