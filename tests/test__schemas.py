"""The published schemas are sound, and say of each member what it is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cerp_rules import (
    SCHEMA_KINDS,
    SWITCHES,
    EventType,
    load,
    schema,
)
from cerp_rules.events import EVENTS
from sample_payloads import LOADED
from schema_members import MEMBERS, all_schemas, records_of
from schema_validators import VALIDATORS, validator

SCHEMAS = Path(__file__).parent.parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_schema_is_one_of_draft_2020_12(kind: str) -> None:
    """The schema says it is of the draft 2020-12, and the metaschema agrees."""
    composed = schema(kind)
    assert DIALECT == composed["$schema"]
    Draft202012Validator.check_schema(composed)


def test_check_of_schemas_can_fail() -> None:
    """The metaschema refuses a schema that is none."""
    broken = {**schema("policy"), "required": "edition"}
    assert [] != list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(broken))


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_published_schema_is_up_to_date(kind: str) -> None:
    """The file in `schemas/` is what is composed; if not, run `make schemas`."""
    text = (SCHEMAS / f"{kind}.schema.json").read_text("utf-8")
    assert schema(kind) == json.loads(text)
    assert list(schema(kind)) == list(json.loads(text))


def test_no_other_schema_is_published() -> None:
    """There is one file for each kind, the uiSchema of the form, and no other."""
    names = [f"{kind}.schema.json" for kind in SCHEMA_KINDS]
    expected = sorted([*names, "complete-application.ui-schema.json"])
    assert expected == sorted(path.name for path in SCHEMAS.iterdir() if path.is_file())


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_schema_has_one_absolute_id(kind: str) -> None:
    """The only `$id` is at the top, is absolute and names the kind."""
    ids = {pointer: one["$id"] for pointer, one in all_schemas(schema(kind)) if "$id" in one}
    assert [""] == list(ids)
    assert re.fullmatch(rf"https://[a-z.-]+/schemas/{kind}\.schema\.json", ids[""])


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_reference_is_local_and_every_definition_used(kind: str) -> None:
    """What is referred to is a definition of the same schema, and each of those is referred to."""
    composed = schema(kind)
    references = {one["$ref"] for _, one in all_schemas(composed) if "$ref" in one}
    assert {f"#/$defs/{name}" for name in composed.get("$defs", {})} == references
    assert {} != composed.get("$defs")


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_keywords_are_those_that_readers_agree_on(kind: str) -> None:
    """No keyword is slow, dynamic or of our own, but for three that only annotate."""
    assert {
        one
        for pointer, here in all_schemas(schema(kind))
        if not pointer.endswith(("/properties", "/$defs"))
        for one in here
    } <= {
        "$schema", "$id", "$defs", "$ref", "title", "description", "examples", "type", "enum",
        "const", "properties", "required", "additionalProperties", "items", "contains", "minItems",
        "maxItems", "uniqueItems", "minLength", "maxLength", "minimum", "maximum", "pattern",
        "format", "allOf", "anyOf", "if", "then", "else", "x-clause", "x-enum-descriptions",
        "x-supplied-by",
    }  # fmt: skip


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_record_is_closed_and_described(kind: str) -> None:
    """Each object of a payload has a title and a description, and no members but its own."""
    for where, record in records_of(schema(kind)).items():
        # Of an event each type is closed, as the next test says.
        closed = None if (kind, where) == ("event", "") else False
        assert ("object", closed) == (record["type"], record.get("additionalProperties"))
        assert record["title"]
        assert record["description"].endswith(".")
        assert set(record.get("required", ())) <= set(record["properties"])


def test_each_type_of_event_has_a_record_of_its_own() -> None:
    """An event is one of the types, and is held to the record of its type and to no other."""
    composed = schema("event")
    assert composed["properties"]["type"]["enum"] == [one.value for one in EventType]
    assert {"type", "on"} == set(composed["properties"]) == set(composed["required"])
    branches = {
        one["if"]["properties"]["type"]["const"]: one["then"]["$ref"] for one in composed["allOf"]
    }
    assert {one.value: f"#/$defs/{one.value}" for one in EventType} == branches
    assert {("object", "type")} == {
        (one["if"]["type"], *one["if"]["required"]) for one in composed["allOf"]
    }
    for one in EventType:
        assert one.value == composed["$defs"][one.value]["properties"]["type"]["const"]


@pytest.mark.parametrize("name", MEMBERS)
def test_every_member_is_described(name: str) -> None:
    """Each member has a title, a description and an example."""
    member = MEMBERS[name]
    assert re.fullmatch(r"\S.*\S", member["title"])
    assert re.fullmatch(r"[A-Z'].*\.", member["description"])
    assert [] != member["examples"]


@pytest.mark.parametrize("name", MEMBERS)
def test_every_example_is_valid(name: str) -> None:
    """Each example of a member is valid under the member's own schema."""
    kind, _, _ = name.partition(":")
    member = validator({"$defs": schema(kind).get("$defs", {}), **MEMBERS[name]})
    for example in MEMBERS[name]["examples"]:
        assert [] == list(member.iter_errors(example))


def _examples(record: dict[str, Any]) -> dict[str, Any]:
    return {name: member["examples"][0] for name, member in record["properties"].items()}


@pytest.mark.parametrize("kind", LOADED)
def test_payload_of_examples_is_valid(kind: str) -> None:
    """The examples of all members together are a payload that loads."""
    payload = _examples(schema(kind))
    assert [] == list(VALIDATORS[kind].iter_errors(payload))
    assert isinstance(load(payload, LOADED[kind]), LOADED[kind])


@pytest.mark.parametrize("kind", ["duty", "deadline", "impact"])
def test_examples_of_what_is_given_are_valid(kind: str) -> None:
    """The examples of all members together are a payload such as the library gives."""
    assert [] == list(VALIDATORS[kind].iter_errors(_examples(schema(kind))))


@pytest.mark.parametrize("type_", EventType)
def test_event_of_examples_is_valid(type_: EventType) -> None:
    """The examples of all members of a type of event together are an event of that type."""
    payload = _examples(schema("event")["$defs"][type_.value])
    assert [] == list(VALIDATORS["event"].iter_errors(payload))
    assert EVENTS[type_] is type(load(payload, LOADED["event"]))


def test_readings_of_the_schema_are_the_switches() -> None:
    """Each switch is a member with its values in order, and its default as example."""
    members = schema("policy")["$defs"]["readings"]["properties"]
    assert {switch.id: (list(switch.values), [switch.default.value]) for switch in SWITCHES} == {
        name: (member["enum"], member["examples"]) for name, member in members.items()
    }


def test_descriptions_of_choices_are_complete() -> None:
    """Where values are described, each of them is, and nothing else."""
    described = [
        one
        for kind in SCHEMA_KINDS
        for _, one in all_schemas(schema(kind))
        if "x-enum-descriptions" in one
    ]
    assert [] != described
    for one in described:
        assert one["enum"] == list(one["x-enum-descriptions"])
        assert all(words.endswith(".") for words in one["x-enum-descriptions"].values())
