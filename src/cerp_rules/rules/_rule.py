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

    def _find(  # noqa: PLR0913  # a finding has this many members
        self,
        verdict: Verdict,
        pointer: str,
        message: str,
        *,
        decisive: bool,
        facts: Facts,
        readings: Readings,
        modality: Modality | None = None,
        question: str | None = None,
        supplied_by: Party | None = None,
    ) -> Finding:
        return sound_finding(
            self.id,
            self.clause,
            modality or self.modality,
            verdict,
            decisive,
            pointer,
            message,
            facts,
            readings,
            question,
            supplied_by,
        )

    def met(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that the clause is met."""
        return self._find(
            Verdict.MET, pointer, message, decisive=self.decisive, facts=facts, readings=readings
        )

    def not_met(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that the clause is not met, which nothing and nobody could cure."""
        return self._find(
            Verdict.NOT_MET, pointer, message, decisive=True, facts=facts, readings=readings
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
        return self._find(
            Verdict.NOT_MET,
            pointer,
            message,
            decisive=False,
            facts=facts,
            readings=readings,
            modality=modality,
        )

    def flag(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that a person should look, which the outcome does not wait for."""
        return self._find(
            Verdict.OPEN, pointer, message, decisive=False, facts=facts, readings=readings
        )

    def advise(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say what is recommended and not so; the outcome does not look at it."""
        return self._find(
            Verdict.NOT_MET,
            pointer,
            message,
            decisive=False,
            facts=facts,
            readings=readings,
            modality=Modality.SHOULD,
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
        return self._find(
            Verdict.UNKNOWN,
            pointer,
            message,
            decisive=decisive,
            facts=facts,
            readings=readings,
            question=question,
            supplied_by=supplied_by,
        )

    def leave_open(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that a person must decide."""
        return self._find(
            Verdict.OPEN, pointer, message, decisive=True, facts=facts, readings=readings
        )

    def not_required(self, pointer: str) -> Finding:
        """Say that the edition does not require what the clause asks for."""
        return self.pass_over(pointer, "This edition does not require it.")

    def pass_over(
        self, pointer: str, message: str, *, facts: Facts = _NONE, readings: Readings = _NONE
    ) -> Finding:
        """Say that the clause does not apply."""
        return self._find(
            Verdict.NOT_APPLICABLE,
            pointer,
            message,
            decisive=False,
            facts=facts,
            readings=readings,
        )
