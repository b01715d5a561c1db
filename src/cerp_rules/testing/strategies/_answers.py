"""Generate the library's answers, each one that it gave: for who stores, shows or sends them.

They are answers under the published edition; what is asked is generated.
"""

import datetime as dt
from typing import Final, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules._calendar import LAST_DAY
from cerp_rules.applications import Application
from cerp_rules.approvals import Approval, CalendarEntry
from cerp_rules.assessments import assess, assess_completion, assess_marketing
from cerp_rules.completions import Completion
from cerp_rules.duties_owed import duties as duties_of
from cerp_rules.duty_values import Deadline, Duty
from cerp_rules.findings import Assessment, Finding
from cerp_rules.lifecycle import PreApproval
from cerp_rules.payloads import dump
from cerp_rules.periods import CountedDay, Term
from cerp_rules.policy import PUBLISHED
from cerp_rules.testing._changes import moved
from cerp_rules.testing.builders import a_completion
from cerp_rules.testing.strategies._cases import APPROVED_LIVES, cases, later, lives
from cerp_rules.testing.strategies._events import events
from cerp_rules.testing.strategies._nouns import completions, days, marketing_uses
from cerp_rules.testing.strategies._payloads import values_of
from cerp_rules.testing.strategies._policies import terms

__all__ = [
    "approvals",
    "assessments",
    "calendar_entries",
    "completions_in",
    "counted_days",
    "deadlines",
    "duties",
    "findings",
]

_T = TypeVar("_T")

_LAST_YEAR: Final = LAST_DAY.year

_MAY_BE_UNKNOWN: Final = (
    "attendance_confirmed",
    "completed_on",
    "confirmation",
    "confirmed_by",
    "grades_assigned",
    "hours_attended",
    "records",
    "requirements_completed",
    "uploaded_on",
)


@st.composite
def completions_in(draw: st.DrawFn, case: PreApproval) -> Completion:
    """Generate a completion of a session in a case, of which up to two things are unknown."""
    sample = a_completion(case)
    # Its other days reach two weeks beyond the session, and a member holds none after 2200.
    listed = [one for one in case.application.offering.sessions if one.ends_on.year < _LAST_YEAR]
    session = draw(st.sampled_from([sample.session, *listed]))
    by = session.ends_on.toordinal() - sample.session.ends_on.toordinal()
    members = moved({**dump(sample), "session": None}, by)
    unknown = draw(st.lists(st.sampled_from(_MAY_BE_UNKNOWN), max_size=2))
    return a_completion(**{**members, "session": session, **dict.fromkeys(unknown)})


def approvals() -> SearchStrategy[Approval]:
    """Generate what SER granted in some case."""
    return _present(_approved_cases().map(lambda case: case.approval))


def calendar_entries() -> SearchStrategy[CalendarEntry]:
    """Generate what SER lists of an approved offering, on the day of the last event."""
    entries = _approved_cases().map(lambda case: case.calendar_entry(on=case.events[-1].on))
    return _present(entries)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Generate an assessment of an application, an event, a completion or a use in marketing."""
    about = draw(st.sampled_from(["application", "event", "completion", "use"]))
    if about == "application":
        application = draw(values_of(Application))
        return assess(application, on=max(draw(days()), application.submitted_on))
    case = draw(cases())
    if about == "event":
        return case.permit(draw(events()))
    on = draw(_asked(case))
    if about == "completion":
        return assess_completion(draw(completions_in(case) | completions()), case, on=on)
    return assess_marketing(draw(marketing_uses()), case, on=on)


def findings() -> SearchStrategy[Finding]:
    """Generate a finding of some assessment."""
    return assessments().flatmap(lambda one: st.sampled_from(one.findings))


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    """Generate a duty in some case, of which a session was completed or not."""
    return draw(st.sampled_from(draw(_duties_of_a_case())))


def deadlines() -> SearchStrategy[Deadline]:
    """Generate the deadline of some duty."""
    owed = _duties_of_a_case().map(lambda some: [one for one in some if one.deadline is not None])
    return _present(owed.filter(bool).flatmap(st.sampled_from).map(lambda one: one.deadline))


def counted_days() -> SearchStrategy[CountedDay]:
    """Generate the last day of some term, counted from some day."""
    return st.builds(_counted, terms(), days(), st.booleans())


def _present(strategy: SearchStrategy[_T | None]) -> SearchStrategy[_T]:
    # That none is None any more, a filter cannot say.
    return cast("SearchStrategy[_T]", strategy.filter(lambda one: one is not None))


def _approved_cases() -> SearchStrategy[PreApproval]:
    return lives(PUBLISHED, APPROVED_LIVES)


def _asked(case: PreApproval) -> SearchStrategy[dt.date]:
    """Generate a day from the last event on."""
    return st.integers(0, 2_500).map(lambda by: later(case.events[-1].on, by))


@st.composite
def _duties_of_a_case(draw: st.DrawFn) -> tuple[Duty, ...]:
    case = draw(cases())
    completed = draw(st.lists(completions_in(case), max_size=1))
    return duties_of(case, completed, on=draw(_asked(case)))


def _counted(term: Term, day_zero: dt.date, roll: bool) -> CountedDay:  # noqa: FBT001  # generated
    return term.count(day_zero, roll=roll)
