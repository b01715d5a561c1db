"""Hold what every rule has: an id, a clause, and the ways to say what was found."""

from collections.abc import Callable
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._checks import check_id
from cerp_rules.applications import Application
from cerp_rules.clauses import Modality, Party, clause
from cerp_rules.findings import Finding, Verdict, sound_finding
from cerp_rules.policy import Policy

__all__ = ["Decide", "Rule"]

Decide = Callable[[Application, Date, Policy], tuple[Finding, ...]]
"""A rule of an application: the application, the day of decision and the policy give findings."""

Facts = tuple[tuple[str, str], ...]
Readings = tuple[str, ...]

_NONE: Final = ()


@attrs.frozen(kw_only=True)
class Rule:
    """A rule by its id and the clause it decides; makes the findings it gives.

    A finding is decisive unless said otherwise, except advice, which never is; that a rule is met
    is not decisive where that it is not met would not be either.
    """

    id: str
    clause: str
    decisive: bool = True
    modality: Modality = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Check the id, and take the modality of the clause, which must be in the catalogue."""
        check_id("id", self.id)
        object.__setattr__(self, "modality", clause(self.clause).modality)

    def met(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that the clause is met."""
        return sound_finding(
            self.id,
            self.clause,
            self.modality,
            Verdict.MET,
            self.decisive,
            pointer,
            message,
            facts,
            readings,
        )

    def not_met(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that the clause is not met, which nothing and nobody could cure."""
        return sound_finding(
            self.id,
            self.clause,
            self.modality,
            Verdict.NOT_MET,
            True,
            pointer,
            message,
            facts,
            readings,
        )

    def fall_short(
        self,
        pointer: str,
        message: str,
        *,
        modality: Modality | None = None,
        facts: Facts = _NONE,
        readings: Readings = _NONE,
    ) -> Finding:
        """Say that the clause is not met, at the cost of nobody who is judged here."""
        return sound_finding(
            self.id,
            self.clause,
            modality or self.modality,
            Verdict.NOT_MET,
            False,
            pointer,
            message,
            facts,
            readings,
        )

    def flag(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that a person should look, which the outcome does not wait for."""
        return sound_finding(
            self.id,
            self.clause,
            self.modality,
            Verdict.OPEN,
            False,
            pointer,
            message,
            facts,
            readings,
        )

    def advise(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say what is recommended and not so; the outcome does not look at it."""
        return sound_finding(
            self.id,
            self.clause,
            Modality.SHOULD,
            Verdict.NOT_MET,
            False,
            pointer,
            message,
            facts,
            readings,
        )

    def ask(  # noqa: PLR0913  # a question has two parts more than the other findings
        self,
        pointer: str,
        message: str,
        *,
        question: str,
        supplied_by: Party = Party.SPONSOR,
        decisive: bool = True,
        facts: Facts = _NONE,
        readings: Readings = _NONE,
    ) -> Finding:
        """Say that a fact is absent, and ask for it."""
        return sound_finding(
            self.id,
            self.clause,
            self.modality,
            Verdict.UNKNOWN,
            decisive,
            pointer,
            message,
            facts,
            readings,
            question,
            supplied_by,
        )

    def leave_open(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that a person must decide."""
        return sound_finding(
            self.id,
            self.clause,
            self.modality,
            Verdict.OPEN,
            True,
            pointer,
            message,
            facts,
            readings,
        )

    def not_required(self, pointer: str) -> Finding:
        """Say that the edition does not require what the clause asks for."""
        return self.pass_over(pointer, "This edition does not require it.")

    def pass_over(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that the clause does not apply."""
        return sound_finding(
            self.id,
            self.clause,
            self.modality,
            Verdict.NOT_APPLICABLE,
            False,
            pointer,
            message,
            facts,
            readings,
        )
