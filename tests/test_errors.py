"""Errors: what each says and keeps, that each survives a pickle, and that none repeats much."""

import copy
import datetime as dt
import pickle
import unicodedata
from typing import Any

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cerp_rules
from cerp_rules import (
    PUBLISHED,
    Application,
    ApplicationWithdrawn,
    Assessment,
    CerpRulesError,
    Fee,
    Finding,
    InvalidPayloadError,
    InvalidValueError,
    Modality,
    NotInForceError,
    NotPermittedError,
    Offering,
    OfferingKind,
    Party,
    PreApproval,
    Problem,
    Readings,
    Sponsor,
    Term,
    UnknownKindError,
    Verdict,
    clause,
    errors,
)

FIRST = Problem(code="shape.required", pointer="/submitted_on", message="is missing")
SECOND = Problem(code="shape.type", pointer="", message="must be an object", clause="fees.none")
HOSTILE = "\x1b[31m\u202e\ud800" + "x" * 1_000_000


def finding(verdict: Verdict, message: str, **members: Any) -> Finding:
    """Build a finding on the reviews, decisive unless said otherwise."""
    given: dict[str, Any] = {
        "rule": "reviews-there",
        "clause": "reviews.reviewers",
        "modality": Modality.MUST,
        "decisive": True,
        "pointer": "/type",
    }
    return Finding(verdict=verdict, message=message, **{**given, **members})


def refusal(*findings: Finding) -> Assessment:
    """Build the assessment of an event that is not permitted."""
    return Assessment(findings=findings, on=dt.date(2026, 4, 1), edition="published")


MET = finding(Verdict.MET, "An approval is possible.")
ADVICE = finding(Verdict.NOT_MET, "The credits come late.", decisive=False)
NOT_MET = finding(Verdict.NOT_MET, "The decision is another.")
LATER = finding(Verdict.NOT_MET, "The approval ended before.", clause="oversight.measures")
ASKED = finding(
    Verdict.UNKNOWN,
    "The review of the Committee is missing.",
    question="What does the Committee recommend?",
    supplied_by=Party.COMMITTEE,
)
OPEN = finding(Verdict.OPEN, "A person must decide.", clause="oversight.measures")
DAY = dt.date(2026, 3, 9)
APPLICATION = Application(
    submitted_on=dt.date(2026, 3, 2),
    sponsor=Sponsor(name="Cascadia Wetlands Institute"),
    offering=Offering(title="Riparian field course", kind=OfferingKind.COURSE),
)

ERRORS: list[tuple[CerpRulesError, type[Exception], str, dict[str, Any]]] = [
    (
        InvalidPayloadError((FIRST,)),
        ValueError,
        "/submitted_on: is missing",
        {"problems": (FIRST,)},
    ),
    (
        InvalidPayloadError((SECOND, FIRST, FIRST)),
        ValueError,
        "the whole payload: must be an object (and 2 more)",
        {"problems": (SECOND, FIRST, FIRST)},
    ),
    (
        InvalidValueError("years", "-1", "must be a whole number"),
        ValueError,
        "years must be a whole number, not -1",
        {"field": "years", "value": "-1", "reason": "must be a whole number"},
    ),
    (
        InvalidValueError.of("name", "\n", "must show something"),
        ValueError,
        "name must show something, not '\ufffd'",
        {"field": "name", "value": "'\ufffd'", "reason": "must show something"},
    ),
    (
        UnknownKindError("invoice", ("application", "policy")),
        LookupError,
        "invoice is none of: application, policy",
        {"kind": "invoice", "known": ("application", "policy")},
    ),
    (
        NotInForceError(dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
        LookupError,
        "no edition is in force on 2026-12-31; the first is from 2027-01-01",
        {"day": dt.date(2026, 12, 31), "first": dt.date(2027, 1, 1)},
    ),
    (
        NotInForceError(pendulum.Date(1900, 1, 1), pendulum.Date(2200, 12, 31)),
        LookupError,
        "no edition is in force on 1900-01-01; the first is from 2200-12-31",
        {"day": dt.date(1900, 1, 1), "first": dt.date(2200, 12, 31)},
    ),
    # What is not met is told before what is missing, and that before what is left to a person;
    # what is met or not decisive stands in nobody's way, and is not counted either.
    (
        NotPermittedError(refusal(MET, ADVICE, OPEN, ASKED, NOT_MET, ASKED)),
        ValueError,
        "The decision is another. (reviews.reviewers) (and 3 more)",
        {"assessment": refusal(MET, ADVICE, OPEN, ASKED, NOT_MET, ASKED), "index": None},
    ),
    (
        NotPermittedError(refusal(NOT_MET, LATER)),
        ValueError,
        "The decision is another. (reviews.reviewers) (and 1 more)",
        {"assessment": refusal(NOT_MET, LATER), "index": None},
    ),
    (
        NotPermittedError(refusal(OPEN, ASKED), 17),
        ValueError,
        "events[17]: The review of the Committee is missing. (reviews.reviewers) (and 1 more)",
        {"assessment": refusal(OPEN, ASKED), "index": 17},
    ),
    (
        NotPermittedError(refusal(ADVICE, ASKED)),
        ValueError,
        "The review of the Committee is missing. (reviews.reviewers)",
        {"assessment": refusal(ADVICE, ASKED), "index": None},
    ),
    (
        NotPermittedError(refusal(MET, OPEN), index=0),
        ValueError,
        "events[0]: A person must decide. (oversight.measures)",
        {"assessment": refusal(MET, OPEN), "index": 0},
    ),
    (
        NotPermittedError(refusal()),
        ValueError,
        "the event is not permitted",
        {"assessment": refusal(), "index": None},
    ),
    (
        NotPermittedError(refusal(MET, ADVICE), 2),
        ValueError,
        "events[2]: the event is not permitted",
        {"assessment": refusal(MET, ADVICE), "index": 2},
    ),
]
each_error = pytest.mark.parametrize(
    ("error", "builtin", "text", "fields"), ERRORS, ids=lambda one: type(one).__name__
)


def test_no_kind_of_error_is_forgotten_here() -> None:
    """Each exception class of the library is public and one of the cases."""
    public = {name: getattr(cerp_rules, name) for name in cerp_rules.__all__}
    names = {**vars(errors), **public}
    known = {kind for kind in names.values() if isinstance(kind, type)}
    kinds = {kind for kind in known if issubclass(kind, CerpRulesError)} - {CerpRulesError}
    assert kinds == {type(error) for error, *_ in ERRORS}


@each_error
def test_an_error_says_what_is_wrong_and_keeps_it_in_fields(
    error: CerpRulesError, builtin: type[Exception], text: str, fields: dict[str, Any]
) -> None:
    """Its text is made from its fields, and it can be caught by the built-in class it resembles."""
    assert isinstance(error, CerpRulesError)
    assert isinstance(error, builtin)
    assert text == str(error)
    assert fields == {name: getattr(error, name) for name in type(error).__annotations__}


@each_error
def test_an_error_survives_a_pickle_and_a_copy(
    error: CerpRulesError, builtin: type[Exception], text: str, fields: dict[str, Any]
) -> None:
    """A pickle of any protocol, a copy and a deep copy have the same class, text and fields."""
    pickles = [pickle.dumps(error, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    twins = [pickle.loads(one) for one in pickles]  # noqa: S301  # pickled one line above
    for twin in (*twins, copy.copy(error), copy.deepcopy(error)):
        assert type(error) is type(twin)
        assert isinstance(twin, builtin)
        assert text == str(twin)
        assert fields == {name: getattr(twin, name) for name in fields}


class Nasty:
    """A value whose own texts must not be asked for."""

    def __str__(self) -> str:
        """Fail."""
        raise AssertionError

    __repr__ = __str__


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", "'x'"),
        ("", "''"),
        ("a\nb", "'a\ufffdb'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 81, f"'{'x' * 79}\u2026'"),
        (None, "None"),
        (True, "True"),
        (0, "0"),
        (2**53 - 1, "9007199254740991"),
        (1 - 2**53, "-9007199254740991"),
        (2**53, "a value of type int"),
        (-(2**53), "a value of type int"),
        (10**5000, "a value of type int"),
        (1.5, "a value of type float"),
        (b"x", "a value of type bytes"),
        ([HOSTILE], "a value of type list"),
        (dt.date(2026, 3, 2), "2026-03-02"),
        (pendulum.Date(2026, 3, 2), "2026-03-02"),
        (pendulum.datetime(2026, 3, 2), "a value of type DateTime"),
        (dt.datetime(2026, 3, 2, tzinfo=dt.UTC), "a value of type datetime"),
        (Nasty(), "a value of type Nasty"),
        (type("\x1b" + "N" * 100, (), {})(), "a value of type \ufffd" + "N" * 62 + "\u2026"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_value_is_shown_in_a_few_safe_characters(value: object, expected: str) -> None:
    """Plain values are written out, others named by their type, and neither is asked for a text."""
    error = InvalidValueError.of("member", value, "must be other")
    assert expected == error.value
    assert f"member must be other, not {expected}" == str(error)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_no_text_makes_an_error_long_or_unsafe(text: str) -> None:
    """Of any text, 80 characters and two quotes at most stand in the error, none a control."""
    value = InvalidValueError.of("member", text, "must be other").value
    assert len(value) == min(len(text), 80) + 2
    assert not {unicodedata.category(char) for char in value} & {"Cc", "Cs"}


class Invoice:
    """A class that no call knows."""


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("invoice", "invoice"),
        ("", ""),
        ("\x1b[31m", "\ufffd[31m"),
        ("x" * 81, "x" * 79 + "\u2026"),
        (Invoice, "Invoice"),
        (None, "NoneType"),
        (10**5000, "int"),
        (Nasty(), "Nasty"),
        (type("N" * 100, (), {}), "N" * 79 + "\u2026"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_an_unknown_kind_is_named_in_a_few_safe_characters(kind: object, expected: str) -> None:
    """A text is repeated in part, a class by its name, and any other value by its type."""
    error = UnknownKindError.of(kind, ["application", "policy"])
    assert (expected, ("application", "policy")) == (error.kind, error.known)
    assert f"{expected} is none of: application, policy" == str(error)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("retentoin", "'retentoin'", "must name a field, perhaps retention"),
        ("xyz", "'xyz'", "must name a field"),
        ("retention" + "x" * 1_000, f"'retention{'x' * 70}\u2026'", "must name a field"),
        (1, "1", "must name a field"),
    ],
    ids=["near", "far", "long", "number"],
)
def test_an_unknown_name_is_answered_with_the_closest(
    name: object, value: str, reason: str
) -> None:
    """The hint is given where a known name is close, and the name itself is repeated in part."""
    error = InvalidValueError.of_name("policy", name, ("retention", "fee"), "field")
    assert ("policy", value, reason) == (error.field, error.value, error.reason)


def _fee(text: str) -> object:
    return Fee(amount=0, currency=text)


def _reading_by_name(text: str) -> object:
    return Readings().revise(**{text: "x"})


def _reading_by_value(text: str) -> object:
    return Readings().revise(upload_day=text)


def _field_by_name(text: str) -> object:
    return PUBLISHED.revise(**{text: "x"})


def _field_by_value(text: str) -> object:
    return PUBLISHED.revise(sponsor_kinds=[text])


@pytest.mark.parametrize(
    "call",
    [
        clause, Term.parse, _fee, _reading_by_name, _reading_by_value, _field_by_name,
        _field_by_value,
    ],
)  # fmt: skip
def test_no_call_repeats_a_hostile_text(call: Any) -> None:
    """An error repeats at most 80 characters of what a caller gave, and no control characters."""
    with pytest.raises(CerpRulesError) as no:
        call(HOSTILE)
    text = str(no.value)
    repeated = 80
    assert text.count("x") <= repeated
    assert not {"\x1b", "\u202e", "\ud800"} & set(text)


@pytest.mark.parametrize("decisive", [True, False])
def test_what_does_not_apply_is_no_reason_for_a_refusal(*, decisive: bool) -> None:
    """A finding that does not apply stands in nobody's way, so that another one is told."""
    aside = finding(Verdict.NOT_APPLICABLE, "No sessions are granted.", decisive=decisive)
    assert "The decision is another. (reviews.reviewers)" == str(
        NotPermittedError(refusal(aside, NOT_MET))
    )


def test_a_refusal_that_a_case_raises_survives_a_pickle() -> None:
    """The error of a case carries the assessment of the event to another process."""
    case = PreApproval.submit(APPLICATION).record(ApplicationWithdrawn(on=DAY))
    event = ApplicationWithdrawn(on=DAY)
    with pytest.raises(NotPermittedError) as no:
        case.record(event)
    twin = pickle.loads(pickle.dumps(no.value))  # noqa: S301  # pickled on this line
    assert str(no.value) == str(twin)
    assert str(twin).startswith("A withdrawal is not possible")
    assert str(twin).endswith(" (applications.form)")
    assert case.permit(event) == twin.assessment
    assert (False, DAY, None) == (twin.assessment.ok, twin.assessment.on, twin.index)


def test_a_refusal_that_a_replay_raises_keeps_its_place() -> None:
    """The place of the event in the list comes through a pickle, in the field and in the text."""
    withdrawn = ApplicationWithdrawn(on=DAY)
    events = (*PreApproval.submit(APPLICATION).events, withdrawn, withdrawn)
    with pytest.raises(NotPermittedError) as no:
        PreApproval.replay(events)
    twin = pickle.loads(pickle.dumps(no.value))  # noqa: S301  # pickled on this line
    assert 2 == no.value.index == twin.index
    assert str(twin).startswith("events[2]: A withdrawal is not possible")


@pytest.mark.parametrize("given", [None, "no", (MET,), MET, APPLICATION])
def test_a_refusal_is_built_of_an_assessment_alone(given: Any) -> None:
    """Whoever refuses an event has judged it."""
    with pytest.raises(InvalidValueError) as no:
        NotPermittedError(given)
    expected = ("assessment", "must be of type Assessment")
    assert expected == (no.value.field, no.value.reason)


def test_a_refusal_without_a_problem_cannot_be_built() -> None:
    """Whoever refuses a payload says why."""
    with pytest.raises(InvalidValueError) as no:
        InvalidPayloadError(())
    assert "problems" == no.value.field
