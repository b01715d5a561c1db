"""The explanation finds exactly what structuring refuses, and has words for all of it."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import Problem, schema
from cerp_rules._budget import PROBLEMS
from cerp_rules._conversion import CONVERTER
from cerp_rules._explain import _EXPLAIN, explain
from cerp_rules._text import PATTERNS
from cerp_rules.testing.strategies import payloads
from laws import law
from payload_strategies import faulty_payloads, mutated_payloads
from pointers import with_value
from sample_payloads import FULL, LOADED

LOADABLE = tuple(LOADED)

# What says something about a payload that is explained; `format` and the rest only annotate.
_ANNOTATIONS = frozenset(
    {
        "$schema", "$id", "$defs", "title", "description", "examples", "format",
        "x-clause", "x-supplied-by", "x-enum-descriptions",
    }
)  # fmt: skip
_WALKED = frozenset({"$ref", "properties", "items"})
# How the type of an event chooses what it is held to; none of these is ever itself a problem.
_CHOOSING = frozenset({"allOf", "const"})


def _accepted(payload: object, kind: str) -> bool:
    """Tell whether strict structuring accepts a payload."""
    try:
        CONVERTER.structure(payload, LOADED[kind])
    except Exception:  # noqa: BLE001  # whatever it is, it is a refusal
        return False
    return True


def _found(payload: object, kind: str) -> list[tuple[str, str]]:
    return [(one.pointer, one.code) for one in explain(payload, kind)]


def _subschemas(here: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a schema and every schema inside it."""
    yield here
    for name in ("properties", "$defs"):
        for inside in here.get(name, {}).values():
            yield from _subschemas(inside)
    if "items" in here:
        yield from _subschemas(here["items"])


# --- That the two agree --------------------------------------------------------------------------


@given(data=st.data(), kind=st.sampled_from(LOADABLE))
@law(60)
def test_valid_payload_is_accepted_and_has_nothing_to_explain(
    data: st.DataObject, kind: str
) -> None:
    """Law: what structuring accepts, the explanation finds no problem with."""
    payload = data.draw(payloads(LOADED[kind]))
    assert _accepted(payload, kind)
    assert () == explain(payload, kind)


@given(data=st.data(), kind=st.sampled_from(LOADABLE))
@law(100)
def test_faulty_payload_is_refused_and_explained_at_the_fault(
    data: st.DataObject, kind: str
) -> None:
    """Law: what has one fault is refused, and the explanation finds the fault at its pointer."""
    faulty = data.draw(faulty_payloads(kind))
    assert not _accepted(faulty.payload, kind)
    assert [(faulty.pointer, faulty.code)] == _found(faulty.payload, kind)


@given(data=st.data(), kind=st.sampled_from(LOADABLE))
@law(100)
def test_structuring_accepts_exactly_what_has_no_problem(data: st.DataObject, kind: str) -> None:
    """Law: structuring accepts a payload if and only if the explanation is empty."""
    payload = data.draw(mutated_payloads(kind))
    assert _accepted(payload, kind) is (() == explain(payload, kind))


@pytest.mark.parametrize(
    ("pointer", "values"),
    [
        ("/sponsor/name", ["x", "x" * 300, "\U0001f33f", "\u00a0x\u00a0", "a\u200db", "\ue000"]),
        (
            "/submitted_on",
            ["1900-01-01", "2200-12-31", "2000-02-29", "2024-02-29", "1904-02-29", "2196-02-29"],
        ),
        ("/offering/contact_hours", ["1", "0.0001", "999999999.9999", "2.50", "0.1"]),
        ("/fee_paid/amount", ["0", "0.0000", "25.00"]),
        ("/fee_paid/currency", ["USD", "CHF"]),
        ("/registration_contact/email", ["a@b.co", "o'b@x-y.example", "x" * 249 + "@b.co"]),
        (
            "/registration_contact/url",
            ["http://a", "HTTPS://A.B:1/", "https://a/%41?q#f", "https://a/" + "x" * 2_038],
        ),
        ("/sponsor/resume/uri", ["urn:ab:c", "URN:isbn:0-1", "https://a", "urn:a:b?c#d"]),
        ("/registration_contact/phone", ["1", "5" * 100, "(0) 12/34"]),
        ("/offering/recurring", [True, False]),
        ("/offering/sessions/0/ends_on", ["2026-06-01", "2200-12-31"]),
    ],
)
def test_value_at_the_edge_of_what_is_right_is_accepted(pointer: str, values: list[object]) -> None:
    """What is just right is accepted by both."""
    for value in values:
        payload = with_value(FULL["application"], pointer, value)
        assert _accepted(payload, "application"), value
        assert () == explain(payload, "application"), value


@pytest.mark.parametrize(
    ("pointer", "values"),
    [
        ("/review_notice", ["P1Y", "P99Y999M999W9999D", "P1D", "P12W"]),
        (
            "/holidays",
            [[], ["2026-12-25"], [f"{1900 + n // 12}-{n % 12 + 1:02}-01" for n in range(1_000)]],
        ),
        ("/readings", [{}, {"upload_day": "before"}]),
        ("/source", [{"title": "T", "read_on": "2026-11-23"}]),
        ("/sponsor_kinds", [["other"], ["individual", "other"]]),
    ],
)
def test_policy_value_at_the_edge_of_what_is_right_is_accepted(
    pointer: str, values: list[object]
) -> None:
    """What is just right in a policy is accepted by both."""
    for value in values:
        payload = with_value(FULL["policy"], pointer, value)
        assert _accepted(payload, "policy"), value
        assert () == explain(payload, "policy"), value


@pytest.mark.parametrize(
    ("name", "pointer", "values"),
    [
        ("event:appeal_decided", "/votes_to_reverse", [0, 1_000, 0.0, -0.0, 1_000.0, 3.0]),
        ("event:appeal_decided", "/abstentions", [0, 1_000]),
        ("event:application_declined", "/reasons", [["x"], ["x" * 2_000] * 100]),
        ("event:review_recorded", "/remarks", ["x", "x" * 2_000]),
        ("event:application_approved", "/approval_code", ["x", "x" * 300]),
        ("event:application_approved", "/credits", [{"value": "0.0001"}]),
        ("event:application_approved", "/sessions", [[]]),
        ("event:records_delivered", "/kinds", [["grades"], ["grades", "attendance"]]),
        ("event:warning_issued", "/grounds", [[], ["code_of_ethics"]]),
        ("event:warning_issued", "/evidence", [[], [{"title": "T"}] * 100]),
        ("event:pre_approval_terminated", "/notified_on", ["1900-01-01", "2200-12-31"]),
        ("completion", "/hours_attended", ["0", "999999999.9999"]),
        ("completion", "/records", [[], [{"kind": "grades"}] * 100]),
        ("completion", "/confirmed_by", [{}, {"name": "x"}]),
        ("completion", "/confirmation", [{"issued_on": "2026-06-10"}]),
        ("completion", "/session/ends_on", ["2026-06-01", "2200-12-31"]),
        ("marketing-use", "/kind", ["claim", "logo"]),
    ],
)
def test_value_at_the_edge_is_accepted_in_other_kinds(
    name: str, pointer: str, values: list[object]
) -> None:
    """What is just right in an event, a completion or a use in marketing is accepted by both."""
    kind = name.partition(":")[0]
    for value in values:
        payload = with_value(FULL[name], pointer, value)
        assert _accepted(payload, kind), value
        assert () == explain(payload, kind), value


# --- That there are words for everything ----------------------------------------------------------


@pytest.mark.parametrize("kind", LOADABLE)
def test_every_keyword_of_a_loadable_schema_is_explained(kind: str) -> None:
    """A schema that is explained uses no keyword that has no explanation."""
    keywords = {keyword for one in _subschemas(schema(kind)) for keyword in one}
    assert set() == keywords - _ANNOTATIONS - _WALKED - _CHOOSING - set(_EXPLAIN)


def test_every_explanation_is_needed() -> None:
    """No keyword is explained that no loadable schema uses."""
    keywords = {key for kind in LOADABLE for one in _subschemas(schema(kind)) for key in one}
    assert set() == set(_EXPLAIN) - keywords


def test_every_pattern_is_explained_and_every_explanation_used() -> None:
    """Each pattern of a loadable schema has words, and there are words for no other."""
    patterns = {
        one["pattern"] for kind in LOADABLE for one in _subschemas(schema(kind)) if "pattern" in one
    }
    assert patterns == set(PATTERNS)


@pytest.mark.parametrize("kind", LOADABLE)
def test_objects_of_a_loadable_schema_allow_no_other_members(kind: str) -> None:
    """Each object says which members it has, and that it has no other."""
    for one in _subschemas(schema(kind)):
        assert ("properties" in one) is (one.get("type") == "object")
        # An event is closed by the record of its type.
        closed = "properties" in one and "allOf" not in one
        assert one.get("additionalProperties") is (False if closed else None)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("text", "text"),
        ({}, "an object"),
        ([], "a list"),
        (1, "a number"),
        (1.5, "a number"),
        (None, "null"),
    ],
)
def test_type_of_what_is_given_is_named(value: object, message: str) -> None:
    """What is given instead of a flag is named in the words of JSON."""
    payload = with_value(FULL["application"], "/offering/recurring", value)
    (problem,) = explain(payload, "application")
    assert f"must be true or false, not {message}" == problem.message


_ANOTHER_DAY = "must be 2026-03-02, the day of submission"


@pytest.mark.parametrize(
    ("kind", "pointer", "value", "message"),
    [
        ("policy", "/sponsor_kinds", [], "must have at least 1"),
        ("policy", "/reviewers", ["committee"] * 2, "must name each item once"),
        ("policy", "/reviewers", ["committee"] * 3, "must have at most 2 items"),
        (
            "policy",
            "/approval_term",
            "P0D",
            "must be an ISO 8601 duration of whole units, such as P6W",
        ),
        ("policy", "/fee/amount", "-1", 'must be a decimal as text, such as "2.5"'),
        ("policy", "/fee/currency", "$", "must be a currency code of three capital letters"),
        (
            "policy",
            "/source/url",
            "urn:a:b",
            "must be an http or https address in ASCII",
        ),
        ("policy", "/edition", "\n", "must show something and hold no control characters"),
        (
            "application",
            "/sponsor/resume/uri",
            "x",
            "must be an http, https or urn address in ASCII",
        ),
        ("application", "/registration_contact/email", "@", "must be an e-mail address in ASCII"),
        (
            "application",
            "/offering/contact_hours",
            "0",
            'must be a decimal above zero as text, such as "2.5"',
        ),
        ("application", "/x", 1, "is not a member of this object"),
        ("event:appeal_decided", "/abstentions", -1, "must be at least 0"),
        ("event:appeal_decided", "/abstentions", 1_001, "must be at most 1000"),
        ("event:appeal_decided", "/abstentions", "3", "must be a whole number, not text"),
        (
            "event:appeal_decided",
            "/abstentions",
            0.5,
            "must be a whole number, not one with a fraction",
        ),
        ("event:appeal_decided", "/abstentions", True, "must be a whole number, not true or false"),
        ("event:warning_issued", "/grounds", ["guidelines"] * 2, "must name each item once"),
        ("event:application_submitted", "/on", "2026-03-03", _ANOTHER_DAY),
        (
            "event:records_delivered",
            "/session/ends_on",
            "2026-05-31",
            "must not be before 2026-06-01, when it starts",
        ),
        ("marketing-use", "/kind", "word", "must be one of claim, logo, not 'word'"),
    ],
)
def test_each_sort_of_problem_has_its_words(
    kind: str, pointer: str, value: object, message: str
) -> None:
    """The words say what would be right."""
    (problem,) = explain(with_value(FULL[kind], pointer, value), kind.partition(":")[0])
    assert (pointer, message) == (problem.pointer, problem.message)


def test_missing_member_has_its_words() -> None:
    """What is required and missing is said to be so."""
    problems = explain({}, "application")
    assert {"is required and missing"} == {one.message for one in problems}


# --- Order, number and invariants -----------------------------------------------------------------


def test_problems_come_in_the_order_of_the_payload() -> None:
    """The order is that of the members as given, not that of their names or of the schema."""
    payload = copy.deepcopy(FULL["application"])
    backwards = dict(reversed(list(payload.items())))
    for name in backwards:
        backwards[name] = None
    assert [f"/{name}" for name in backwards] == [
        pointer for pointer, _ in _found(backwards, "application")
    ]


def test_problems_of_a_member_come_before_those_inside_it() -> None:
    """That a list has too many items is said before what is wrong with its items."""
    found = _found({**FULL["application"], "co_sponsors": [{}] * 51}, "application")
    assert ("/co_sponsors", "shape.too_many") == found[0]
    assert [f"/co_sponsors/{index}/name" for index in range(51)] == [one for one, _ in found[1:]]


def test_most_problems_are_a_hundred() -> None:
    """The bound is part of what `check` promises."""
    assert 100 == PROBLEMS


def test_problems_beyond_the_hundredth_are_mentioned() -> None:
    """The last problem says that others are not listed, at the whole payload."""
    payload = {**FULL["application"], "instructors": [{}] * 500}
    problems = explain(payload, "application")
    assert [f"/instructors/{index}/name" for index in range(100)] == [
        one.pointer for one in problems[:-1]
    ]
    message = "has more problems than the 100 that are listed"
    assert Problem(code="budget.problems", pointer="", message=message) == problems[-1]


def test_no_more_is_looked_for_than_is_listed() -> None:
    """What is found with the least work is listed first, and then nothing more is looked for."""
    early = {"starts_on": "2026-06-03", "ends_on": "2026-06-01"}
    payload = {"offering": {"sessions": [early] * 101}}
    assert ["/offering/sessions/0/ends_on", "/offering/sessions/99/ends_on"] == [
        explain(payload, "application")[index].pointer for index in (0, 99)
    ]
    payload["offering"]["sessions"].pop()
    assert ["/offering/sessions/0/ends_on", ""] == [
        explain(payload, "application")[index].pointer for index in (0, 100)
    ]


def test_nothing_is_looked_for_in_a_list_that_was_accepted() -> None:
    """A list that is said to be sound is taken to be so, and so is no other."""
    payload = {**FULL["application"], "instructors": [{}], "co_sponsors": [{}]}
    expected = [
        ("/co_sponsors/0/name", "shape.required"),
        ("/instructors/0/name", "shape.required"),
    ]
    for sound, left in (((), expected), ((("instructors",),), expected[:1])):
        problems = explain(payload, "application", sound)
        assert left == [(one.pointer, one.code) for one in problems]
