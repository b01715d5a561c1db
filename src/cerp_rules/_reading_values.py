"""Name the values of each switch of the register of readings, the default first.

`MEANINGS` says of each value what it means.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

__all__ = [
    "MEANINGS",
    "AppealMajority",
    "AppealStay",
    "ApprovalEnd",
    "ApprovalStart",
    "CompletionDay",
    "ConferenceInstructors",
    "ConfirmationCode",
    "GoverningEdition",
    "LastDayRoll",
    "MarketingStart",
    "PartialAttendance",
    "RecordsOr",
    "RecurringScope",
    "RetentionBranch",
    "RetentionStart",
    "ReviewClock",
    "ReviewsRequired",
    "SessionsInside",
    "SponsorResume",
    "TerminationDay",
    "TerminationGrounds",
    "TerminationReach",
    "UploadDay",
    "WarningFirst",
]


class ApprovalStart(StrEnum):
    """The day on which the approval of two years starts."""

    DECISION = "decision"
    NOTIFICATION = "notification"
    FIRST_SESSION = "first_session"


class ApprovalEnd(StrEnum):
    """The last day of the approval of two years."""

    DAY_BEFORE_ANNIVERSARY = "day_before_anniversary"
    ANNIVERSARY = "anniversary"


class RecurringScope(StrEnum):
    """What kinds of offering may have the approval for a term of years."""

    ANY_OFFERING = "any_offering"
    COURSES = "courses"


class SessionsInside(StrEnum):
    """Which days of a session must lie in the approval period."""

    ALL = "all"
    FIRST = "first"
    LAST = "last"


class ReviewClock(StrEnum):
    """What starts the six weeks of the review."""

    SUBMISSION = "submission"
    COMPLETENESS = "completeness"


class LastDayRoll(StrEnum):
    """What becomes of a last day to act that is no working day."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"


class ReviewsRequired(StrEnum):
    """Whose review a decision needs."""

    BOTH = "both"
    COMMITTEE = "committee"


class SponsorResume(StrEnum):
    """Which sponsors hand in a resume."""

    INDIVIDUALS = "individuals"
    EVERYONE = "everyone"


class ConferenceInstructors(StrEnum):
    """How many speakers of a conference or symposium hand in a resume."""

    AT_LEAST_ONE = "at_least_one"
    EVERYONE = "everyone"


class CompletionDay(StrEnum):
    """Which day of completion starts the 30 days of the confirmation."""

    PARTICIPANT = "participant"
    SESSION = "session"


class ConfirmationCode(StrEnum):
    """Whether the confirmation must carry the approval code."""

    ADVISORY = "advisory"
    REQUIRED = "required"


class PartialAttendance(StrEnum):
    """What part of the sessions attended gives."""

    NO_CREDIT = "no_credit"
    PRO_RATA = "pro_rata"


class UploadDay(StrEnum):
    """Whether an upload on the day of the renewal is in time."""

    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"


class RecordsOr(StrEnum):
    """Whether records are delivered or kept, or delivered and kept."""

    EITHER = "either"
    BOTH = "both"


class RetentionBranch(StrEnum):
    """Which records the six years bind."""

    KEPT_ONLY = "kept_only"
    ALWAYS = "always"


class RetentionStart(StrEnum):
    """What starts the six years of keeping."""

    SESSION_END = "session_end"
    CONFIRMATION_ISSUED = "confirmation_issued"
    APPROVAL_END = "approval_end"


class MarketingStart(StrEnum):
    """From when an approval may be advertised."""

    NOTIFICATION = "notification"
    DECISION = "decision"


class TerminationGrounds(StrEnum):
    """Whether one failing is ground enough for a termination."""

    ANY = "any"
    ALL = "all"


class WarningFirst(StrEnum):
    """Whether a warning must come before a termination."""

    NO = "no"
    YES = "yes"


class TerminationReach(StrEnum):
    """What a termination does to earlier completions."""

    PROSPECTIVE = "prospective"
    BY_CONFIRMATION = "by_confirmation"
    RETROACTIVE = "retroactive"


class TerminationDay(StrEnum):
    """The day on which a termination takes effect."""

    NOTIFICATION = "notification"
    DECISION = "decision"


class AppealStay(StrEnum):
    """Whether an appeal suspends the termination."""

    NO = "no"
    YES = "yes"


class AppealMajority(StrEnum):
    """What becomes of a tie."""

    TIE_UPHOLDS = "tie_upholds"
    TIE_REVERSES = "tie_reverses"


class GoverningEdition(StrEnum):
    """Which day selects the edition that governs an application."""

    SUBMISSION = "submission"
    DECISION = "decision"


# By class first: equal texts of two classes are one key.
MEANINGS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = MappingProxyType({
    ApprovalStart: {
        "decision": "The approval starts on the day SER decides.",
        "notification": "The approval starts on the day the applicant is told of the decision.",
        "first_session": "The approval starts with the first session that starts on or after the "
        "day of decision.",
    },
    ApprovalEnd: {
        "day_before_anniversary": "The day before the anniversary is the last day in force.",
        "anniversary": "The anniversary itself is the last day in force.",
    },
    RecurringScope: {
        "any_offering": "A recurring offering of any kind may have the approval for a term of "
        "years.",
        "courses": "Only a recurring course may have the approval for a term of years.",
    },
    SessionsInside: {
        "all": "Every day of a session must lie in the approval period.",
        "first": "It is enough that the first day of a session lies in the approval period.",
        "last": "It is enough that the last day of a session lies in the approval period.",
    },
    ReviewClock: {
        "submission": "The time for the review runs from the day the application was submitted.",
        "completeness": "The time for the review runs from the day the application first lacks "
        "nothing.",
    },
    LastDayRoll: {
        "none": "The last day to act stays where it falls, working day or not.",
        "next_working_day": "A last day to act that is no working day moves to the next one that "
        "is.",
    },
    ReviewsRequired: {
        "both": "A decision needs the reviews of the Coordinator and of the Committee.",
        "committee": "A decision needs the review of the Committee alone.",
    },
    SponsorResume: {
        "individuals": "Only a sponsor who is an individual must give a resume.",
        "everyone": "A sponsor of any kind must give a resume.",
    },
    ConferenceInstructors: {
        "at_least_one": "At a conference or symposium the resume of one speaker is enough.",
        "everyone": "At a conference or symposium the resume of every speaker is needed.",
    },
    CompletionDay: {
        "participant": "The time to confirm runs from the day the participant completed the "
        "offering or, if that is not given, from the last day of the session.",
        "session": "The time to confirm runs from the last day of the session for every "
        "participant.",
    },
    ConfirmationCode: {
        "advisory": "The approval code on a confirmation is recommended.",
        "required": "A confirmation must carry the approval code.",
    },
    PartialAttendance: {
        "no_credit": "To attend only a part of the sessions gives no credit.",
        "pro_rata": "To attend a part of a conference or symposium gives credits in proportion to "
        "the hours attended, and a part of any other offering gives none.",
    },
    UploadDay: {
        "before": "An upload on the day of the renewal is too late.",
        "on_or_before": "An upload on the day of the renewal is in time.",
    },
    RecordsOr: {
        "either": "It is enough to deliver the records to SER or to keep them.",
        "both": "The records must be delivered to SER and also kept.",
    },
    RetentionBranch: {
        "kept_only": "Only records that the sponsor keeps are bound by the time to keep; what was "
        "delivered to SER is not.",
        "always": "All records are bound by the time to keep, also those delivered to SER.",
    },
    RetentionStart: {
        "session_end": "The time to keep runs from the last day of the session.",
        "confirmation_issued": "The time to keep runs from the day the confirmation was issued.",
        "approval_end": "The time to keep runs from the last day of the approval.",
    },
    MarketingStart: {
        "notification": "Approval may be advertised from the day the sponsor is told of it.",
        "decision": "Approval may be advertised from the day SER decides.",
    },
    TerminationGrounds: {
        "any": "To fail in one of the criteria and commitments is ground enough.",
        "all": "Only to fail in all criteria and commitments is ground enough.",
    },
    WarningFirst: {
        "no": "SER may terminate without a warning first.",
        "yes": "SER may terminate only after a warning on an earlier day.",
    },
    TerminationReach: {
        "prospective": "Completions before the termination stay creditable.",
        "by_confirmation": "Completions before the termination are judged by the day of their "
        "confirmation.",
        "retroactive": "Completions before the termination are lost.",
    },
    TerminationDay: {
        "notification": "The termination takes effect on the day the sponsor is told of it.",
        "decision": "The termination takes effect on the day SER decides.",
    },
    AppealStay: {
        "no": "The termination stays in effect while it is appealed.",
        "yes": "The termination is suspended while it is appealed.",
    },
    AppealMajority: {
        "tie_upholds": "On a tie the termination stands.",
        "tie_reverses": "On a tie the termination is reversed.",
    },
    GoverningEdition: {
        "submission": "The edition in force on the day of submission governs the application.",
        "decision": "The edition in force on the day of decision governs the application.",
    },
})  # fmt: skip
"""What each value means, by the class and the wire text of the value."""
