"""Generate what the companion policy is asked with, and what it answers: credits and ledgers.

The answers are the library's own; what is asked is generated.
"""

import datetime as dt
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.credit_proposals import CreditProposal, propose_credits
from cerp_rules.credit_schedules import (
    CREDIT_SWITCHES,
    CreditCategory,
    CreditItem,
    CreditReadings,
    CreditSchedule,
    CreditScheduleBook,
    EditionDating,
    FixedCredits,
    HourRate,
)
from cerp_rules.ledgers import LedgerEntry, LedgerLine
from cerp_rules.recertification import (
    CycleYear,
    RecertificationAssessment,
    RecertificationFinding,
    assess_recertification,
)
from cerp_rules.recertification_requirements import (
    RecertificationRequirements,
    RecertificationRequirementsBook,
)
from cerp_rules.testing.strategies import _texts
from cerp_rules.testing.strategies._cases import later
from cerp_rules.testing.strategies._nouns import credit_awards, offerings
from cerp_rules.testing.strategies._policies import policy_sources
from cerp_rules.testing.strategies._texts import books_of, maybe

__all__ = [
    "credit_proposals",
    "credit_readings",
    "credit_schedule_books",
    "credit_schedules",
    "cycle_years",
    "fixed_credits",
    "hour_rates",
    "ledger_entries",
    "ledger_lines",
    "recertification_assessments",
    "recertification_findings",
    "recertification_requirements",
    "recertification_requirements_books",
]

_DAYS: Final = st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31))
_RATES: Final = st.builds(HourRate, category=st.sampled_from(CreditCategory), hours=_texts.hours)
_FIXED: Final = st.builds(FixedCredits, item=st.sampled_from(CreditItem), credits=_texts.hours)
_READINGS: Final = st.builds(
    CreditReadings,
    **{one.id: st.sampled_from(list(type(one.default))) for one in CREDIT_SWITCHES},
)
_EDITION: Final = {
    "edition": _texts.names,
    "in_force_from": _texts.days,
    "dating": st.sampled_from(EditionDating),
    "sources": st.lists(policy_sources(), min_size=1, max_size=2, unique=True).map(tuple),
}
_SCHEDULES: Final = st.builds(
    CreditSchedule,
    **_EDITION,
    hour_rates=st.lists(_RATES, max_size=4, unique_by=lambda one: one.category).map(tuple),
    fixed_credits=st.lists(_FIXED, max_size=3, unique_by=lambda one: one.item).map(tuple),
    event_limit=maybe(_texts.hours),
    pre_approvable=st.lists(st.sampled_from(CreditCategory), unique=True).map(tuple),
    readings=_READINGS,
)
_REQUIREMENTS: Final = st.builds(
    RecertificationRequirements,
    **_EDITION,
    total=_texts.hours,
    years=st.integers(1, 99),
    each_year=maybe(_texts.hours),
    considers_hardship=st.booleans(),
)
_ENTRIES: Final = st.builds(
    LedgerEntry,
    id=_texts.names,
    earned_on=_texts.days,
    credits=credit_awards(),
    category=st.sampled_from(CreditCategory),
    event=maybe(_texts.names),
    title=maybe(_texts.names),
)
_IN_A_CYCLE: Final = st.builds(
    LedgerEntry,
    id=_texts.names,
    earned_on=_DAYS,
    credits=credit_awards(),
    category=st.sampled_from(CreditCategory),
    event=maybe(st.sampled_from(["conference of the year", "spring course"])),
)


def hour_rates() -> SearchStrategy[HourRate]:
    """Generate how many hours of a category give one credit."""
    return _RATES


def fixed_credits() -> SearchStrategy[FixedCredits]:
    """Generate how many credits one item gives."""
    return _FIXED


def credit_readings() -> SearchStrategy[CreditReadings]:
    """Generate a choice for every switch of the credit schedule."""
    return _READINGS


def credit_schedules() -> SearchStrategy[CreditSchedule]:
    """Generate an edition of the credit schedule."""
    return _SCHEDULES


def credit_schedule_books() -> SearchStrategy[CreditScheduleBook]:
    """Generate a book of one to three editions of the credit schedule."""
    return books_of(_SCHEDULES, CreditScheduleBook)


def recertification_requirements() -> SearchStrategy[RecertificationRequirements]:
    """Generate an edition of what is required to be certified again."""
    return _REQUIREMENTS


def recertification_requirements_books() -> SearchStrategy[RecertificationRequirementsBook]:
    """Generate a book of one to three editions of what is required to be certified again."""
    return books_of(_REQUIREMENTS, RecertificationRequirementsBook)


def ledger_entries() -> SearchStrategy[LedgerEntry]:
    """Generate credits that a certificant earned."""
    return _ENTRIES


@st.composite
def credit_proposals(draw: st.DrawFn) -> CreditProposal:
    """Generate what some schedule says an offering is worth, on some day."""
    return propose_credits(
        draw(offerings()),
        category=draw(st.sampled_from(CreditCategory)),
        on=draw(_texts.days),
        schedule=draw(_SCHEDULES),
    )


@st.composite
def recertification_assessments(draw: st.DrawFn) -> RecertificationAssessment:
    """Generate how a certificant stands in a cycle, with a ledger of up to four entries."""
    start = draw(_DAYS)
    return assess_recertification(
        draw(st.lists(_IN_A_CYCLE, max_size=4, unique_by=lambda one: one.id)),
        cycle_start=start,
        on=later(start, draw(st.integers(0, 2_500))),
        requirements=draw(_REQUIREMENTS),
        schedule=draw(_SCHEDULES),
        hardship=draw(st.sampled_from([None, False, True])),
    )


def recertification_findings() -> SearchStrategy[RecertificationFinding]:
    """Generate a finding on one requirement of some cycle."""
    return recertification_assessments().flatmap(lambda one: st.sampled_from(one.findings))


def cycle_years() -> SearchStrategy[CycleYear]:
    """Generate a year of some cycle."""
    return recertification_assessments().flatmap(lambda one: st.sampled_from(one.years))


def ledger_lines() -> SearchStrategy[LedgerLine]:
    """Generate how much of some entry of a ledger counts."""
    some = recertification_assessments().map(lambda one: one.lines)
    return some.filter(bool).flatmap(st.sampled_from)
