"""The lists in which nothing is wrong are named, and to leave them out loses no problem."""

import copy
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import Application, Event
from cerp_rules._accepting import RefusedError, accept_application
from cerp_rules._explain import explain
from cerp_rules.payloads import _structured
from laws import law
from payload_strategies import faulty_payloads, mutated_payloads
from pointers import at, with_value
from sample_payloads import FULL, SMALLEST
from schema_validators import VALIDATORS, validator

WHOLE: Final[Any] = FULL["application"]
_DOCUMENTS: Final = ("offering", "supporting_information")
_SESSIONS: Final = ("offering", "sessions")
_OBJECTIVES: Final = ("offering", "educational_objectives")
_OFFERED: Final = {_DOCUMENTS, _OBJECTIVES, _SESSIONS}
LISTS: Final = {("co_sponsors",), ("instructors",), *_OFFERED}
"""The lists that `RefusedError.sound` can name."""


def _refused(payload: object) -> frozenset[tuple[str, ...]]:
    with pytest.raises(RefusedError) as no:
        accept_application(payload)
    return no.value.sound


@pytest.mark.parametrize(
    ("pointer", "value", "expected"),
    [
        # What is met before the lists.
        ("", {}, set()),
        ("/submitted_on", "2023-02-29", set()),
        ("/sponsor/kind", "none", set()),
        ("/offering/kind", "none", set()),
        ("/offering/syllabus/uri", "a", set()),
        ("/offering/supporting_information/0/uri", "a", set()),
        ("/offering/educational_objectives/0", "", {_DOCUMENTS}),
        ("/offering/sessions/0/starts_on", "2023-02-29", _OFFERED - {_SESSIONS}),
        ("/offering/sessions/0/ends_on", "2026-05-31", _OFFERED - {_SESSIONS}),
        ("/offering/contact_hours", "0", _OFFERED),
        ("/co_sponsors/0/kind", "none", _OFFERED),
        ("/instructors/0/fax", "none", LISTS - {("instructors",)}),
        # What is met after them, or names, which are looked at last.
        ("/registration_contact/email", "@", LISTS),
        ("/requested_approval", "none", LISTS),
        ("/fee_paid/amount", "a", LISTS),
        ("/fax", "none", LISTS),
        ("/application_id", "", LISTS),
        ("/sponsor/name", 7, LISTS),
        ("/sponsor/resume/title", "a\n", LISTS),
        ("/offering/syllabus/title", "x" * 301, LISTS),
        ("/registration_contact/name", "\u200b", LISTS),
        ("/offering/supporting_information/0/title", 7, LISTS - {_DOCUMENTS}),
        ("/offering/sessions/0/place", "\u200b", LISTS - {_SESSIONS}),
        ("/co_sponsors/0/name", "a\x00", LISTS - {("co_sponsors",)}),
        ("/co_sponsors/0/resume/title", "x" * 301, LISTS - {("co_sponsors",)}),
        ("/instructors/0/name", "", LISTS - {("instructors",)}),
        ("/instructors/0/resume/title", ["a"], LISTS - {("instructors",)}),
    ],
)
def test_the_sound_lists_are_named(
    pointer: str, value: object, expected: set[tuple[str, ...]]
) -> None:
    """All lists that were looked at before it was refused are named, but for the broken one."""
    assert expected == _refused(with_value(WHOLE, pointer, value))


def test_a_list_that_is_not_there_is_not_named() -> None:
    """The path of a list that the payload lacks is in no explanation, and in no answer."""
    assert frozenset() == _refused({**SMALLEST, "fax": "none"})


def _schema_of(path: tuple[str, ...]) -> Any:
    whole: Any = VALIDATORS["application"].schema
    here = whole
    for name in path:
        here = here["properties"][name]
        if "$ref" in here:
            here = whole["$defs"][here["$ref"].rpartition("/")[2]]
    return {**here, "$defs": whole["$defs"]}


_LIST_VALIDATORS: Final = {path: validator(_schema_of(path)) for path in LISTS}


def _assert_explained_alike(payload: Any, kind: str) -> None:
    """Hold the explanation that knows what is sound against the one that does not."""
    made, sound = _structured(payload, kind, Event if kind == "event" else Application)
    assert explain(payload, kind) == explain(payload, kind, sound)
    assert (made is None) is bool(explain(payload, kind))
    for path in sound:
        items = at(payload, "".join(f"/{name}" for name in path))
        assert _LIST_VALIDATORS[path[1:] if kind == "event" else path].is_valid(items)
        if path[-1] == "sessions":
            assert all(one["starts_on"] <= one["ends_on"] for one in items)


@given(data=st.data())
@law(150)
def test_an_application_is_explained_alike(data: st.DataObject) -> None:
    """Law: what is known to be sound holds no problem, and to leave it out loses none."""
    faulty = faulty_payloads("application").map(lambda one: one.payload)
    _assert_explained_alike(data.draw(faulty | mutated_payloads("application")), "application")


_TYPES: Final = st.sampled_from(["application_submitted", "application_amended"])


@given(data=st.data(), type_=_TYPES, on=st.sampled_from(["2026-03-02", "2026-02-30", 7]))
@law(150)
def test_an_event_is_explained_alike(data: st.DataObject, type_: str, on: object) -> None:
    """Law: so it is where an event holds the application, and may be wrong itself."""
    faulty = faulty_payloads("application").map(lambda one: one.payload)
    inside = data.draw(faulty | mutated_payloads("application"))
    _assert_explained_alike({"type": type_, "on": on, "application": inside}, "event")


_ITEM: Final = {"name": "Western chapter", "resume": {"title": "Profile"}}
_PLACES: Final = [f"/{'/'.join(path)}" for path in sorted(LISTS)]


@pytest.mark.parametrize(
    "shared",
    [
        [], [_ITEM], [{**_ITEM, "kind": "individual"}], [_ITEM, {**_ITEM, "name": ""}],
        [{"title": "Profile"}], ["Profile"], ["x" * 301],
        [{"starts_on": "2026-06-01", "ends_on": "2026-06-03"}],
        [{"starts_on": "2026-06-04", "ends_on": "2026-06-03"}], [{}], {},
    ],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("one", _PLACES)
def test_a_list_in_two_places_is_judged_in_each(shared: Any, one: str) -> None:
    """A list that is sound in one place is looked at where it is another's, though it is one."""
    for other in _PLACES:
        payload = copy.deepcopy({**WHOLE, "fax": "none"})
        for where in (one, other):
            parent, _, name = where.rpartition("/")
            at(payload, parent)[name] = shared
        _assert_explained_alike(payload, "application")
        _assert_explained_alike(
            {"type": "application_submitted", "on": "2026-03-02", "application": payload}, "event"
        )


def test_what_is_sound_is_not_counted() -> None:
    """A payload above the budget is explained alike, but that what is sound takes none of it."""
    sessions = [{"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}] * 1_000
    payload = with_value(WHOLE, "/offering/sessions", sessions)
    payload["fax"] = [[0] * 1_000] * 8
    _, sound = _structured(payload, "application", Application)
    unaware, aware = explain(payload, "application"), explain(payload, "application", sound)
    assert [("/fax", "shape.unknown_member")] == [(one.pointer, one.code) for one in aware]
    assert aware == tuple(one for one in unaware if one.code != "budget.nodes")
    assert aware != unaware
