"""The uiSchema asks for every member of a complete application, and for nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import write_schemas
from cerp_rules import CLAUSES, schema
from cerp_rules.exports import ui_schema

WHOLE = schema("complete-application")
PUBLISHED = Path(__file__).parents[2] / "schemas" / "complete-application.ui-schema.json"


def _resolved(here: dict[str, Any]) -> dict[str, Any]:
    """Give what a schema says together with what it refers to."""
    name = here.get("$ref", "").rpartition("/")[2]
    return {**WHOLE["$defs"][name], **here} if name else here


def _asked(
    here: dict[str, Any], entry: dict[str, Any], path: str
) -> Iterator[tuple[str, Any, Any]]:
    """Give each place of a payload, with what the schema and the uiSchema say of it."""
    says = _resolved(here)
    yield path, says, entry
    for name, member in says.get("properties", {}).items():
        yield from _asked(member, entry.get(name, {}), f"{path}/{name}")
    if "items" in says:
        yield from _asked(says["items"], entry.get("items", {}), f"{path}/items")


PLACES = {path: (says, entry) for path, says, entry in _asked(WHOLE, ui_schema(), "")}
"""Each place of a payload: what the schema says of it, and the uiSchema."""


def test_there_are_places() -> None:
    """The places are those of the application, those inside lists and documents too."""
    assert {"", "/offering/sessions/items/starts_on", "/co_sponsors/items/resume/uri"} <= set(
        PLACES
    )
    assert 50 == len(PLACES)


@pytest.mark.parametrize("path", PLACES)
def test_each_member_has_a_label(path: str) -> None:
    """Each object, list, item and member has a title in words, which starts with a capital."""
    title = PLACES[path][1]["ui:title"]
    assert re.fullmatch(r"[A-Z][A-Za-z -]+\??", title)


@pytest.mark.parametrize("path", PLACES)
def test_nothing_is_asked_for_that_is_no_member(path: str) -> None:
    """An entry holds what the form knows, and entries of what the schema has there."""
    says, entry = PLACES[path]
    inside = {name for name in entry if not name.startswith("ui:")}
    expected = {"items"} if says["type"] == "array" else set(says.get("properties", {}))
    assert expected == inside
    known = {
        "title", "description", "order", "widget", "placeholder", "options", "enumNames", "field",
        "fieldReplacesAnyOrOneOf", "submitButtonOptions", "globalOptions",
        "enableOptionalDataFieldForType",
    }  # fmt: skip
    assert {name.removeprefix("ui:") for name in entry if name not in inside} <= known


@pytest.mark.parametrize("path", PLACES)
def test_order_names_each_member_once(path: str) -> None:
    """The order of an object has all its members; a form refuses one that has not."""
    says, entry = PLACES[path]
    assert sorted(says.get("properties", ())) == sorted(entry.get("ui:order", ()))


@pytest.mark.parametrize("path", PLACES)
def test_widget_is_that_of_the_sort_of_member(path: str) -> None:
    """Days have a calendar, choices and what is true or false are seen at once, prose has room."""
    says, entry = PLACES[path]
    expected = None
    if says.get("format") == "date":
        expected = "date"
    elif "enum" in says or says["type"] == "boolean":
        expected = "radio"
    elif says.get("maxLength") == 2_000:
        expected = "textarea"
    assert expected == entry.get("ui:widget")


@pytest.mark.parametrize("path", [path for path, (says, _) in PLACES.items() if "enum" in says])
def test_each_choice_has_a_label(path: str) -> None:
    """Each value has a label of its own, in the order of the values."""
    says, entry = PLACES[path]
    labels = entry["ui:enumNames"]
    assert len(says["enum"]) == len(set(labels)) == len(labels)
    for value, label in zip(says["enum"], labels, strict=True):
        assert label.lower().replace("-", " ").startswith(value.replace("_", " "))


def test_labels_say_what_a_value_means() -> None:
    """A label has the description of the value where that says more than the value."""
    assert [
        "Educational institution: a school, college, university or a part of one",
        "Government agency: an agency of any level of government",
        "Non-profit organization: an organization that is not run for profit",
        "For-profit organization: a company or other organization run for profit",
        "Individual: a person who offers in their own name",
        "Other: none of these; a person at SER decides",
    ] == ui_schema()["sponsor"]["kind"]["ui:enumNames"]
    assert [
        "Course", "Conference", "Workshop", "Symposium",
        "Other event: any other event, such as a webinar or a site visit",
    ] == ui_schema()["offering"]["kind"]["ui:enumNames"]  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [path for path, (says, _) in PLACES.items() if "pattern" in says and "format" not in says],
)
def test_each_line_has_an_example(path: str) -> None:
    """What stands in an empty field is right by the schema, so that it shows how to write it."""
    says, entry = PLACES[path]
    assert re.search(says["pattern"], entry["ui:placeholder"])


def test_words_are_those_of_the_clauses() -> None:
    """What stands above the parts of the form is what the clauses say."""
    summaries = {one.summary: one.id for one in CLAUSES}
    said = {path: summaries.get(entry.get("ui:description")) for path, (_, entry) in PLACES.items()}
    assert {
        "": "applications.form",
        "/submitted_on": "reviews.notice",
        "/sponsor/kind": "applicants.kinds",
        "/co_sponsors/items/kind": "applicants.kinds",
        "/offering": "applications.activities",
        "/offering/kind": "applications.activities",
        "/offering/recurring": "approval-period.two-years",
        "/offering/syllabus": "applications.syllabus",
        "/offering/sessions": "applications.sessions",
        "/requested_approval": "approval-period.two-years",
        "/fee_paid": "fees.none",
    } == {path: id_ for path, id_ in said.items() if id_ is not None}


@pytest.mark.parametrize("path", [path for path, (says, _) in PLACES.items() if "anyOf" in says])
def test_one_of_several_is_shown_as_one_object(path: str) -> None:
    """Where one of several members must be there, no choice of objects is shown."""
    entry = PLACES[path][1]
    assert ("ObjectField", True) == (entry["ui:field"], entry["ui:fieldReplacesAnyOrOneOf"])


def test_ui_schema_is_fresh() -> None:
    """What is done to the uiSchema of one call is not seen in the next."""
    first = ui_schema()
    expected = json.dumps(first)
    first["sponsor"]["resume"]["title"].clear()
    first["co_sponsors"]["items"]["kind"]["ui:enumNames"].clear()
    first["ui:order"].clear()
    first["offering"].clear()
    assert expected == json.dumps(ui_schema())


def test_published_ui_schema_is_up_to_date() -> None:
    """The file in `schemas/` is what is composed; if not, run `make schemas`."""
    assert list(ui_schema().items()) == list(json.loads(PUBLISHED.read_text("utf-8")).items())
    assert PUBLISHED.name in write_schemas.composed()
    assert [] == write_schemas.out_of_date()
