"""Decide on monitoring, warnings, terminations and appeals: section "Monitoring/Termination".

Clauses covered: ``oversight.monitoring``, ``oversight.measures``, ``oversight.commitments``,
``oversight.appeal``, ``oversight.final``.
What is left out: whether the evidence shows what it is said to show, which only a person can judge.
"""

from typing import Final

from cerp_rules._calendar import in_words
from cerp_rules._grants import LAST_DAY_READINGS
from cerp_rules._text import in_plain_words
from cerp_rules.case import CaseFacts, reverses
from cerp_rules.clauses import Party
from cerp_rules.events import (
    AppealDecided,
    AppealFiled,
    EventType,
    MonitoringRecorded,
    PreApprovalTerminated,
    WarningIssued,
)
from cerp_rules.findings import Finding
from cerp_rules.oversight import AppealFiler, Ground
from cerp_rules.periods import CountedDay
from cerp_rules.policy import Policy
from cerp_rules.readings import LastDayRoll, TerminationGrounds, WarningFirst
from cerp_rules.rules._rule import Rule
from cerp_rules.rules._step import StepRules

__all__ = ["STEPS", "appeal_ends"]

MONITORED_APPROVAL = Rule(id="monitored-approval", clause="oversight.monitoring")
APPROVAL_IN_FORCE = Rule(id="approval-in-force", clause="oversight.measures")
EVIDENCE = Rule(id="evidence", clause="oversight.measures")
GROUNDS = Rule(id="grounds", clause="oversight.commitments")
WARNED_BEFORE = Rule(id="warned-before", clause="oversight.measures")
TERMINATION_NOTICE = Rule(id="termination-notice", clause="oversight.measures")
APPEAL_IN_TIME = Rule(id="appeal-in-time", clause="oversight.appeal")
APPEAL_BY = Rule(id="appeal-by", clause="oversight.appeal")
MAJORITY = Rule(id="majority", clause="oversight.final")

_MEASURE = WarningIssued | PreApprovalTerminated


def monitored_approval(
    facts: CaseFacts, event: MonitoringRecorded, _: Policy
) -> tuple[Finding, ...]:
    """Decide whether what is monitored is still pre-approved."""
    if not facts.ended_on(event.on):
        message = "The offering is pre-approved, so SER may monitor it."
        return (MONITORED_APPROVAL.met("/on", message, readings=LAST_DAY_READINGS),)
    message = f"The offering is not pre-approved any more on {in_words(event.on)}."
    return (MONITORED_APPROVAL.not_met("/on", message, readings=LAST_DAY_READINGS),)


def approval_in_force(facts: CaseFacts, event: _MEASURE, _: Policy) -> tuple[Finding, ...]:
    """Decide whether there is an approval in force to warn about or to terminate."""
    readings = LAST_DAY_READINGS
    known = (("approval.period", str(facts.period)),) if facts.period else ()
    if facts.in_force_on(event.on):
        message = f"The approval is in force on {in_words(event.on)}."
        return (APPROVAL_IN_FORCE.met("/on", message, facts=known, readings=readings),)
    period = f"it is from {facts.period}" if facts.period else "nothing has started it"
    message = f"The approval is not in force on {in_words(event.on)}; {period}."
    return (APPROVAL_IN_FORCE.not_met("/on", message, facts=known, readings=readings),)


def evidence(_facts: CaseFacts, event: _MEASURE, _policy: Policy) -> tuple[Finding, ...]:
    """Decide whether evidence is named."""
    if event.evidence:
        known = (("evidence", str(len(event.evidence))),)
        return (EVIDENCE.met("/evidence", "Evidence is named.", facts=known),)
    question = "What evidence was found?"
    return (
        EVIDENCE.ask(
            "/evidence", "No evidence is named.", question=question, supplied_by=Party.SER
        ),
    )


def grounds(_facts: CaseFacts, event: _MEASURE, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the sponsor failed in what a measure can rest on."""
    named = event.grounds
    if not named:
        question = "In what did the sponsor fail: the criteria, the guidelines or the code?"
        message = "No criterion or commitment is named in which the sponsor failed."
        return (GROUNDS.ask("/grounds", message, question=question, supplied_by=Party.SER),)
    known = (("grounds", ", ".join(named)),)
    if event.type is EventType.WARNING_ISSUED:
        message = "A warning may rest on one failing."
        return (GROUNDS.met("/grounds", message, facts=known),)
    readings = ("termination_grounds",)
    all_needed = policy.readings.termination_grounds is TerminationGrounds.ALL
    lacking = [one for one in Ground if one not in named]
    if all_needed and lacking:
        words = ", ".join(in_plain_words(one).partition(" ")[2] for one in lacking)
        message = f"A termination needs a failing in everything; not named are: {words}."
        question = f"Did the sponsor fail in these too: {words}?"
        return (
            GROUNDS.ask(
                "/grounds",
                message,
                question=question,
                supplied_by=Party.SER,
                facts=known,
                readings=readings,
            ),
        )
    message = "The failings that are named are ground enough."
    return (GROUNDS.met("/grounds", message, facts=known, readings=readings),)


def warned_before(
    facts: CaseFacts, event: PreApprovalTerminated, policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether a warning came on an earlier day, where one must."""
    readings = ("warning_first",)
    if policy.readings.warning_first is WarningFirst.NO:
        message = "SER may terminate without a warning first."
        return (WARNED_BEFORE.met("/type", message, readings=readings),)
    warned = facts.warned_on
    if warned is not None and warned < event.on:
        message = f"SER warned the sponsor on {in_words(warned)}."
        return (WARNED_BEFORE.met("/type", message, readings=readings),)
    message = "No warning was issued on an earlier day."
    return (WARNED_BEFORE.not_met("/type", message, readings=readings),)


def termination_notice(
    _facts: CaseFacts, event: PreApprovalTerminated, _policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether the sponsor is told no earlier than the termination is decided."""
    readings = ("termination_day", "notified-filed")
    told = in_words(event.notified_on)
    if event.notified_on >= event.on:
        message = f"The sponsor is told on {told}, no earlier than it is decided."
        return (TERMINATION_NOTICE.met("/notified_on", message, readings=readings),)
    message = f"The sponsor is told on {told}, before it is decided on {in_words(event.on)}."
    return (TERMINATION_NOTICE.not_met("/notified_on", message, readings=readings),)


def appeal_ends(facts: CaseFacts) -> CountedDay | None:
    """Count the last day on which the termination that stands can be appealed."""
    notified = None if facts.termination is None else facts.termination.notified_on
    if notified is None:
        return None
    edition = facts.edition_on(notified)
    roll = edition.readings.last_day_roll is LastDayRoll.NEXT_WORKING_DAY
    return edition.appeal_within.count(notified, roll=roll, holidays=edition.holidays)


def appeal_in_time(facts: CaseFacts, event: AppealFiled, _: Policy) -> tuple[Finding, ...]:
    """Decide whether the appeal was received in time."""
    readings = ("last_day_roll", "notified-filed")
    counted = appeal_ends(facts)
    last = event.on if counted is None else counted.due_on
    known = (("appeal.ends", last.isoformat()),)
    if event.on <= last:
        message = f"The appeal was received by {in_words(last)}, the last day for it."
        return (APPEAL_IN_TIME.met("/on", message, facts=known, readings=readings),)
    message = f"The appeal was received after {in_words(last)}, the last day for it."
    return (APPEAL_IN_TIME.not_met("/on", message, facts=known, readings=readings),)


def appeal_by(_facts: CaseFacts, event: AppealFiled, _policy: Policy) -> tuple[Finding, ...]:
    """Decide whether it is the sponsor who appeals."""
    readings = ("appeal-who",)
    if event.filed_by is None:
        return (
            APPEAL_BY.ask(
                "/filed_by",
                "Who appeals is not given.",
                question="Did the sponsor file the appeal?",
                decisive=False,
                readings=readings,
            ),
        )
    if event.filed_by is AppealFiler.SPONSOR:
        return (APPEAL_BY.met("/filed_by", "The sponsor appeals.", readings=readings),)
    message = "Somebody else than the sponsor appeals, for whom the page provides no appeal."
    return (APPEAL_BY.not_met("/filed_by", message, readings=readings),)


def majority(_facts: CaseFacts, event: AppealDecided, policy: Policy) -> tuple[Finding, ...]:
    """Decide what the votes decide; a tie is flagged for a person to look at."""
    readings = ("appeal_majority",)
    known = (
        ("votes.to_reverse", str(event.votes_to_reverse)),
        ("votes.to_uphold", str(event.votes_to_uphold)),
    )
    result = "is reversed" if reverses(event, policy) else "stands"
    votes = f"{event.votes_to_reverse} to reverse and {event.votes_to_uphold} to uphold"
    if not event.is_tie:
        message = f"The votes are {votes}, so the termination {result}."
        return (MAJORITY.met("/votes_to_reverse", message, facts=known, readings=readings),)
    message = f"The votes are {votes}, a tie, on which the termination {result}."
    return (MAJORITY.flag("/votes_to_reverse", message, facts=known, readings=readings),)


STEPS: Final[StepRules] = (
    (EventType.MONITORING_RECORDED, MONITORED_APPROVAL, monitored_approval),
    (EventType.WARNING_ISSUED, APPROVAL_IN_FORCE, approval_in_force),
    (EventType.WARNING_ISSUED, EVIDENCE, evidence),
    (EventType.WARNING_ISSUED, GROUNDS, grounds),
    (EventType.PRE_APPROVAL_TERMINATED, APPROVAL_IN_FORCE, approval_in_force),
    (EventType.PRE_APPROVAL_TERMINATED, WARNED_BEFORE, warned_before),
    (EventType.PRE_APPROVAL_TERMINATED, TERMINATION_NOTICE, termination_notice),
    (EventType.PRE_APPROVAL_TERMINATED, EVIDENCE, evidence),
    (EventType.PRE_APPROVAL_TERMINATED, GROUNDS, grounds),
    (EventType.APPEAL_FILED, APPEAL_IN_TIME, appeal_in_time),
    (EventType.APPEAL_FILED, APPEAL_BY, appeal_by),
    (EventType.APPEAL_DECIDED, MAJORITY, majority),
)
