"""Two names of people: one human or two? Never by a surname alone, and an initial only says what is possible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from entities.clues import OfficeClue, PersonClue
from entities.matching.names import NameWord, ParsedName, parse_person_name
from entities.matching.offices import OfficeHolders, count_holders, score_offices
from entities.matching.score import DIFFERENT, SAME, NameScore, best
from entities.matching.words import NONE, SPELLING, Likeness, WordMatch, compare_words

NO_NAME = NameScore(0.0, "no name")
SURNAMES_DIFFER = NameScore(0.0, "surnames differ")
GIVEN_NAMES_DIFFER = NameScore(0.0, "given names differ")
MIDDLE_NAMES_DIFFER = NameScore(0.2, "middle names differ")
SURNAME_ALONE = 0.6
SINGLE_NAME = "single name"
SINGLE_NAME_IN_OFFICE = 0.95
GIVEN_NAME_ALONE = 0.4
SURNAME_INITIAL = 0.55
MIDDLE_MISSING = 0.97
FIRST_GIVEN_MISSING = 0.65
GIVEN_NAME_SKIPPED = "first given name missing"
FURTHER_SURNAME = 0.88
SURNAME_FIRST = 0.95
GIVEN_SLIP = 0.7
"""a letter that differs makes another given name more often (Nurlan, Nurzhan) than a letter in a surname"""
HALF_MISSING = 0.9
INITIALS_AGREE = 0.84
"""two initials, or better"""
CUT_SURNAME = 3
SURNAME_ENDINGS = re.compile(r"(?:ov|ev|in|uli|ulu|ogli|oglu)$")
OTHER_STATE = 0.7
SAME_STATE_SUPPORT = 0.1
# What a shared office adds: nearly all that is missing where one person holds it at a time, less where several do.
OFFICE_SUPPORT = {OfficeHolders.ONE: 0.75, OfficeHolders.FEW: 0.6, OfficeHolders.MANY: 0.3}
SLIPS = (Likeness.SLIP, Likeness.SOUND, Likeness.CUT)


@lru_cache(maxsize=65_536)
def score_person_names(one: str, other: str) -> NameScore:
    """How likely two names are one human's, from the names alone; symmetric."""
    first, second = parse_person_name(one), parse_person_name(other)
    if not first.words or not second.words:
        return NO_NAME
    if first.number and second.number and first.number != second.number:
        return NameScore(0.0, "regnal numbers differ")
    if first.patronymic and second.patronymic and first.patronymic != second.patronymic:
        return NameScore(0.0, "patronymics differ")
    if len(first.words) == 1 or len(second.words) == 1:
        return _score_single(first, second)
    is_same = _letters(first) == _letters(second) and not first.words[0].is_initial
    if is_same or (first.joined == second.joined and not first.has_initials and not second.has_initials):
        return NameScore(1.0 if one == other else 0.99, Likeness.EQUAL if is_same else Likeness.SPELLING)
    found = _score_orders(first.words, second.words)
    if (first.has_lineage or second.has_lineage) and GIVEN_NAME_SKIPPED in found.reason:
        return GIVEN_NAMES_DIFFER
    return found


def _letters(name: ParsedName) -> list[str]:
    return [word.letters for word in name.words]


def _score_single(first: ParsedName, second: ParsedName) -> NameScore:
    """One name has one word: a surname alone, a given name alone, a ruler with a number."""
    if len(first.words) > len(second.words):
        first, second = second, first
    word = first.words[0]
    if word.is_initial:
        return NO_NAME
    matches = [compare_words(word, other) for other in second.words if not other.is_initial]
    if first.number and first.number == second.number and matches and matches[0].factor:
        return NameScore(0.97 * matches[0].factor, "same regnal number")
    if len(second.words) == 1:
        found = matches[0] if matches else NONE
        return NameScore(SURNAME_ALONE * found.factor, SINGLE_NAME) if found.factor else NameScore(0.0, Likeness.NONE)
    surnames = [compare_words(word, second.words[-1]), _double_surname_part(word, second.words)]
    if second.words[0] != second.words[-1] and not second.words[0].is_initial:
        leading = compare_words(word, second.words[0])
        if leading.factor >= SPELLING.factor:
            return NameScore(GIVEN_NAME_ALONE, "one word of the name alone")
    found = max(surnames, key=lambda match: match.factor)
    return NameScore(SURNAME_ALONE * found.factor, "surname alone") if found.factor else NameScore(0.0, Likeness.NONE)


def _double_surname_part(word: NameWord, words: Sequence[NameWord]) -> WordMatch:
    """The word as a middle part of the name: the first of two surnames (Aguirre for Iñaki Aguirre Zabala)."""
    matches = [compare_words(word, other) for other in words[1:-1] if not other.is_initial]
    return max((match for match in matches if match.factor >= SPELLING.factor), key=lambda match: match.factor, default=NONE)


def _score_orders(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> NameScore:
    """The best of: as printed; either name printed surname first; one with a further surname at its end."""
    straight = _score_ordered(first, second)
    turned = [_score_ordered(_turned(first), second), _score_ordered(first, _turned(second))]
    swapped = best(*turned).scaled(SURNAME_FIRST, "surname first")
    return best(straight, swapped, _score_further_surname(first, second))


def _turned(words: tuple[NameWord, ...]) -> tuple[NameWord, ...]:
    """A name printed surname first, turned into given names and surname."""
    return (*words[1:], words[0])


def _score_ordered(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> NameScore:
    """Both names as given names and, last, the surname."""
    surname = _compare_surnames(first[-1], second[-1])
    if not surname.factor:
        return SURNAMES_DIFFER
    given = _score_given(first[:-1], second[:-1])
    if not given.score:
        return given
    if surname.likeness == Likeness.CUT and given.score < INITIALS_AGREE:
        return SURNAMES_DIFFER
    reasons = [reason for reason in (given.reason, surname.likeness) if reason != Likeness.EQUAL]
    reason = ", ".join(dict.fromkeys(reasons)) or Likeness.EQUAL
    return NameScore(round(given.score * surname.factor, 4), reason)


def _compare_surnames(one: NameWord, other: NameWord) -> WordMatch:
    if one.is_initial or other.is_initial:
        found = compare_words(one, other)
        return WordMatch(Likeness.INITIAL, SURNAME_INITIAL) if found.factor else NONE
    found = compare_words(one, other)
    if found.factor:
        return found
    if _is_cut(one.key, other.key) or _is_cut(other.key, one.key):
        return WordMatch(Likeness.CUT, 0.75)
    stems = [SURNAME_ENDINGS.sub("", word.key) for word in (one, other)]
    if stems[0] == stems[1] and len(stems[0]) > 3 and (stems[0] == one.key) == (stems[0] == other.key):
        return WordMatch(Likeness.SPELLING, 0.75)  # Kunanbayuly, Kunanbayev
    return NONE


def _is_cut(short: str, long: str) -> bool:
    """Oral for Orallı: the last letter or two are lost; an "a" that makes a woman's surname is not."""
    return len(short) > CUT_SURNAME and long.startswith(short) and 0 < len(long) - len(short) <= 2 and not long.endswith("a")


def _score_given(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> NameScore:
    """Given names, the first of which must agree; middle names may be missing but not differ."""
    if "".join(word.key for word in first) == "".join(word.key for word in second) and not any(w.is_initial for w in (*first, *second)):
        return NameScore(1.0, Likeness.EQUAL) if first == second else NameScore(0.99, Likeness.SPELLING)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    matches = [compare_words(short[0], long[0])]
    if not matches[0].factor:
        return _score_second_given(short, long)
    met = [0]
    for word in short[1:]:
        place, match = _find(word, long, met[-1] + 1)
        if not match.factor:
            return MIDDLE_NAMES_DIFFER
        matches.append(match)
        met.append(place)
    missing = [word for index, word in enumerate(long) if index not in met]
    return _combine(matches, missing)


def _find(word: NameWord, words: tuple[NameWord, ...], start: int) -> tuple[int, WordMatch]:
    """The first of the words from `start` on that agrees with the word."""
    for index in range(start, len(words)):
        match = compare_words(word, words[index])
        if match.factor:
            return index, match
    return len(words), NONE


def _score_second_given(short: tuple[NameWord, ...], long: tuple[NameWord, ...]) -> NameScore:
    """Lahcen Benjelloun for Mohamed Lahcen Benjelloun: possible, not more."""
    if len(short) == len(long) or any(word.is_initial for word in short):
        return GIVEN_NAMES_DIFFER
    _, match = _find(short[0], long, 1)
    return NameScore(FIRST_GIVEN_MISSING, GIVEN_NAME_SKIPPED) if match.factor >= SPELLING.factor else GIVEN_NAMES_DIFFER


def _combine(matches: list[WordMatch], missing: list[NameWord]) -> NameScore:
    """One score for the given names: initials count once, slips multiply, a middle name may be missing."""
    score = 1.0
    full = [match for match in matches if match.likeness != Likeness.INITIAL]
    reasons: dict[str, None] = {}
    for match in full:
        score *= match.factor * (GIVEN_SLIP if match.likeness == Likeness.SLIP else 1)
        reasons[match.likeness] = None
    if matches[0].likeness == Likeness.INITIAL:
        score *= matches[0].factor + (0.04 if len(matches) > 1 else 0.0)
        reasons[Likeness.INITIAL] = None
    elif len(full) < len(matches):
        score *= 0.98
        reasons["middle initial"] = None
    if missing and matches[0].likeness != Likeness.INITIAL:
        is_half = any(word.is_hyphened for word in missing)
        score *= HALF_MISSING if is_half else MIDDLE_MISSING
        reasons["half of a double name missing" if is_half else "middle name missing"] = None
    reasons = {reason: None for reason in reasons if reason != Likeness.EQUAL}
    return NameScore(round(score, 4), ", ".join(reasons) or Likeness.EQUAL)


def _score_further_surname(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> NameScore:
    """One name is the other's beginning, at least two full words: a second surname comes and goes."""
    short, long = (first, second) if len(first) < len(second) else (second, first)
    if len(short) == len(long) or len(short) < 2:
        return SURNAMES_DIFFER
    pairs = list(zip(short, long, strict=False))
    if pairs[-1][0].is_initial or pairs[-1][1].is_initial:
        return SURNAMES_DIFFER
    given = _score_given(short[:-1], long[: len(short) - 1])
    last = compare_words(*pairs[-1])
    if not given.score or last.factor < SPELLING.factor:
        return SURNAMES_DIFFER
    return NameScore(round(given.score * last.factor, 4), given.reason).scaled(FURTHER_SURNAME, "a further surname in one")


def score_persons(one: PersonClue, other: PersonClue) -> NameScore:
    """How likely two clues mean one human: names first, then state and office for or against; symmetric.

    A surname alone stays below `SAME` whatever supports it; one and the same single name in one office does not (a ruler's).
    """
    if _are_told_apart(one, other) or _are_told_apart(other, one):
        return NameScore(0.0, "told apart in one article")
    names = _score_forms(one, other)
    if names.score < DIFFERENT:
        return names
    if one.country and other.country and one.country != other.country:
        return names.scaled(OTHER_STATE, "of another state")
    office = _shared_office(one, other)
    if office and names.reason == SINGLE_NAME and names.score == SURNAME_ALONE and count_holders(office) is OfficeHolders.ONE:
        return NameScore(SINGLE_NAME_IN_OFFICE, f"{names.reason}, same office: {office.text}")
    if office:
        holders = count_holders(office)
        is_slip = any(slip in names.reason for slip in SLIPS)
        share = SAME_STATE_SUPPORT if is_slip and holders is not OfficeHolders.ONE else OFFICE_SUPPORT[holders]
        supported = names.supported(share, f"same office: {office.text}")
    elif one.country and one.country == other.country and names.score < 1:
        supported = names.supported(SAME_STATE_SUPPORT, "same state")
    else:
        return names
    is_weak = names.score <= SURNAME_ALONE
    return NameScore(min(supported.score, SAME - 0.01), supported.reason) if is_weak else supported


def _are_told_apart(one: PersonClue, other: PersonClue) -> bool:
    return any(score_person_names(companion, other.name).score >= 0.99 for companion in one.companions) and not any(
        score_person_names(form, other.name).score >= 0.99 for form in (one.name, *one.forms)
    )


def _full_forms(clue: PersonClue) -> tuple[str, ...]:
    """The name and those forms that tell more than one word."""
    return (clue.name, *(form for form in clue.forms if form != clue.name and len(parse_person_name(form).words) > 1))


def _score_forms(one: PersonClue, other: PersonClue) -> NameScore:
    """The fullest names decide; where they only fit, a shared further spelling may raise the score."""
    names = score_person_names(one.name, other.name)
    if names.score < DIFFERENT and names.reason in (GIVEN_NAMES_DIFFER.reason, MIDDLE_NAMES_DIFFER.reason):
        return names
    return best(names, *(score_person_names(a, b) for a, b in product(_full_forms(one), _full_forms(other))))


def _shared_office(one: PersonClue, other: PersonClue) -> OfficeClue | None:
    """The office that both clues give, that with the fewest holders first."""
    shared = [mine for mine, theirs in product(one.offices, other.offices) if score_offices(mine, theirs).score >= SAME]
    return min(shared, key=lambda office: (count_holders(office), office.text), default=None)
