"""A mirror of the record, as one who reads only the API would keep it; and what happens to the record meanwhile."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.test import Client

from articles.editing.by_hand import TypedArticle, add_article_by_hand
from articles.editing.correcting import correct_article
from articles.editing.joining import join_articles, part_articles
from articles.editing.mentions import reject_mention
from articles.editing.merging import merge_records, undo_merges
from articles.editing.naming import add_name
from articles.editing.publication import publish_article, withdraw_article
from articles.editing.readings import reject_reading
from articles.editing.records import correct_record
from articles.editing.refusals import EditRefused
from articles.importer import ImportOptions, import_pages
from articles.models import Article, Mention, PersonReading, Report
from entities.models import Country, Event, Merge, Office, Organization, Person
from tests.page_shapes import SEED_TEXTS

LISTS = ("articles", "people", "countries", "organizations", "offices", "events")
HEADLINES = "form=article,headline"
MOST_LINES = 24
"""of a page, so that an import does not take all the time"""
Records = dict[str, Any]


class Mirror:
    """Records by their address. It reads everything once, then only what `changes/` names."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.cursor: str = "/api/v1/changes/?page_size=500"
        while (page := self._get(self.cursor))["results"]:
            self.cursor = page["next"]
        self.records = self.read_all()

    def read_all(self) -> Records:
        """All public records as they are now."""
        found: Records = {}
        for name in LISTS:
            following: str | None = f"/api/v1/{name}/?page_size=500{'&' + HEADLINES if name == 'articles' else ''}"
            while following:
                page = self._get(following)
                found |= {row["url"]: row for row in page["results"]}
                following = page["next"]
        return found

    def follow(self) -> None:
        """Takes over what happened since the last time."""
        while (page := self._get(self.cursor))["results"]:
            for change in page["results"]:
                self._take(change)
            self.cursor = page["next"]

    def _take(self, change: dict[str, Any]) -> None:
        own = self._address(change)
        if change["action"] in ("created", "updated"):
            answer = self._client.get(own)
            if answer.status_code == 200:
                self.records[own] = answer.json()
                return
            assert answer.status_code in (308, 410), (own, answer.status_code)
        self.records.pop(own, None)

    def _address(self, change: dict[str, Any]) -> str:
        names = {"person": "people", "country": "countries"}
        return f"http://testserver/api/v1/{names.get(change['kind'], change['kind'] + 's')}/{change['id']}/"

    def _get(self, address: str) -> Any:
        answer = self._client.get(address)
        assert answer.status_code == 200, answer.content
        return answer.json()


class Events:
    """Things that happen to the record, chosen by chance: imports, edits, withdrawals, merges, and merges taken back."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance, self.done = folder, random.Random(seed), dict[str, int]()
        lines = [line for text in SEED_TEXTS for line in text.splitlines(keepends=True)]
        self._texts = ["".join(lines[at : at + MOST_LINES]) for at in range(0, len(lines), MOST_LINES)]
        self._kinds: dict[Callable[[], bool], int] = {
            self._import_page: 3, self._correct_article: 3, self._withdraw: 2, self._publish: 1, self._add_by_hand: 1, self._join: 1,
            self._part: 1, self._rename: 3, self._move_to_state: 2, self._name_state: 1, self._give_name: 2, self._reject_mention: 2,
            self._reject_reading: 2, self._correct_event: 2, self._merge: 4, self._undo: 3,
        }  # fmt: skip

    def happen(self, times: int) -> None:
        """That many things; what cannot be done at the moment, or is refused, does not count."""
        while times:
            (what,) = self.chance.choices(list(self._kinds), list(self._kinds.values()))
            try:
                has_happened = what()
            except EditRefused:
                continue
            if has_happened:
                times -= 1
                self.done[what.__name__] = self.done.get(what.__name__, 0) + 1

    def _pick(self, rows: Any) -> Any:
        keys = list(rows.order_by("public_id" if hasattr(rows.model, "public_id") else "pk").values_list("pk", flat=True))
        return rows.get(pk=self.chance.choice(keys)) if keys else None

    def _import_page(self) -> bool:
        """A new page, or another text under the name of one that is there."""
        name = self.folder / f"page-{self.chance.randrange(6)}.txt"
        name.write_text(self.chance.choice(self._texts), encoding="utf-8")
        import_pages([name], ImportOptions())
        return True

    def _correct_article(self) -> bool:
        row = self._pick(Article.objects.filter(merged_into=None))
        values = [{"title": f"Title {self.chance.random()}"}, {"source": "Akorda"}, {"body": "Other words."}, {"title": ""}]
        return bool(row and correct_article(row, self.chance.choice(values), None))

    def _withdraw(self) -> bool:
        row = self._pick(Article.objects.published())
        return row is not None and withdraw_article(row, "By mistake", None) is None

    def _publish(self) -> bool:
        row = self._pick(Article.objects.exclude(status="published").filter(merged_into=None))
        return row is not None and publish_article(row, None) is None

    def _add_by_hand(self) -> bool:
        state = self.chance.choice(["Norway", "Peru", "Japan"])
        text = f"Ambassador of Kazakhstan to {state} Berik Abishev met Minister of Trade of {state} Ines Horvat, Akorda reports."
        return bool(add_article_by_hand(TypedArticle(f"Story {self.chance.random()}", text), None))

    def _join(self) -> bool:
        first, second = (self._pick(Article.objects.filter(merged_into=None)) for _ in range(2))
        return bool(first and second and first != second and join_articles(first, second, None))

    def _part(self) -> bool:
        merge = Merge.objects.filter(kind="article", undone_at=None).order_by("-pk").first()
        return merge is not None and part_articles(merge, None) is None

    def _rename(self) -> bool:
        row = self._pick(self.chance.choice([Person, Organization, Office]).objects.current())
        return bool(row and correct_record(row, {"name": f"{row.name[:60]} {self.chance.choice('ABC')}"}, None))

    def _move_to_state(self) -> bool:
        row = self._pick(self.chance.choice([Person, Organization]).objects.current())
        return bool(row and correct_record(row, {"country": self._pick(Country.objects.all())}, None))

    def _name_state(self) -> bool:
        row = self._pick(Country.objects.published())
        return bool(row and correct_record(row, {"name": f"{row.name[:60]}{self.chance.choice('ABC')}"}, None))

    def _give_name(self) -> bool:
        row = self._pick(self.chance.choice([Person, Organization]).objects.published())
        return bool(row and add_name(row, f"Name {self.chance.choice('ABCDEF')}", None))

    def _reject_mention(self) -> bool:
        row = self._pick(Mention.objects.accepted())
        return row is not None and reject_mention(row, None, everywhere=self.chance.random() < 0.5) is None

    def _reject_reading(self) -> bool:
        row = self._pick(self.chance.choice([PersonReading, Report]).objects.accepted())
        return row is not None and reject_reading(row, None) is None

    def _correct_event(self) -> bool:
        row = self._pick(Event.objects.published())
        values = [{"place": "Astana"}, {"name": "Forum of Steppes"}, {"status": "cancelled"}, {"kind": "visit"}]
        return bool(row and correct_record(row, self.chance.choice(values), None))

    def _merge(self) -> bool:
        model = self.chance.choice([Person, Organization, Office, Event])
        first, second = (self._pick(model.objects.current()) for _ in range(2))
        return bool(first and second and first != second and merge_records(first, [second], None))

    def _undo(self) -> bool:
        merge = Merge.objects.filter(undone_at=None).exclude(kind="article").order_by("-pk").first()
        return bool(merge and undo_merges([merge], None))
