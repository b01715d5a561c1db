"""Generate the events of a case, for the model of its life.

Half of them are what a life would bring next, so that the walks get far; the others are any.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from case_model import Model
from case_strategies import PAPER, after, applications
from cerp_rules import (
    AppealDecided,
    AppealFiled,
    AppealFiler,
    ApplicantNotified,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    CreditAward,
    Event,
    Ground,
    LogoRequested,
    LogoSupplied,
    MonitoringRecorded,
    OfferingListed,
    PreApprovalTerminated,
    Recommendation,
    RecordKind,
    RecordsDelivered,
    RequestedApproval,
    Reviewer,
    ReviewRecorded,
    SampleFormRequested,
    Session,
    WarningIssued,
)

_STEPS: Final = st.one_of(st.sampled_from([1, 0, 0, 7, 30]), st.integers(0, 60))


@st.composite
def _days(draw: st.DrawFn, model: Model) -> dt.date:
    """Give a day from the last event on: near it, or where something changes."""
    telling = model.telling_days
    if telling and draw(st.sampled_from([False, False, True])):
        return draw(st.sampled_from(telling))
    return after(model.last_day, draw(_STEPS))


@st.composite
def _any_days(draw: st.DrawFn, model: Model) -> dt.date:
    """Give a day, now and then before the last event."""
    if draw(st.integers(0, 7)) == 7:
        return after(model.last_day, -draw(st.integers(1, 60)))
    return draw(_days(model))


_EVERY: Final = tuple(Ground)
_GROUNDS: Final = st.sampled_from([_EVERY, _EVERY[:1], _EVERY, _EVERY[1:], ()])
_EVIDENCE: Final = st.sampled_from([(PAPER,), (PAPER,), (PAPER, PAPER), (PAPER,), ()])
_VOTES: Final = st.integers(0, 3)


@st.composite
def _reviews(draw: st.DrawFn, model: Model, on: dt.date) -> Event:
    missing = [one for one in Reviewer if one.value not in model.reviews]
    approve = Recommendation.APPROVE
    return ReviewRecorded(
        on=on,
        reviewer=draw(st.sampled_from(missing or list(Reviewer))),
        recommendation=draw(st.sampled_from([approve] * 6 + [Recommendation.DECLINE])),
    )


@st.composite
def _approvals(draw: st.DrawFn, model: Model, on: dt.date) -> Event:
    listed = list(model.application.offering.sessions)
    named: tuple[Session, ...] = ()
    if draw(st.integers(0, 4)) == 4:
        others = [Session(starts_on=one.starts_on, ends_on=one.ends_on) for one in listed]
        elsewhere = [attrs.evolve(one, place="Nowhere") for one in listed]
        pool = [*listed, *listed, *others, *elsewhere, Session(starts_on=on, ends_on=on)]
        named = tuple(draw(st.lists(st.sampled_from(pool), min_size=1, max_size=2)))
    return ApplicationApproved(
        on=on,
        approval_code=draw(st.sampled_from(["CEC-0117", "CEC-0118"])),
        credits=CreditAward(value=draw(st.integers(1, 16))),
        granted=draw(st.sampled_from([None] * 4 + [*RequestedApproval])),
        sessions=named,
    )


@st.composite
def _terminations(draw: st.DrawFn, on: dt.date) -> Event:
    return PreApprovalTerminated(
        on=on,
        grounds=draw(_GROUNDS),
        evidence=draw(_EVIDENCE),
        notified_on=after(on, draw(st.sampled_from([1, 0, 5, 0, 30, -1]))),
    )


@st.composite
def _deliveries(draw: st.DrawFn, model: Model, on: dt.date) -> Event:
    first = after(on, draw(st.sampled_from([-2, -1, 0, 1])))
    near = Session(starts_on=first, ends_on=after(first, 1))
    session = draw(st.sampled_from([near, *model.application.offering.sessions]))
    kinds = draw(st.lists(st.sampled_from(RecordKind), min_size=1, unique=True))
    return RecordsDelivered(on=on, session=session, kinds=tuple(kinds))


@st.composite
def _amendments(draw: st.DrawFn, model: Model, on: dt.date) -> Event:
    submitted = after(model.submitted, draw(st.sampled_from([0, 0, 0, 0, 1, -1])))
    return ApplicationAmended(on=on, application=draw(applications(submitted)))


def _of_type(kind: str, model: Model, on: dt.date) -> SearchStrategy[Event]:
    """Give events of a type on a day, with any members."""
    filers = st.sampled_from([AppealFiler.SPONSOR, None, AppealFiler.OTHER])
    day = st.just(on)
    # Only the one that is asked for is built; to build all of them takes longer than a step.
    strategies: dict[str, Callable[[], SearchStrategy[Any]]] = {
        "application_submitted": lambda: applications(on).map(
            lambda one: ApplicationSubmitted(on=on, application=one)
        ),
        "application_amended": lambda: _amendments(model, on),
        "application_withdrawn": lambda: st.builds(ApplicationWithdrawn, on=day),
        "review_recorded": lambda: _reviews(model, on),
        "application_approved": lambda: _approvals(model, on),
        "application_declined": lambda: st.builds(
            ApplicationDeclined, on=day, reasons=st.just(("Out of scope",))
        ),
        "applicant_notified": lambda: st.builds(ApplicantNotified, on=day),
        "offering_listed": lambda: st.builds(OfferingListed, on=day),
        "sample_form_requested": lambda: st.builds(SampleFormRequested, on=day),
        "logo_requested": lambda: st.builds(LogoRequested, on=day),
        "logo_supplied": lambda: st.builds(LogoSupplied, on=day),
        "records_delivered": lambda: _deliveries(model, on),
        "monitoring_recorded": lambda: st.builds(
            MonitoringRecorded, on=day, remarks=st.just("Well taught")
        ),
        "warning_issued": lambda: st.builds(
            WarningIssued, on=day, grounds=_GROUNDS, evidence=_EVIDENCE
        ),
        "pre_approval_terminated": lambda: _terminations(on),
        "appeal_filed": lambda: st.builds(AppealFiled, on=day, filed_by=filers),
        "appeal_decided": lambda: st.builds(
            AppealDecided, on=day, votes_to_reverse=_VOTES, votes_to_uphold=_VOTES
        ),
    }
    return strategies[kind]()


OPENING: Final = (
    "review_recorded",
    "review_recorded",
    "application_approved",
    "warning_issued",
    "pre_approval_terminated",
    "appeal_filed",
    "appeal_decided",
)
"""What may follow a submission at once, so that the walks begin in each part of a life."""
TYPES: Final = [
    "monitoring_recorded",
    "application_amended",
    "application_withdrawn",
    "review_recorded",
    "application_approved",
    "application_declined",
    "applicant_notified",
    "offering_listed",
    "sample_form_requested",
    "logo_requested",
    "logo_supplied",
    "records_delivered",
    "warning_issued",
    "pre_approval_terminated",
    "appeal_filed",
    "appeal_decided",
    "application_submitted",
]


_LEADING: Final = {
    "approved": [*["pre_approval_terminated"] * 3, "applicant_notified", "warning_issued"],
    "terminated": ["appeal_filed", "appeal_filed", "monitoring_recorded"],
    "under_appeal": ["appeal_decided", "appeal_decided", "monitoring_recorded"],
}


def _leading(model: Model) -> list[str]:
    """Name what a life would bring next."""
    if model.status != "under_review":
        logo = "logo_supplied" if model.logo_asked else "logo_requested"
        return [*_LEADING.get(model.status, TYPES), logo]
    if len(model.reviews) < 2:
        return ["review_recorded"]
    if model.reviews["committee"] == "decline":
        return ["application_declined", "review_recorded"]
    return ["application_approved"] * 3 + ["application_amended"]


@st.composite
def leading_events(draw: st.DrawFn, kind: str, model: Model) -> Event:
    """Give an event of a type on a day that is in order."""
    return draw(_of_type(kind, model, draw(_days(model))))


@st.composite
def events(draw: st.DrawFn, model: Model) -> Event:
    """Give an event that may or may not come next in a case."""
    if draw(st.booleans()):
        return draw(leading_events(draw(st.sampled_from(_leading(model))), model))
    kind = draw(st.sampled_from(TYPES))
    return draw(_of_type(kind, model, draw(_any_days(model))))
