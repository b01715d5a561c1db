"""Hold the events of monitoring, warning, termination and appeal."""

from typing import ClassVar, Final

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day
from cerp_rules._checks import PROSE, check_day, check_text, check_type, check_whole
from cerp_rules._event import Event, EventType, check_grounds
from cerp_rules.documents import Document
from cerp_rules.oversight import AppealFiler, Ground

__all__ = [
    "MOST_VOTES",
    "AppealDecided",
    "AppealFiled",
    "MonitoringRecorded",
    "PreApprovalTerminated",
    "WarningIssued",
]

MOST_VOTES: Final = 1_000


@attrs.frozen(kw_only=True)
class MonitoringRecorded(Event):
    """SER looked at the quality of a pre-approved offering.

    Attributes:
        on: The civil day it looked.
        remarks: What was seen, 1 to 2,000 characters.

    Raises:
        InvalidValueError: the remarks are blank or too long.

    Source: clause ``oversight.monitoring``.

    Example:
        >>> from datetime import date
        >>> MonitoringRecorded(on=date(2026, 6, 2), remarks="Well taught").remarks
        'Well taught'
    """

    type: ClassVar[EventType] = EventType.MONITORING_RECORDED

    remarks: str

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_text("remarks", self.remarks, PROSE)


@attrs.frozen(kw_only=True)
class WarningIssued(Event):
    """SER warned the sponsor.

    Attributes:
        on: The civil day of the warning.
        grounds: What the sponsor failed in, each once; whether there are any, a rule decides.
        evidence: At most 100 documents.

    Raises:
        InvalidValueError: a ground is named twice, or a member is of another class.

    Source: clauses ``oversight.measures``, ``oversight.commitments``.

    Example:
        >>> from datetime import date
        >>> WarningIssued(
        ...     on=date(2026, 7, 1),
        ...     grounds=(Ground.GUIDELINES,),
        ...     evidence=(Document(title="Report of a visit"),),
        ... ).grounds[0].value
        'guidelines'
    """

    type: ClassVar[EventType] = EventType.WARNING_ISSUED

    grounds: tuple[Ground, ...]
    evidence: tuple[Document, ...]

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_grounds(self.grounds, self.evidence)


@attrs.frozen(kw_only=True)
class PreApprovalTerminated(Event):
    """SER terminated the pre-approval.

    Attributes:
        on: The civil day of the decision.
        grounds: What the sponsor failed in, each once; whether these are enough, a rule decides.
        evidence: At most 100 documents.
        notified_on: The civil day the sponsor was told; that it is no earlier, a rule decides.

    Raises:
        InvalidValueError: a ground is named twice, or a member is no day or of another class.

    Source: clauses ``oversight.measures``, ``oversight.commitments``; readings
    ``termination_day``, ``termination_grounds``.

    Example:
        >>> from datetime import date
        >>> PreApprovalTerminated(
        ...     on=date(2026, 8, 3),
        ...     grounds=(Ground.GUIDELINES,),
        ...     evidence=(Document(title="Report of a visit"),),
        ...     notified_on=date(2026, 8, 5),
        ... ).notified_on.isoformat()
        '2026-08-05'
    """

    type: ClassVar[EventType] = EventType.PRE_APPROVAL_TERMINATED

    grounds: tuple[Ground, ...]
    evidence: tuple[Document, ...]
    notified_on: Date = attrs.field(converter=as_day)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_grounds(self.grounds, self.evidence)
        check_day("notified_on", self.notified_on)


@attrs.frozen(kw_only=True)
class AppealFiled(Event):
    """Somebody appealed the termination.

    Attributes:
        on: The civil day the appeal was received.
        filed_by: Who appealed; None when that is not given.

    Raises:
        InvalidValueError: a member is of another class.

    Source: clause ``oversight.appeal``; readings ``appeal-who``, ``notified-filed``.

    Example:
        >>> from datetime import date
        >>> AppealFiled(on=date(2026, 8, 20), filed_by=AppealFiler.SPONSOR).filed_by.value
        'sponsor'
    """

    type: ClassVar[EventType] = EventType.APPEAL_FILED

    filed_by: AppealFiler | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        if self.filed_by is not None:
            check_type("filed_by", self.filed_by, AppealFiler)


@attrs.frozen(kw_only=True)
class AppealDecided(Event):
    """The Review and Appeals Committee voted on the appeal.

    Attributes:
        on: The civil day of the decision.
        votes_to_reverse: Votes against the termination, 0 to 1,000.
        votes_to_uphold: Votes for the termination, 0 to 1,000.
        abstentions: Members who did not vote either way, 0 to 1,000; None when not given.

    Raises:
        InvalidValueError: a number is none from 0 to 1,000.

    Source: clause ``oversight.final``; reading ``appeal_majority``.

    Example:
        >>> from datetime import date
        >>> AppealDecided(on=date(2026, 9, 14), votes_to_reverse=3, votes_to_uphold=2).is_tie
        False
    """

    type: ClassVar[EventType] = EventType.APPEAL_DECIDED

    votes_to_reverse: int
    votes_to_uphold: int
    abstentions: int | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_whole("votes_to_reverse", self.votes_to_reverse, MOST_VOTES)
        check_whole("votes_to_uphold", self.votes_to_uphold, MOST_VOTES)
        if self.abstentions is not None:
            check_whole("abstentions", self.abstentions, MOST_VOTES)

    @property
    def is_tie(self) -> bool:
        """Whether as many votes were cast for the termination as against it."""
        return self.votes_to_reverse == self.votes_to_uphold
