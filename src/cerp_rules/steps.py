"""Judge one step of a case: whether an event is permitted, and why not.

First whether it is possible at all, then what it must bring by the rules of its section.
What is left out: what the step changes (`cerp_rules.case`).
"""

from typing import Final

from cerp_rules.case import CaseFacts
from cerp_rules.errors import CerpRulesError, InvalidValueError
from cerp_rules.events import EVENTS, Event, EventType
from cerp_rules.findings import Assessment, Finding, Verdict
from cerp_rules.rules import STEP_RULES
from cerp_rules.rules.possible import possible

__all__ = ["NotPermittedError", "check_event", "judge"]

_NO_REASON: Final = (Verdict.MET, Verdict.NOT_APPLICABLE)
_CLASSES: Final = frozenset(EVENTS.values())
# Application, reviews, decision and notice go by the governing edition, the rest by their own day.
_GOVERNED: Final = frozenset(
    {
        EventType.APPLICATION_SUBMITTED,
        EventType.APPLICATION_AMENDED,
        EventType.APPLICATION_WITHDRAWN,
        EventType.REVIEW_RECORDED,
        EventType.APPLICATION_APPROVED,
        EventType.APPLICATION_DECLINED,
        EventType.APPLICANT_NOTIFIED,
    }
)


class NotPermittedError(CerpRulesError, ValueError):
    """The policy does not permit an event.

    Attributes:
        assessment: Why not, clause by clause.

    Source: the clauses that its findings name.

    Example:
        >>> from datetime import date
        >>> print(NotPermittedError(Assessment(findings=(), on=date(2026, 4, 1), edition="draft")))
        the event is not permitted
    """

    assessment: Assessment

    def __init__(self, assessment: Assessment) -> None:
        """Keep the assessment."""
        super().__init__(assessment)
        self.assessment = assessment

    def __str__(self) -> str:
        """Give the first reason, with its clause."""
        for finding in self.assessment.findings:
            if finding.decisive and finding.verdict not in _NO_REASON:
                return f"{finding.message} ({finding.clause})"
        return "the event is not permitted"


def check_event(field: str, event: object) -> None:
    """Refuse what is no event of a known type."""
    if type(event) not in _CLASSES:
        raise InvalidValueError.of(field, event, "must be an event")


def judge(facts: CaseFacts, event: Event) -> Assessment:
    """Judge an event by the facts before it."""
    governed = event.type in _GOVERNED
    edition = facts.governing(event.on) if governed else facts.edition_on(event.on)
    first = possible(facts, event)
    found: tuple[Finding, ...] = (first,)
    if first.verdict is Verdict.MET:
        for decide in STEP_RULES[event.type]:
            found += decide(facts, event, edition)
    return Assessment(findings=found, on=event.on, edition=edition.edition)
