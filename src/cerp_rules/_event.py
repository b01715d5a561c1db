"""Hold what every event has, its day and its type, and the checks that several events share."""

from enum import StrEnum
from typing import ClassVar, Final

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day
from cerp_rules._checks import PROSE, check_day, check_each_once, check_items, check_text
from cerp_rules.documents import Document
from cerp_rules.errors import InvalidValueError
from cerp_rules.oversight import Ground

__all__ = [
    "MOST_EVIDENCE",
    "MOST_REASONS",
    "Event",
    "EventType",
    "check_grounds",
    "check_reasons",
]

MOST_EVIDENCE: Final = 100
MOST_REASONS: Final = 100


class EventType(StrEnum):
    """What can happen to a pre-approval.

    Source: the published schema ``event``.
    """

    APPLICATION_SUBMITTED = "application_submitted"
    APPLICATION_AMENDED = "application_amended"
    APPLICATION_WITHDRAWN = "application_withdrawn"
    REVIEW_RECORDED = "review_recorded"
    APPLICATION_APPROVED = "application_approved"
    APPLICATION_DECLINED = "application_declined"
    APPLICANT_NOTIFIED = "applicant_notified"
    OFFERING_LISTED = "offering_listed"
    SAMPLE_FORM_REQUESTED = "sample_form_requested"
    LOGO_REQUESTED = "logo_requested"
    LOGO_SUPPLIED = "logo_supplied"
    RECORDS_DELIVERED = "records_delivered"
    MONITORING_RECORDED = "monitoring_recorded"
    WARNING_ISSUED = "warning_issued"
    PRE_APPROVAL_TERMINATED = "pre_approval_terminated"
    APPEAL_FILED = "appeal_filed"
    APPEAL_DECIDED = "appeal_decided"


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened to a pre-approval on a day; each type is a class of its own.

    Attributes:
        on: The civil day that counts, 1900 to 2200.

    Raises:
        InvalidValueError: the day is none, or the class is this one, which is no type of event.

    Source: the published schema ``event``; readings ``notified-filed``, ``civil-days``.

    Example:
        >>> from cerp_rules import ApplicationWithdrawn
        >>> issubclass(ApplicationWithdrawn, Event), ApplicationWithdrawn.type.value
        (True, 'application_withdrawn')
    """

    type: ClassVar[EventType]

    on: Date = attrs.field(converter=as_day)

    def __attrs_post_init__(self) -> None:
        """Check the day, and that this is an event of some type."""
        if type(self) is Event:
            raise InvalidValueError("event", "the class of all events", "must be of one type")
        check_day("on", self.on)


def check_grounds(grounds: tuple[Ground, ...], evidence: tuple[Document, ...]) -> None:
    """Check what a warning or a termination rests on; whether that is enough, a rule decides."""
    check_items("grounds", grounds, Ground, len(Ground))
    check_each_once("grounds", grounds)
    check_items("evidence", evidence, Document, MOST_EVIDENCE)


def check_reasons(reasons: tuple[str, ...]) -> None:
    """Refuse what is no tuple of texts, or names no reason."""
    check_items("reasons", reasons, str, MOST_REASONS)
    if not reasons:
        raise InvalidValueError("reasons", "none", "must name at least one")
    for index, reason in enumerate(reasons):
        check_text(f"reasons[{index}]", reason, PROSE)
