"""Generate cases: lives of a pre-approval in which the policy permits every step.

A life is drawn first, as the steps it is to take, and then what happens besides.
A step that the policy does not permit is not taken, and the life ends there.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules._calendar import LAST_DAY, add_counted, as_day
from cerp_rules.applications import Application, RequestedApproval
from cerp_rules.documents import Document
from cerp_rules.events import (
    AppealDecided,
    AppealFiled,
    ApplicantNotified,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationWithdrawn,
    Event,
    LogoRequested,
    LogoSupplied,
    MonitoringRecorded,
    OfferingListed,
    PreApprovalTerminated,
    RecordsDelivered,
    ReviewRecorded,
    SampleFormRequested,
    WarningIssued,
)
from cerp_rules.lifecycle import PreApproval
from cerp_rules.offerings import Session
from cerp_rules.oversight import AppealFiler, Ground
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook
from cerp_rules.reviews import Recommendation, Reviewer
from cerp_rules.steps import NotPermittedError
from cerp_rules.testing.builders import an_application
from cerp_rules.testing.strategies import _texts
from cerp_rules.testing.strategies._events import events_of
from cerp_rules.testing.strategies._nouns import applications, credit_awards

__all__ = ["ALL_LIVES", "APPROVED_LIVES", "cases", "later", "lives"]

_Build = Callable[[st.DrawFn, dt.date], Event]

_YEARS: Final = (dt.date(2025, 1, 1), dt.date(2028, 12, 31))
_EVIDENCE: Final = (Document(title="Report of a visit"),)


def later(day: dt.date, by: int) -> dt.date:
    """Give the day so many days later, or the last that a member can hold."""
    return min(LAST_DAY, add_counted(as_day(day), years=0, months=0, weeks=0, days=by))


def _review(reviewer: Reviewer, recommendation: Recommendation) -> _Build:
    return lambda _, on: ReviewRecorded(on=on, reviewer=reviewer, recommendation=recommendation)


def _approved(draw: st.DrawFn, on: dt.date) -> Event:
    return ApplicationApproved(
        on=on, approval_code=draw(_texts.names), credits=draw(credit_awards())
    )


def _terminated(draw: st.DrawFn, on: dt.date) -> Event:
    return PreApprovalTerminated(
        on=on,
        grounds=tuple(Ground),
        evidence=_EVIDENCE,
        notified_on=later(on, draw(st.integers(0, 5))),
    )


def _decided(*, reverses: bool) -> _Build:
    def build(draw: st.DrawFn, on: dt.date) -> Event:
        fewer = draw(st.integers(0, 3))
        more = fewer + draw(st.integers(1, 3))
        votes = (more, fewer) if reverses else (fewer, more)
        return AppealDecided(on=on, votes_to_reverse=votes[0], votes_to_uphold=votes[1])

    return build


_REVIEWS: Final = tuple(_review(one, Recommendation.APPROVE) for one in Reviewer)
_APPROVED: Final = (*_REVIEWS, _approved)
_TERMINATED: Final = (
    *_APPROVED,
    lambda _, on: ApplicantNotified(on=on),
    lambda _, on: WarningIssued(on=on, grounds=tuple(Ground), evidence=_EVIDENCE),
    _terminated,
)
_APPEALED: Final = (
    *_TERMINATED,
    lambda _, on: AppealFiled(on=on, filed_by=AppealFiler.SPONSOR),
)
_Life = tuple[_Build, ...]
APPROVED_LIVES: Final[tuple[_Life, ...]] = (
    _APPROVED,
    _TERMINATED,
    _APPEALED,
    (*_APPEALED, _decided(reverses=False)),
    (*_APPEALED, _decided(reverses=True)),
)
"""What happens to an application that is approved, in order; each step is made for its day."""
ALL_LIVES: Final[tuple[_Life, ...]] = (
    (),
    (lambda _, on: ApplicationWithdrawn(on=on),),
    _REVIEWS,
    (
        *(_review(one, Recommendation.DECLINE) for one in Reviewer),
        lambda draw, on: ApplicationDeclined(on=on, reasons=(draw(_texts.prose),)),
    ),
    *APPROVED_LIVES,
)
_BESIDES: Final[tuple[type[Event], ...]] = (
    ApplicationAmended,
    ApplicantNotified,
    OfferingListed,
    SampleFormRequested,
    LogoRequested,
    LogoSupplied,
    RecordsDelivered,
    MonitoringRecorded,
    WarningIssued,
)


def cases(policy: Policy | PolicyBook = PUBLISHED) -> SearchStrategy[PreApproval]:
    """Generate a case that has come to any point of its life, under a policy.

    Applications that are to be approved are such that they can be; of the others, half are any.
    The submission falls in one of the years from 2025 to 2028, or where a book begins later, on its
    first day.

    Args:
        policy: An edition, or a book of editions; the case keeps it.
    """
    return lives(policy, ALL_LIVES)


@st.composite
def lives(draw: st.DrawFn, policy: Policy | PolicyBook, among: tuple[_Life, ...]) -> PreApproval:
    """Generate a case that takes the steps of one of these lives, as far as it may."""
    life = draw(st.sampled_from(among))
    submitted = draw(_submitted(policy, sound=life in APPROVED_LIVES or not draw(st.booleans())))
    case = PreApproval.submit(submitted, policy)
    for build in life:
        for kind in draw(st.lists(st.sampled_from(_BESIDES), max_size=2)):
            case = _next(case, draw(_besides(kind, case))) or case
        following = _next(case, build(draw, _next_day(draw, case)))
        if following is None:
            break
        case = following
    return case


def _next(case: PreApproval, event: Event) -> PreApproval | None:
    try:
        return case.record(event)
    except NotPermittedError:
        return None


def _next_day(draw: st.DrawFn, case: PreApproval) -> dt.date:
    return later(case.events[-1].on, draw(st.integers(0, 14)))


@st.composite
def _besides(draw: st.DrawFn, kind: type[Event], case: PreApproval) -> Event:
    """Generate an event that changes no status, which may or may not be permitted."""
    on = _next_day(draw, case)
    if kind is ApplicationAmended:
        offering = attrs.evolve(case.application.offering, title=draw(_texts.names))
        application = attrs.evolve(case.application, offering=offering)
        return ApplicationAmended(on=on, application=application)
    return attrs.evolve(draw(events_of(kind)), on=on)


@st.composite
def _submitted(draw: st.DrawFn, policy: Policy | PolicyBook, *, sound: bool) -> Application:
    """Generate an application: any, or one that can be approved under the policy."""
    day = draw(st.dates(*_YEARS))
    if isinstance(policy, PolicyBook):
        day = max(day, policy.editions[0].in_force_from)
    if not sound:
        return attrs.evolve(draw(applications()), submitted_on=day)
    edition = policy.on(day)
    sample = an_application()
    sessions = draw(st.lists(_sessions_after(day), min_size=1, max_size=2))
    offering = attrs.evolve(
        sample.offering,
        title=draw(_texts.names),
        kind=draw(st.sampled_from(edition.offering_kinds)),
        sessions=tuple(sessions),
    )
    return attrs.evolve(
        sample,
        application_id=draw(_texts.maybe(_texts.names)),
        submitted_on=day,
        sponsor=attrs.evolve(sample.sponsor, kind=draw(st.sampled_from(edition.sponsor_kinds))),
        offering=offering,
        requested_approval=draw(_texts.maybe(st.sampled_from(RequestedApproval))),
        fee_paid=edition.fee,
    )


@st.composite
def _sessions_after(draw: st.DrawFn, day: dt.date) -> Session:
    starts_on = later(day, draw(st.integers(90, 600)))
    ends_on = later(starts_on, draw(st.integers(0, 10)))
    return Session(starts_on=starts_on, ends_on=ends_on, place=draw(_texts.maybe(_texts.names)))
