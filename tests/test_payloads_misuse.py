"""Misuse of the boundary is refused, and a refusal stays one."""

import datetime as dt
import json
from typing import Any, NoReturn

import pytest

from cerp_rules import (
    PUBLISHED,
    SCHEMA_KINDS,
    AppealDecided,
    AppealFiled,
    Application,
    Assessment,
    CreditAward,
    Document,
    Event,
    InvalidPayloadError,
    LogoRequested,
    Participant,
    Problem,
    UnknownKindError,
    check,
    dump,
    load,
    schema,
)
from lookalikes import Text
from payload_problems import LONGEST_MESSAGE, found
from sample_payloads import SMALLEST


class _Revised(Application):
    """A class that is no kind of its own."""


class _Requested(LogoRequested):
    """A class that is no type of event of its own."""


_LOADED = load(SMALLEST, Application)
_REQUIRED = ("submitted_on", "sponsor", "offering")


@pytest.mark.parametrize(
    "into",
    [
        Document,
        dict,
        object,
        _Revised,
        Assessment,
        PUBLISHED,
        None,
        [],
        {},
        "application",
        pytest.param("x" * 1_000_000, id="a huge text"),
        pytest.param(10**5_000, id="a huge number"),
    ],
)
def test_unknown_class_is_refused(into: Any) -> None:
    """What a payload is to become is one of five classes or a type of event; else it is misuse."""
    for call in (check, load):
        with pytest.raises(UnknownKindError) as caught:
            call(SMALLEST, into)
        expected = ("Application", "Completion", "Event", "MarketingUse", "Policy")
        assert expected == caught.value.known
        assert LONGEST_MESSAGE > len(str(caught.value))


def test_one_type_of_event_can_be_asked_for() -> None:
    """An event of the type that is asked for loads, and another type is a problem at its member."""
    payload = {"type": "appeal_decided", "on": "2026-09-14", "votes_to_reverse": 3}
    voted = {**payload, "votes_to_uphold": 2}
    assert AppealDecided is type(load(voted, AppealDecided))
    assert load(voted, Event) == load(voted, AppealDecided)
    assert [("/type", "shape.choice")] == [
        (one.pointer, one.code) for one in check(voted, AppealFiled)
    ]
    assert check(payload, Event) == check(payload, AppealDecided)
    assert ["/votes_to_uphold"] == [one.pointer for one in check(payload, AppealFiled)]


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [],
        "text",
        Document(title="T"),
        Application,
        object(),
        LogoRequested,
        Participant(name="L. Birch"),
        CreditAward(value=16),
        _Requested(on=dt.date(2026, 4, 3)),
        _Revised(**{name: getattr(_LOADED, name) for name in _REQUIRED}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_value_without_payload_is_not_dumped(value: Any) -> None:
    """What is of none of the classes has no payload, a subclass of one included."""
    with pytest.raises(UnknownKindError) as caught:
        dump(value)
    assert (
        "Application", "Assessment", "CaseImpact", "Completion", "Deadline", "Duty", "Event",
        "Impact", "ImpactTotals", "MarketingUse", "Policy", "PolicyDiff",
    ) == caught.value.known  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    [
        "Application",
        "applications",
        "",
        pytest.param("x" * 1_000_000, id="a huge text"),
        Text("application"),
        None,
        1,
        [],
        {},
        pytest.param(10**5_000, id="a huge number"),
        Application,
    ],
)
def test_unknown_kind_of_schema_is_refused(kind: Any) -> None:
    """A kind of schema is exactly one of the texts that are listed."""
    with pytest.raises(UnknownKindError) as caught:
        schema(kind)
    assert SCHEMA_KINDS == caught.value.known
    assert LONGEST_MESSAGE > len(str(caught.value))


def test_kinds_of_schema_are_listed() -> None:
    """The kinds are those of the design."""
    assert (
        "application", "complete-application", "event", "completion", "marketing-use", "policy",
        "assessment", "duty", "deadline", "impact",
    ) == SCHEMA_KINDS  # fmt: skip


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_schema_is_a_fresh_copy(kind: str) -> None:
    """To change a schema anywhere, deep inside its examples too, changes no other copy."""
    before = json.dumps(schema(kind))
    _ruin(schema(kind))
    assert before == json.dumps(schema(kind))
    assert ("/submitted_on", "shape.required") == found({})[0]


def _ruin(value: Any) -> None:
    """Empty every object and list, the innermost first."""
    if isinstance(value, dict):
        for one in list(value.values()):
            _ruin(one)
        value.clear()
    elif isinstance(value, list):
        for one in list(value):
            _ruin(one)
        value.clear()


def test_refusal_without_a_known_cause_stays_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should structuring refuse what the explanation finds right, there is one problem."""

    def refuse(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("cerp_rules.payloads._LOAD", {Application: refuse})
    expected = Problem(
        code="shape.refused", pointer="", message="is refused as application, for no known cause"
    )
    assert (expected,) == check(SMALLEST, Application)
    with pytest.raises(InvalidPayloadError) as caught:
        load(SMALLEST, Application)
    assert (expected,) == caught.value.problems


@pytest.mark.parametrize("error", [KeyboardInterrupt, RecursionError, MemoryError])
def test_what_is_not_about_the_payload_is_no_refusal(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That somebody stops the program, or the caller has no stack left, is no problem of it."""

    def stop(*_: object) -> NoReturn:
        raise error

    for place in ("payloads._LOAD", "_accepting._application"):
        with monkeypatch.context() as patch:
            stand_in: Any = {Application: stop} if place.endswith("_LOAD") else stop
            patch.setattr(f"cerp_rules.{place}", stand_in)
            with pytest.raises(error):
                check(SMALLEST, Application)
