"""Merging at the desk: looked at before, done, undone, or noted as different."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.enums import ReviewReason, ReviewState
from articles.importer import import_pages
from articles.models import ReviewItem
from articles.record_dump import record_lines
from articles.roles import READER
from entities.models import Difference, Event, Merge, Office, Organization, Person
from tests.articles.admin.forms import form_data
from tests.articles.editing.test_merging import FIRST, SECOND

pytestmark = pytest.mark.django_db
MERGE = "/admin/entities/person/merge/"
UNDO = "/admin/entities/merge/undo/"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Person, Person]:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text)
    import_pages([tmp_path])
    return Person.objects.get(name="Barlybay Sadykov"), Person.objects.get(name="Baurlybay Sadykov")


def look(editor: Client, *rows: Any, **more: Any) -> Any:
    return editor.get(f"/admin/entities/{rows[0].KIND}/merge/", {"row": [row.pk for row in rows], **more})


def test_preview_shows_what_goes_where(editor: Client, pair: tuple[Person, Person]) -> None:
    stays, gone = pair

    preview = look(editor, gone, stays).context["preview"]

    assert (preview.stays.row, [side.row for side in preview.others], preview.refusal) == (stays, [gone], "")
    assert (preview.name, preview.aliases) == ("Barlybay Sadykov", ["Baurlybay Sadykov"])
    assert {str(gain.label): (gain.own, gain.added, gain.shared) for gain in preview.gains} == {
        "offices": (1, 1, 0),
        "events": (2, 1, 0),
        "articles": (2, 1, 0),
    }
    assert preview.gains[0].examples == ["Envoy of Kazakhstan to Belgium"]


def test_other_one_can_stay(editor: Client, pair: tuple[Person, Person]) -> None:
    stays, gone = pair

    answer = editor.get(look(editor, stays, gone).context["choices"][0][1])

    assert answer.context["preview"].stays.row == gone


def test_selection_is_merged_and_undone_by_the_link_of_the_message(editor: Client, pair: tuple[Person, Person]) -> None:
    stays, gone = pair
    before = list(record_lines())
    sent = {"action": "merge_selected", "_selected_action": [stays.pk, gone.pk]}
    page = editor.post("/admin/entities/person/", sent, follow=True)

    done = editor.post(MERGE, form_data(page, "merge_form", decision="merge", row=[stays.pk, gone.pk], reason="One spelling"), follow=True)

    gone.refresh_from_db()
    merge = Merge.objects.get()
    assert (gone.merged_into, merge.reason, merge.merged_by.username) == (stays, "One spelling", "editor")
    assert f"{UNDO}?merge={merge.pk}" in done.content.decode()
    page = editor.get(UNDO, {"merge": merge.pk})
    editor.post(UNDO, form_data(page, "undo_form"))
    assert list(record_lines()) == before


def test_page_of_a_record_tells_of_its_merges(editor: Client, pair: tuple[Person, Person]) -> None:
    stays, gone = pair
    suspects = editor.get(f"/admin/entities/person/{stays.pk}/change/").context["suspects"]
    editor.post(MERGE, {"row": [stays.pk, gone.pk], "stays": stays.pk, "decision": "merge"})

    pages = [editor.get(f"/admin/entities/person/{row.pk}/change/").context for row in pair]

    assert [other for _, other, _ in suspects] == [gone]
    assert [[other for _, other in page["merges"]] for page in pages] == [[gone], [stays]]


def test_different_is_noted_and_taken_back(editor: Client, pair: tuple[Person, Person]) -> None:
    stays, gone = pair
    editor.post(MERGE, form_data(look(editor, *pair), "merge_form", decision="different", row=[stays.pk, gone.pk]))

    assert look(editor, *pair).context["preview"].refusal.startswith("An editor noted")
    editor.post(MERGE, {"row": [stays.pk, gone.pk], "decision": "merge"})
    assert not Merge.objects.exists()
    editor.post(f"/admin/entities/difference/{Difference.objects.get().pk}/delete/", {"post": "yes"})
    assert not Difference.objects.exists()
    assert ReviewItem.objects.get(reason=ReviewReason.DUPLICATE).state == ReviewState.OPEN


@pytest.mark.parametrize(
    ("answer", "state", "merged"),
    [({"decision": "accept"}, "accepted", True), ({"choice": "other"}, "accepted", True), ({"decision": "reject"}, "rejected", False)],
)
def test_question_is_answered_on_one_key(
    answer: dict[str, str], state: str, merged: bool, editor: Client, pair: tuple[Person, Person]
) -> None:
    stays, gone = pair
    item = ReviewItem.objects.get(reason=ReviewReason.DUPLICATE)
    page = editor.get(f"/admin/articles/reviewitem/queue/{item.pk}/")
    if "choice" in answer:
        stays, gone, answer = gone, stays, {"choice": gone.public_id}

    editor.post(f"/admin/articles/reviewitem/queue/{item.pk}/", answer)

    item.refresh_from_db()
    gone.refresh_from_db()
    assert "Barlybay Sadykov" in page.context["subtitle"]
    assert len(page.context["evidence"].quotations) == 3
    assert (item.state, gone.merged_into == stays, Difference.objects.count()) == (state, merged, int(not merged))


@pytest.mark.parametrize("model", [Organization, Office, Event])
def test_other_kinds_are_looked_at_too(model: Any, editor: Client, pair: tuple[Person, Person]) -> None:
    rows = model.objects.filter(is_public=True).order_by("pk")[:2]

    preview = look(editor, *rows).context["preview"]

    assert preview.refusal == ""
    assert [str(gain.label) for gain in preview.gains][-1] == "articles"


def test_undo_names_what_stands_in_its_way(editor: Client, pair: tuple[Person, Person]) -> None:
    stays, gone = pair
    third = Person.objects.get(name="Rik Van de Walle")
    for row in (gone, third):
        editor.post(MERGE, {"row": [stays.pk, row.pk], "stays": stays.pk, "decision": "merge"})
    older, newer = Merge.objects.order_by("pk")

    page = editor.get(UNDO, {"merge": older.pk})
    editor.post(UNDO, {"merge": older.pk})

    assert [later for later, *_ in page.context["in_the_way"]] == [newer]
    assert not Merge.objects.exclude(undone_at=None).exists()


def test_one_record_asks_for_the_other(editor: Client, pair: tuple[Person, Person]) -> None:
    assert look(editor, pair[0]).context["preview"] is None
    assert editor.get(MERGE).headers["Location"] == "/admin/entities/person/"


def test_reader_of_the_desk_looks_and_merges_nothing(logged_in: Callable[[str], Client], pair: tuple[Person, Person]) -> None:
    reader = logged_in(READER)

    assert reader.post(MERGE, {"row": [row.pk for row in pair], "decision": "merge"}).status_code == 403
    assert reader.get(f"/admin/entities/person/{pair[0].pk}/change/").context["suspects"] != []
    assert not Merge.objects.exists()


def test_person_is_split_by_sentences(editor: Client, pair: tuple[Person, Person]) -> None:
    person, _ = pair
    address = f"/admin/entities/person/{person.pk}/split/"
    page = editor.get(address)
    mentions = [mention.pk for mention, _, _ in page.context["rows"] if mention.article.source_title.startswith("Ambassador Visits")]

    unsaid = editor.post(address, {"mention": mentions})
    editor.post(address, form_data(page, "split_form", mention=mentions, name="Bolat Sadykow"))

    assert unsaid.context["form"].non_field_errors() == ["Say who the other is: choose a person, or give a name."]
    assert [is_chosen for mention, _, is_chosen in unsaid.context["rows"] if mention.pk in mentions] == [True] * len(mentions)
    assert set(Person.objects.get(name="Bolat Sadykow").mentions.values_list("pk", flat=True)) == set(mentions)
