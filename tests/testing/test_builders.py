"""What the builders give is sound, and is changed just where it is asked to be."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    Application,
    Document,
    InvalidPayloadError,
    InvalidValueError,
    OfferingKind,
    Outcome,
    RequestedApproval,
    Session,
    SponsorKind,
    assess,
)
from cerp_rules.testing import a_case, a_completion, a_marketing_use, an_application, an_event
from laws import law

DECIDED = dt.date(2026, 4, 1)
PAPER = Document(title="On paper")
RUN = Session(starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 9, 2))
CONTACT = {"email": "registrar@example.org"}


# --- Applications and changes --------------------------------------------------------------------


def test_nothing_is_missing_from_the_application() -> None:
    """The application as it is built is eligible."""
    assert Outcome.ELIGIBLE is assess(an_application(), on=DECIDED).outcome


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"offering__recurring": False}, "offering.recurring", False),
        ({"sponsor__kind": SponsorKind.OTHER}, "sponsor.kind", SponsorKind.OTHER),
        ({"sponsor__kind": "other"}, "sponsor.kind", SponsorKind.OTHER),
        ({"sponsor__resume": PAPER}, "sponsor.resume", PAPER),
        ({"sponsor__resume": {"title": "On paper"}}, "sponsor.resume", PAPER),
        ({"sponsor__resume": None, "sponsor__resume__title": "On paper"}, "sponsor.resume", PAPER),
        ({"sponsor__resume": None}, "sponsor.resume", None),
        ({"application_id": None}, "application_id", None),
        ({"offering__contact_hours": 8}, "offering.contact_hours", Decimal(8)),
        ({"offering__contact_hours": Decimal("1E+2")}, "offering.contact_hours", Decimal(100)),
        ({"offering__contact_hours": "2.50"}, "offering.contact_hours", Decimal("2.50")),
        ({"offering__sessions": (RUN,)}, "offering.sessions", (RUN,)),
        ({"offering__sessions": [RUN, RUN]}, "offering.sessions", (RUN, RUN)),
        ({"offering__sessions__0": RUN}, "offering.sessions", (RUN,)),
        ({"offering__sessions__0": None}, "offering.sessions", ()),
        ({"offering__sessions": None}, "offering.sessions", ()),
        (
            {"offering__sessions": None, "offering__sessions__0__starts_on": dt.date(2026, 9, 1)}
            | {"offering__sessions__0__ends_on": "2026-09-02"},
            "offering.sessions",
            (RUN,),
        ),
        (
            {"offering__educational_objectives__2": "Read a soil"},
            "offering.educational_objectives",
            ("Read a reference reach", "Design a planting plan", "Read a soil"),
        ),
        (
            {"offering__educational_objectives__0": None},
            "offering.educational_objectives",
            ("Design a planting plan",),
        ),
        ({"offering__kind": OfferingKind.COURSE}, "offering.kind", OfferingKind.COURSE),
        ({"registration_contact": CONTACT}, "registration_contact.phone", None),
        ({"requested_approval": None}, "requested_approval", None),
        (
            {"requested_approval": RequestedApproval.LISTED_SESSIONS},
            "requested_approval",
            RequestedApproval.LISTED_SESSIONS,
        ),
        ({"fee_paid__amount": 0}, "fee_paid.amount", Decimal(0)),
    ],
)
def test_change_is_made_where_it_says(
    changes: dict[str, object], field: str, expected: object
) -> None:
    """A member is set from a value or its wire form, added, or taken away with None."""
    found: Any = an_application(**changes)
    for name in field.split("."):
        found = getattr(found, name)
    assert (expected, type(expected)) == (found, type(found))


@given(st.sampled_from(sorted(field.name for field in attrs.fields(Application))))
@law()
def test_change_to_what_is_there_already_changes_nothing(name: str) -> None:
    """Law: a change of one member, to what it is already, changes nothing."""
    before = an_application()
    assert before == an_application(**{name: getattr(before, name)})


def test_instructor_without_a_resume_is_asked_for_it() -> None:
    """A member of an item is changed by the index of the item."""
    application = an_application(instructors__0__resume=None)
    (missing,) = assess(application, on=DECIDED).missing
    assert "/instructors/0/resume" == missing.pointer


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (
            lambda: an_application(offering__recuring=False),
            "application must name a member, perhaps offering__recurring, not 'offering__recuring'",
        ),
        (
            lambda: an_application(sponsors=()),
            "application must name a member, perhaps sponsor, not 'sponsors'",
        ),
        (
            lambda: an_application(sponsor__name__first="R."),
            "application must name a member, not 'sponsor__name__first'",
        ),
        (
            lambda: an_application(instructors__first__name="R."),
            "application must name a member, not 'instructors__first__name'",
        ),
        (
            lambda: an_application(instructors__2__name="R."),
            "application must name an item from 0 to 1, not 'instructors__2__name'",
        ),
        (
            lambda: an_application(instructors__2=None),
            "application must name an item from 0 to 1, not 'instructors__2'",
        ),
        (
            lambda: an_event("appealed", filed=1),
            "event must name a member, perhaps filed_by, not 'filed'",
        ),
        (
            lambda: a_completion(session__place__name="Corvallis"),
            "completion must name a member, not 'session__place__name'",
        ),
        (
            lambda: a_marketing_use(say="pending"),
            "use must name a member, perhaps says, not 'say'",
        ),
        (
            lambda: an_event("aproved"),
            "event must name a sample event, perhaps approved, not 'aproved'",
        ),
        (
            lambda: a_case("under_appeal"),
            "history must name a sample history, perhaps under-appeal, not 'under_appeal'",
        ),
        (
            lambda: a_case(then=["apealed"]),
            "event must name a sample event, perhaps appealed, not 'apealed'",
        ),
        (
            lambda: a_case(application=1),  # type: ignore[arg-type]  # what it is about
            "application must be of type Application, not 1",
        ),
        (
            lambda: a_completion(an_application()),  # type: ignore[arg-type]  # what it is about
            "case must be of type PreApproval, not a value of type Application",
        ),
    ],
)
def test_misuse_is_refused_with_the_name(build: Callable[[], object], text: str) -> None:
    """What leads nowhere is an error that says what would be right."""
    with pytest.raises(InvalidValueError) as caught:
        build()
    assert text == str(caught.value)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"submitted_on": "now"}, "/submitted_on"),
        ({"submitted_on": None}, "/submitted_on"),
        ({"submitted_on": dt.datetime(2026, 3, 2)}, "/submitted_on"),  # noqa: DTZ001  # no zone
        ({"offering__kind": "picnic"}, "/offering/kind"),
        ({"offering__title": 5}, "/offering/title"),
        ({"offering__title": None}, "/offering/title"),
        ({"offering__syllabus": object()}, "/offering/syllabus"),
        ({"sponsor": {"name": "R. Alder", "nickname": "Al"}}, "/sponsor/nickname"),
        ({"co_sponsors__0__kind": "other"}, "/co_sponsors/0/name"),
        ({"offering__contact_hours": True}, "/offering/contact_hours"),
        ({"submitted_on": "2200-12-01"}, "/offering/sessions/0/starts_on"),
    ],
)
def test_wrong_value_is_a_problem_at_its_pointer(changes: dict[str, object], pointer: str) -> None:
    """What is none for its member is refused as in any payload."""
    with pytest.raises(InvalidPayloadError) as caught:
        an_application(**changes)
    assert pointer == caught.value.problems[0].pointer


def test_each_call_starts_afresh() -> None:
    """A change of one application changes no other."""
    an_application(offering__sessions__0__place="Tempe")
    assert "Corvallis" == an_application().offering.sessions[0].place
    a_marketing_use(promotes=None)
    assert "this_offering" == a_marketing_use().promotes


@pytest.mark.parametrize("day", ["2027-03-01", dt.date(2027, 3, 1)])
def test_session_moves_along_with_the_submission(day: object) -> None:
    """The session starts as many days after the submission as in the sample: 91."""
    (session,) = an_application(submitted_on=day).offering.sessions
    assert (dt.date(2027, 5, 31), dt.date(2027, 6, 2)) == (session.starts_on, session.ends_on)


def test_sessions_that_are_given_do_not_move() -> None:
    """A session of the caller's own stays where it is."""
    application = an_application(submitted_on="2026-05-04", offering__sessions=[RUN])
    assert (RUN,) == application.offering.sessions


# --- What is imported ----------------------------------------------------------------------------


def test_builders_need_neither_pytest_nor_hypothesis() -> None:
    """Nothing of the extra is imported with the builders."""
    script = (
        "import sys; from cerp_rules.testing import an_application; an_application(); "
        "print({'pytest', 'hypothesis', '_pytest'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert "set()" == done.stdout.strip()
