"""The form by which readers report mistakes."""

import pytest

from articles.models import ReviewItem, Verdict
from articles.reader_reports import MOST_OPEN, MOST_PER_HOUR
from tests.factories import ArticleFactory, PersonFactory, ReviewItemFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/about/report/"


def test_a_report_waits_for_an_editor(client):
    person = PersonFactory()

    response = client.post(ADDRESS, {"text": "Wrong office.", "contact": "a@b.example", "about": f"person-{person.public_id}"})

    assert response["Location"] == "/about/report/thanks/"
    item = ReviewItem.objects.get()
    assert (item.reason, item.state, item.person) == ("reader_report", "open", person)
    assert item.details == {
        "text": "Wrong office.",
        "contact": "a@b.example",
        "about": f"person-{person.public_id}",
        "address": person.get_absolute_url(),
    }


def test_the_same_report_twice_is_two_questions(client):
    for _ in range(2):
        client.post(ADDRESS, {"text": "Wrong."})

    assert ReviewItem.objects.count() == 2


@pytest.mark.parametrize("about", ["", "person-nobody", "country-BE", "nonsense", "person-\u202e", "x" * 80])
def test_a_report_on_nothing_that_is_known_is_kept_without_a_subject(client, about):
    client.post(ADDRESS, {"text": "Wrong.", "about": about})

    item = ReviewItem.objects.get()
    assert (item.person, item.article, item.details["address"]) == (None, None, "")


def test_hidden_records_cannot_be_probed(client):
    hidden = ArticleFactory(withdrawn=True, source_title="Secret title")

    assert "Secret title" not in client.get(f"{ADDRESS}?about=article-{hidden.public_id}").text


@pytest.mark.parametrize("data", [{}, {"text": "   "}, {"text": "x" * 5000}, {"text": "a\x00b"}, {"text": "x", "contact": "y" * 300}])
def test_a_report_that_says_nothing_or_too_much_is_sent_back(client, data):
    response = client.post(ADDRESS, data)

    assert response.status_code == 400
    assert 'role="alert"' in response.text
    assert ReviewItem.objects.count() == 0


def test_a_machine_that_fills_the_trap_is_thanked_and_forgotten(client):
    response = client.post(ADDRESS, {"text": "Buy!", "website": "http://spam.example"})

    assert response["Location"] == "/about/report/thanks/"
    assert ReviewItem.objects.count() == 0


def test_one_reader_can_send_so_many_reports_an_hour(client):
    answers = [client.post(ADDRESS, {"text": "Wrong."}).status_code for _ in range(MOST_PER_HOUR + 1)]

    assert answers == [302] * MOST_PER_HOUR + [429]
    assert ReviewItem.objects.count() == MOST_PER_HOUR
    other = client.post(ADDRESS, {"text": "Wrong."}, REMOTE_ADDR="10.1.2.3")
    assert other.status_code == 302


def test_a_forged_address_gains_nothing(client):
    answers = [
        client.post(ADDRESS, {"text": "Wrong."}, headers={"x-forwarded-for": f"10.0.0.{at}"}).status_code for at in range(MOST_PER_HOUR + 1)
    ]

    assert answers[-1] == 429


def test_a_full_desk_takes_no_more(client, monkeypatch):
    monkeypatch.setattr("articles.reader_reports.MOST_OPEN", 2)
    ReviewItemFactory.create_batch(2, reason="reader_report")

    response = client.post(ADDRESS, {"text": "Wrong."})

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert MOST_OPEN > 100


def test_the_form_is_protected_against_forgery(client):
    client.handler.enforce_csrf_checks = True

    response = client.post(ADDRESS, {"text": "Wrong."})

    assert response.status_code == 403
    assert "The form could not be checked" in response.text


@pytest.mark.django_db
def test_the_accuracy_page_shows_the_figures_and_what_editors_found(client):
    Verdict.objects.create(measure="persons", outcome=Verdict.Outcome.CORRECTED)

    text = client.get("/about/accuracy/").text

    assert "How right it is" in text
    assert '<th scope="row">Stories cut out of pages</th><td class="number">1.000</td>' in text
    assert '<tr><th scope="row">People</th><td class="number">0</td><td class="number">1</td><td class="number">0</td></tr>' in text
