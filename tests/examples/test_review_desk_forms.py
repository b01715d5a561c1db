"""A form asks for what the schema has, and what it sends is the payload it was made from."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cerp_rules import SCHEMA_KINDS, Application, dump, load, schema
from cerp_rules.testing import an_application
from cerp_rules.testing.strategies import applications

pytest.importorskip("sqlalchemy")
pytest.importorskip("jinja2")

# Only where the frameworks are there is the desk looked at.
from review_desk.forms import Form, payload_of  # see above
from review_desk.outlines import (  # see above
    Field,
    Group,
    Part,
    Rows,
    outline,
    part_at,
)

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.json"))
PARTS = outline(schema("application"), schema("application"))


def sent_by(form: Form, parts: tuple[Part, ...]) -> Iterator[tuple[str, list[str]]]:
    """Give what a browser sends of a form that nobody changed."""
    for part in parts:
        if isinstance(part, Group):
            yield from sent_by(form, part.parts)
        elif isinstance(part, Rows):
            for row in form.rows(part):
                yield from sent_by(form, row.parts)
        elif part.widget == "checks":
            yield part.pointer, [one for one, _, _ in part.choices if form.ticked(part, one)]
        else:
            yield part.pointer, [form.text(part).replace("\n", "\r\n")]


def through(payload: dict[str, Any]) -> dict[str, Any]:
    """Give what comes back of an application that is shown in a form."""
    return payload_of(PARTS, dict(sent_by(Form("f", PARTS, payload), PARTS)))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_application_comes_back_as_it_was(path: Path) -> None:
    """Showing an application in a form and sending that loses nothing of it."""
    application = load(json.loads(path.read_text("utf-8")), Application)
    assert application == load(through(dump(application)), Application)


@given(application=applications())
def test_any_application_comes_back_but_for_blanks_at_the_ends(application: Application) -> None:
    """Every member comes back; of a text, spaces at its ends are taken away."""
    payload = dump(application)
    assert _stripped(payload) == through(payload)


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: one for name, part in value.items() if (one := _stripped(part)) not in ([], {})
        }
    if isinstance(value, list):
        return [_stripped(one) for one in value]
    return value.strip() if isinstance(value, str) else value


@pytest.mark.parametrize("kind", ["application", "policy", "completion"])
def test_every_member_of_a_schema_has_its_part(kind: str) -> None:
    """No member is forgotten, and each part has a label."""
    assert kind in SCHEMA_KINDS
    members = schema(kind)["properties"]
    parts = outline(schema(kind), schema(kind))
    assert [f"/{name}" for name in members] == [part.pointer for part in parts]
    assert all(part.label for part in parts)


@pytest.mark.parametrize(
    ("pointer", "found"),
    [
        ("/submitted_on", "/submitted_on"),
        ("/offering", "/offering"),
        ("/offering/sessions", "/offering/sessions"),
        ("/offering/sessions/12", "/offering/sessions/12"),
        ("/offering/sessions/12/ends_on", "/offering/sessions/12/ends_on"),
        ("/offering/sessions/12/nothing", "/offering/sessions/12"),
        ("/offering/educational_objectives/3", "/offering/educational_objectives"),
        ("/offering/kindness", "/offering"),
        ("/nothing", None),
        ("", None),
    ],
)
def test_pointer_leads_to_the_nearest_part(pointer: str, found: str | None) -> None:
    """A problem is said beside the control that fills the member, or beside the group around it."""
    part = part_at(PARTS, pointer)
    assert found == (part.pointer if part else None)


def test_unknown_names_are_not_looked_at() -> None:
    """What a form does not ask for cannot be smuggled in."""
    sent = {"/submitted_on": ["2026-03-02"], "/admin": ["1"], "/offering/sessions/x/place": ["y"]}
    assert {"submitted_on": "2026-03-02", "sponsor": {}, "offering": {}} == payload_of(PARTS, sent)


def test_rows_close_up_and_are_bounded() -> None:
    """Empty rows go, the others keep their order, and more than the library takes are not read."""
    sent = {f"/instructors/{index}/name": [f"N{index}"] for index in range(0, 3_000, 2)}
    instructors = payload_of(PARTS, sent)["instructors"]
    assert 1_001 == len(instructors)
    assert [{"name": "N0"}, {"name": "N2"}] == instructors[:2]


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("0", 0), ("-1", "-1"), ("1.5", "1.5"), ("٣", "٣"), ("9" * 9, "9" * 9)],
)
def test_number_is_read_only_where_it_is_one(text: str, value: object) -> None:
    """Anything else stays as it was typed, and the library says what is wrong with it."""
    node = schema("event")["$defs"]["appeal_decided"]
    parts = outline(schema("event"), node)
    assert value == payload_of(parts, {"/votes_to_uphold": [text]})["votes_to_uphold"]


def test_hints_say_nothing_of_absence() -> None:
    """What the schema tells programs about absent members is not shown to people."""
    hints = [part.hint for part in _fields(PARTS)]
    assert [] == [hint for hint in hints if "absent" in hint.casefold()]
    assert any(hint.startswith("What the sponsor is.") for hint in hints)


def _fields(parts: tuple[Part, ...]) -> Iterator[Field]:
    for part in parts:
        if isinstance(part, Field):
            yield part
        else:
            yield from _fields(part.parts if isinstance(part, Group) else part.row(0).parts)


def test_one_more_row_is_shown_on_demand() -> None:
    """A list shows what is in it, at least one row where most applications have one."""
    payload = dump(an_application())
    sessions, supporting = (
        part_at(PARTS, f"/offering/{name}") for name in ("sessions", "supporting_information")
    )
    assert isinstance(sessions, Rows)
    assert isinstance(supporting, Rows)
    assert (1, 0) == (len(Form("f", PARTS).rows(sessions)), len(Form("f", PARTS).rows(supporting)))
    more = Form("f", PARTS, payload, add="/offering/sessions")
    assert len(payload["offering"]["sessions"]) + 1 == len(more.rows(sessions))
