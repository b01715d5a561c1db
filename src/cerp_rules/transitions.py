"""Hold the transition table: in which status of a case which type of event can happen.

The table is data: for each status, the types of event that are possible, each with the statuses
that it can lead to; where there are two, the event's own members decide.
What is left out: whether an event that is possible is also permitted (`cerp_rules.rules`).

    >>> from cerp_rules import TRANSITIONS, EventType, Status
    >>> [next.value for next in TRANSITIONS[Status.UNDER_APPEAL][EventType.APPEAL_DECIDED]]
    ['approved', 'termination_final']
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cerp_rules._frozen import FrozenTable
from cerp_rules.events import EventType

__all__ = ["TRANSITIONS", "Status"]


class Status(StrEnum):
    """Where a case stands; the last three say of an approved one whether it is in force.

    Source: clauses ``reviews.reviewers``, ``approval-period.two-years``, ``oversight.measures``,
    ``oversight.appeal``, ``oversight.final``.
    """

    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    UNDER_APPEAL = "under_appeal"
    TERMINATION_FINAL = "termination_final"
    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    EXPIRED = "expired"

    @property
    def row(self) -> "Status":
        """The status under which the transition table has it: APPROVED for the last three."""
        refined = (Status.NOT_STARTED, Status.IN_FORCE, Status.EXPIRED)
        return Status.APPROVED if self in refined else self


Transitions = Mapping[EventType, tuple[Status, ...]]


def _staying(status: Status, *types: EventType) -> dict[EventType, tuple[Status, ...]]:
    return dict.fromkeys(types, (status,))


# Possible also after a termination: it may take effect later, or be suspended by an appeal. Whether
# the approval is over on the day, the rules decide.
_WHILE_IN_FORCE: Final = (
    EventType.OFFERING_LISTED,
    EventType.LOGO_REQUESTED,
    EventType.LOGO_SUPPLIED,
    EventType.MONITORING_RECORDED,
)

TRANSITIONS: Final[Mapping[Status, Transitions]] = FrozenTable(
    {
        Status.UNDER_REVIEW: FrozenTable(
            {
                **_staying(
                    Status.UNDER_REVIEW,
                    EventType.APPLICATION_AMENDED,
                    EventType.REVIEW_RECORDED,
                ),
                EventType.APPLICATION_WITHDRAWN: (Status.WITHDRAWN,),
                EventType.APPLICATION_APPROVED: (Status.APPROVED,),
                EventType.APPLICATION_DECLINED: (Status.DECLINED,),
            }
        ),
        Status.APPROVED: FrozenTable(
            {
                **_staying(
                    Status.APPROVED,
                    EventType.APPLICANT_NOTIFIED,
                    *_WHILE_IN_FORCE,
                    EventType.SAMPLE_FORM_REQUESTED,
                    EventType.RECORDS_DELIVERED,
                    EventType.WARNING_ISSUED,
                ),
                EventType.PRE_APPROVAL_TERMINATED: (Status.TERMINATED,),
            }
        ),
        Status.DECLINED: FrozenTable(_staying(Status.DECLINED, EventType.APPLICANT_NOTIFIED)),
        Status.WITHDRAWN: FrozenTable({}),
        Status.TERMINATED: FrozenTable(
            {
                **_staying(
                    Status.TERMINATED,
                    EventType.APPLICANT_NOTIFIED,
                    *_WHILE_IN_FORCE,
                    EventType.SAMPLE_FORM_REQUESTED,
                    EventType.RECORDS_DELIVERED,
                ),
                EventType.APPEAL_FILED: (Status.UNDER_APPEAL,),
            }
        ),
        Status.UNDER_APPEAL: FrozenTable(
            {
                **_staying(
                    Status.UNDER_APPEAL,
                    EventType.APPLICANT_NOTIFIED,
                    *_WHILE_IN_FORCE,
                    EventType.SAMPLE_FORM_REQUESTED,
                    EventType.RECORDS_DELIVERED,
                ),
                EventType.APPEAL_DECIDED: (Status.APPROVED, Status.TERMINATION_FINAL),
            }
        ),
        Status.TERMINATION_FINAL: FrozenTable(
            _staying(
                Status.TERMINATION_FINAL,
                EventType.APPLICANT_NOTIFIED,
                *_WHILE_IN_FORCE,
                EventType.SAMPLE_FORM_REQUESTED,
                EventType.RECORDS_DELIVERED,
            )
        ),
    }
)
"""For each status of the table, the possible types of event and where they lead."""
