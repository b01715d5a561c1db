"""The published schemas are sound, and say of each member what it is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from cerp_rules import (
    CLAUSES,
    SCHEMA_KINDS,
    SWITCHES,
    Application,
    Assessment,
    Document,
    Fee,
    Finding,
    Instructor,
    Offering,
    Party,
    Policy,
    PolicySource,
    Readings,
    RegistrationContact,
    Session,
    Sponsor,
    load,
    schema,
)
from pointers import escaped
from schema_validators import VALIDATORS, validator

SCHEMAS = Path(__file__).parent.parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _all_schemas(here: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Give every object inside a schema by its pointer, but for what is inside examples."""
    if isinstance(here, dict):
        yield pointer, here
        for name, inside in here.items():
            if name not in {"examples", "x-enum-descriptions"}:
                yield from _all_schemas(inside, f"{pointer}/{escaped(name)}")
    elif isinstance(here, list):
        for index, inside in enumerate(here):
            yield from _all_schemas(inside, f"{pointer}/{index}")


def _members(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each member that a payload of a kind can have, by its name."""
    root = schema(kind)
    for where, record in ({"": root} | root["$defs"]).items():
        for name, member in record["properties"].items():
            yield f"{kind}:{where}/{name}", member


MEMBERS = dict(one for kind in SCHEMA_KINDS for one in _members(kind))


# --- Each schema by itself ------------------------------------------------------------------------


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
    """There is one file for each kind, and no other."""
    expected = sorted(f"{kind}.schema.json" for kind in SCHEMA_KINDS)
    assert expected == sorted(path.name for path in SCHEMAS.iterdir())


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_schema_has_one_absolute_id(kind: str) -> None:
    """The only `$id` is at the top, is absolute and names the kind."""
    ids = {pointer: one["$id"] for pointer, one in _all_schemas(schema(kind)) if "$id" in one}
    assert [""] == list(ids)
    assert re.fullmatch(rf"https://[a-z.-]+/schemas/{kind}\.schema\.json", ids[""])


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_reference_is_local_and_every_definition_used(kind: str) -> None:
    """What is referred to is a definition of the same schema, and each of those is referred to."""
    composed = schema(kind)
    references = {one["$ref"] for _, one in _all_schemas(composed) if "$ref" in one}
    assert {f"#/$defs/{name}" for name in composed["$defs"]} == references


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_keywords_are_those_that_readers_agree_on(kind: str) -> None:
    """No keyword is slow, dynamic or of our own, but for three that only annotate."""
    assert {
        one
        for pointer, here in _all_schemas(schema(kind))
        if not pointer.endswith(("/properties", "/$defs"))
        for one in here
    } <= {
        "$schema", "$id", "$defs", "$ref", "title", "description", "examples", "type", "enum",
        "const", "properties", "required", "additionalProperties", "items", "contains", "minItems",
        "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "format", "allOf", "anyOf",
        "if", "then", "else", "x-clause", "x-enum-descriptions", "x-supplied-by",
    }  # fmt: skip


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_record_is_closed_and_described(kind: str) -> None:
    """Each object of a payload has a title and a description, and no members but its own."""
    composed = schema(kind)
    for record in (composed, *composed["$defs"].values()):
        assert ("object", False) == (record["type"], record["additionalProperties"])
        assert record["title"]
        assert record["description"].endswith(".")
        assert set(record.get("required", ())) <= set(record["properties"])


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
    member = validator({"$defs": schema(kind)["$defs"], **MEMBERS[name]})
    for example in MEMBERS[name]["examples"]:
        assert [] == list(member.iter_errors(example))


@pytest.mark.parametrize("kind", ["application", "policy"])
def test_payload_of_examples_is_valid(kind: str) -> None:
    """The examples of all members together are a payload that loads."""
    members = schema(kind)["properties"]
    payload = {name: member["examples"][0] for name, member in members.items()}
    assert [] == list(VALIDATORS[kind].iter_errors(payload))
    into: Any = {"application": Application, "policy": Policy}[kind]
    assert into is type(load(payload, into))


def test_clauses_of_members_are_of_the_catalogue() -> None:
    """Each `x-clause` is the id of a clause, and each `x-supplied-by` is a party."""
    clauses = {one["x-clause"] for one in MEMBERS.values() if "x-clause" in one}
    parties = {one["x-supplied-by"] for one in MEMBERS.values() if "x-supplied-by" in one}
    assert set() == clauses - {clause.id for clause in CLAUSES}
    assert {Party.SPONSOR.value} == parties


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("application:/submitted_on", "reviews.notice"),
        ("application:/instructors", "applications.sponsor-and-instructors"),
        ("application:/registration_contact", "applications.registration-contact"),
        ("application:/requested_approval", "approval-period.two-years"),
        ("application:/fee_paid", "fees.none"),
        ("application:sponsor/kind", "applicants.kinds"),
        ("application:offering/kind", "applications.activities"),
        ("application:offering/syllabus", "applications.syllabus"),
        ("application:offering/sessions", "applications.sessions"),
        ("complete-application:offering/educational_objectives", "applications.syllabus"),
        ("policy:/approval_term", "approval-period.two-years"),
        ("policy:/review_notice", "reviews.notice"),
        ("policy:/confirmation_within", "completion.confirmation"),
        ("policy:/retention", "records.kept"),
        ("policy:/appeal_within", "oversight.appeal"),
        ("policy:readings/warning_first", "oversight.measures"),
        ("application:/application_id", None),
        ("application:offering/contact_hours", None),
        ("policy:/edition", None),
    ],
)
def test_member_names_the_clause_that_asks_for_it(name: str, clause: str | None) -> None:
    """A member that a clause asks for says which."""
    assert clause == MEMBERS[name].get("x-clause")


@pytest.mark.parametrize(
    ("kind", "where", "class_"),
    [
        ("application", "", Application),
        ("application", "document", Document),
        ("application", "sponsor", Sponsor),
        ("application", "instructor", Instructor),
        ("application", "offering", Offering),
        ("application", "session", Session),
        ("application", "registration_contact", RegistrationContact),
        ("application", "fee", Fee),
        ("policy", "", Policy),
        ("policy", "source", PolicySource),
        ("policy", "fee", Fee),
        ("policy", "readings", Readings),
    ],
)
def test_members_are_the_fields_of_the_class(
    kind: str, where: str, class_: type[attrs.AttrsInstance]
) -> None:
    """A schema has the members of its class in their order, and requires those without default."""
    record = schema(kind)["$defs"][where] if where else schema(kind)
    fields = attrs.fields(class_)
    assert [field.name for field in fields] == list(record["properties"])
    required = {field.name for field in fields if field.default is attrs.NOTHING}
    assert required == set(record.get("required", ()))


def test_members_of_an_assessment_are_the_fields_of_the_class() -> None:
    """The schemas of assessment and finding have the members of their classes."""
    composed = schema("assessment")
    finding = composed["$defs"]["finding"]
    assert {field.name for field in attrs.fields(Assessment)} == set(composed["properties"])
    assert set(composed["properties"]) == set(composed["required"])
    assert [field.name for field in attrs.fields(Finding)] == list(finding["properties"])
    assert {"question", "supplied_by"} == set(finding["properties"]) - set(finding["required"])


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
        for _, one in _all_schemas(schema(kind))
        if "x-enum-descriptions" in one
    ]
    assert [] != described
    for one in described:
        assert one["enum"] == list(one["x-enum-descriptions"])
        assert all(words.endswith(".") for words in one["x-enum-descriptions"].values())


# --- Patterns -------------------------------------------------------------------------------------

PATTERNS = sorted(
    {
        one["pattern"]
        for kind in SCHEMA_KINDS
        for _, one in _all_schemas(schema(kind))
        if "pattern" in one
    }
)
END = r"(?![\s\S])"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_is_read_alike_by_python_and_ecmascript(pattern: str) -> None:
    """A pattern is anchored by what both languages agree on, and has no class that differs."""
    assert pattern.startswith("^")
    assert pattern.endswith((END, f"{END})"))
    rest = pattern.replace(END, "")
    assert [] == re.findall(r"\\[a-tv-zA-Z]", rest)
    outside_classes = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "", rest)
    assert "$" not in outside_classes
    assert [0] == [one.start() for one in re.finditer(r"\^", outside_classes)]
    assert "(?<" not in outside_classes
    assert "(?P" not in outside_classes


# A JSON Pointer goes through names, and RFC 6901 lets these hold any character.
_POINTER = "assessment:finding/pointer"


@pytest.mark.parametrize(
    "name", [name for name, one in MEMBERS.items() if "pattern" in one and name != _POINTER]
)
def test_pattern_leaves_no_room_for_a_new_line(name: str) -> None:
    """No pattern lets a new line through, before or after what is right."""
    member = MEMBERS[name]
    for example in member["examples"]:
        assert re.search(member["pattern"], example)
        assert not re.search(member["pattern"], f"{example}\n")
        assert not re.search(member["pattern"], f"\n{example}")


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_text_and_list_has_its_bounds(kind: str) -> None:
    """Each text of a payload that is taken has a pattern or choices, and each list a bound."""
    for pointer, one in _all_schemas(schema(kind)):
        if "title" not in one:
            continue
        if one.get("type") == "string" and kind != "assessment":
            assert "pattern" in one or "enum" in one, pointer
        if one.get("type") == "array":
            assert "maxItems" in one, pointer
