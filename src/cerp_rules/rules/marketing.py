"""Decide on listing, claims and the logo: sections "Reviews", "Marketing and Use of the Logo".

Clauses covered: ``reviews.calendar``, ``marketing.claim``, ``marketing.logo-request``,
``marketing.logo-use``.
What is left out: the design of an advertisement.
"""

from collections.abc import Callable
from typing import Final

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules._grants import LAST_DAY_READINGS
from cerp_rules.case import CaseFacts
from cerp_rules.events import Event, EventType
from cerp_rules.findings import Finding
from cerp_rules.marketing import MarketingClaim, MarketingKind, MarketingUse, Promotes
from cerp_rules.policy import Policy
from cerp_rules.readings import MarketingStart
from cerp_rules.rules._rule import Rule
from cerp_rules.rules._step import Step, StepRules

__all__ = ["MARKETING_RULES", "STEPS", "MarketingRules", "marketing_starts"]

STILL_APPROVED = Rule(id="still-approved", clause="reviews.calendar")
LOGO_STILL_APPROVED = Rule(id="logo-still-approved", clause="marketing.logo-request")
LOGO_ASKED_FOR = Rule(id="logo-asked-for", clause="marketing.logo-request")
CLAIM_TIME = Rule(id="claim-time", clause="marketing.claim")
CLAIM_WORDS = Rule(id="claim-words", clause="marketing.claim")
CLAIM_SUBJECT = Rule(id="claim-subject", clause="marketing.claim")
LOGO_SUPPLIED = Rule(id="logo-supplied", clause="marketing.logo-request")
LOGO_TIME = Rule(id="logo-time", clause="marketing.logo-use")
LOGO_SUBJECT = Rule(id="logo-subject", clause="marketing.logo-use")

MarketingRule = Callable[[MarketingUse, CaseFacts, Date, Policy], tuple[Finding, ...]]
MarketingRules = tuple[tuple[Rule, MarketingRule], ...]


def marketing_starts(facts: CaseFacts) -> Date | None:
    """Give the day from which the approval may be advertised, or None while there is none.

    The edition in force on the day of decision says which day that is.
    """
    if facts.approval is None:
        return None
    decided_on = facts.approval.decided_on
    start = facts.edition_on(decided_on).readings.marketing_start
    return decided_on if start is MarketingStart.DECISION else facts.notified_on


def _still_approved(rule: Rule) -> Step:
    """Make the rule that what is asked for or done comes before the approval is over."""

    def decide(facts: CaseFacts, event: Event, _policy: Policy) -> tuple[Finding, ...]:
        """Decide whether the approval is not over."""
        if not facts.ended_on(event.on):
            message = "The approval is not over."
            return (rule.met("/on", message, readings=LAST_DAY_READINGS),)
        message = f"The approval ended before {in_words(event.on)}."
        return (rule.not_met("/on", message, readings=LAST_DAY_READINGS),)

    return decide


def logo_asked_for(facts: CaseFacts, _event: Event, _policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the logo was asked for before it is supplied."""
    readings = ("logo",)
    if facts.logo_requested_on is not None:
        message = f"The logo was asked for on {in_words(facts.logo_requested_on)}."
        return (LOGO_ASKED_FOR.met("/type", message, readings=readings),)
    message = "The logo was not asked for."
    return (LOGO_ASKED_FOR.not_met("/type", message, readings=readings),)


def _not_approved(facts: CaseFacts, on: Date) -> str | None:
    """Say why an offering is not pre-approved on a day, or None where it is."""
    if facts.approval is None:
        return "The offering is not pre-approved."
    return f"The approval ended before {in_words(on)}." if facts.ended_on(on) else None


def claim_time(use: MarketingUse, facts: CaseFacts, on: Date, _: Policy) -> tuple[Finding, ...]:
    """Decide whether a claim may be made on that day."""
    readings = ("marketing_start", *LAST_DAY_READINGS)
    if use.kind is not MarketingKind.CLAIM:
        return (CLAIM_TIME.pass_over("/kind", "No claim is made.", readings=readings),)
    why = _not_approved(facts, on)
    # A start that is known on the day is no later than the day.
    if why is None and marketing_starts(facts) is None:
        why = "The sponsor has not been told of the approval."
    if why is not None:
        return (CLAIM_TIME.not_met("/kind", why, readings=readings),)
    message = f"The approval may be advertised on {in_words(on)}."
    return (CLAIM_TIME.met("/kind", message, readings=readings),)


def claim_words(use: MarketingUse, _facts: CaseFacts, _: Date, _p: Policy) -> tuple[Finding, ...]:
    """Decide whether what is said may be said: eligible, and never pending."""
    pointer, readings = "/says", ("marketing_start",)
    if use.kind is MarketingKind.LOGO and use.says is None:
        return (CLAIM_WORDS.pass_over(pointer, "Nothing is said beside the logo."),)
    if use.says is None:
        message = "What is said of the credits is not given."
        question = "Does it say that the offering is eligible for credits, or that this is pending?"
        return (CLAIM_WORDS.ask(pointer, message, question=question, readings=readings),)
    if use.says is MarketingClaim.ELIGIBLE:
        message = "It says that the offering is eligible for credits."
        return (CLAIM_WORDS.met(pointer, message, readings=readings),)
    message = "It says that approval is pending, which may never be said."
    return (CLAIM_WORDS.not_met(pointer, message, readings=readings),)


def _subject(rule: Rule, use: MarketingUse) -> Finding:
    """Decide whether what is promoted is the pre-approved offering and nothing else."""
    pointer, readings = "/promotes", ("logo",)
    if use.promotes is None:
        message, question = "What is promoted is not given.", "What does it promote?"
        return rule.ask(pointer, message, question=question, readings=readings)
    if use.promotes is Promotes.THIS_OFFERING:
        message = "It promotes the pre-approved offering."
        return rule.met(pointer, message, readings=readings)
    if use.promotes is Promotes.OTHER:
        message = "It promotes something that is not this pre-approved offering."
        return rule.not_met(pointer, message, readings=readings)
    message = "It promotes the pre-approved offering and other things; SER decides."
    return rule.leave_open(pointer, message, readings=readings)


def claim_subject(use: MarketingUse, _facts: CaseFacts, _: Date, _p: Policy) -> tuple[Finding, ...]:
    """Decide whether a claim is about the pre-approved offering."""
    if use.kind is not MarketingKind.CLAIM:
        return (CLAIM_SUBJECT.pass_over("/promotes", "No claim is made."),)
    return (_subject(CLAIM_SUBJECT, use),)


def logo_supplied(use: MarketingUse, facts: CaseFacts, _: Date, _p: Policy) -> tuple[Finding, ...]:
    """Decide whether the logo was asked for and supplied."""
    pointer, readings = "/kind", ("logo",)
    if use.kind is not MarketingKind.LOGO:
        return (LOGO_SUPPLIED.pass_over(pointer, "The logo is not used."),)
    if facts.logo_supplied_on is not None:
        message = f"SER supplied the logo on {in_words(facts.logo_supplied_on)}."
        return (LOGO_SUPPLIED.met(pointer, message, readings=readings),)
    asked = facts.logo_requested_on is not None
    message = f"The logo was {'asked for and not yet supplied' if asked else 'not asked for'}."
    return (LOGO_SUPPLIED.not_met(pointer, message, readings=readings),)


def logo_time(use: MarketingUse, facts: CaseFacts, on: Date, _: Policy) -> tuple[Finding, ...]:
    """Decide whether the logo may be used on that day."""
    readings = (*LAST_DAY_READINGS, "logo")
    if use.kind is not MarketingKind.LOGO:
        return (LOGO_TIME.pass_over("/kind", "The logo is not used."),)
    why = _not_approved(facts, on)
    if why is not None:
        return (LOGO_TIME.not_met("/kind", why, readings=readings),)
    message = f"The offering is pre-approved on {in_words(on)}."
    return (LOGO_TIME.met("/kind", message, readings=readings),)


def logo_subject(use: MarketingUse, _facts: CaseFacts, _: Date, _p: Policy) -> tuple[Finding, ...]:
    """Decide whether the logo promotes the pre-approved offering and nothing else."""
    if use.kind is not MarketingKind.LOGO:
        return (LOGO_SUBJECT.pass_over("/promotes", "The logo is not used."),)
    return (_subject(LOGO_SUBJECT, use),)


MARKETING_RULES: Final[MarketingRules] = (
    (CLAIM_TIME, claim_time),
    (CLAIM_WORDS, claim_words),
    (CLAIM_SUBJECT, claim_subject),
    (LOGO_SUPPLIED, logo_supplied),
    (LOGO_TIME, logo_time),
    (LOGO_SUBJECT, logo_subject),
)
STEPS: Final[StepRules] = (
    (EventType.OFFERING_LISTED, STILL_APPROVED, _still_approved(STILL_APPROVED)),
    (EventType.LOGO_REQUESTED, LOGO_STILL_APPROVED, _still_approved(LOGO_STILL_APPROVED)),
    (EventType.LOGO_SUPPLIED, LOGO_STILL_APPROVED, _still_approved(LOGO_STILL_APPROVED)),
    (EventType.LOGO_SUPPLIED, LOGO_ASKED_FOR, logo_asked_for),
)
