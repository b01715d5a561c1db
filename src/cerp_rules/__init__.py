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

A name is loaded when it is first asked for, with what it needs and no more: a process that only
assesses never pays for comparing policies.
"""

from importlib import import_module as _import_module
from types import MappingProxyType as _MappingProxyType
from typing import Any as _Any
from typing import Final as _Final

from cerp_rules._version import __version__ as __version__

_NAMES: _Final[_MappingProxyType[str, str]] = _MappingProxyType(
    {
        name: module
        for module, names in {
            "answer_changes": (
                "ChangeKind",
                "DeadlineChange",
                "DutyChange",
                "FindingChange",
                "OutcomeChange",
            ),
            "applications": ("Application", "RegistrationContact", "RequestedApproval"),
            "approvals": ("Approval", "CalendarEntry"),
            "assessments": ("assess", "assess_completion", "assess_marketing"),
            "case_impacts": (
                "CaseImpact",
                "CaseWithCompletions",
                "ImpactItem",
                "Refusal",
                "Standing",
                "StandingChange",
            ),
            "clauses": ("CLAUSES", "Clause", "Modality", "Party", "clause"),
            "completions": (
                "Completion",
                "Confirmation",
                "ConfirmedBy",
                "ConfirmerRole",
                "Participant",
            ),
            "credit_proposals": ("CreditProposal", "propose_credits"),
            "credit_schedules": (
                "CHAPTER_SCHEDULE",
                "COMPANION_READINGS",
                "CONTINUING_EDUCATION_SCHEDULE",
                "CREDIT_SCHEDULES",
                "CREDIT_SWITCHES",
                "CreditCategory",
                "CreditItem",
                "CreditReadings",
                "CreditSchedule",
                "CreditScheduleBook",
                "CreditSwitch",
                "EditionDating",
                "FixedCredits",
                "HourRate",
                "MAINTENANCE_SCHEDULE",
            ),
            "credits": ("CreditAward", "CreditUnit"),
            "documents": ("Document",),
            "duties_owed": ("deadlines", "duties", "review_deadline"),
            "duty_values": ("Deadline", "DeadlineKind", "DeadlineState", "Duty", "DutyStatus"),
            "errors": (
                "CerpRulesError",
                "InvalidPayloadError",
                "InvalidValueError",
                "NotInForceError",
                "Problem",
                "UnknownKindError",
            ),
            "events": (
                "AppealDecided",
                "AppealFiled",
                "ApplicantNotified",
                "ApplicationAmended",
                "ApplicationApproved",
                "ApplicationDeclined",
                "ApplicationSubmitted",
                "ApplicationWithdrawn",
                "Event",
                "EventType",
                "LogoRequested",
                "LogoSupplied",
                "MonitoringRecorded",
                "OfferingListed",
                "PreApprovalTerminated",
                "RecordsDelivered",
                "ReviewRecorded",
                "SampleFormRequested",
                "WarningIssued",
            ),
            "fees": ("Fee",),
            "findings": ("Assessment", "Finding", "Outcome", "Verdict"),
            "impact_counts": (
                "DeadlineTotal",
                "DutyTotal",
                "FindingTotal",
                "FlipTotal",
                "RefusalTotal",
                "StandingTotal",
            ),
            "impact_totals": ("ImpactTotals",),
            "impacts": ("Impact", "impact", "iter_impact"),
            "lifecycle": ("PreApproval",),
            "marketing": ("MarketingClaim", "MarketingKind", "MarketingUse", "Promotes"),
            "offerings": ("Offering", "OfferingKind", "Session"),
            "oversight": ("AppealFiler", "Ground"),
            "payloads": ("SCHEMA_KINDS", "check", "dump", "load", "schema"),
            "periods": ("CountedDay", "DatePeriod", "Term"),
            "policy": ("PUBLISHED", "Policy", "PolicySource", "RequiredInformation"),
            "policy_book": ("PolicyBook",),
            "policy_diffs": ("PolicyChange", "PolicyDiff", "policy_diff"),
            "readings": ("FIXED_READINGS", "FixedReading", "Readings", "SWITCHES", "Switch"),
            "recertification": (
                "CycleYear",
                "LedgerEntry",
                "LedgerLine",
                "RecertificationAssessment",
                "RecertificationFinding",
                "Requirement",
                "UncountedReason",
                "YearState",
                "assess_recertification",
            ),
            "recertification_requirements": (
                "EARLIER_REQUIREMENTS",
                "NEWEST_REQUIREMENTS",
                "RECERTIFICATION_REQUIREMENTS",
                "RecertificationRequirements",
                "RecertificationRequirementsBook",
            ),
            "records": ("Record", "RecordKind", "RecordMedium"),
            "reviews": ("Recommendation", "Reviewer"),
            "rules.approval_period": ("approval_period",),
            "sensitivities": ("Sensitivity", "sensitivity"),
            "sponsors": ("Instructor", "Sponsor", "SponsorKind"),
            "steps": ("NotPermittedError",),
            "transitions": ("Status", "TRANSITIONS"),
        }.items()
        for name in names
    }
)
"""The public names, each with its module; `__init__.pyi` tells them to type checkers."""

_MODULES: _Final = frozenset(module for module in _NAMES.values() if "." not in module)

__all__ = ["__version__", *_NAMES]  # noqa: PLE0604


def __getattr__(name: str) -> _Any:
    """Load a public name, or a module that defines some, and keep it."""
    if name in _MODULES:
        return _import_module(f"{__name__}.{name}")
    if name not in _NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_import_module(f"{__name__}.{_NAMES[name]}"), name)
    # Found as any other attribute from now on, without coming here.
    setattr(_import_module(__name__), name, value)
    return value


def __dir__() -> list[str]:
    """Name what is there, loaded or not."""
    return sorted({*_import_module(__name__).__dict__, *__all__})
