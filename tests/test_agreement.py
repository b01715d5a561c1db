"""The library accepts exactly what the schemas and the stated invariants accept.

Here jsonschema judges some payloads; `make agreement` lets ajv judge very many too.
"""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import agreement_judges
from agreement import drawn, near_bounds
from agreement_judges import (
    Drawn,
    Judged,
    assert_agreed,
    by_library,
    disagreement,
    invariants_hold,
)
from cerp_rules import AppealFiled, Event
from faults import BY_KIND
from faults import KINDS as KINDS_OF_TEXT
from fuzz_payloads import KINDS, NEAR
from fuzz_texts import texts
from fuzzing import NAMES, Given, changed_payloads, well_formed
from laws import law
from pointers import with_value
from sample_payloads import CLASSES, FULL

SEED = 5


@pytest.mark.parametrize("name", NAMES)
def test_what_loads_is_what_the_schema_and_the_invariants_accept(name: str) -> None:
    """Law: a payload loads if it is valid and keeps the invariants, and not otherwise."""

    @given(one=st.one_of(well_formed(name), changed_payloads(name), changed_payloads(name)))
    @law(25)
    def holds(one: Given) -> None:
        number, kind = 0, name.partition(":")[0]
        payload = Drawn(number, kind, one.into, "", one.payload)
        assert "" == disagreement(payload, by_library(payload))

    holds()


@pytest.mark.parametrize("name", FULL)
def test_whatever_is_tried_at_a_text_is_judged_alike(name: str) -> None:
    """At every text of a full payload all that is right, wrong or at a bound is judged alike."""
    for pointer in texts(FULL[name]):
        member = next(step for step in reversed(pointer.split("/")) if not step.isdigit())
        sort = KINDS_OF_TEXT.get(member, "choice")
        tried = BY_KIND[sort][:: 10 if sort == "choice" else 1]
        for text in (*tried, *NEAR.get(sort, ())):
            one = _one(name, with_value(FULL[name], pointer, text))
            said = by_library(one)
            assert "" == disagreement(one, said._replace(pointers=None)), (pointer, text)


def test_the_stream_is_judged_alike() -> None:
    """A thousand payloads of the stream that `make agreement` goes on with are judged alike."""
    for number in range(1_000):
        one = drawn(SEED, number)
        assert "" == disagreement(one, by_library(one)), number


def test_the_stream_is_the_same_each_time() -> None:
    """A payload depends on the seed and its number alone."""
    first = [drawn(SEED, number) for number in (7, 3, 900)]
    assert first == [drawn(SEED, number) for number in (7, 3, 900)]
    assert drawn(SEED, 7).text != drawn(SEED + 1, 7).text


def test_the_stream_is_mixed() -> None:
    """Of each kind about half is accepted, and codes, bounds and types of event are met."""
    answers: Counter[tuple[str, bool]] = Counter()
    codes: Counter[str] = Counter()
    bounds: Counter[str] = Counter()
    classes = set()
    for number in range(4_000):
        one = drawn(SEED, number)
        said = by_library(one)
        answers[one.kind, said.loads] += 1
        codes.update(set(said.codes))
        bounds.update(near_bounds(one.payload))
        classes.add(one.into)
    for kind in KINDS:
        assert 0.33 < answers[kind, True] / (answers[kind, True] + answers[kind, False]) < 0.67
    assert {
        "budget.name", "budget.number", "invariant.period", "shape.bound", "shape.choice",
        "shape.currency", "shape.day", "shape.decimal", "shape.email", "shape.required",
        "shape.term", "shape.text", "shape.too_few", "shape.too_long", "shape.too_many",
        "shape.twice", "shape.type", "shape.unknown_member", "shape.uri", "shape.url",
    } <= set(codes)  # fmt: skip
    assert {
        "29 February", "first day", "last day", "day before the first", "day after the last",
        "decimal with 4 places", "decimal with 5 places", "text -1 of a bound",
        "text +0 of a bound", "text +1 of a bound", "list -1 of its bound", "list +0 of its bound",
        "list +1 of its bound",
    } == set(bounds)  # fmt: skip
    assert 22 == len(classes)


_SUBMITTED = FULL["event:application_submitted"]
_BROKEN: list[tuple[str, str, object]] = [
    ("application", "/offering/sessions/0/ends_on", "2026-05-31"),
    ("completion", "/session/ends_on", "2026-05-31"),
    ("event:application_submitted", "/on", "2026-03-03"),
    ("event:application_submitted", "/application/submitted_on", "2026-03-01"),
    ("event:application_submitted", "/application/offering/sessions/0/starts_on", "2026-06-04"),
    ("event:application_amended", "/application/offering/sessions/0/starts_on", "2026-06-04"),
    ("event:application_approved", "/sessions/0/ends_on", "2026-05-31"),
    ("event:records_delivered", "/session/starts_on", "2027-01-01"),
]


@pytest.mark.parametrize("name", FULL)
def test_the_full_payloads_keep_the_invariants(name: str) -> None:
    """What is right keeps them, and an application that is amended has a day of its own."""
    assert invariants_hold(FULL[name])


@pytest.mark.parametrize(("name", "pointer", "value"), _BROKEN)
def test_a_broken_invariant_is_seen(name: str, pointer: str, value: object) -> None:
    """A session that ends early, and another day of submission, break them."""
    assert not invariants_hold(with_value(FULL[name], pointer, value))


def _one(name: str, payload: Any, into: Any = None) -> Drawn:
    return Drawn(0, name.partition(":")[0], into or CLASSES[name], "", payload)


@pytest.mark.parametrize(
    ("payload", "said", "ajv", "expected"),
    [
        ({"kind": "claim"}, Judged(loads=True), "11", ""),
        ({"kind": "claim"}, Judged(loads=True), "01", "jsonschema accepts, ajv says 01"),
        ({"kind": "claim"}, Judged(loads=True, checked=False), "11", "check and load differ"),
        (
            {"kind": "claim"},
            Judged(loads=False, codes=("shape.type",)),
            "11",
            (
                "load refuses, schema and invariants accepts; "
                "the schema accepts, the codes are shape.type"
            ),
        ),
        ({"kind": "no"}, Judged(loads=False, codes=("shape.choice",)), "00", ""),
        (
            {"kind": "no"},
            Judged(loads=True),
            "00",
            "load accepts, schema and invariants refuses; the schema refuses, the codes are ",
        ),
        (
            {"kind": "no"},
            Judged(loads=False, codes=("shape.choice",)),
            "10",
            "jsonschema refuses, ajv says 10",
        ),
        (
            {"kind": "no"},
            Judged(loads=False, codes=("shape.choice",), pointers=frozenset({"/says"})),
            "00",
            "the schema finds other members wrong",
        ),
    ],
)
def test_whoever_judges_otherwise_is_named(
    payload: Any, said: Judged, ajv: str, expected: str
) -> None:
    """The library, its codes, `check` and ajv each disagree by themselves."""
    assert expected == disagreement(_one("marketing-use", payload), said, ajv)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["grades", "grades"], {"/kinds"}),
        (["grades", "grades", []], {"/kinds", "/kinds/2"}),
        ([[], []], {"/kinds/0", "/kinds/1"}),
        ([1, 1.0], {"/kinds/0", "/kinds/1"}),
    ],
)
def test_what_is_no_text_is_not_said_twice(kinds: list[Any], expected: set[str]) -> None:
    """Of items that must differ only texts are compared, for the others are wrong by themselves."""
    name = "event:records_delivered"
    one = _one(name, with_value(FULL[name], "/kinds", kinds))
    said = by_library(one)
    assert expected == set(said.pointers or ())
    assert "" == disagreement(one, said)


def test_an_event_of_another_type_is_valid_and_not_loaded() -> None:
    """To the schema it is an event like any other, and `load` was asked for another."""
    one = _one("event:logo_requested", FULL["event:logo_requested"], AppealFiled)
    assert "" == disagreement(one, by_library(one), "11")
    assert "" != disagreement(one, Judged(loads=True), "11")
    asked = _one("event:appeal_filed", FULL["event:appeal_filed"], AppealFiled)
    assert "" == disagreement(asked, by_library(asked), "11")
    assert Event is not asked.into


def test_a_disagreement_is_an_error_where_it_is_asserted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What atheris holds the library to fails when the judges differ."""
    assert_agreed("marketing-use", {"kind": "claim"})
    said = Judged(loads=False, codes=("shape.type",))
    monkeypatch.setattr(agreement_judges, "by_library", lambda _: said)
    with pytest.raises(AssertionError):
        assert_agreed("marketing-use", {"kind": "claim"})
