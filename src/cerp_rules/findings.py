"""Hold judgments: one finding for each clause looked at, and the assessment they add up to.

The outcome follows from the decisive findings alone; a message decides nothing.
Wrongly rejecting is worse than asking a person, so what more information or a person could cure
is unknown or open, never refused.

    >>> from cerp_rules import Outcome
    >>> Outcome.NEEDS_DECISION.value
    'needs_decision'

What is left out: how a finding is reached (`cerp_rules.rules`).
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day
from cerp_rules._checks import (
    NAME,
    check_clause,
    check_day,
    check_id,
    check_items,
    check_readings,
    check_text,
    check_type,
)
from cerp_rules._sound import new, setters
from cerp_rules._version import __version__
from cerp_rules.clauses import Modality, Party
from cerp_rules.credits import CreditAward
from cerp_rules.errors import InvalidValueError

__all__ = [
    "Assessment",
    "Finding",
    "Outcome",
    "Verdict",
    "outcome_of",
    "sound_assessment",
    "sound_finding",
]


class Verdict(StrEnum):
    """What one finding says of one clause."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    """A fact that is needed is absent; the finding asks for it."""
    OPEN = "open"
    """All facts are there, and a person must decide."""
    NOT_APPLICABLE = "not_applicable"


class Outcome(StrEnum):
    """What the decisive findings add up to."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    INCOMPLETE = "incomplete"
    NEEDS_DECISION = "needs_decision"


MOST_FINDINGS: Final = 10_000
"""More than the largest application can give rise to."""
MOST_FACTS: Final = 100
"""More facts, or readings, than any one finding rests on."""

_MEMBERS: Final[dict[str, type]] = {
    "rule": str,
    "clause": str,
    "modality": Modality,
    "verdict": Verdict,
    "decisive": bool,
    "pointer": str,
    "message": str,
}
_KINDS: Final = tuple(_MEMBERS.values())
_MATCH_POINTER: Final = re.compile(_text.POINTER).match


@attrs.frozen(kw_only=True)
class Finding:
    """One judgment on one clause.

    Attributes:
        rule: The id of the rule that judged.
        clause: The id of the clause it rests on.
        modality: How binding it is: the clause's own, or should where it is advice.
        verdict: What it says.
        decisive: Whether the outcome looks at it.
        pointer: An RFC 6901 JSON Pointer to the member it is about, present or not.
        message: What was found, in plain words; it decides nothing.
        facts: The facts it rests on, as pairs of name and text.
        readings: The ids of the readings it relied on.
        question: What to ask, in plain words; given if and only if the verdict is UNKNOWN.
        supplied_by: Who can answer; given if and only if the verdict is UNKNOWN.

    Raises:
        InvalidValueError: a member is malformed or of another class, the clause is none of the
            page's, a text is empty, or there is a question without an UNKNOWN, or an UNKNOWN
            without a question.

    Source: the clause and the readings it names; RFC 6901 for the pointer.

    Example:
        >>> Finding(
        ...     rule="fee", clause="fees.none", modality=Modality.MUST, verdict=Verdict.MET,
        ...     decisive=True, pointer="/fee_paid", message="No fee is due.",
        ... ).readings
        ()
    """

    rule: str
    clause: str
    modality: Modality
    verdict: Verdict
    decisive: bool
    pointer: str
    message: str
    facts: tuple[tuple[str, str], ...] = ()
    readings: tuple[str, ...] = ()
    question: str | None = None
    supplied_by: Party | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members, and that what is unknown, and nothing else, is asked."""
        kinds = (
            type(self.rule),
            type(self.clause),
            type(self.modality),
            type(self.verdict),
            type(self.decisive),
            type(self.pointer),
            type(self.message),
        )
        if kinds != _KINDS:
            wrong = (name for name in _MEMBERS if type(getattr(self, name)) is not _MEMBERS[name])
            field = next(wrong)
            check_type(field, getattr(self, field), _MEMBERS[field])
        check_clause("clause", self.clause)
        check_id("rule", self.rule)
        if _MATCH_POINTER(self.pointer) is None:
            raise InvalidValueError.of("pointer", self.pointer, "must be a JSON Pointer")
        if not self.message:
            raise InvalidValueError.of("message", self.message, "must say something")
        check_readings("readings", self.readings, MOST_FACTS)
        check_items("facts", self.facts, tuple, MOST_FACTS)
        for index, fact in enumerate(self.facts):
            if [type(part) for part in fact] != [str, str] or not all(fact):
                raise InvalidValueError(f"facts[{index}]", "another tuple", "must be two texts")
        asked = self.question is not None or self.supplied_by is not None
        if asked or self.verdict is Verdict.UNKNOWN:
            self._check_question()

    def _check_question(self) -> None:
        for field, value, expected in (
            ("question", self.question, str),
            ("supplied_by", self.supplied_by, Party),
        ):
            if self.verdict is Verdict.UNKNOWN:
                check_type(field, value, expected)
                if not value:
                    raise InvalidValueError.of(field, value, "must ask something")
            elif value is not None:
                reason = "must stand with, and only with, the verdict unknown"
                raise InvalidValueError.of(field, value, reason)


(
    _put_rule,
    _put_clause,
    _put_modality,
    _put_verdict,
    _put_decisive,
    _put_pointer,
    _put_message,
    _put_facts,
    _put_readings,
    _put_question,
    _put_supplied_by,
) = setters(Finding)


def sound_finding(  # noqa: PLR0913, PLR0917  # a finding has this many members
    rule: str,
    clause: str,
    modality: Modality,
    verdict: Verdict,
    decisive: bool,  # noqa: FBT001  # as the class has it
    pointer: str,
    message: str,
    facts: tuple[tuple[str, str], ...],
    readings: tuple[str, ...],
    question: str | None = None,
    supplied_by: Party | None = None,
    /,
) -> Finding:
    """Make a finding of members that are known to be sound, in the order of the class.

    For the rules alone: they make very many, of an id and a clause that were checked once.
    """
    finding = new(Finding)
    _put_rule(finding, rule)
    _put_clause(finding, clause)
    _put_modality(finding, modality)
    _put_verdict(finding, verdict)
    _put_decisive(finding, decisive)
    _put_pointer(finding, pointer)
    _put_message(finding, message)
    _put_facts(finding, facts)
    _put_readings(finding, readings)
    _put_question(finding, question)
    _put_supplied_by(finding, supplied_by)
    return finding


# What the outcome is when at least one decisive finding has this verdict; the first that fits.
_WEIGHTS: Final = (
    (Verdict.NOT_MET, Outcome.INELIGIBLE),
    (Verdict.UNKNOWN, Outcome.INCOMPLETE),
    (Verdict.OPEN, Outcome.NEEDS_DECISION),
)


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """Give what the decisive ones of some findings add up to."""
    decisive = {finding.verdict for finding in findings if finding.decisive}
    return next((out for verdict, out in _WEIGHTS if verdict in decisive), Outcome.ELIGIBLE)


@attrs.frozen(kw_only=True)
class Assessment:
    """All findings on one question, and what they add up to.

    Attributes:
        findings: The findings, in the order of the page.
        on: The civil day the question is asked for.
        edition: The name of the edition of the policy that was applied.
        library: The version of the library that applied it.
        award: The credits to assign; only of a completion, and only where the outcome is ELIGIBLE.
        outcome: What the decisive findings add up to; it follows from them and cannot be given.

    Raises:
        InvalidValueError: a finding is none, the day is none from 1900 to 2200, or a name is
            blank or longer than 300 characters, or there is an award and another outcome.

    Source: the clauses its findings name; the published schema ``assessment``.

    Example:
        >>> from datetime import date
        >>> Assessment(findings=(), on=date(2026, 4, 1), edition="published").outcome.value
        'eligible'
    """

    findings: tuple[Finding, ...]
    on: Date = attrs.field(converter=as_day)
    edition: str
    library: str = __version__
    award: CreditAward | None = None
    outcome: Outcome = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Check the members and derive the outcome."""
        check_items("findings", self.findings, Finding, MOST_FINDINGS)
        check_day("on", self.on)
        check_text("edition", self.edition, NAME)
        check_text("library", self.library, NAME)
        object.__setattr__(self, "outcome", outcome_of(self.findings))
        if self.award is not None:
            check_type("award", self.award, CreditAward)
            if not self.ok:
                raise InvalidValueError.of("award", self.award, "must stand with eligible alone")

    @property
    def ok(self) -> bool:
        """Whether the outcome is ELIGIBLE."""
        return self.outcome is Outcome.ELIGIBLE

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What is needed and absent: the decisive UNKNOWN, each with pointer and question.

        Where one of several members would do, each of them is listed, with the same question.
        """
        return tuple(
            finding
            for finding in self.findings
            if finding.decisive and finding.verdict is Verdict.UNKNOWN
        )

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """What is required and not met: the NOT_MET musts."""
        return self._not_met(Modality.MUST)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """What is recommended and not met: the NOT_MET shoulds."""
        return self._not_met(Modality.SHOULD)

    def _not_met(self, modality: Modality) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict is Verdict.NOT_MET and finding.modality is modality
        )


_put_findings, _put_on, _put_edition, _put_library, _put_award, _put_outcome = setters(Assessment)


def sound_assessment(findings: tuple[Finding, ...], on: Date, edition: str) -> Assessment:
    """Make an assessment, without an award, of members that are known to be sound."""
    assessment = new(Assessment)
    _put_findings(assessment, findings)
    _put_on(assessment, on)
    _put_edition(assessment, edition)
    _put_library(assessment, __version__)
    _put_award(assessment, None)
    _put_outcome(assessment, outcome_of(findings))
    return assessment
