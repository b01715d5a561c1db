"""What is valid is loaded and dumped as itself, and misuse is refused."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from cerp_rules import (
    PUBLISHED,
    Application,
    ApplicationApproved,
    Completion,
    ConfirmerRole,
    CreditAward,
    Document,
    Event,
    OfferingKind,
    Participant,
    RecordsDelivered,
    RequestedApproval,
    SponsorKind,
    assess,
    check,
    dump,
    load,
)
from cerp_rules.testing.strategies._payloads import values_of
from laws import law
from payload_problems import found
from sample_payloads import CLASSES, FULL, LOADED, SMALLEST

# --- What is valid ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LOADED)
def test_what_is_dumped_loads_as_itself(kind: str) -> None:
    """Law: load(dump(x), X) == x, through JSON text as well, and an event by its type alone."""

    @given(value=values_of(LOADED[kind]))
    @law({"event": 120}.get(kind, 40))
    def holds(value: Any) -> None:
        payload = dump(value)
        loaded: Any = load(payload, LOADED[kind])
        assert (type(value), value) == (type(loaded), loaded)
        assert value == load(json.loads(json.dumps(payload)), LOADED[kind])

    holds()


@pytest.mark.parametrize("kind", LOADED)
def test_what_is_dumped_is_plain_json(kind: str) -> None:
    """Law: each value in a dump is exactly a built-in JSON type, and each name is exactly text."""

    @given(value=values_of(LOADED[kind]))
    @law({"event": 60}.get(kind, 20))
    def holds(value: Any) -> None:
        assert {dict, list, str, bool, int} >= set(_types(dump(value)))

    holds()


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


@pytest.mark.parametrize("name", CLASSES)
def test_payload_with_every_member_is_valid(name: str) -> None:
    """A payload that has every member has no problem and is dumped as it was given."""
    value: Any = load(FULL[name], CLASSES[name])
    assert () == check(FULL[name], CLASSES[name])
    readings = dump(value).get("readings", {})
    expected = copy.deepcopy(FULL[name])
    if name == "policy":
        expected["readings"] = {**readings, **FULL[name]["readings"]}
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


def test_loaded_event_is_of_the_class_of_its_type() -> None:
    """The type of an event decides its class, and each of its texts becomes a value."""
    approved: Any = load(FULL["event:application_approved"], Event)
    assert ApplicationApproved is type(approved)
    assert CreditAward(value="2.5") == approved.credits
    assert RequestedApproval.LISTED_SESSIONS is approved.granted
    delivered: Any = load(FULL["event:records_delivered"], Event)
    assert RecordsDelivered is type(delivered)
    assert (dt.date(2026, 6, 20), dt.date(2026, 6, 3)) == (delivered.on, delivered.session.ends_on)


def test_loaded_completion_holds_the_members_it_was_given() -> None:
    """Each text of a completion becomes the value that stands for it."""
    completion = load(FULL["completion"], Completion)
    assert Participant(name="L. Birch", certificant_id="CERP-0042") == completion.participant
    assert completion.requirements_completed is False
    assert Decimal("12.5") == completion.hours_attended
    assert completion.confirmed_by is not None
    assert ConfirmerRole.SPONSOR is completion.confirmed_by.role
    assert completion.confirmation is not None
    assert CreditAward(value=16) == completion.confirmation.credits
    assert dt.date(2032, 6, 4) == completion.records[0].disposed_on


def test_whole_number_may_be_written_with_a_point() -> None:
    """3.0 is the whole number 3, as JSON Schema says, and is dumped as that."""
    event = load({**FULL["event:appeal_decided"], "votes_to_reverse": 3.0}, Event)
    assert event == load(FULL["event:appeal_decided"], Event)
    assert int is type(dump(event)["votes_to_reverse"])


def test_type_and_day_of_an_event_are_dumped_first() -> None:
    """Who reads a history sees what happened when before all else."""
    for name in FULL:
        if name.startswith("event:"):
            assert ["type", "on"] == list(dump(load(FULL[name], Event)))[:2]


def test_required_list_is_dumped_when_it_is_empty() -> None:
    """Grounds and evidence must be named, be it as none; other empty lists are left out."""
    warning = {"type": "warning_issued", "on": "2026-07-01", "grounds": [], "evidence": []}
    assert warning == dump(load(warning, Event))
    approved = {**FULL["event:application_approved"], "sessions": []}
    assert "sessions" not in dump(load(approved, Event))


def test_unit_of_credits_may_be_absent_and_is_always_dumped() -> None:
    """There is one unit, and a document that is written out names it."""
    approved = {**FULL["event:application_approved"], "credits": {"value": "16"}}
    assert {"value": "16", "unit": "CEC"} == dump(load(approved, Event))["credits"]


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
    event = {"type": "application_amended", "on": "2026-03-09", "application": payload}
    assert [] == found(event, Event)
    assert [("/on", "shape.day")] == found({**event, "on": ""}, Event)


def test_largest_approval_is_valid() -> None:
    """An approval that names a thousand sessions is within the budget."""
    session = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "P" * 300}
    payload = {**FULL["event:application_approved"], "sessions": [session] * 1_000}
    assert [] == found(payload, Event)
    assert [("/on", "shape.day")] == found({**payload, "on": ""}, Event)


def test_largest_completion_is_valid() -> None:
    """A completion with as many records as there can be is within the budget."""
    record = {"kind": "attendance", "medium": "hard_copy", "disposed_on": "2032-06-04"}
    payload = {**FULL["completion"], "records": [record] * 100, "grade": "G" * 300}
    assert [] == found(payload, Completion)
    assert [("/grade", "shape.text")] == found({**payload, "grade": ""}, Completion)
