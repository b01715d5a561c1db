"""Generate events of each type, whether or not any case could have them.

What is left out: events in the order of a life (`cerp_rules.testing.strategies.cases`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.applications import RequestedApproval
from cerp_rules.errors import UnknownKindError
from cerp_rules.events import (
    AppealDecided,
    AppealFiled,
    ApplicantNotified,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
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
from cerp_rules.oversight import AppealFiler, Ground
from cerp_rules.records import RecordKind
from cerp_rules.reviews import Recommendation, Reviewer
from cerp_rules.testing.strategies import _nouns, _texts
from cerp_rules.testing.strategies._policies import members_of
from cerp_rules.testing.strategies._texts import days, maybe, some, tuples

__all__ = ["events", "events_of"]

_E = TypeVar("_E", bound=Event)

_GROUNDS: Final = st.lists(st.sampled_from(Ground), max_size=3, unique=True).map(tuple)
_EVIDENCE: Final = tuples(_nouns.documents(), 2)
_VOTES: Final = st.integers(0, 1_000)
_OF_CLASS: Final[Mapping[type[Event], SearchStrategy[Event]]] = MappingProxyType(
    {
        ApplicationSubmitted: _nouns.applications().map(
            lambda one: ApplicationSubmitted(on=one.submitted_on, application=one)
        ),
        ApplicationAmended: st.builds(
            ApplicationAmended, on=days, application=_nouns.applications()
        ),
        ApplicationWithdrawn: st.builds(ApplicationWithdrawn, on=days),
        ReviewRecorded: st.builds(
            ReviewRecorded,
            on=days,
            reviewer=st.sampled_from(Reviewer),
            recommendation=st.sampled_from(Recommendation),
            remarks=maybe(_texts.prose),
        ),
        ApplicationApproved: st.builds(
            ApplicationApproved,
            on=days,
            approval_code=_texts.names,
            credits=_nouns.credit_awards(),
            granted=maybe(st.sampled_from(RequestedApproval)),
            sessions=tuples(_nouns.sessions()),
        ),
        ApplicationDeclined: st.builds(ApplicationDeclined, on=days, reasons=some(_texts.prose)),
        ApplicantNotified: st.builds(ApplicantNotified, on=days),
        OfferingListed: st.builds(OfferingListed, on=days),
        SampleFormRequested: st.builds(SampleFormRequested, on=days),
        LogoRequested: st.builds(LogoRequested, on=days),
        LogoSupplied: st.builds(LogoSupplied, on=days),
        RecordsDelivered: st.builds(
            RecordsDelivered, on=days, session=_nouns.sessions(), kinds=members_of(RecordKind)
        ),
        MonitoringRecorded: st.builds(MonitoringRecorded, on=days, remarks=_texts.prose),
        WarningIssued: st.builds(WarningIssued, on=days, grounds=_GROUNDS, evidence=_EVIDENCE),
        PreApprovalTerminated: st.builds(
            PreApprovalTerminated,
            on=days,
            grounds=_GROUNDS,
            evidence=_EVIDENCE,
            notified_on=days,
        ),
        AppealFiled: st.builds(AppealFiled, on=days, filed_by=maybe(st.sampled_from(AppealFiler))),
        AppealDecided: st.builds(
            AppealDecided,
            on=days,
            votes_to_reverse=_VOTES,
            votes_to_uphold=_VOTES,
            abstentions=maybe(_VOTES),
        ),
    }
)


def events() -> SearchStrategy[Event]:
    """Generate an event of any type."""
    return st.one_of(*_OF_CLASS.values())


def events_of(kind: type[_E]) -> SearchStrategy[_E]:
    """Generate an event of one type, such as `AppealFiled`.

    Raises:
        UnknownKindError: the class is no type of event.
    """
    if kind not in _OF_CLASS:
        raise UnknownKindError.of(kind, sorted(one.__name__ for one in _OF_CLASS))
    # What stands at a class generates just that class, which the type of a mapping cannot say.
    return cast("SearchStrategy[_E]", _OF_CLASS[kind])
