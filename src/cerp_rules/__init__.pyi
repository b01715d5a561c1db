from cerp_rules._version import __version__ as __version__
from cerp_rules.answer_changes import (
    ChangeKind as ChangeKind,
)
from cerp_rules.answer_changes import (
    DeadlineChange as DeadlineChange,
)
from cerp_rules.answer_changes import (
    DutyChange as DutyChange,
)
from cerp_rules.answer_changes import (
    FindingChange as FindingChange,
)
from cerp_rules.answer_changes import (
    OutcomeChange as OutcomeChange,
)
from cerp_rules.applications import (
    Application as Application,
)
from cerp_rules.applications import (
    RegistrationContact as RegistrationContact,
)
from cerp_rules.applications import (
    RequestedApproval as RequestedApproval,
)
from cerp_rules.approvals import (
    Approval as Approval,
)
from cerp_rules.approvals import (
    CalendarEntry as CalendarEntry,
)
from cerp_rules.assessments import (
    assess as assess,
)
from cerp_rules.assessments import (
    assess_completion as assess_completion,
)
from cerp_rules.assessments import (
    assess_marketing as assess_marketing,
)
from cerp_rules.case_impacts import (
    CaseImpact as CaseImpact,
)
from cerp_rules.case_impacts import (
    CaseWithCompletions as CaseWithCompletions,
)
from cerp_rules.case_impacts import (
    ImpactItem as ImpactItem,
)
from cerp_rules.case_impacts import (
    Refusal as Refusal,
)
from cerp_rules.case_impacts import (
    Standing as Standing,
)
from cerp_rules.case_impacts import (
    StandingChange as StandingChange,
)
from cerp_rules.clauses import (
    CLAUSES as CLAUSES,
)
from cerp_rules.clauses import (
    Clause as Clause,
)
from cerp_rules.clauses import (
    Modality as Modality,
)
from cerp_rules.clauses import (
    Party as Party,
)
from cerp_rules.clauses import (
    clause as clause,
)
from cerp_rules.completions import (
    Completion as Completion,
)
from cerp_rules.completions import (
    Confirmation as Confirmation,
)
from cerp_rules.completions import (
    ConfirmedBy as ConfirmedBy,
)
from cerp_rules.completions import (
    ConfirmerRole as ConfirmerRole,
)
from cerp_rules.completions import (
    Participant as Participant,
)
from cerp_rules.credit_proposals import (
    CreditProposal as CreditProposal,
)
from cerp_rules.credit_proposals import (
    propose_credits as propose_credits,
)
from cerp_rules.credit_schedules import (
    CHAPTER_SCHEDULE as CHAPTER_SCHEDULE,
)
from cerp_rules.credit_schedules import (
    COMPANION_READINGS as COMPANION_READINGS,
)
from cerp_rules.credit_schedules import (
    CONTINUING_EDUCATION_SCHEDULE as CONTINUING_EDUCATION_SCHEDULE,
)
from cerp_rules.credit_schedules import (
    CREDIT_SCHEDULES as CREDIT_SCHEDULES,
)
from cerp_rules.credit_schedules import (
    CREDIT_SWITCHES as CREDIT_SWITCHES,
)
from cerp_rules.credit_schedules import (
    MAINTENANCE_SCHEDULE as MAINTENANCE_SCHEDULE,
)
from cerp_rules.credit_schedules import (
    CreditCategory as CreditCategory,
)
from cerp_rules.credit_schedules import (
    CreditItem as CreditItem,
)
from cerp_rules.credit_schedules import (
    CreditReadings as CreditReadings,
)
from cerp_rules.credit_schedules import (
    CreditSchedule as CreditSchedule,
)
from cerp_rules.credit_schedules import (
    CreditScheduleBook as CreditScheduleBook,
)
from cerp_rules.credit_schedules import (
    CreditSwitch as CreditSwitch,
)
from cerp_rules.credit_schedules import (
    EditionDating as EditionDating,
)
from cerp_rules.credit_schedules import (
    FixedCredits as FixedCredits,
)
from cerp_rules.credit_schedules import (
    HourRate as HourRate,
)
from cerp_rules.credits import (
    CreditAward as CreditAward,
)
from cerp_rules.credits import (
    CreditUnit as CreditUnit,
)
from cerp_rules.documents import (
    Document as Document,
)
from cerp_rules.duties_owed import (
    deadlines as deadlines,
)
from cerp_rules.duties_owed import (
    duties as duties,
)
from cerp_rules.duties_owed import (
    review_deadline as review_deadline,
)
from cerp_rules.duty_values import (
    Deadline as Deadline,
)
from cerp_rules.duty_values import (
    DeadlineKind as DeadlineKind,
)
from cerp_rules.duty_values import (
    DeadlineState as DeadlineState,
)
from cerp_rules.duty_values import (
    Duty as Duty,
)
from cerp_rules.duty_values import (
    DutyStatus as DutyStatus,
)
from cerp_rules.errors import (
    CerpRulesError as CerpRulesError,
)
from cerp_rules.errors import (
    InvalidPayloadError as InvalidPayloadError,
)
from cerp_rules.errors import (
    InvalidValueError as InvalidValueError,
)
from cerp_rules.errors import (
    NotInForceError as NotInForceError,
)
from cerp_rules.errors import (
    Problem as Problem,
)
from cerp_rules.errors import (
    UnknownKindError as UnknownKindError,
)
from cerp_rules.events import (
    AppealDecided as AppealDecided,
)
from cerp_rules.events import (
    AppealFiled as AppealFiled,
)
from cerp_rules.events import (
    ApplicantNotified as ApplicantNotified,
)
from cerp_rules.events import (
    ApplicationAmended as ApplicationAmended,
)
from cerp_rules.events import (
    ApplicationApproved as ApplicationApproved,
)
from cerp_rules.events import (
    ApplicationDeclined as ApplicationDeclined,
)
from cerp_rules.events import (
    ApplicationSubmitted as ApplicationSubmitted,
)
from cerp_rules.events import (
    ApplicationWithdrawn as ApplicationWithdrawn,
)
from cerp_rules.events import (
    Event as Event,
)
from cerp_rules.events import (
    EventType as EventType,
)
from cerp_rules.events import (
    LogoRequested as LogoRequested,
)
from cerp_rules.events import (
    LogoSupplied as LogoSupplied,
)
from cerp_rules.events import (
    MonitoringRecorded as MonitoringRecorded,
)
from cerp_rules.events import (
    OfferingListed as OfferingListed,
)
from cerp_rules.events import (
    PreApprovalTerminated as PreApprovalTerminated,
)
from cerp_rules.events import (
    RecordsDelivered as RecordsDelivered,
)
from cerp_rules.events import (
    ReviewRecorded as ReviewRecorded,
)
from cerp_rules.events import (
    SampleFormRequested as SampleFormRequested,
)
from cerp_rules.events import (
    WarningIssued as WarningIssued,
)
from cerp_rules.fees import (
    Fee as Fee,
)
from cerp_rules.findings import (
    Assessment as Assessment,
)
from cerp_rules.findings import (
    Finding as Finding,
)
from cerp_rules.findings import (
    Outcome as Outcome,
)
from cerp_rules.findings import (
    Verdict as Verdict,
)
from cerp_rules.impact_counts import (
    DeadlineTotal as DeadlineTotal,
)
from cerp_rules.impact_counts import (
    DutyTotal as DutyTotal,
)
from cerp_rules.impact_counts import (
    FindingTotal as FindingTotal,
)
from cerp_rules.impact_counts import (
    FlipTotal as FlipTotal,
)
from cerp_rules.impact_counts import (
    RefusalTotal as RefusalTotal,
)
from cerp_rules.impact_counts import (
    StandingTotal as StandingTotal,
)
from cerp_rules.impact_totals import (
    ImpactTotals as ImpactTotals,
)
from cerp_rules.impacts import (
    Impact as Impact,
)
from cerp_rules.impacts import (
    impact as impact,
)
from cerp_rules.impacts import (
    iter_impact as iter_impact,
)
from cerp_rules.lifecycle import (
    PreApproval as PreApproval,
)
from cerp_rules.marketing import (
    MarketingClaim as MarketingClaim,
)
from cerp_rules.marketing import (
    MarketingKind as MarketingKind,
)
from cerp_rules.marketing import (
    MarketingUse as MarketingUse,
)
from cerp_rules.marketing import (
    Promotes as Promotes,
)
from cerp_rules.offerings import (
    Offering as Offering,
)
from cerp_rules.offerings import (
    OfferingKind as OfferingKind,
)
from cerp_rules.offerings import (
    Session as Session,
)
from cerp_rules.oversight import (
    AppealFiler as AppealFiler,
)
from cerp_rules.oversight import (
    Ground as Ground,
)
from cerp_rules.payloads import (
    SCHEMA_KINDS as SCHEMA_KINDS,
)
from cerp_rules.payloads import (
    check as check,
)
from cerp_rules.payloads import (
    dump as dump,
)
from cerp_rules.payloads import (
    load as load,
)
from cerp_rules.payloads import (
    schema as schema,
)
from cerp_rules.periods import (
    CountedDay as CountedDay,
)
from cerp_rules.periods import (
    DatePeriod as DatePeriod,
)
from cerp_rules.periods import (
    Term as Term,
)
from cerp_rules.policy import (
    PUBLISHED as PUBLISHED,
)
from cerp_rules.policy import (
    Policy as Policy,
)
from cerp_rules.policy import (
    PolicySource as PolicySource,
)
from cerp_rules.policy import (
    RequiredInformation as RequiredInformation,
)
from cerp_rules.policy_book import (
    PolicyBook as PolicyBook,
)
from cerp_rules.policy_diffs import (
    PolicyChange as PolicyChange,
)
from cerp_rules.policy_diffs import (
    PolicyDiff as PolicyDiff,
)
from cerp_rules.policy_diffs import (
    policy_diff as policy_diff,
)
from cerp_rules.readings import (
    FIXED_READINGS as FIXED_READINGS,
)
from cerp_rules.readings import (
    SWITCHES as SWITCHES,
)
from cerp_rules.readings import (
    FixedReading as FixedReading,
)
from cerp_rules.readings import (
    Readings as Readings,
)
from cerp_rules.readings import (
    Switch as Switch,
)
from cerp_rules.recertification import (
    CycleYear as CycleYear,
)
from cerp_rules.recertification import (
    LedgerEntry as LedgerEntry,
)
from cerp_rules.recertification import (
    LedgerLine as LedgerLine,
)
from cerp_rules.recertification import (
    RecertificationAssessment as RecertificationAssessment,
)
from cerp_rules.recertification import (
    RecertificationFinding as RecertificationFinding,
)
from cerp_rules.recertification import (
    Requirement as Requirement,
)
from cerp_rules.recertification import (
    UncountedReason as UncountedReason,
)
from cerp_rules.recertification import (
    YearState as YearState,
)
from cerp_rules.recertification import (
    assess_recertification as assess_recertification,
)
from cerp_rules.recertification_requirements import (
    EARLIER_REQUIREMENTS as EARLIER_REQUIREMENTS,
)
from cerp_rules.recertification_requirements import (
    NEWEST_REQUIREMENTS as NEWEST_REQUIREMENTS,
)
from cerp_rules.recertification_requirements import (
    RECERTIFICATION_REQUIREMENTS as RECERTIFICATION_REQUIREMENTS,
)
from cerp_rules.recertification_requirements import (
    RecertificationRequirements as RecertificationRequirements,
)
from cerp_rules.recertification_requirements import (
    RecertificationRequirementsBook as RecertificationRequirementsBook,
)
from cerp_rules.records import (
    Record as Record,
)
from cerp_rules.records import (
    RecordKind as RecordKind,
)
from cerp_rules.records import (
    RecordMedium as RecordMedium,
)
from cerp_rules.reviews import (
    Recommendation as Recommendation,
)
from cerp_rules.reviews import (
    Reviewer as Reviewer,
)
from cerp_rules.rules.approval_period import (
    approval_period as approval_period,
)
from cerp_rules.sensitivities import (
    Sensitivity as Sensitivity,
)
from cerp_rules.sensitivities import (
    sensitivity as sensitivity,
)
from cerp_rules.sponsors import (
    Instructor as Instructor,
)
from cerp_rules.sponsors import (
    Sponsor as Sponsor,
)
from cerp_rules.sponsors import (
    SponsorKind as SponsorKind,
)
from cerp_rules.steps import (
    NotPermittedError as NotPermittedError,
)
from cerp_rules.transitions import (
    TRANSITIONS as TRANSITIONS,
)
from cerp_rules.transitions import (
    Status as Status,
)
