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
from cerp_rules.answer_changes import (
    ChangeKind,
    DeadlineChange,
    DutyChange,
    FindingChange,
    OutcomeChange,
)
from cerp_rules.applications import Application, RegistrationContact, RequestedApproval
from cerp_rules.approvals import Approval, CalendarEntry
from cerp_rules.assessments import assess, assess_completion, assess_marketing
from cerp_rules.case_impacts import (
    CaseImpact,
    CaseWithCompletions,
    ImpactItem,
    Refusal,
    Standing,
    StandingChange,
)
from cerp_rules.clauses import CLAUSES, Clause, Modality, Party, clause
from cerp_rules.completions import (
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    Participant,
)
from cerp_rules.credit_proposals import CreditProposal, propose_credits
from cerp_rules.credit_schedules import (
    CHAPTER_SCHEDULE,
    COMPANION_READINGS,
    CONTINUING_EDUCATION_SCHEDULE,
    CREDIT_SCHEDULES,
    CREDIT_SWITCHES,
    MAINTENANCE_SCHEDULE,
    CreditCategory,
    CreditItem,
    CreditReadings,
    CreditSchedule,
    CreditScheduleBook,
    CreditSwitch,
    EditionDating,
    FixedCredits,
    HourRate,
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
from cerp_rules.impact_counts import (
    DeadlineTotal,
    DutyTotal,
    FindingTotal,
    FlipTotal,
    RefusalTotal,
    StandingTotal,
)
from cerp_rules.impact_totals import ImpactTotals
from cerp_rules.impacts import Impact, impact, iter_impact
from cerp_rules.lifecycle import PreApproval
from cerp_rules.marketing import MarketingClaim, MarketingKind, MarketingUse, Promotes
from cerp_rules.offerings import Offering, OfferingKind, Session
from cerp_rules.oversight import AppealFiler, Ground
from cerp_rules.payloads import SCHEMA_KINDS, check, dump, load, schema
from cerp_rules.periods import CountedDay, DatePeriod, Term
from cerp_rules.policy import PUBLISHED, Policy, PolicySource, RequiredInformation
from cerp_rules.policy_book import PolicyBook
from cerp_rules.policy_diffs import PolicyChange, PolicyDiff, policy_diff
from cerp_rules.readings import FIXED_READINGS, SWITCHES, FixedReading, Readings, Switch
from cerp_rules.recertification import (
    CycleYear,
    LedgerEntry,
    LedgerLine,
    RecertificationAssessment,
    RecertificationFinding,
    Requirement,
    UncountedReason,
    YearState,
    assess_recertification,
)
from cerp_rules.recertification_requirements import (
    EARLIER_REQUIREMENTS,
    NEWEST_REQUIREMENTS,
    RECERTIFICATION_REQUIREMENTS,
    RecertificationRequirements,
    RecertificationRequirementsBook,
)
from cerp_rules.records import Record, RecordKind, RecordMedium
from cerp_rules.reviews import Recommendation, Reviewer
from cerp_rules.rules.approval_period import approval_period
from cerp_rules.sensitivities import Sensitivity, sensitivity
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind
from cerp_rules.steps import NotPermittedError
from cerp_rules.transitions import TRANSITIONS, Status

__all__ = [
    "CHAPTER_SCHEDULE",
    "CLAUSES",
    "COMPANION_READINGS",
    "CONTINUING_EDUCATION_SCHEDULE",
    "CREDIT_SCHEDULES",
    "CREDIT_SWITCHES",
    "EARLIER_REQUIREMENTS",
    "FIXED_READINGS",
    "MAINTENANCE_SCHEDULE",
    "NEWEST_REQUIREMENTS",
    "PUBLISHED",
    "RECERTIFICATION_REQUIREMENTS",
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
    "CaseImpact",
    "CaseWithCompletions",
    "CerpRulesError",
    "ChangeKind",
    "Clause",
    "Completion",
    "Confirmation",
    "ConfirmedBy",
    "ConfirmerRole",
    "CountedDay",
    "CreditAward",
    "CreditCategory",
    "CreditItem",
    "CreditProposal",
    "CreditReadings",
    "CreditSchedule",
    "CreditScheduleBook",
    "CreditSwitch",
    "CreditUnit",
    "CycleYear",
    "DatePeriod",
    "Deadline",
    "DeadlineChange",
    "DeadlineKind",
    "DeadlineState",
    "DeadlineTotal",
    "Document",
    "Duty",
    "DutyChange",
    "DutyStatus",
    "DutyTotal",
    "EditionDating",
    "Event",
    "EventType",
    "Fee",
    "Finding",
    "FindingChange",
    "FindingTotal",
    "FixedCredits",
    "FixedReading",
    "FlipTotal",
    "Ground",
    "HourRate",
    "Impact",
    "ImpactItem",
    "ImpactTotals",
    "Instructor",
    "InvalidPayloadError",
    "InvalidValueError",
    "LedgerEntry",
    "LedgerLine",
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
    "OutcomeChange",
    "Participant",
    "Party",
    "Policy",
    "PolicyBook",
    "PolicyChange",
    "PolicyDiff",
    "PolicySource",
    "PreApproval",
    "PreApprovalTerminated",
    "Problem",
    "Promotes",
    "Readings",
    "RecertificationAssessment",
    "RecertificationFinding",
    "RecertificationRequirements",
    "RecertificationRequirementsBook",
    "Recommendation",
    "Record",
    "RecordKind",
    "RecordMedium",
    "RecordsDelivered",
    "Refusal",
    "RefusalTotal",
    "RegistrationContact",
    "RequestedApproval",
    "RequiredInformation",
    "Requirement",
    "ReviewRecorded",
    "Reviewer",
    "SampleFormRequested",
    "Sensitivity",
    "Session",
    "Sponsor",
    "SponsorKind",
    "Standing",
    "StandingChange",
    "StandingTotal",
    "Status",
    "Switch",
    "Term",
    "UncountedReason",
    "UnknownKindError",
    "Verdict",
    "WarningIssued",
    "YearState",
    "__version__",
    "approval_period",
    "assess",
    "assess_completion",
    "assess_marketing",
    "assess_recertification",
    "check",
    "clause",
    "deadlines",
    "dump",
    "duties",
    "impact",
    "iter_impact",
    "load",
    "policy_diff",
    "propose_credits",
    "review_deadline",
    "schema",
    "sensitivity",
]
