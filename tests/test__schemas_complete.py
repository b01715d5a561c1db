"""The schema of a complete application accepts what has nothing missing."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import Application, InvalidPayloadError, Outcome, assess, dump, load
from cerp_rules.testing.strategies import applications, complete_applications
from laws import law
from payload_strategies import mutated_payloads
from pointers import at, escaped, objects, with_value, without
from sample_payloads import FULL
from schema_validators import VALIDATORS


def _missing(application: Application) -> list[str]:
    """Give the pointers of what is missing under the published edition."""
    return [one.pointer for one in assess(application, on=application.submitted_on).missing]


@given(application=st.one_of(applications(), complete_applications()))
@law(80)
def test_complete_application_is_one_from_which_nothing_is_missing(
    application: Application,
) -> None:
    """Law: a payload is valid as complete if and only if its assessment finds nothing missing."""
    complete = VALIDATORS["complete-application"].is_valid(dump(application))
    assert complete is (not _missing(application))


@given(application=complete_applications())
@law(40)
def test_application_that_is_complete_by_construction_is_so(application: Application) -> None:
    """Law: what was generated with everything that is needed is valid as complete."""
    assert [] == list(VALIDATORS["complete-application"].iter_errors(dump(application)))
    assert [] == _missing(application)


@given(payload=mutated_payloads("application"))
@law(60)
def test_complete_application_is_an_application(payload: Any) -> None:
    """Law: what is valid as complete is valid as an application."""
    if VALIDATORS["complete-application"].is_valid(payload):
        assert [] == list(VALIDATORS["application"].iter_errors(payload))


def _removals(payload: Any) -> Iterator[tuple[str, Any]]:
    """Give the payload without each of its members, and with each of its lists empty."""
    for inside in objects(payload):
        for name, value in at(payload, inside).items():
            pointer = f"{inside}/{escaped(name)}"
            yield pointer, without(payload, pointer)
            if isinstance(value, list):
                yield pointer, with_value(payload, pointer, [])


@given(application=complete_applications())
@law(20)
def test_what_complete_application_requires_is_missing_when_it_is_removed(
    application: Application,
) -> None:
    """Law: to remove what complete-application requires puts it among what is missing."""
    required: set[str] = set()
    for pointer, payload in _removals(dump(application)):
        try:
            less = load(payload, Application)
        except InvalidPayloadError:
            continue  # what does not load is no application at all
        if VALIDATORS["complete-application"].is_valid(payload):
            assert [] == _missing(less)
            continue
        required.add(pointer)
        assessment = assess(less, on=less.submitted_on)
        assert Outcome.ELIGIBLE is not assessment.outcome
        assert pointer in {one.pointer for one in assessment.missing}
    assert required >= {
        "/sponsor/kind",
        "/instructors",
        "/offering/educational_objectives",
        "/offering/sessions",
        "/registration_contact",
    }


COMPLETE = {
    name: value
    for name, value in FULL["application"].items()
    if name not in {"co_sponsors", "fee_paid", "application_id"}
}
_PERSON = {"name": "I. Alder", "resume": {"title": "Curriculum vitae"}}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, []),
        ({"/sponsor": {"name": "S"}}, ["/sponsor/kind"]),
        ({"/sponsor": {"name": "S", "kind": "other"}}, []),
        ({"/sponsor": {"name": "S", "kind": "individual"}}, ["/sponsor/resume"]),
        ({"/instructors": []}, ["/instructors"]),
        ({"/instructors": [_PERSON, {"name": "B"}]}, ["/instructors/1/resume"]),
        ({"/instructors": [_PERSON, {"name": "B"}], "/offering/kind": "conference"}, []),
        ({"/instructors": [{"name": "B"}, _PERSON], "/offering/kind": "symposium"}, []),
        (
            {"/instructors": [{"name": "A"}, {"name": "B"}], "/offering/kind": "symposium"},
            ["/instructors/0/resume", "/instructors/1/resume"],
        ),
        (
            {"/offering": {"title": "T", "kind": "course"}},
            [
                "/offering/syllabus",
                "/offering/supporting_information",
                "/offering/educational_objectives",
                "/offering/sessions",
                "/offering/recurring",
            ],
        ),
        (
            {"/registration_contact": {"name": "R"}},
            [
                "/registration_contact/email",
                "/registration_contact/phone",
                "/registration_contact/url",
            ],
        ),
        ({"/registration_contact": {"phone": "1"}}, []),
    ],
)
def test_completeness_by_example(changes: dict[str, object], missing: list[str]) -> None:
    """What is missing of a payload is what a person would say, and the schema agrees."""
    payload: Any = COMPLETE
    for pointer, value in changes.items():
        payload = with_value(payload, pointer, value)
    assert missing == _missing(load(payload, Application))
    assert VALIDATORS["complete-application"].is_valid(payload) is (not missing)


@pytest.mark.parametrize(
    ("pointer", "complete"),
    [
        ("/offering/recurring", False),
        ("/requested_approval", True),
        ("/sponsor/resume", True),
        ("/sponsor/kind", False),
        ("/instructors/0/resume", False),
        ("/offering/syllabus", True),
        ("/offering/supporting_information", True),
        ("/offering/contact_hours", True),
        ("/offering/sessions", False),
        ("/offering/sessions/0/place", True),
        ("/registration_contact", False),
        ("/registration_contact/url", True),
    ],
)
def test_what_is_needed_for_completeness(pointer: str, complete: bool) -> None:  # noqa: FBT001
    """Of a full payload, only what the rules ask for is required."""
    payload = without(COMPLETE, pointer)
    assert complete is VALIDATORS["complete-application"].is_valid(payload)


@given(data=st.data(), application=st.one_of(applications(), complete_applications()))
@law(40)
def test_order_of_instructors_does_not_change_the_outcome(
    data: st.DataObject, application: Application
) -> None:
    """Law: an application with its instructors in another order has the same outcome."""
    order = data.draw(st.permutations(application.instructors))
    other = attrs.evolve(application, instructors=tuple(order))
    one, two = (assess(each, on=each.submitted_on) for each in (application, other))
    assert one.outcome is two.outcome
    assert len(one.missing) == len(two.missing)
