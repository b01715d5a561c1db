"""Tell which readings, chosen otherwise, would change an answer.

Only readings that the answer relied on are tried, one at a time, each with every other value.
What is left out: two readings chosen otherwise at once.

    >>> from datetime import date
    >>> from cerp_rules.testing import an_application
    >>> without_profile = an_application(sponsor__resume=None)
    >>> (found,) = sensitivity(without_profile, on=date(2026, 4, 1))
    >>> print(found.reading, found.alternative, found.impact.outcomes[0].after)
    sponsor_resume everyone incomplete
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import civil_day
from cerp_rules._checks import check_type
from cerp_rules._comparing import (
    Comparison,
    assessed_on,
    assessments_of,
    retraced,
    with_completions,
)
from cerp_rules.applications import Application
from cerp_rules.assessments import assess
from cerp_rules.case_impacts import CaseImpact, CaseWithCompletions, ImpactItem, check_item
from cerp_rules.duties_owed import duties, review_deadline
from cerp_rules.errors import InvalidValueError
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook, check_policy
from cerp_rules.readings import SWITCHES, Switch

__all__ = ["Sensitivity", "sensitivity"]

_GOVERNING: Final = "governing_edition"
_IDS: Final = tuple(switch.id for switch in SWITCHES)


@attrs.frozen(kw_only=True)
class Sensitivity:
    """A reading that, chosen otherwise, would change an answer, and what it would change.

    Attributes:
        reading: The id of the switch.
        chosen: The wire text of the value that holds; of a book, that of the first edition from the
            day of submission on that has another than the alternative.
        alternative: The wire text of the value that was tried.
        impact: What it changes: outcomes, events refused, where the case stands, duties, deadlines.

    Raises:
        InvalidValueError: a member is of another class, the reading is no switch, the alternative
            none of its values, or nothing would change.

    Source: the register of readings.

    Example:
        >>> from datetime import date
        >>> from cerp_rules.testing import an_application
        >>> (found,) = sensitivity(an_application(sponsor__resume=None), on=date(2026, 4, 1))
        >>> found.meaning
        'A sponsor of any kind must give a resume.'
    """

    reading: str
    chosen: str
    alternative: str
    impact: CaseImpact

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        if type(self.reading) is not str or self.reading not in _IDS:
            raise InvalidValueError.of("reading", self.reading, "must be one of the switches")
        for field in ("chosen", "alternative"):
            value = getattr(self, field)
            if type(value) is not str or value not in self.switch.values:
                one_of = ", ".join(self.switch.values)
                raise InvalidValueError.of(field, value, f"must be one of {one_of}")
        if self.alternative == self.chosen:
            raise InvalidValueError.of("alternative", self.alternative, "must be another value")
        check_type("impact", self.impact, CaseImpact)
        if not self.impact.answers_changed:
            raise InvalidValueError("impact", "no change", "must change an answer")

    @property
    def switch(self) -> Switch:
        """The reading with its question, its reason and its clauses."""
        return SWITCHES[_IDS.index(self.reading)]

    @property
    def meaning(self) -> str:
        """What the alternative means, in one sentence."""
        return self.switch.meanings[self.switch.values.index(self.alternative)]


def sensitivity(
    item: ImpactItem, *, on: dt.date, policy: Policy | PolicyBook | None = None
) -> tuple[Sensitivity, ...]:
    """Tell which readings, chosen otherwise, would change the outcome, a duty or a deadline.

    Of a book of editions, all are read otherwise at once.

    Args:
        item: An application, a pre-approval, or a `CaseWithCompletions`.
        on: The civil day that is asked about, no earlier than the submission.
        policy: For an application an edition or a book of editions, the published one unless said
            otherwise; a case has its own.

    Returns:
        One for each value that would change an answer, in the order of the register.

    Raises:
        InvalidValueError: an argument is of another class, `on` is before the submission, or a
            policy is given for a case.
        NotInForceError: no edition of the book was in force on the day of submission.

    Source: the register of readings; the clauses of each.

    Example:
        >>> from datetime import date
        >>> from cerp_rules.testing import a_case
        >>> found = sensitivity(a_case(), on=date(2026, 6, 1))
        >>> {one.reading for one in found} >= {"approval_start", "approval_end"}
        True
    """
    check_item("item", item)
    day = civil_day("on", on)
    current, submitted_on = _policy_of(item, policy)
    if day < submitted_on:
        raise InvalidValueError.of("on", day, "must not be before the day of submission")
    relied_on = set(_relied_on(item, current, day))
    return tuple(
        Sensitivity(
            reading=switch.id,
            chosen=_chosen(current, submitted_on, switch.id, value),
            alternative=value.value,
            impact=found,
        )
        for switch in SWITCHES
        if switch.id in relied_on
        for value in switch.kind
        if (otherwise := read_otherwise(current, switch.id, value)) != current
        if (found := Comparison(current, otherwise, day).of(item)).answers_changed
    )


def _chosen(
    policy: Policy | PolicyBook, submitted_on: Date, reading: str, alternative: StrEnum
) -> str:
    """Give the value that is replaced: of the first edition from the submission on that has one."""
    later = policy.announced(on=submitted_on) if isinstance(policy, PolicyBook) else ()
    editions = (policy.on(submitted_on), *later)
    earlier = policy.editions if isinstance(policy, PolicyBook) else ()
    values: Iterator[StrEnum] = (getattr(one.readings, reading) for one in (*editions, *earlier))
    return next(value.value for value in values if value is not alternative)


def _policy_of(
    item: ImpactItem, policy: Policy | PolicyBook | None
) -> tuple[Policy | PolicyBook, Date]:
    """Give the policy that the answer rests on, and the day of submission."""
    if isinstance(item, Application):
        current = PUBLISHED if policy is None else policy
        check_policy(current)
        return current, item.submitted_on
    if policy is not None:
        raise InvalidValueError("policy", "a policy", "must not be given, since a case has its own")
    case = with_completions(item).case
    return case.policy, case.events[0].on


def read_otherwise(
    policy: Policy | PolicyBook, reading: str, value: StrEnum
) -> Policy | PolicyBook:
    """Give a policy, with all its editions, in which one reading has a value."""
    if isinstance(policy, PolicyBook):
        return PolicyBook(tuple(_edition(one, reading, value) for one in policy.editions))
    return _edition(policy, reading, value)


def _edition(policy: Policy, reading: str, value: StrEnum) -> Policy:
    # Under its own name: it is no edition that anybody could come across.
    return attrs.evolve(policy, readings=policy.readings.revise(**{reading: value}))


def _relied_on(item: ImpactItem, policy: Policy | PolicyBook, on: Date) -> Iterator[str]:
    """Name every reading that the answers on an item relied on."""
    if isinstance(policy, PolicyBook):
        # It selects the edition, so every answer rests on it, and no finding needs to say so.
        yield _GOVERNING
    if isinstance(item, Application):
        for finding in assess(item, on=on, policy=policy).findings:
            yield from finding.readings
        governing = policy.governing(submitted_on=item.submitted_on, decided_on=on)
        deadline = review_deadline(item, policy=governing)
        # Without a deadline the clock has not started, which rests on the same reading.
        yield from ("review_clock",) if deadline is None else deadline.readings
    else:
        yield from _of_a_case(with_completions(item), policy, on)


def _of_a_case(item: CaseWithCompletions, policy: Policy | PolicyBook, on: Date) -> Iterator[str]:
    found = retraced(item.case, policy, on)
    case = found.through(len(found.judged))
    assessments = (
        *(assessment for assessment, _ in found.judged),
        assess(case.application, on=assessed_on(item.case, on), policy=policy),
        *(assessment for _, assessment in assessments_of(item, case, on)),
    )
    for assessment in assessments:
        for finding in assessment.findings:
            yield from finding.readings
    for duty in duties(case, item.completions, on=on, renewals=dict(item.renewals)):
        yield from duty.readings
        yield from () if duty.deadline is None else duty.deadline.readings
