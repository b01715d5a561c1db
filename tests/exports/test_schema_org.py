"""The JSON-LD of schema.org says what SER lists, with properties that its types have."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from cerp_rules import InvalidValueError, PreApproval
from cerp_rules.exports import offering_json_ld
from cerp_rules.testing import a_case, an_application, an_event
from cerp_rules.testing.strategies import cases

ON = dt.date(2026, 4, 10)

# By hand from the pages of the vocabulary; a type has the properties of its parents too.
THING = {"@type", "name", "description", "url", "identifier"}
EVENT = THING | {
    "startDate", "endDate", "location", "organizer", "performer", "subEvent",
}  # fmt: skip
ORGANIZATION = THING | {"contactPoint"}
PROPERTIES = {
    "Course": THING
    | {
        "@context", "teaches", "provider", "educationalCredentialAwarded", "numberOfCredits",
        "hasCourseInstance",
    },
    "CourseInstance": EVENT | {"instructor"},
    "EducationEvent": EVENT | {"@context", "teaches"},
    "Organization": ORGANIZATION,
    "EducationalOrganization": ORGANIZATION,
    "GovernmentOrganization": ORGANIZATION,
    "Person": ORGANIZATION,
    "ContactPoint": THING | {"contactType", "email", "telephone"},
    "Place": THING,
    "PropertyValue": THING | {"propertyID", "value"},
    "QuantitativeValue": THING | {"value", "unitText"},
}  # fmt: skip


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _given(on: dt.date = ON, **changes: Any) -> dict[str, Any]:
    found = offering_json_ld(a_case(application=an_application(**changes)), on=on)
    assert found is not None
    assert json.loads(json.dumps(found)) == found
    return found


def test_a_course_is_said_whole() -> None:
    """The sample course, member by member."""
    application = an_application(
        registration_contact={"url": "https://example.org/r", "phone": "+1", "name": "N."}
    )
    credits_in_words = (
        "16 CEC of the Society for Ecological Restoration (continuing education credits)"
    )
    expected = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": "Riparian restoration field course",
        "description": "Riparian restoration field course, by Cascadia Wetlands Institute: "
        f"{credits_in_words}.",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "approval code of the Society for Ecological Restoration",
            "value": "CEC-0117",
        },
        "url": "https://example.org/r",
        "teaches": list(application.offering.educational_objectives),
        "provider": {
            "@type": "Organization",
            "name": "Cascadia Wetlands Institute",
            "contactPoint": {
                "@type": "ContactPoint",
                "contactType": "registration",
                "name": "N.",
                "telephone": "+1",
                "url": "https://example.org/r",
            },
        },
        "educationalCredentialAwarded": credits_in_words,
        "numberOfCredits": {"@type": "QuantitativeValue", "value": 16, "unitText": "CEC"},
        "hasCourseInstance": [
            {
                "@type": "CourseInstance",
                "startDate": "2026-06-01",
                "endDate": "2026-06-03",
                "location": {"@type": "Place", "name": "Corvallis"},
                "instructor": [{"@type": "Person", "name": "R. Alder"}],
            }
        ],
    }
    assert expected == offering_json_ld(a_case(application=application), on=ON)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("course", "Course"),
        ("workshop", "Course"),
        ("conference", "EducationEvent"),
        ("symposium", "EducationEvent"),
        ("other_event", "EducationEvent"),
    ],
)
def test_the_kind_decides_the_type(kind: str, type_: str) -> None:
    """What is taught as a course is a Course, and what takes place once an EducationEvent."""
    found = _given(offering__kind=kind, requested_approval="listed_sessions")
    assert type_ == found["@type"]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("educational_institution", "EducationalOrganization"),
        ("government_agency", "GovernmentOrganization"),
        ("non_profit_organization", "Organization"),
        ("for_profit_organization", "Organization"),
        ("individual", "Person"),
    ],
)
def test_the_sponsor_is_what_it_is(kind: str, type_: str) -> None:
    """The kind of the sponsor decides its type."""
    assert type_ == _given(sponsor__kind=kind)["provider"]["@type"]


SESSIONS = [
    {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"},
    {"starts_on": "2026-07-01", "ends_on": "2026-07-01"},
]


def test_one_session_of_an_event_is_the_event() -> None:
    """A conference with one session has its days itself, and those who speak."""
    found = _given(
        offering__kind="conference",
        offering__sessions=SESSIONS[:1],
        requested_approval="listed_sessions",
    )
    assert ("2026-06-01", "2026-06-03") == (found["startDate"], found["endDate"])
    assert {"@type": "Place", "name": "Corvallis"} == found["location"]
    assert [{"@type": "Person", "name": "R. Alder"}] == found["performer"]
    assert "Cascadia Wetlands Institute" == found["organizer"]["name"]
    assert "subEvent" not in found


def test_several_sessions_of_an_event_are_its_parts() -> None:
    """A conference with two sessions, one listed twice, has two parts and no days of its own."""
    found = _given(
        offering__kind="conference",
        offering__sessions=[*SESSIONS, SESSIONS[0]],
        requested_approval="listed_sessions",
    )
    name = "Riparian restoration field course"
    assert [
        {
            "@type": "EducationEvent",
            "name": name,
            "startDate": "2026-06-01",
            "endDate": "2026-06-03",
            "location": {"@type": "Place", "name": "Corvallis"},
        },
        {
            "@type": "EducationEvent",
            "name": name,
            "startDate": "2026-07-01",
            "endDate": "2026-07-01",
        },
    ] == found["subEvent"]
    assert "startDate" not in found


def test_each_session_of_a_course_is_an_instance() -> None:
    """A course has an instance for each session, and a session listed twice has one."""
    found = _given(offering__sessions=[*SESSIONS, SESSIONS[0]])
    assert ["2026-06-01", "2026-07-01"] == [one["startDate"] for one in found["hasCourseInstance"]]


@pytest.mark.parametrize("through", ["submitted", "declined", "withdrawn"])
def test_what_is_not_listed_is_none(through: str) -> None:
    """Without an approval nothing is given."""
    assert offering_json_ld(a_case(through), on=ON) is None


def test_what_is_over_is_none() -> None:
    """On the last day of the approval the offering is listed, and on the next day it is not."""
    assert offering_json_ld(a_case(), on=dt.date(2028, 3, 31)) is not None
    assert offering_json_ld(a_case(), on=dt.date(2028, 4, 1)) is None


@pytest.mark.parametrize(("value", "expected"), [("16", 16), ("2.5", 2.5), ("0.0001", 0.0001)])
def test_credits_are_a_number(value: str, expected: float) -> None:
    """The amount is the number that its text says."""
    case = a_case("reviewed", then=[an_event("approved", credits__value=value)])
    found = offering_json_ld(case, on=ON)
    assert found is not None
    number = found["numberOfCredits"]["value"]
    assert (expected, type(expected)) == (number, type(number))


def test_a_script_cannot_be_ended() -> None:
    """The way of writing that the module shows leaves no end of a script in the page."""
    found = _given(offering__title="</script><script>alert(1)</script>")
    script = json.dumps(found).replace("<", "\\u003c")
    assert "<" not in script
    assert found == json.loads(script)


@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_each_type_has_its_properties(case: PreApproval) -> None:
    """Whatever the case, each node is of a type that has the properties that it is given."""
    found = offering_json_ld(case, on=case.events[-1].on)
    assert (case.calendar_entry(on=case.events[-1].on) is None) == (found is None)
    for node in _nodes(found):
        assert set() == set(node) - PROPERTIES[node["@type"]]
        assert all(value not in (None, "", [], {}) for value in node.values())


def test_misuse_is_refused() -> None:
    """What is no case, no day, or a day before the submission, is refused."""
    wrong: Any = "a case"
    with pytest.raises(InvalidValueError, match=r"^case must"):
        offering_json_ld(wrong, on=ON)
    with pytest.raises(InvalidValueError, match=r"^on must"):
        offering_json_ld(a_case(), on=dt.datetime(2026, 4, 10, tzinfo=dt.UTC))
    with pytest.raises(InvalidValueError, match=r"^on must"):
        offering_json_ld(a_case(), on=dt.date(2026, 3, 1))
