"""The schema is the one that is committed, and says what is so."""

from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from tests.openapi import SCHEMA_FILE, schema

pytestmark = pytest.mark.django_db


def test_the_committed_schema_is_what_the_program_says(tmp_path: Any) -> None:
    """`manage.py spectacular --file docs/openapi.yaml` writes it anew."""
    written = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(written), validate=True, fail_on_warn=True)

    assert written.read_text(encoding="utf-8") == SCHEMA_FILE.read_text(encoding="utf-8")


def test_the_schema_is_served(client: Client) -> None:
    answer = client.get("/api/v1/schema/")

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == schema()
    assert client.get("/api/v1/schema/", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_schema_is_served_as_yaml(client: Client) -> None:
    assert yaml.safe_load(client.get("/api/v1/schema/?format=yaml").content) == schema()


def test_every_resource_is_there(client: Client) -> None:
    resources = set(client.get("/api/v1/").json()) - {"attribution"}

    assert resources == {"articles", "people", "countries", "organizations", "offices", "events", "mentions", "changes", "search"}
    assert {path.split("/")[3] for path in schema()["paths"]} == resources


def test_every_parameter_and_every_key_is_described() -> None:
    parameters = [row for item in schema()["paths"].values() for row in item["get"]["parameters"]]
    undescribed = {row["name"] for row in parameters if not row["description"]}

    assert undescribed == set()
    assert len(parameters) > 100
