"""A large record for measurements: made-up articles about made-up people in real states, written in bulk. Numbers follow a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min

from articles.models import Article, ChangeCounter, Evidence, Mention, Report
from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus, OrganizationKind
from entities.models import Country, Event, Office, Organization, Participation, Person, PersonName, Tenure
from entities.reference import sync_countries

BATCH = 2_000
LAST_DAY = date(2026, 3, 10)
PER_DAY = 30
HOLDERS = 6
"""people seen in an office, on average"""
GIVEN = ["Aliya", "Daniyar", "Saule", "Marat", "Zarina", "Yerlan", "Aigul", "Timur", "Botagoz", "Askar", "Giulia", "Marco", "Ana", "Piotr"]
FAMILY = [
    "Ospan",
    "Tolegen",
    "Baizhan",
    "Sarsen",
    "Kuandyk",
    "Iskak",
    "Zhaksylyk",
    "Mukan",
    "Tursyn",
    "Aben",
    "Ross",
    "Bianc",
    "Popesc",
    "Kowals",
]
CITIES = ["Astana", "Almaty", "Rome", "Brussels", "Tokyo", "Paris", "Ankara", "Doha", "Vienna", "Geneva"]
SOURCES = ["Ministry of Foreign Affairs of the Republic of Kazakhstan", "Akorda", "Qazinform News Agency", "primeminister.kz"]


def make_big_record(articles: int, seed: int = 1) -> None:
    """Fills an empty database. One person stands in three of ten articles; most others in a few."""
    chance = random.Random(seed)
    sync_countries()
    countries = list(Country.objects.order_by("alpha2"))
    people = _people(max(100, articles // 5), countries, chance)
    bodies = _bodies(max(50, articles // 20), countries, chance)
    tenures = _tenures(people, countries, chance)
    for first in range(0, articles, BATCH):
        _stories(range(first, min(first + BATCH, articles)), countries, people, bodies, tenures, chance)
    _analyze()
    _count()
    ChangeCounter.objects.create(last_number=1)


def _people(number: int, countries: list[Country], chance: random.Random) -> list[Person]:
    rows = []
    for at in range(number):
        given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}{_letters(at)}"
        country = next(row for row in countries if row.alpha2 == "KZ") if at % 2 else chance.choice(countries)
        rows.append(
            _record(
                Person,
                "p",
                at,
                name=f"{given} {family}",
                sort_name=f"{family}, {given}",
                sort_key=f"{family} {given}".lower(),
                country=country,
            )
        )
    people = _write(Person, rows)
    _write(PersonName, (PersonName(person=person, name=person.name, name_key=person.name.lower(), origin="page") for person in people))
    return people


def _bodies(number: int, countries: list[Country], chance: random.Random) -> list[Organization]:
    kinds = list(OrganizationKind)
    return _write(
        Organization,
        (
            _record(
                Organization,
                "o",
                at,
                name=f"Institute {_letters(at)}",
                sort_key=f"institute {at:07d}",
                kind=chance.choice(kinds),
                country=chance.choice(countries),
            )
            for at in range(number)
        ),
    )


def _tenures(people: list[Person], countries: list[Country], chance: random.Random) -> list[Tenure]:
    home = next(country for country in countries if country.alpha2 == "KZ")
    abroad = [country for country in countries if country is not home]
    pairs = [(home, country) for country in abroad] + [(country, home) for country in abroad]
    offices = _write(
        Office,
        (
            _record(
                Office, "f", at, name=f"Ambassador of {sending.name} to {receiving.name}", title="Ambassador", is_bilateral=True,
                sort_key=f"ambassador {at:05d}", country=sending, receiving_state=receiving,
            )
            for at, (sending, receiving) in enumerate(pairs)
        ),
    )  # fmt: skip
    rows = []
    for at, person in enumerate(people[: len(offices) * HOLDERS]):
        last = LAST_DAY - timedelta(days=chance.randrange(3000))
        rows.append(
            _record(
                Tenure,
                "t",
                at,
                person=person,
                office=chance.choice(offices),
                first_seen_on=last - timedelta(days=chance.randrange(900)),
                last_seen_on=last,
            )
        )
    return _write(Tenure, rows)


def _stories(
    numbers: range, countries: list[Country], people: list[Person], bodies: list[Organization], tenures: list[Tenure], chance: random.Random
) -> None:
    by_person = {tenure.person_id: tenure for tenure in tenures}
    plans = [_plan(number, countries, people, bodies, chance) for number in numbers]
    _write(Article, (plan["article"] for plan in plans))
    _write(Event, (plan["event"] for plan in plans))
    _write(
        Report,
        (
            Report(article=plan["article"], event=plan["event"], role="main", kind=plan["event"].kind, key="main", block_key="main")
            for plan in plans
        ),
    )
    _write(Participation, (part for plan in plans for part in _participations(plan)))
    _write(Mention, (mention for plan in plans for mention in _mentions(plan)))
    _write(Evidence, (evidence for plan in plans for evidence in _evidence(plan, by_person)))


def _plan(number: int, countries: list[Country], people: list[Person], bodies: list[Organization], chance: random.Random) -> dict[str, Any]:
    day = LAST_DAY - timedelta(days=number // PER_DAY)
    at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC) + timedelta(minutes=number % PER_DAY * 20)
    home = next(row for row in countries if row.alpha2 == "KZ")
    country, body, city = chance.choice([row for row in countries if row is not home]), chance.choice(bodies), chance.choice(CITIES)
    first = people[0] if chance.random() < 0.3 else chance.choice(people)
    second = chance.choice(people)
    kind = chance.choice(list(EventKind))
    body_text = (
        f"{first.name} met {second.name} of {country.name} in {city} on {day.day} {day:%B %Y}, Kazakhstan reports.\n"
        f"They spoke of {body.name} and agreed to widen trade, culture and education. Both sides thanked each other for the talks.\n"
        "Views were exchanged on regional and global issues, on transport and on water, and a further round was announced."
    )
    article = _record(
        Article, "a", number, source_body=body_text,
        source_title=f"Kazakhstan and {country.name} Discuss Cooperation in {city}, Round {number}",
        published_on=day, published_at=at, sort_at=at, source=SOURCES[number % 4], was_public=True,
    )  # fmt: skip
    is_planned = number % 100 == 0
    event = _record(
        Event,
        "e",
        number,
        kind=kind,
        starts_on=day + timedelta(days=60) if is_planned else day,
        sort_on=day,
        date_precision=DatePrecision.DAY,
        date_basis=DateBasis.STATED,
        place=city,
        country=country,
        status=EventStatus.PLANNED if is_planned else EventStatus.HELD,
    )
    return {
        "article": article,
        "event": event,
        "home": home,
        "country": country,
        "body": body,
        "first": first,
        "second": second,
        "city": city,
    }


def _participations(plan: dict[str, Any]) -> Iterator[Participation]:
    yield Participation(event=plan["event"], person=plan["first"])
    if plan["second"] is not plan["first"]:
        yield Participation(event=plan["event"], person=plan["second"], side=plan["country"])
    yield Participation(event=plan["event"], country=plan["home"])
    yield Participation(event=plan["event"], country=plan["country"])


def _mentions(plan: dict[str, Any]) -> Iterator[Mention]:
    text = plan["article"].source_body
    named = [("person", plan["first"]), ("person", plan["second"]), ("organization", plan["body"])]
    named += [("country", plan["home"]), ("country", plan["country"])]
    for kind, row in named:
        start = text.index(row.name)
        yield Mention(
            article=plan["article"], surface=row.name, field="body", start=start, end=start + len(row.name), rule="made", **{kind: row}
        )
    start = text.index(" met ") + 1
    yield Mention(article=plan["article"], surface="met", field="body", start=start, end=start + 3, rule="made", event=plan["event"])


def _evidence(plan: dict[str, Any], tenures: dict[int, Tenure]) -> Iterator[Evidence]:
    text = plan["article"].source_body
    for fact, words in (("kind", "met"), ("place", plan["city"])):
        start = text.index(words)
        yield Evidence(
            article=plan["article"],
            event=plan["event"],
            fact=fact,
            value=words,
            field="body",
            start=start,
            end=start + len(words),
            rule="made",
        )
    tenure = tenures.get(plan["second"].pk)
    if tenure is None:
        return
    start = text.index(plan["second"].name)
    end = start + len(plan["second"].name)
    yield Evidence(
        article=plan["article"], tenure=tenure, fact="office", value=tenure.office.name, field="body", start=start, end=end, rule="made"
    )


def _analyze() -> None:
    """Says how many rows there are. A server finds out by itself, but not before a test asks: it would plan for empty tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _count() -> None:
    """The numbers that an import keeps beside each record."""
    for model in (Person, Country, Organization):
        counted = model.objects.annotate(
            number=Count("mentions__article", distinct=True),
            first=Min("mentions__article__published_on"),
            last=Max("mentions__article__published_on"),
        )
        rows = []
        for row in counted.iterator(chunk_size=5_000):
            row.article_count, row.first_seen_on, row.last_seen_on, row.is_public = row.number, row.first, row.last, row.number > 0
            rows.append(row)
        model.objects.bulk_update(rows, ["article_count", "first_seen_on", "last_seen_on", "is_public"], batch_size=1_000)
    Event.objects.update(article_count=1)


def _record(model: Any, letter: str, number: int, **values: Any) -> Any:
    shown = {} if model is Article else {"is_public": True, "was_public": True}
    return model(public_id=f"{letter}{number:09d}", **shown, **values)


def _write(model: Any, rows: Iterable[Any]) -> list[Any]:
    written: list[Any] = model.objects.bulk_create(rows, batch_size=BATCH)
    return written


def _letters(number: int) -> str:
    """A suffix of letters, another for each number."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(ord("a") + rest) + text
        if not number:
            return text
