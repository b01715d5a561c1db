"""Generate values and payloads for property tests, with Hypothesis.

There is a strategy for every noun of the library, each named by its noun in the plural, and one
each for valid payloads and for payloads with one fault.
Values reach to the bounds of what can be built; ask the policy about them, or store and load them.
Cases are generated step by step, so that the policy permits every event in them.
What is left out: sound values for one example, which `cerp_rules.testing` builds.

    >>> from hypothesis import given, settings
    >>> from cerp_rules import MarketingUse, dump, load
    >>> from cerp_rules.testing.strategies import marketing_uses
    >>> @given(marketing_uses())
    ... @settings(deadline=None)
    ... def test_what_is_stored_comes_back(use):
    ...     assert load(dump(use), MarketingUse) == use
    >>> test_what_is_stored_comes_back()
"""

from cerp_rules.testing._faults import Faulty
from cerp_rules.testing.strategies._answers import (
    approvals,
    assessments,
    calendar_entries,
    completions_in,
    counted_days,
    deadlines,
    duties,
    findings,
)
from cerp_rules.testing.strategies._cases import cases
from cerp_rules.testing.strategies._companion import (
    credit_proposals,
    credit_readings,
    credit_schedule_books,
    credit_schedules,
    cycle_years,
    fixed_credits,
    hour_rates,
    ledger_entries,
    ledger_lines,
    recertification_assessments,
    recertification_findings,
    recertification_requirements,
    recertification_requirements_books,
)
from cerp_rules.testing.strategies._events import events, events_of
from cerp_rules.testing.strategies._nouns import (
    applications,
    complete_applications,
    completions,
    confirmations,
    confirmers,
    credit_awards,
    date_periods,
    days,
    documents,
    fees,
    instructors,
    marketing_uses,
    offerings,
    participants,
    records,
    registration_contacts,
    sessions,
    sponsors,
)
from cerp_rules.testing.strategies._payloads import faulty_payloads, payloads, problems
from cerp_rules.testing.strategies._policies import (
    policies,
    policy_books,
    policy_sources,
    readings,
    terms,
)
from cerp_rules.testing.strategies._policy_changes import (
    case_impacts,
    cases_with_completions,
    impacts,
    policy_diffs,
    sensitivities,
)

__all__ = [
    "Faulty",
    "applications",
    "approvals",
    "assessments",
    "calendar_entries",
    "case_impacts",
    "cases",
    "cases_with_completions",
    "complete_applications",
    "completions",
    "completions_in",
    "confirmations",
    "confirmers",
    "counted_days",
    "credit_awards",
    "credit_proposals",
    "credit_readings",
    "credit_schedule_books",
    "credit_schedules",
    "cycle_years",
    "date_periods",
    "days",
    "deadlines",
    "documents",
    "duties",
    "events",
    "events_of",
    "faulty_payloads",
    "fees",
    "findings",
    "fixed_credits",
    "hour_rates",
    "impacts",
    "instructors",
    "ledger_entries",
    "ledger_lines",
    "marketing_uses",
    "offerings",
    "participants",
    "payloads",
    "policies",
    "policy_books",
    "policy_diffs",
    "policy_sources",
    "problems",
    "readings",
    "recertification_assessments",
    "recertification_findings",
    "recertification_requirements",
    "recertification_requirements_books",
    "records",
    "registration_contacts",
    "sensitivities",
    "sessions",
    "sponsors",
    "terms",
]
