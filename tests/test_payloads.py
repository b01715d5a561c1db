"""What is valid is loaded and dumped as itself, and misuse is refused."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    SCHEMA_KINDS,
    Application,
    Document,
    InvalidPayloadError,
    OfferingKind,
    Policy,
    Problem,
    RequestedApproval,
    SponsorKind,
    UnknownKindError,
    assess,
    check,
    dump,
    load,
    schema,
)
from laws import law
from lookalikes import Text
from payload_problems import LONGEST_MESSAGE, found
from sample_payloads import CLASSES, FULL, SMALLEST
from strategies import applications, complete_applications, policies

# --- What is valid ------------------------------------------------------------------------------


@given(application=st.one_of(applications, complete_applications()))
@law(50)
def test_application_that_is_dumped_loads_as_itself(application: Application) -> None:
    """Law: load(dump(application)) == application, through JSON text as well."""
    payload = dump(application)
    assert application == load(payload, Application)
    assert application == load(json.loads(json.dumps(payload)), Application)


@given(policy=policies)
@law(40)
def test_policy_that_is_dumped_loads_as_itself(policy: Policy) -> None:
    """Law: load(dump(policy)) == policy, through JSON text as well."""
    payload = dump(policy)
    assert policy == load(payload, Policy)
    assert policy == load(json.loads(json.dumps(payload)), Policy)


@given(value=st.one_of(applications, policies))
@law(30)
def test_what_is_dumped_is_plain_json(value: Application | Policy) -> None:
    """Law: each value in a dump is exactly a built-in JSON type, and each name is exactly text."""
    assert {dict, list, str, bool} >= set(_types(dump(value)))


def test_dumped_assessment_is_plain_json() -> None:
    """An assessment is dumped with built-in JSON types alone."""
    application = load(SMALLEST, Application)
    dumped = dump(assess(application, on=dt.date(2026, 4, 1)))
    assert {dict, list, str, bool} == set(_types(dumped))


def _types(value: object) -> Iterator[type]:
    yield type(value)
    if isinstance(value, dict):
        for name, one in value.items():
            yield type(name)
            yield from _types(one)
    elif isinstance(value, list):
        for one in value:
            yield from _types(one)


@pytest.mark.parametrize("kind", CLASSES)
def test_payload_with_every_member_is_valid(kind: str) -> None:
    """A payload that has every member has no problem and is dumped as it was given."""
    value = load(FULL[kind], CLASSES[kind])
    assert () == check(FULL[kind], CLASSES[kind])
    readings = dump(value).get("readings", {})
    expected = copy.deepcopy(FULL[kind])
    if kind == "policy":
        expected["readings"] = {**readings, **FULL[kind]["readings"]}
    assert expected == dump(value)


def test_loaded_application_holds_the_members_it_was_given() -> None:
    """Each text of a payload becomes the value that stands for it."""
    application = load(FULL["application"], Application)
    assert Decimal(16) == application.offering.contact_hours
    assert OfferingKind.COURSE is application.offering.kind
    assert SponsorKind.NON_PROFIT_ORGANIZATION is application.sponsor.kind
    assert RequestedApproval.TWO_YEARS is application.requested_approval
    assert dt.date(2026, 6, 3) == application.offering.sessions[0].ends_on
    assert Document(title="Profile", uri="urn:isbn:9780123456786") == (
        application.co_sponsors[0].resume
    )


def test_smallest_application_leaves_out_what_is_absent() -> None:
    """What is absent is None or empty when loaded, and absent again when dumped."""
    application = load(SMALLEST, Application)
    assert (None, (), None) == (
        application.application_id,
        application.instructors,
        application.registration_contact,
    )
    assert dump(application) == SMALLEST


def test_dump_writes_every_number_and_reading_of_an_edition() -> None:
    """The dump of a policy stands by itself, with its defaults written out."""
    dumped = dump(PUBLISHED)
    assert [] == dumped["holidays"]
    assert 24 == len(dumped["readings"])
    assert {"amount": "0", "currency": "USD"} == dumped["fee"]
    assert ["coordinator", "committee"] == dumped["reviewers"]


def test_dump_gives_a_fresh_payload_each_time() -> None:
    """To change what was dumped changes nothing else."""
    application = load(FULL["application"], Application)
    dump(application)["offering"]["sessions"].clear()
    assert 1 == len(dump(application)["offering"]["sessions"])


def test_text_is_kept_as_given() -> None:
    """No text is trimmed, folded or normalised."""
    name = " I\u0302le \u00ce\u202f\u200d "
    application = load({**SMALLEST, "sponsor": {"name": name}}, Application)
    assert name == application.sponsor.name


def test_empty_lists_and_absent_ones_are_the_same() -> None:
    """A list that is empty says what an absent one says."""
    empty = {**SMALLEST, "co_sponsors": [], "instructors": []}
    assert load(SMALLEST, Application) == load(empty, Application)


def test_largest_application_is_valid() -> None:
    """An application with every list full and every text at its longest is within the budget."""
    document = {"title": "T" * 300, "uri": "https://a/" + "x" * 2_038}
    person = {"name": "N" * 300, "kind": "individual", "resume": document}
    session = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "P" * 300}
    payload = {
        **FULL["application"],
        "co_sponsors": [person] * 50,
        "instructors": [{"name": "N" * 300, "resume": document}] * 500,
        "offering": {
            **FULL["application"]["offering"],
            "supporting_information": [document] * 100,
            "educational_objectives": ["O" * 2_000] * 100,
            "sessions": [session] * 1_000,
        },
    }
    assert [] == found(payload)
    one_fault = {**payload, "application_id": ""}
    assert [("/application_id", "shape.text")] == found(one_fault)


# --- Misuse, and the last defence ----------------------------------------------------------------


class _Revised(Application):
    """A class that is no kind of its own."""


_LOADED = load(SMALLEST, Application)
_REQUIRED = ("submitted_on", "sponsor", "offering")


@pytest.mark.parametrize(
    "into",
    [
        Document,
        dict,
        object,
        _Revised,
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
    """What a payload is to become is one of the two classes; anything else is misuse."""
    for call in (check, load):
        with pytest.raises(UnknownKindError) as caught:
            call(SMALLEST, into)
        assert ("Application", "Policy") == caught.value.known
        assert LONGEST_MESSAGE > len(str(caught.value))


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
        _Revised(**{name: getattr(_LOADED, name) for name in _REQUIRED}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_value_without_payload_is_not_dumped(value: Any) -> None:
    """What is none of the three classes has no payload."""
    with pytest.raises(UnknownKindError) as caught:
        dump(value)
    assert ("Application", "Assessment", "Policy") == caught.value.known


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
    """The kinds are those of the design that exist so far."""
    assert ("application", "complete-application", "assessment", "policy") == SCHEMA_KINDS


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
        raise RecursionError

    monkeypatch.setattr("cerp_rules.payloads.CONVERTER", SimpleNamespace(structure=refuse))
    expected = Problem(
        code="shape.refused", pointer="", message="is refused as application, for no known cause"
    )
    assert (expected,) == check(SMALLEST, Application)
    with pytest.raises(InvalidPayloadError) as caught:
        load(SMALLEST, Application)
    assert (expected,) == caught.value.problems


def test_interruption_is_not_taken_for_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """That somebody stops the program is no problem of the payload."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("cerp_rules.payloads.CONVERTER", SimpleNamespace(structure=stop))
    with pytest.raises(KeyboardInterrupt):
        check(SMALLEST, Application)
