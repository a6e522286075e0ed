"""Measures of who and what is named: persons with their country, offices and posts, states, organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.evaluation.pairing import Pair
from articles.evaluation.sameness import ENOUGH_SHARED, NOT_EXTRA, as_list, is_same_body, name_key, role_text, share, words
from articles.evaluation.sentences import country_needles

Person = dict[str, Any]
PersonPair = tuple[Person, Person]


def match_persons(gold: Sequence[Person], found: Sequence[Person]) -> tuple[list[PersonPair], list[Person]]:
    """Pairs (gold, found), and those found that are nobody: a found name is a gold person's name, or one of its forms of two words."""
    pairs: list[PersonPair] = []
    left = list(found)
    for person in gold:
        own = {name_key(person["name"])}
        forms = own | {key for form in person["forms"] if len((key := name_key(form)).split()) > 1}
        for keys in (own, forms):
            at = next((at for at, other in enumerate(left) if name_key(other["name"]) in keys), None)
            if at is not None:
                pairs.append((person, left.pop(at)))
                break
    return pairs, left


def score_persons(pair: Pair) -> list[PersonPair]:
    """Persons, and what is said of those that were found; the pairs are needed for the participants."""
    gold, found = pair.gold["persons"], pair.found.get("persons", [])
    pairs, extra = match_persons(gold, found)
    pair.count("persons", len(pairs), len(found), len(gold))
    matched = {id(person) for person, _ in pairs}
    for person in gold:
        if id(person) not in matched:
            pair.miss("persons", f"missed {person['name']}", pair.sentences.with_any([person["name"], *person["forms"]]))
    for person in extra:
        pair.miss("persons", f"extra {person['name']}", pair.sentences.with_any([person["name"], *person.get("forms", [])]))
    for person, other in pairs:
        _score_person_country(pair, person, other)
        _score_roles(pair, person, other)
        _score_ambassadors(pair, person, other)
    return pairs


def _score_person_country(pair: Pair, person: Person, other: Person) -> None:
    country = other.get("country")
    pair.count("person_country", person["country"] == country, 1, 1)
    if person["country"] != country:
        pair.miss("person_country", f"{person['name']}: {country} for {person['country']}", pair.sentences.with_any([person["name"]]))


def _score_roles(pair: Pair, person: Person, other: Person) -> None:
    """An office may be worded in several ways (`A | B`); an extra one costs only where no wording of the gold is near it."""
    have = [words(role_text(role)) for role in other.get("roles", [])]
    for role in person["roles"]:
        is_hit = any(bool(mine) and share(wanted, mine) >= ENOUGH_SHARED for mine in have for wanted in map(words, role.split(" | ")))
        pair.count("roles", is_hit, 1, 1)
        if not is_hit:
            given = [role_text(mine) for mine in other.get("roles", [])]
            pair.miss("roles", f"{person['name']}: missed {role!r}, has {given}", pair.sentences.with_any([role, person["name"]]))
    allowed = [words(wording) for role in person["roles"] + person.get("roles_optional", []) for wording in role.split(" | ")]
    for mine, role in zip(have, other.get("roles", []), strict=True):
        if not any(share(mine, wanted) >= NOT_EXTRA for wanted in allowed):
            pair.count("roles", 0, 1, 0)
            pair.miss("roles", f"{person['name']}: extra {role_text(role)!r}", pair.sentences.with_any([role_text(role), person["name"]]))


def _score_ambassadors(pair: Pair, person: Person, other: Person) -> None:
    gold, found = _posts(person), _posts(other)
    pair.count("ambassadors", len(gold & found), len(found), len(gold))
    if gold != found:
        pair.miss(
            "ambassadors",
            f"{person['name']}: {sorted(found, key=str)} for {sorted(gold, key=str)}",
            pair.sentences.with_any([person["name"]]),
        )


def _posts(person: Person) -> set[tuple[str | None, str | None]]:
    return {(post["sending"], post["receiving"]) for post in as_list(person.get("ambassador"))}


def score_countries(pair: Pair) -> None:
    """States; those that are optional in the gold count neither way."""
    need = set(pair.gold["countries"])
    found = set(pair.found.get("countries", [])) - set(pair.gold["countries_optional"])
    pair.count("countries", len(need & found), len(found), len(need))
    for alpha2 in sorted(need - found):
        pair.miss("countries", f"missed {alpha2}", pair.sentences.with_any(country_needles(alpha2)))
    for alpha2 in sorted(found - need):
        pair.miss("countries", f"extra {alpha2}", pair.sentences.with_any(country_needles(alpha2)))


def score_organizations(pair: Pair) -> None:
    """Organisations; each found one may be one of the gold's only."""
    left = [body if isinstance(body, str) else body["name"] for body in pair.found.get("organizations", [])]
    hits = 0
    for wanted in pair.gold["organizations"]:
        same = next((body for body in left if is_same_body(body, wanted)), None)
        if same is None:
            pair.miss("organizations", f"missed {wanted}", pair.sentences.with_any([wanted]))
        else:
            left.remove(same)
            hits += 1
    for body in left:
        pair.miss("organizations", f"extra {body}", pair.sentences.with_any([body]))
    pair.count("organizations", hits, hits + len(left), len(pair.gold["organizations"]))
