"""Holds answers of the API to the schema that is committed."""

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

SCHEMA_FILE = Path(__file__).parent.parent / "docs" / "openapi.yaml"
PROBLEM = "application/problem+json"


@cache
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(SCHEMA_FILE.read_text(encoding="utf-8"))
    return loaded


def check_answer(path: str, answer: Any) -> None:
    """Fails where an answer to GET is not one that the schema allows at this path."""
    operation = _operation(path.partition("?")[0])
    if operation is None:
        return
    responses = operation["responses"]
    code = str(answer.status_code)
    assert code in responses, f"{path} answered {code}, and the schema knows {sorted(responses)}"
    response = _resolved(responses[code])
    if code == "304":
        return
    media = answer.headers["Content-Type"].partition(";")[0]
    assert media in response["content"], f"{path} answered {media}"
    if media.endswith("json"):
        body = json.loads(gzip.decompress(answer.content) if "Content-Encoding" in answer.headers else answer.content)
        errors = [f"{error.json_path}: {error.message}" for error in _validator(_key_of(response, media)).iter_errors(body)]
        assert errors == [], f"{path}: {errors[:5]}"
    for name in response.get("headers", {}):
        assert name in answer.headers or name == "Last-Modified", f"{path} has no header {name}"


@cache
def _paths() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    return [(re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), item["get"]) for path, item in schema()["paths"].items()]


def _operation(path: str) -> dict[str, Any] | None:
    return next((operation for pattern, operation in _paths() if pattern.fullmatch(path)), None)


def _resolved(part: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in part:
        return part
    found: Any = schema()
    for key in part["$ref"].removeprefix("#/").split("/"):
        found = found[key]
    resolved: dict[str, Any] = found
    return resolved


def _key_of(response: dict[str, Any], media: str) -> str:
    name: str = response["content"][media]["schema"]["$ref"].rpartition("/")[2]
    return name


@cache
def _validator(name: str) -> Draft202012Validator:
    whole = {"$ref": f"#/components/schemas/{name}", "components": schema()["components"]}
    return Draft202012Validator(_closed(whole), format_checker=FormatChecker())


def _closed(part: Any) -> Any:
    """The same schema without room for keys that it does not name."""
    if isinstance(part, dict):
        closed = {key: _closed(value) for key, value in part.items()}
        if part.get("type") == "object" and "properties" in part and "additionalProperties" not in part:
            closed["additionalProperties"] = False
        return closed
    return [_closed(value) for value in part] if isinstance(part, list) else part
