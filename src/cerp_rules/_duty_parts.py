"""Make duties: each takes binding force and party from its clause unless said otherwise."""

from typing import Final

from pendulum import Date

from cerp_rules.case import CaseFacts
from cerp_rules.clauses import Modality, Party, clause
from cerp_rules.duty_values import Deadline, DeadlineKind, Duty, DutyStatus
from cerp_rules.periods import CountedDay
from cerp_rules.policy import Policy
from cerp_rules.transitions import Status

__all__ = ["before_approval", "deadline_of", "duty", "status_of_act", "without_approval"]

_BEFORE: Final = {
    Status.UNDER_REVIEW: DutyStatus.NOT_YET,
    Status.DECLINED: DutyStatus.LAPSED,
    Status.WITHDRAWN: DutyStatus.LAPSED,
}


def duty(  # noqa: PLR0913  # a duty has this many members
    id_: str,
    clause_id: str,
    status: DutyStatus,
    *,
    edition: Policy,
    subject: str = "",
    responsible: Party | None = None,
    modality: Modality | None = None,
    deadline: Deadline | None = None,
    readings: tuple[str, ...] = (),
) -> Duty:
    """Make a duty."""
    rests_on = clause(clause_id)
    return Duty(
        id=id_,
        subject=subject,
        clause=clause_id,
        modality=modality or rests_on.modality,
        responsible=responsible or rests_on.party,
        status=status,
        deadline=deadline,
        edition=edition.edition,
        readings=readings,
    )


def deadline_of(  # noqa: PLR0913  # a deadline has this many members
    id_: str,
    clause_id: str,
    counted: CountedDay,
    *,
    edition: Policy,
    kind: DeadlineKind = DeadlineKind.ACT_BY,
    subject: str = "",
    met_on: Date | None = None,
    readings: tuple[str, ...],
) -> Deadline:
    """Make the deadline of a duty from a day that was counted."""
    return Deadline(
        duty_id=id_,
        subject=subject,
        clause=clause_id,
        responsible=clause(clause_id).party,
        kind=kind,
        day_zero=counted.day_zero,
        due_on=counted.due_on,
        met_on=met_on,
        counting=counted.counting,
        edition=edition.edition,
        readings=readings,
    )


def status_of_act(met_on: Date | None, due_on: Date, on: Date) -> DutyStatus:
    """Tell where a duty to act stands: kept, kept too late, not kept in time, or pending."""
    if met_on is not None:
        return DutyStatus.FULFILLED if met_on <= due_on else DutyStatus.BREACHED
    return DutyStatus.PENDING if on <= due_on else DutyStatus.BREACHED


def before_approval(facts: CaseFacts) -> DutyStatus | None:
    """Tell where what follows on an approval stands without one; None with one."""
    return _BEFORE.get(facts.status)


def without_approval(facts: CaseFacts) -> DutyStatus:
    """Tell where what follows on an approval stands in a case that has none."""
    return _BEFORE[facts.status]
