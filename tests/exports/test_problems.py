"""Problems become the problem details of RFC 9457, and repeat nothing of the payload."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    SCHEMA_KINDS,
    Application,
    Event,
    InvalidPayloadError,
    InvalidValueError,
    Problem,
    check,
    load,
    schema,
)
from cerp_rules.exports import problem_details
from cerp_rules.testing.strategies import Faulty
from payload_faults import faulty_of, replaced
from pointers import at, with_value
from sample_payloads import CLASSES, FULL
from schema_members import all_schemas

NO_TEXT: Any = 7
TYPE = "https://example.org/problems/malformed"


def details(*problems: Problem) -> dict[str, Any]:
    """Give the details of problems."""
    return problem_details(problems, type_uri=TYPE)


def problem(pointer: str = "", code: str = "shape.type", message: str = "must be text") -> Problem:
    """Give a problem at a pointer."""
    return Problem(code=code, pointer=pointer, message=message)


def fragment(pointer: str) -> str:
    """Give the fragment of the one problem at a pointer."""
    return str(details(problem(pointer))["errors"][0]["pointer"])


# --- What the details say ------------------------------------------------------------------------


def test_details_are_those_of_rfc_9457() -> None:
    """The members are those of the standard, and each problem is one error."""
    problems = check({"submitted_on": "2023-02-29", "offering": {"kind": "course"}}, Application)
    expected = {
        "type": TYPE,
        "title": "The payload is malformed",
        "status": 422,
        "detail": "The payload has 3 problems.",
        "errors": [
            {
                "pointer": "#/submitted_on",
                "code": "shape.day",
                "detail": "must be a day that exists, from 1900 to 2200, as YYYY-MM-DD",
                "clause": "reviews.notice",
            },
            {
                "pointer": "#/offering/title",
                "code": "shape.required",
                "detail": "is required and missing",
            },
            {
                "pointer": "#/sponsor",
                "code": "shape.required",
                "detail": "is required and missing",
                "clause": "applications.sponsor-and-instructors",
            },
        ],
    }
    assert expected == problem_details(problems, type_uri=TYPE)
    assert list(expected) == list(problem_details(problems, type_uri=TYPE))


def test_instance_is_there_when_it_is_given() -> None:
    """The occurrence is named after what is said of it, and only when it is given."""
    given_ = problem_details([problem()], type_uri=TYPE, instance="/applications/17#2")
    assert "/applications/17#2" == given_.pop("instance")
    assert details(problem()) == given_


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["shape.type"], "The payload has 1 problem."),
        (["shape.type", "shape.day"], "The payload has 2 problems."),
        (
            ["shape.type", "budget.problems"],
            "The payload has more than the 1 problems that are listed.",
        ),
    ],
)
def test_problems_are_counted(codes: list[str], expected: str) -> None:
    """The detail says how many problems there are, and whether more than are listed."""
    assert expected == details(*(problem(code=code) for code in codes))["detail"]


def test_more_than_a_hundred_problems_are_said_to_be_more() -> None:
    """What `check` gives of a payload with more problems than it lists is said to be more."""
    problems = check({str(number): 0 for number in range(200)}, Application)
    found = problem_details(problems, type_uri=TYPE)
    assert "The payload has more than the 100 problems that are listed." == found["detail"]
    assert 101 == len(found["errors"])


def test_problems_may_come_one_by_one() -> None:
    """An iterator of problems will do, and so will those of an error."""
    with pytest.raises(InvalidPayloadError) as caught:
        load({}, Application)
    problems = caught.value.problems
    expected = problem_details(problems, type_uri=TYPE)
    assert 3 == len(expected["errors"])
    assert expected == problem_details(iter(problems), type_uri=TYPE)


# --- Pointers as fragments -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", "#"), ("/foo", "#/foo"), ("/foo/0", "#/foo/0"), ("/", "#/"), ("/a~1b", "#/a~1b"),
        ("/c%d", "#/c%25d"), ("/e^f", "#/e%5Ef"), ("/g|h", "#/g%7Ch"), ("/i\\j", "#/i%5Cj"),
        ('/k"l', "#/k%22l"), ("/ ", "#/%20"), ("/m~0n", "#/m~0n"),
    ],
)  # fmt: skip
def test_fragments_are_those_of_the_standard(pointer: str, expected: str) -> None:
    """The examples of RFC 6901, section 6, come out as they stand there."""
    assert expected == fragment(pointer)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/größe", "#/gr%C3%B6%C3%9Fe"),
        ("/樹/\U0001f332", "#/%E6%A8%B9/%F0%9F%8C%B2"),
        ("/a#b", "#/a%23b"),
        ("/<b>", "#/%3Cb%3E"),
        ("/[0]{1}`", "#/%5B0%5D%7B1%7D%60"),
        ("/!$&'()*+,;=:@?._-", "#/!$&'()*+,;=:@?._-"),
        ("/a\x7f\n", "#/a%7F%0A"),
    ],
)
def test_what_a_fragment_cannot_hold_is_written_as_octets(pointer: str, expected: str) -> None:
    """What is not of ASCII, or stands for something in a URI, is percent-encoded."""
    assert expected == fragment(pointer)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_fragments_can_be_read_back(name: str) -> None:
    """Law: a fragment is of ASCII, and decoded it is the pointer."""
    pointer = "/" + name.replace("~", "~0").replace("/", "~1")
    written = fragment(pointer)
    assert written.isascii()
    assert "#" + pointer == unquote(written, errors="strict")


# --- Nothing of the payload ----------------------------------------------------------------------

PAYLOADS = sorted(FULL)


def _texts(value: object) -> Iterator[str]:
    """Give every text that is a value in a payload."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _said(payload: object, into: Any) -> Iterator[tuple[str, str, str]]:
    """Give pointer, code and words of each problem of a payload."""
    for one in problem_details(check(payload, into), type_uri=TYPE)["errors"]:
        yield one["pointer"], one["code"], one["detail"]


@pytest.mark.parametrize("name", PAYLOADS)
def test_words_do_not_depend_on_the_value(name: str) -> None:
    """Law: whatever wrong text stands in a place, the words for one code are the same."""
    words: dict[tuple[str, str], set[str]] = {}
    for pointer, value, _ in replaced(FULL[name], name):
        if value and type(value) is str:  # of an empty text other words are said
            payload = with_value(FULL[name], pointer, value)
            for found, code, detail in _said(payload, CLASSES[name]):
                words.setdefault((found, code), set()).add(detail)
    assert {} == {place: said for place, said in words.items() if len(said) > 1}


MARK = "Pr1vate"


@given(st.data())
def test_no_text_of_a_payload_is_repeated(data: st.DataObject) -> None:
    """Law: marked texts, put in place of any values, come back nowhere in the details."""
    name = data.draw(st.sampled_from(PAYLOADS))
    payload = FULL[name]
    places = [pointer for pointer, value, _ in replaced(payload, name) if value is None]
    for pointer in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=5)):
        text = data.draw(st.text(max_size=20)) + MARK + data.draw(st.text(max_size=200))
        try:
            at(payload, pointer)
        except (KeyError, TypeError, IndexError, ValueError):
            continue  # inside what was replaced before
        payload = with_value(payload, pointer, text)
    problems = check(payload, CLASSES[name])
    if problems:
        assert MARK not in json.dumps(problem_details(problems, type_uri=TYPE))


@cache
def _faulty(name: str) -> tuple[Faulty, ...]:
    return tuple(faulty_of(FULL[name], name))


# What the library says of its own accord: its choices, and the kind of value it asks for.
OWN_WORDS = {
    "text",
    *(value for kind in SCHEMA_KINDS for _, one in all_schemas(schema(kind))
      for value in one.get("enum", ())),
}  # fmt: skip


@given(st.sampled_from(PAYLOADS), st.data())
def test_no_value_of_a_faulty_payload_is_repeated(name: str, data: st.DataObject) -> None:
    """Law: of a payload with one fault no text is repeated, but what the library says itself."""
    faulty = data.draw(st.sampled_from(_faulty(name)))
    said = list(_said(faulty.payload, CLASSES[name]))
    assert [] != said
    values = {text for text in _texts(faulty.payload) if len(text) > 3} - OWN_WORDS
    assert [] == [text for text in values for _, _, detail in said if text in detail]


@pytest.mark.parametrize(
    ("payload", "into", "code", "expected"),
    [
        (
            {"submitted_on": "2026-03-02", "sponsor": {"name": "C", "kind": "a', not 'b"},
             "offering": {"title": "T", "kind": "x"}},
            Application, "shape.choice",
            ("must be one of educational_institution, government_agency, non_profit_organization, "
            "for_profit_organization, individual, other"),
        ),
        (
            with_value(FULL["application"], "/offering/sessions/0/ends_on", "2026-05-31"),
            Application, "invariant.period", "must not be before the day on which it starts",
        ),
        (
            with_value(FULL["event:application_submitted"], "/on", "2026-03-03"),
            Event, "invariant.submitted_on",
            "must be the day of submission that the application gives",
        ),
    ],
)  # fmt: skip
def test_words_that_repeated_the_payload_do_so_no_more(
    payload: object, into: Any, code: str, expected: str
) -> None:
    """Where the message of a problem repeats the payload, the details say it without."""
    messages = [one.message for one in check(payload, into) if one.code == code]
    said = [detail for _, found, detail in _said(payload, into) if found == code]
    assert expected == said[0]
    assert messages[0] != said[0]


# --- Misuse --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "uri",
    [
        "about:blank", "https://example.org/problems/malformed", "/problems/malformed",
        "malformed", "problems/a:b", "#malformed", "?a=b", "urn:example:a%20b", "//example.org",
        "https://[2001:db8::1]:8080/a", "tag:example.org,2026:malformed", ".", "https://a.example?b",
    ],
)  # fmt: skip
def test_uri_reference_is_taken(uri: str) -> None:
    """Each form of a URI reference names a type, and an occurrence."""
    found = problem_details([problem()], type_uri=uri, instance=uri)
    assert (uri, uri) == (found["type"], found["instance"])


@pytest.mark.parametrize(
    "uri",
    [
        "", " ", "a b", "https://example.org/\n", "a\n", "größe", "a%", "a%2", "a%zz", "<a>",
        "1:a", ":a", "a#b#c", "https://example.org/[a]", '"', "\\", "a|b", "a^b", "\ud800",
        None, 7, b"about:blank", ["about:blank"],
    ],
)  # fmt: skip
def test_what_is_no_uri_reference_is_refused(uri: Any) -> None:
    """What is no URI reference names nothing, and is misuse."""
    with pytest.raises(InvalidValueError) as caught:
        problem_details([problem()], type_uri=uri)
    assert ("type_uri", "must be a URI reference in ASCII") == (
        caught.value.field,
        caught.value.reason,
    )
    if uri is not None:
        with pytest.raises(InvalidValueError, match=r"^instance must be a URI reference"):
            problem_details([problem()], type_uri=TYPE, instance=uri)


@pytest.mark.parametrize(
    ("problems", "field"),
    [
        ((), "problems"),
        (iter(()), "problems"),
        (None, "problems"),
        (problem(), "problems"),
        ("ab", "problems[0]"),
        ([problem(), None], "problems[1]"),
        ([InvalidPayloadError((problem(),))], "problems[0]"),
        ([problem(NO_TEXT)], "problems[0].pointer"),
        ([problem("offering")], "problems[0].pointer"),
        ([problem("#/offering")], "problems[0].pointer"),
        ([problem("/a~2")], "problems[0].pointer"),
        ([problem("/a~")], "problems[0].pointer"),
        ([problem(), problem("/\ud800")], "problems[1].pointer"),
    ],
)
def test_what_is_no_problem_is_refused(problems: Any, field: str) -> None:
    """No problem, what is none, and one without a JSON Pointer are misuse."""
    with pytest.raises(InvalidValueError) as caught:
        problem_details(problems, type_uri=TYPE)
    assert field == caught.value.field


def test_details_are_fresh() -> None:
    """Each call gives a value of its own."""
    first = details(problem())
    first["errors"].clear()
    assert 1 == len(details(problem())["errors"])


@pytest.mark.parametrize(
    ("type_uri", "title"),
    [
        ("about:blank", "Unprocessable Content"),
        ("https://example.org/malformed", "The payload is malformed"),
    ],
)
def test_a_problem_without_a_type_has_the_title_of_its_status(type_uri: str, title: str) -> None:
    """RFC 9457, 4.2.1: with the type about:blank the title is the phrase of the status."""
    problem = Problem(code="shape.required", pointer="/offering", message="is missing")
    assert title == problem_details([problem], type_uri=type_uri)["title"]
