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
from cerp_rules.assessments import assess
from cerp_rules.clauses import CLAUSES, Clause, Modality, Party, clause
from cerp_rules.credits import CreditAward, CreditUnit
from cerp_rules.documents import Document
from cerp_rules.duties import Deadline, DeadlineKind, DeadlineState, review_deadline
from cerp_rules.errors import (
    CerpRulesError,
    InvalidPayloadError,
    InvalidValueError,
    Problem,
    UnknownKindError,
)
from cerp_rules.fees import Fee
from cerp_rules.findings import Assessment, Finding, Outcome, Verdict
from cerp_rules.offerings import Offering, OfferingKind, Session
from cerp_rules.payloads import SCHEMA_KINDS, check, dump, load, schema
from cerp_rules.periods import CountedDay, DatePeriod, Term
from cerp_rules.policy import PUBLISHED, Policy, PolicySource, RequiredInformation, Reviewer
from cerp_rules.readings import FIXED_READINGS, SWITCHES, FixedReading, Readings, Switch
from cerp_rules.rules.approval_period import approval_period
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind

__all__ = [
    "CLAUSES",
    "FIXED_READINGS",
    "PUBLISHED",
    "SCHEMA_KINDS",
    "SWITCHES",
    "Application",
    "Assessment",
    "CerpRulesError",
    "Clause",
    "CountedDay",
    "CreditAward",
    "CreditUnit",
    "DatePeriod",
    "Deadline",
    "DeadlineKind",
    "DeadlineState",
    "Document",
    "Fee",
    "Finding",
    "FixedReading",
    "Instructor",
    "InvalidPayloadError",
    "InvalidValueError",
    "Modality",
    "Offering",
    "OfferingKind",
    "Outcome",
    "Party",
    "Policy",
    "PolicySource",
    "Problem",
    "Readings",
    "RegistrationContact",
    "RequestedApproval",
    "RequiredInformation",
    "Reviewer",
    "Session",
    "Sponsor",
    "SponsorKind",
    "Switch",
    "Term",
    "UnknownKindError",
    "Verdict",
    "__version__",
    "approval_period",
    "assess",
    "check",
    "clause",
    "dump",
    "load",
    "review_deadline",
    "schema",
]
