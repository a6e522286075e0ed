"""Whatever is wrong with a request, the answer is a problem in JSON that says what."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.api.articles import ArticleViewSet
from entities.api.throttling import AddressThrottle
from tests.factories.articles import ArticleFactory, ChangeFactory
from tests.factories.entities import FormerAddressFactory, PersonFactory

pytestmark = pytest.mark.django_db
LISTS = ["articles", "people", "countries", "organizations", "offices", "events", "mentions", "changes"]


def problem(answer: Any) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    body: dict[str, Any] = answer.json()
    assert body["status"] == answer.status_code
    return body


@pytest.mark.parametrize("name", [*LISTS, "search"])
def test_an_unknown_parameter_is_named_with_those_that_are_known(get: Any, name: str) -> None:
    (error,) = problem(get(f"{name}/?q=x&colour=red" if name == "search" else f"{name}/?colour=red"))["errors"]

    assert error["parameter"] == "colour"
    assert "format" in error["allowed"]


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("articles/?page_size=501", "page_size", "1 to 500"),
        ("articles/?page_size=0", "page_size", "1 to 500"),
        ("articles/?page_size=٣", "page_size", "1 to 500"),
        ("articles/?count=yes", "count", ["true", "false"]),
        ("articles/?ordering=title", "ordering", ["-published", "published"]),
        ("articles/?cursor=abc", "cursor", "what stands in `next` or `previous` of a page of this list"),
        ("events/?cursor=n-a000000001-63908110980000000", "cursor", "what stands in `next` or `previous` of a page of this list"),
        ("articles/?published_on_from=yesterday", "published_on_from", "a day in ISO 8601: 2026-03-10"),
        ("articles/?modified_since=2026-03-10", "modified_since", "a time in ISO 8601 with its offset: 2026-03-10T12:00:00Z"),
        ("articles/?country=Kazakhstan", "country", "a two-letter code of ISO 3166-1 in capitals: KZ"),
        ("articles/?country=", "country", "a two-letter code of ISO 3166-1 in capitals: KZ"),
        ("articles/?form=headline,tweet", "form", ["article", "headline"]),
        ("articles/?person=Tokayev", "person", "a public id: ten letters and digits, as `id` shows it"),
        ("articles/?expand=everything", "expand", ["mentions"]),
        ("articles/?format=xml", "format", ["json", "csv"]),
        ("articles/?format=", "format", ["json", "csv"]),
        ("articles/?country=KZ&country=BE", "country", "once"),
        ("articles/?words=%00", "words", "text"),
        ("offices/?is_bilateral=1", "is_bilateral", ["true", "false"]),
        ("search/", "q", "1 to 200"),
        ("search/?q=", "q", "1 to 200"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_what_is_right(get: Any, query: str, parameter: str, allowed: Any) -> None:
    answer = get(query)

    assert answer.status_code == 400
    (error,) = problem(answer)["errors"]
    assert (error["parameter"], list(error["allowed"]) if isinstance(allowed, list) else error["allowed"]) == (parameter, allowed)


def test_all_that_is_wrong_is_told_at_once(get: Any) -> None:
    errors = problem(get("articles/?published_on_from=x&published_on_to=y"))["errors"]

    assert [error["parameter"] for error in errors] == ["published_on_from", "published_on_to"]


def test_a_key_that_is_not_there_cannot_be_chosen(get: Any) -> None:
    (error,) = problem(get("people/?fields=name,shoe_size"))["errors"]

    assert error["message"] == "“shoe_size” is not one of the choices."
    assert error["allowed"][:4] == ["id", "name", "url", "page"]


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v2/articles/", "/api/v1/nothing/", "/api/v1/articles/a/b/c", "/api/v1/people/Tokayev/", "/api/v1/%0A/"]
)
def test_an_address_that_leads_nowhere(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    problem(answer)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    answer = getattr(client, method)("/api/v1/articles/")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    problem(answer)


def test_an_unknown_record_is_not_found(get: Any) -> None:
    answer = get("people/0000000000/")

    assert answer.status_code == 404
    assert problem(answer)["detail"] == "There is no public person with the id 0000000000."


def test_an_unknown_record_in_a_filter_is_not_found_either(get: Any) -> None:
    answer = get("articles/?person=0000000000")

    assert (answer.status_code, problem(answer)["instance"]) == (404, "/api/v1/articles/?person=0000000000")


def test_a_form_that_is_not_offered(get: Any) -> None:
    answer = get("articles/", Accept="application/pdf")

    assert answer.status_code == 406
    problem(answer)


def test_a_browser_gets_json(get: Any) -> None:
    assert get("articles/", Accept="text/html,application/xhtml+xml,*/*;q=0.8").headers["Content-Type"] == "application/json"


def test_a_problem_is_json_though_a_table_was_asked_for(get: Any) -> None:
    problem(get("articles/?format=csv&colour=red"))


def test_a_withdrawn_article_is_gone_since_a_day(get: Any) -> None:
    article = ArticleFactory(withdrawn=True)
    ChangeFactory(record_id=article.public_id, action="withdrawn")

    answer = get(f"articles/{article.public_id}/")

    assert answer.status_code == 410
    assert problem(answer)["detail"] == "This article was withdrawn on 2026-03-02."


def test_a_record_that_is_public_no_longer_is_gone(get: Any) -> None:
    assert get(f"people/{PersonFactory(is_public=False, was_public=True).public_id}/").status_code == 410


def test_a_record_that_never_was_public_is_not_found(get: Any) -> None:
    assert get(f"people/{PersonFactory(is_public=False, was_public=False).public_id}/").status_code == 404
    assert get(f"articles/{ArticleFactory(status='needs_review').public_id}/").status_code == 404


def test_a_merged_record_leads_on(get: Any) -> None:
    survivor = PersonFactory()
    absorbed = PersonFactory(merged_into=survivor)

    answer = get(f"people/{absorbed.public_id}/?fields=name")

    assert answer.status_code == 308
    assert answer.headers["Location"] == f"http://testserver/api/v1/people/{survivor.public_id}/?fields=name"


def test_a_former_id_leads_on_through_any_number_of_changes(get: Any) -> None:
    person = PersonFactory()
    FormerAddressFactory(former_id="r000000001", current_id="r000000002")
    FormerAddressFactory(former_id="r000000002", current_id=person.public_id)

    assert get("people/r000000001/").headers["Location"].endswith(f"/people/{person.public_id}/")


def test_former_ids_that_lead_in_a_circle_lead_nowhere(get: Any) -> None:
    FormerAddressFactory(former_id="r000000001", current_id="r000000002")
    FormerAddressFactory(former_id="r000000002", current_id="r000000001")

    assert get("people/r000000001/").status_code == 404


def test_a_merge_that_only_the_log_remembers_leads_on(get: Any) -> None:
    person = PersonFactory()
    ChangeFactory(kind="person", record_id="r000000001", action="merged", into_id=person.public_id)

    assert get("people/r000000001/").headers["Location"].endswith(f"/people/{person.public_id}/")


def test_the_log_remembers_a_merge_after_a_merge(get: Any) -> None:
    person = PersonFactory()
    ChangeFactory(kind="person", record_id="r000000001", action="merged", into_id="r000000002")
    ChangeFactory(kind="person", record_id="r000000002", action="merged", into_id=person.public_id)

    assert get("people/r000000001/").headers["Location"].endswith(f"/people/{person.public_id}/")


def test_a_merge_into_one_that_was_withdrawn_later_is_gone(get: Any) -> None:
    ChangeFactory(kind="person", record_id="r000000001", action="merged", into_id="r000000002")
    ChangeFactory(kind="person", record_id="r000000002", action="withdrawn")

    assert get("people/r000000001/").status_code == 410


def test_merges_in_a_circle_lead_nowhere(get: Any) -> None:
    ChangeFactory(kind="person", record_id="r000000001", action="merged", into_id="r000000002")
    ChangeFactory(kind="person", record_id="r000000002", action="merged", into_id="r000000001")

    assert get("people/r000000001/").status_code == 404


def test_a_merged_record_in_a_filter_stands_for_its_survivor(get: Any) -> None:
    absorbed = PersonFactory(merged_into=PersonFactory())

    assert get(f"articles/?person={absorbed.public_id}").status_code == 200


def test_a_slash_that_is_missing_is_put_there(get: Any) -> None:
    answer = get("people?country=KZ")

    assert (answer.status_code, answer.headers["Location"]) == (308, "/api/v1/people/?country=KZ")


def test_a_states_code_in_small_letters_leads_to_the_right_address(get: Any, record: Any) -> None:
    assert get("countries/be/").headers["Location"] == "http://testserver/api/v1/countries/BE/"


def test_who_asks_too_often_is_told_when_to_come_back(get: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AddressThrottle, "THROTTLE_RATES", {"anon": "2/min"})

    first, _, last = get("articles/"), get("people/"), get("articles/")

    assert (first.headers["RateLimit-Limit"], first.headers["RateLimit-Remaining"]) == ("2", "1")
    assert last.status_code == 429
    assert 1 <= int(last.headers["Retry-After"]) <= 60
    assert last.headers["RateLimit-Remaining"] == "0"
    problem(last)


def test_addresses_of_one_household_count_as_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AddressThrottle, "THROTTLE_RATES", {"anon": "1/min"})
    addresses = ["2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1", "192.0.2.1", "192.0.2.2"]

    answers = [client.get("/api/v1/articles/", REMOTE_ADDR=address).status_code for address in addresses]

    assert answers == [200, 429, 200, 200, 200]


def test_a_fault_is_a_problem_without_its_insides(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(ArticleViewSet, "get_queryset", fail)
    client.raise_request_exception = False

    answer = client.get("/api/v1/articles/")

    assert answer.status_code == 500
    assert "secret" not in str(problem(answer))


def test_a_host_that_is_not_ours_is_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/articles/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    problem(answer)


def test_options_tell_what_is_allowed(client: Client) -> None:
    answer = client.options(reverse("api-article-list"))

    assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, "GET, HEAD, OPTIONS", b"")
