"""Name the values of each switch of the register of readings; the first is the default."""

from enum import StrEnum

__all__ = [
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
    """What kinds of offering may have two years."""

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
