"""Applications: what may be absent, each bound from both sides, what is asked for."""

import datetime as dt
from typing import Any

import pytest
from pendulum import Date

from cerp_rules import (
    Application,
    Fee,
    Instructor,
    InvalidValueError,
    Offering,
    OfferingKind,
    RegistrationContact,
    RequestedApproval,
    Sponsor,
)

SPONSOR = Sponsor(name="Cascadia Wetlands Institute")
ALDER = Instructor(name="R. Alder")
OFFERING = Offering(title="Riparian field course", kind=OfferingKind.COURSE)
CONTACT = RegistrationContact(email="registrar@example.org")
VISIBLE = "must show something and hold no control characters"


def application(**members: Any) -> Application:
    """Build an application with some members given otherwise."""
    bare = {"submitted_on": dt.date(2026, 3, 2), "sponsor": SPONSOR, "offering": OFFERING}
    return Application(**{**bare, **members})


def test_what_is_not_given_of_an_application_is_absent() -> None:
    """A day, a sponsor and an offering are enough; what is absent is None or empty."""
    bare = application()
    assert (Date(2026, 3, 2), SPONSOR, OFFERING) == (bare.submitted_on, bare.sponsor, bare.offering)
    expected = (None, (), (), None, None, None)
    assert expected == (
        bare.application_id,
        bare.co_sponsors,
        bare.instructors,
        bare.registration_contact,
        bare.requested_approval,
        bare.fee_paid,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("application_id", "x"),
        ("application_id", "x" * 300),
        ("co_sponsors", (SPONSOR,) * 50),
        ("instructors", (ALDER,) * 500),
        ("registration_contact", CONTACT),
        ("registration_contact", RegistrationContact()),
        ("requested_approval", RequestedApproval.TWO_YEARS),
        ("requested_approval", RequestedApproval.LISTED_SESSIONS),
        ("fee_paid", Fee(amount="25.00", currency="USD")),
    ],
    ids=lambda one: str(one)[:25],
)
def test_what_lies_within_a_bound_is_kept(field: str, value: object) -> None:
    """Each member is kept up to its bound, the same thing twice included."""
    assert value == getattr(application(**{field: value}), field)


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("application_id", "x" * 301, "application_id", "must have at most 300 characters"),
        ("application_id", "", "application_id", VISIBLE),
        ("application_id", 117, "application_id", "must be text"),
        ("submitted_on", None, "submitted_on", "must be a date without a time of day"),
        ("submitted_on", "2026-03-02", "submitted_on", "must be a date without a time of day"),
        ("sponsor", None, "sponsor", "must be of type Sponsor"),
        ("sponsor", "Cascadia", "sponsor", "must be of type Sponsor"),
        ("sponsor", ALDER, "sponsor", "must be of type Sponsor"),
        ("co_sponsors", (SPONSOR,) * 51, "co_sponsors", "must have at most 50 items"),
        ("co_sponsors", [SPONSOR], "co_sponsors", "must be a tuple"),
        ("co_sponsors", None, "co_sponsors", "must be a tuple"),
        ("co_sponsors", (SPONSOR, ALDER), "co_sponsors[1]", "must be of type Sponsor"),
        ("instructors", (ALDER,) * 501, "instructors", "must have at most 500 items"),
        ("instructors", "R. Alder", "instructors", "must be a tuple"),
        ("instructors", ("R. Alder",), "instructors[0]", "must be of type Instructor"),
        ("offering", None, "offering", "must be of type Offering"),
        ("offering", {}, "offering", "must be of type Offering"),
        (
            "registration_contact", "registrar@example.org",
            "registration_contact", "must be of type RegistrationContact",
        ),
        (
            "requested_approval", "two_years",
            "requested_approval", "must be of type RequestedApproval",
        ),
        ("requested_approval", True, "requested_approval", "must be of type RequestedApproval"),
        ("fee_paid", 0, "fee_paid", "must be of type Fee"),
        ("fee_paid", False, "fee_paid", "must be of type Fee"),
    ],
    ids=lambda one: str(one)[:25],
)  # fmt: skip
def test_what_lies_beyond_a_bound_is_refused(
    member: str, value: object, field: str, reason: str
) -> None:
    """One too many, one too long or of another class is refused by the name of the field."""
    with pytest.raises(InvalidValueError) as no:
        application(**{member: value})
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    ("requested", "expected"),
    [
        (RequestedApproval.TWO_YEARS, True),
        (RequestedApproval.LISTED_SESSIONS, False),
        (None, False),
    ],
)
def test_two_years_are_requested_only_in_so_many_words(
    requested: RequestedApproval | None, *, expected: bool
) -> None:
    """Absent stands for the listed sessions."""
    assert application(requested_approval=requested).requests_two_years is expected


def test_the_requests_are_the_two_of_the_wire() -> None:
    """What can be asked for has these texts on the wire, and there is no third."""
    texts = ["two_years", "listed_sessions"]
    assert texts == [one.value for one in RequestedApproval]


EMAIL = "@example.org"
URL = "https://example.org/"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x"),
        ("name", "x" * 300),
        ("email", "registrar@example.org"),
        ("email", EMAIL.rjust(254, "x")),
        ("phone", "+1 202 555 0100 ext. 4"),
        ("phone", "9" * 100),
        ("url", "http://example.org/register"),
        ("url", URL.ljust(2_048, "x")),
    ],
    ids=lambda one: one[:25],
)
def test_a_way_to_register_is_kept_as_given(field: str, value: str) -> None:
    """Each member of a contact is kept up to its bound, and the others stay absent."""
    contact = RegistrationContact(**{field: value})
    members = {name: getattr(contact, name) for name in ("name", "email", "phone", "url")}
    assert {"name": None, "email": None, "phone": None, "url": None, field: value} == members


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "x" * 301, "must have at most 300 characters"),
        ("name", "\t", VISIBLE),
        ("name", 7, "must be text"),
        ("email", EMAIL.rjust(255, "x"), "must have at most 254 characters"),
        ("email", "@", "must be an e-mail address in ASCII"),
        ("email", "", "must be an e-mail address in ASCII"),
        ("email", ["registrar@example.org"], "must be an e-mail address in ASCII"),
        ("phone", "9" * 101, "must have at most 100 characters"),
        ("phone", " ", VISIBLE),
        ("phone", 12025550100, "must be text"),
        ("url", URL.ljust(2_049, "x"), "must have at most 2048 characters"),
        (
            "url",
            "javascript:alert(1)",
            "must be an http or https address in ASCII",
        ),
        (
            "url",
            "urn:isbn:0451450523",
            "must be an http or https address in ASCII",
        ),
        (
            "url",
            "example.org",
            "must be an http or https address in ASCII",
        ),
        (
            "url",
            b"https://example.org",
            "must be an http or https address in ASCII",
        ),
    ],
    ids=lambda one: str(one)[:25],
)
def test_what_is_no_way_to_register_is_refused(field: str, value: Any, reason: str) -> None:
    """A member that is blank, too long, no such address or no text is refused."""
    with pytest.raises(InvalidValueError) as no:
        RegistrationContact(**{field: value})
    assert (field, reason) == (no.value.field, no.value.reason)
