"""Apply the policy by which SER pre-approves continuing-education offerings for credits.

Load an application, assess it, and read the answer clause by clause:

    >>> from datetime import date
    >>> from cerp_rules import Application, assess, load
    >>> application = load(
    ...     {
    ...         "submitted_on": "2026-03-02",
    ...         "sponsor": {"name": "Cascadia Wetlands Institute"},
    ...         "offering": {"title": "Field course", "kind": "course"},
    ...     },
    ...     Application,
    ... )
    >>> assess(application, on=date(2026, 4, 1)).outcome.value
    'incomplete'

The library is pure: it reads no clock, no file, no network and no environment.
"""

from cerp_rules._version import __version__
from cerp_rules.applications import Application, RegistrationContact, RequestedApproval
from cerp_rules.approvals import Approval, CalendarEntry
from cerp_rules.assessments import assess, assess_completion, assess_marketing
from cerp_rules.clauses import CLAUSES, Clause, Modality, Party, clause
from cerp_rules.completions import (
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    Participant,
)
from cerp_rules.credits import CreditAward, CreditUnit
from cerp_rules.deadlines import Deadline, DeadlineKind, DeadlineState, Duty, DutyStatus
from cerp_rules.documents import Document
from cerp_rules.duties import deadlines, duties, review_deadline
from cerp_rules.errors import (
    CerpRulesError,
    InvalidPayloadError,
    InvalidValueError,
    NotInForceError,
    Problem,
    UnknownKindError,
)
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
    EventType,
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
from cerp_rules.fees import Fee
from cerp_rules.findings import Assessment, Finding, Outcome, Verdict
from cerp_rules.lifecycle import PreApproval
from cerp_rules.marketing import MarketingClaim, MarketingKind, MarketingUse, Promotes
from cerp_rules.offerings import Offering, OfferingKind, Session
from cerp_rules.oversight import AppealFiler, Ground
from cerp_rules.payloads import SCHEMA_KINDS, check, dump, load, schema
from cerp_rules.periods import CountedDay, DatePeriod, Term
from cerp_rules.policy import PUBLISHED, Policy, PolicySource, RequiredInformation
from cerp_rules.policy_book import PolicyBook
from cerp_rules.readings import FIXED_READINGS, SWITCHES, FixedReading, Readings, Switch
from cerp_rules.records import Record, RecordKind, RecordMedium
from cerp_rules.reviews import Recommendation, Reviewer
from cerp_rules.rules.approval_period import approval_period
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind
from cerp_rules.steps import NotPermittedError
from cerp_rules.transitions import TRANSITIONS, Status

__all__ = [
    "CLAUSES",
    "FIXED_READINGS",
    "PUBLISHED",
    "SCHEMA_KINDS",
    "SWITCHES",
    "TRANSITIONS",
    "AppealDecided",
    "AppealFiled",
    "AppealFiler",
    "ApplicantNotified",
    "Application",
    "ApplicationAmended",
    "ApplicationApproved",
    "ApplicationDeclined",
    "ApplicationSubmitted",
    "ApplicationWithdrawn",
    "Approval",
    "Assessment",
    "CalendarEntry",
    "CerpRulesError",
    "Clause",
    "Completion",
    "Confirmation",
    "ConfirmedBy",
    "ConfirmerRole",
    "CountedDay",
    "CreditAward",
    "CreditUnit",
    "DatePeriod",
    "Deadline",
    "DeadlineKind",
    "DeadlineState",
    "Document",
    "Duty",
    "DutyStatus",
    "Event",
    "EventType",
    "Fee",
    "Finding",
    "FixedReading",
    "Ground",
    "Instructor",
    "InvalidPayloadError",
    "InvalidValueError",
    "LogoRequested",
    "LogoSupplied",
    "MarketingClaim",
    "MarketingKind",
    "MarketingUse",
    "Modality",
    "MonitoringRecorded",
    "NotInForceError",
    "NotPermittedError",
    "Offering",
    "OfferingKind",
    "OfferingListed",
    "Outcome",
    "Participant",
    "Party",
    "Policy",
    "PolicyBook",
    "PolicySource",
    "PreApproval",
    "PreApprovalTerminated",
    "Problem",
    "Promotes",
    "Readings",
    "Recommendation",
    "Record",
    "RecordKind",
    "RecordMedium",
    "RecordsDelivered",
    "RegistrationContact",
    "RequestedApproval",
    "RequiredInformation",
    "ReviewRecorded",
    "Reviewer",
    "SampleFormRequested",
    "Session",
    "Sponsor",
    "SponsorKind",
    "Status",
    "Switch",
    "Term",
    "UnknownKindError",
    "Verdict",
    "WarningIssued",
    "__version__",
    "approval_period",
    "assess",
    "assess_completion",
    "assess_marketing",
    "check",
    "clause",
    "deadlines",
    "dump",
    "duties",
    "load",
    "review_deadline",
    "schema",
]
