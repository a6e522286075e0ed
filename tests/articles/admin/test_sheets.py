"""Tables out and in again: corrections come back through the verbs of the desk, and overwrite nothing unseen."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.editing.correcting import correct_article
from articles.editing.records import correct_record
from articles.models import Article
from articles.roles import READER
from entities.models import Event, Office, Organization, Person
from tests.articles.admin.conftest import Accounts
from tests.articles.admin.forms import form_data
from tests.factories import PersonFactory, SampleRecord, make_record

pytestmark = pytest.mark.django_db
Table = list[dict[str, Any]]


@pytest.fixture
def record(accounts: Accounts) -> SampleRecord:
    return make_record()


def list_of(model: Any) -> str:
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


def export(client: Client, model: Any, form: str = "csv", *rows: Any) -> bytes:
    keys = [row.pk for row in rows] or list(model.objects.values_list("pk", flat=True))
    answer = client.post(list_of(model), {"action": f"export_{form}", "_selected_action": keys})
    assert answer.status_code == 200
    return bytes(answer.content)


def table_of(content: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def csv_of(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, table[0].keys())
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode()


def compare(client: Client, model: Any, content: bytes, name: str = "sheet.csv") -> Any:
    return client.post(f"{list_of(model)}import/", {"sheet": SimpleUploadedFile(name, content)})


def write(client: Client, model: Any, shown: Any, take: list[str] | None = None) -> str:
    """Sends the comparison back with what is ticked on it, and returns what the desk says."""
    chosen = re.findall(r'name="take" value="([^"]+)"[^>]* checked', shown.content.decode()) if take is None else take
    token = form_data(shown, holding="token")["token"]
    answer = client.post(f"{list_of(model)}import/", {"token": token, "take": chosen}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def test_selection_is_exported_as_csv(editor: Client, record: SampleRecord) -> None:
    (line,) = table_of(export(editor, Person, "csv", record.ambassador))

    assert list(line)[:4] == ["id", "record", "name", "sort_name"]
    assert (line["id"], line["name"], line["country"], line["is_confirmed"]) == (
        record.ambassador.public_id, record.ambassador.name, "KZ", "false",
    )  # fmt: skip


def test_csv_comes_back_with_corrections_that_are_shown_first(editor: Client, record: SampleRecord) -> None:
    table = table_of(export(editor, Person))
    for line in table:
        if line["id"] == record.ambassador.public_id:
            line.update(name="Daniyar Ospan", country="be")

    shown = compare(editor, Person, csv_of(table))

    found = [(one.column, one.was, one.mine) for one in shown.context["comparison"].differences]
    assert found == [("name", record.ambassador.name, "Daniyar Ospan"), ("country", "KZ", "be")]
    record.ambassador.refresh_from_db()
    assert record.ambassador.name != "Daniyar Ospan"
    assert write(editor, Person, shown) == "1 record corrected."
    record.ambassador.refresh_from_db()
    assert (record.ambassador.name, record.ambassador.country) == ("Daniyar Ospan", record.belgium)
    assert record.ambassador.history.first().history_user.username == "editor"


def test_xlsx_goes_out_and_comes_back(editor: Client, record: SampleRecord) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(editor, Event, "xlsx")))
    sheet = book.active
    heading = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        if line[0].value == record.meeting.public_id:
            line[heading.index("starts_on")].value = date(2026, 3, 1)
            line[heading.index("place")].value = "Namur"
    out = io.BytesIO()
    book.save(out)

    write(editor, Event, compare(editor, Event, out.getvalue(), "events.xlsx"))

    record.meeting.refresh_from_db()
    assert (record.meeting.starts_on, record.meeting.place, record.meeting.sort_on) == (date(2026, 3, 1), "Namur", date(2026, 3, 1))


@pytest.mark.parametrize("model", [Article, Person, Organization, Office, Event])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_sheet_as_it_was_exported_changes_nothing(form: str, model: Any, editor: Client, record: SampleRecord) -> None:
    shown = compare(editor, model, export(editor, model, form), f"sheet.{form}")

    assert (shown.context["comparison"].differences, shown.context["comparison"].problems) == ([], [])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+7 Baizhan", "-Ali", "@home", "'=1", "'quoted"])
def test_dangerous_names_are_harmless_in_the_sheet_and_whole_after_it(name: str, form: str, editor: Client, accounts: Accounts) -> None:
    person = PersonFactory(name=name)
    content = export(editor, Person, form, person)
    cell = table_of(content)[0]["name"] if form == "csv" else openpyxl.load_workbook(io.BytesIO(content)).active["C2"]

    if form == "xlsx":
        assert cell.data_type == "s"
        cell = cell.value
    assert not str(cell).startswith(("=", "+", "-", "@"))
    assert compare(editor, Person, content, f"s.{form}").context["comparison"].differences == []


def test_what_somebody_changed_meanwhile_is_put_before_the_editor(editor: Client, record: SampleRecord, accounts: Accounts) -> None:
    table = table_of(export(editor, Person, "csv", record.ambassador))
    table[0].update(name="Mine", honorific="Dr.")
    correct_record(record.ambassador, {"name": "Theirs", "sort_name": "Theirs,"}, accounts["superuser"])

    shown = compare(editor, Person, csv_of(table))

    found = [(one.column, one.theirs, one.mine, one.is_contested) for one in shown.context["comparison"].differences]
    assert found == [("name", "Theirs", "Mine", True), ("honorific", "", "Dr.", False)]
    write(editor, Person, shown)
    record.ambassador.refresh_from_db()
    assert (record.ambassador.name, record.ambassador.honorific, record.ambassador.sort_name) == ("Theirs", "Dr.", "Theirs,")
    write(editor, Person, compare(editor, Person, csv_of(table)), [f"{record.ambassador.public_id}:name"])
    record.ambassador.refresh_from_db()
    assert record.ambassador.name == "Mine"


def test_what_moved_between_look_and_word_is_refused(editor: Client, record: SampleRecord, accounts: Accounts) -> None:
    table = table_of(export(editor, Person, "csv", record.ambassador))
    table[0]["name"] = "Mine"
    shown = compare(editor, Person, csv_of(table))
    correct_record(record.ambassador, {"name": "Theirs"}, accounts["superuser"])

    said = write(editor, Person, shown)

    record.ambassador.refresh_from_db()
    assert "Somebody else has saved this meanwhile" in said
    assert record.ambassador.name == "Theirs"


def test_article_keeps_its_time_when_its_day_is_corrected(editor: Client, record: SampleRecord) -> None:
    article = record.articles[0]
    table = table_of(export(editor, Article, "csv", article))
    time_of_day = table[0]["published_at"][-5:]
    table[0].update(published_on="2026-02-01", source="Akorda")

    write(editor, Article, compare(editor, Article, csv_of(table)))

    (after,) = table_of(export(editor, Article, "csv", article))
    assert (after["published_on"], after["published_at"], after["source"]) == ("2026-02-01", f"2026-02-01 {time_of_day}", "Akorda")


@pytest.mark.parametrize(
    ("column", "cell"),
    [("country", "Belgium"), ("is_confirmed", "perhaps"), ("starts_on", "02/03/2026"), ("kind", "picnic"), ("place", "x" * 151)],
)
def test_cell_that_cannot_be_is_told_with_its_line(column: str, cell: str, editor: Client, record: SampleRecord) -> None:
    table = table_of(export(editor, Event, "csv", record.meeting))
    table[0][column] = cell

    (problem,) = compare(editor, Event, csv_of(table)).context["comparison"].problems

    assert problem.startswith(f"line 2, {column}: ")


@pytest.mark.parametrize("change", [{"id": "nobody"}, {"as_exported": "forged"}])
def test_line_of_no_record_or_forged_is_told(change: dict[str, str], editor: Client, record: SampleRecord) -> None:
    table = table_of(export(editor, Person, "csv", record.ambassador))
    table[0].update({"name": "Mine", **change})

    comparison = compare(editor, Person, csv_of(table)).context["comparison"]

    assert (comparison.differences, len(comparison.problems)) == ([], 1)


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 70_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b"a,b\n1,2\n"),
        ("a.xlsx", b"PK no"),
        ("a.xlsx", _bomb()),
        ("a.csv", b"id,as_exported\n" * 2_500),
    ],
    ids=["not-utf-8", "no-columns", "no-zip", "bomb", "too-long"],
)
def test_file_that_is_no_sheet_is_refused(name: str, content: bytes, editor: Client, record: SampleRecord) -> None:
    answer = compare(editor, Person, content, name)

    assert answer.status_code == 200
    assert answer.context["comparison"] is None
    assert len(list(answer.context["messages"])) == 1


def test_reader_exports_and_brings_nothing_back(logged_in: Callable[[str], Client], record: SampleRecord) -> None:
    reader = logged_in(READER)
    content = export(reader, Person, "csv", record.ambassador)

    assert compare(reader, Person, content).status_code == 403


def test_queries_do_not_grow_with_the_sheet(
    editor: Client, record: SampleRecord, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    PersonFactory.create_batch(30, country=record.italy)
    table = table_of(export(editor, Person))
    with django_assert_max_num_queries(12):
        compare(editor, Person, csv_of(table))
    with django_assert_max_num_queries(14):
        export(editor, Person)


def test_joined_article_is_refused_by_its_verb(editor: Client, record: SampleRecord, accounts: Accounts) -> None:
    article = record.articles[0]
    table = table_of(export(editor, Article, "csv", article))
    table[0]["source"] = "Akorda"
    shown = compare(editor, Article, csv_of(table))
    Article.objects.filter(pk=article.pk).update(merged_into=record.articles[1])

    said = write(editor, Article, shown)

    assert "joined to another" in said
    assert correct_article(record.articles[1], {"source": "Akorda"}, accounts["superuser"]) == ("source",)
