"""Predictions that are wrong on purpose, in every way that a measure looks at."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

Article = dict[str, Any]


def damaged(gold: list[dict[str, Any]], seed: int, accidents: int = 120) -> list[dict[str, Any]]:
    """The gold pages as a prediction, after so many accidents."""
    random = Random(seed)
    pages = copy.deepcopy(gold)
    for _ in range(accidents):
        page = random.choice(pages)
        if page["articles"]:
            random.choice(ACCIDENTS)(random, page["articles"])
    return pages


def _one(random: Random, articles: list[Article]) -> Article:
    return random.choice(articles)


def _person(random: Random, articles: list[Article]) -> dict[str, Any]:
    people = [person for article in articles for person in article["persons"]]
    return random.choice(people) if people else {"name": "", "roles": [], "forms": []}


def lose_article(random: Random, articles: list[Article]) -> None:
    articles.pop(random.randrange(len(articles)))


def double_article(random: Random, articles: list[Article]) -> None:
    articles.append(copy.deepcopy(_one(random, articles)))


def change_header(random: Random, articles: list[Article]) -> None:
    key = random.choice(["title", "published_at", "views", "source", "image_credit"])
    _one(random, articles)[key] = random.choice([None, "Akorda", "2026-03-02", "2026-03-02T12:12"])


def change_body(random: Random, articles: list[Article]) -> None:
    article = _one(random, articles)
    key = random.choice(["first_words", "last_words"])
    article[key] = "Some other words stand here"
    if random.random() < 0.5:
        article["body"] = ["Some other words stand here."]
        article.pop("first_words", None)


def drop_list_entry(random: Random, articles: list[Article]) -> None:
    entries = _one(random, articles)[random.choice(["persons", "countries", "organizations", "other_events"])]
    if entries:
        entries.pop(random.randrange(len(entries)))


def add_list_entry(random: Random, articles: list[Article]) -> None:
    article, other = _one(random, articles), _one(random, articles)
    key = random.choice(["persons", "countries", "organizations", "other_events"])
    article[key] += copy.deepcopy(other[key])[:1] or ([] if key in ("persons", "other_events") else ["XX"])


def rename_person(random: Random, articles: list[Article]) -> None:
    person = _person(random, articles)
    person["name"] = random.choice([f"President {person['name']}", person["name"].split(" ")[-1], *person["forms"], "Somebody Else"])


def change_person(random: Random, articles: list[Article]) -> None:
    person = _person(random, articles)
    post = {"sending": "KZ", "receiving": "FR"}
    change: Callable[[], object] = random.choice(
        [
            lambda: person.update(country=random.choice([None, "KZ", "FR"])),
            lambda: person.update(roles=[]),
            lambda: person["roles"].append("Ambassador of Kazakhstan to France"),
            lambda: person["roles"].append("Chief of"),
            lambda: person.update(roles=[role.split(" of ")[0] for role in person["roles"]]),
            lambda: person.update(ambassador=random.choice([None, post, [post, {"sending": "FR", "receiving": "KZ"}]])),
        ]
    )
    change()


def change_event(random: Random, articles: list[Article]) -> None:
    article = _one(random, articles)
    event = article["main_event"]
    if not event or random.random() < 0.1:
        article["main_event"] = None
        return
    key, value = random.choice(
        [
            ("kind", "visit"), ("date", "2026"), ("date", None), ("date", f"{event['date']}-01"), ("end", "2026-03-04"), ("end", None),
            ("place", "Paris"), ("place", None), ("place", f"the city of {event['place']}"), ("participants", []), ("countries", ["KZ"]),
            ("participants", ["Somebody Else", *event["participants"]]), ("countries", ["XX", *event["countries"]]),
        ]
    )  # fmt: skip
    event[key] = value


def change_other_event(random: Random, articles: list[Article]) -> None:
    events = _one(random, articles)["other_events"]
    if events:
        key, value = random.choice(
            [("status", "planned"), ("date", None), ("kind", "culture"), ("name", "something else"), ("name", None), ("date", "2026-03-15")]
        )
        random.choice(events)[key] = value


ACCIDENTS = (
    lose_article, double_article, change_header, change_body, drop_list_entry, add_list_entry, rename_person, change_person, change_person,
    change_event, change_event, change_other_event,
)  # fmt: skip
