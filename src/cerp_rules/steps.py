"""Judge one step of a case: whether an event is permitted, and why not.

First whether it is possible at all, then what it must bring by the rules of its section.
What is left out: what the step changes (`cerp_rules.case`).
"""

from typing import Final

from cerp_rules._checks import check_type
from cerp_rules.case import CaseFacts
from cerp_rules.errors import CerpRulesError, InvalidValueError
from cerp_rules.events import EVENTS, Event, EventType
from cerp_rules.findings import Assessment, Finding, Verdict
from cerp_rules.rules.every_rule import STEP_RULES
from cerp_rules.rules.possible import possible

__all__ = ["NotPermittedError", "check_event", "judge"]

_REASONS: Final = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.OPEN)
_CLASSES: Final = tuple(EVENTS.values())
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
        index: The place of the event in the list that was replayed; None for one event alone.

    Raises:
        InvalidValueError: the assessment is none.

    Source: the clauses that its findings name.

    Example:
        >>> from datetime import date
        >>> print(NotPermittedError(Assessment(findings=(), on=date(2026, 4, 1), edition="draft")))
        the event is not permitted
    """

    assessment: Assessment
    index: int | None

    def __init__(self, assessment: Assessment, index: int | None = None) -> None:
        """Keep the assessment, and the place of the event where it has one."""
        check_type("assessment", assessment, Assessment)
        super().__init__(assessment, index)
        self.assessment = assessment
        self.index = index

    def __str__(self) -> str:
        """Give the weightiest reason with its clause, how many more there are, and the place."""
        place = "" if self.index is None else f"events[{self.index}]: "
        decisive = [one for one in self.assessment.findings if one.decisive]
        reasons = [one for weight in _REASONS for one in decisive if one.verdict is weight]
        if not reasons:
            return f"{place}the event is not permitted"
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        return f"{place}{reasons[0].message} ({reasons[0].clause}){more}"


def check_event(field: str, event: object) -> None:
    """Refuse what is no event of a known type."""
    # Compared by identity, which no class can interfere with.
    if not any(type(event) is one for one in _CLASSES):
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
