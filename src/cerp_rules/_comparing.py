"""Compare what two policies say of one application or one case, as known on a day.

A history is followed as far as both policies permit it, so that what is compared is the same case;
the first event that one of them refuses is told, and what followed on it is not compared.
"""

from collections.abc import Callable, Iterator
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._attending import Deliveries, attended_of
from cerp_rules._completion_duties import subject_of
from cerp_rules._differences import (
    deadline_changes,
    deciding,
    duty_changes,
    finding_changes,
    standing_change,
)
from cerp_rules.answer_changes import DeadlineChange, FindingChange, OutcomeChange
from cerp_rules.applications import Application
from cerp_rules.assessments import judge_completion
from cerp_rules.case import CaseFacts
from cerp_rules.case_impacts import (
    CaseImpact,
    CaseWithCompletions,
    ImpactItem,
    Refusal,
)
from cerp_rules.duties_owed import duties, review_deadline
from cerp_rules.events import Event, EventType
from cerp_rules.findings import Assessment, Finding, outcome_of
from cerp_rules.lifecycle import PreApproval, case_as_judged, facts_known_on, judged
from cerp_rules.policy import Policy
from cerp_rules.policy_book import PolicyBook
from cerp_rules.policy_diffs import members_that_differ
from cerp_rules.readings import ReviewClock
from cerp_rules.rules._rule import Decide
from cerp_rules.rules.whole_application import (
    LOOKS_AT,
    OF_TWO_YEARS,
    REVIEW_LOOKS_AT,
    RULES,
)

__all__ = [
    "Comparison",
    "Retraced",
    "assessed_on",
    "assessments_of",
    "retraced",
    "with_completions",
]

MOST_DAYS_KEPT: Final = 2_048
"""For how many days of submission the move of the review is kept: more than five years of them."""
_DECIDED: Final = frozenset(
    {
        EventType.APPLICATION_APPROVED,
        EventType.APPLICATION_DECLINED,
        EventType.APPLICATION_WITHDRAWN,
    }
)
_Judged = tuple[tuple[Assessment, CaseFacts], ...]


@attrs.frozen(kw_only=True)
class _Differing:
    """What two editions can find differently in an application."""

    rules: tuple[Decide, ...]
    others: tuple[Decide, ...]
    review: bool

    @classmethod
    def of(cls, before: Policy, after: Policy, *, two_years: bool) -> "_Differing":
        """Tell the rules that look at a member in which the editions differ from the others."""
        members = members_that_differ(before, after)
        if not two_years:
            members -= OF_TWO_YEARS
        return cls(
            rules=tuple(decide for rule, decide in RULES if LOOKS_AT[rule.id] & members),
            others=tuple(decide for rule, decide in RULES if not LOOKS_AT[rule.id] & members),
            review=bool(REVIEW_LOOKS_AT & members),
        )


class Comparison:
    """Two policies and a day, and what they say of one item after another."""

    def __init__(self, before: Policy | PolicyBook, after: Policy | PolicyBook, on: Date) -> None:
        """Keep the policies and the day."""
        self._before = before
        self._after = after
        self._on = on
        # By the identity of two editions, which the policies keep alive; there are not many.
        self._differing: dict[tuple[int, int, bool], _Differing] = {}
        # The last day of the review is the same for all that came on one day, unless what is
        # missing decides; as many as there are days are kept, and only for a while.
        self._moved: dict[tuple[int, int, Date], tuple[DeadlineChange, ...]] = {}

    def of(self, item: ImpactItem, index: int = 0) -> CaseImpact:
        """Compare what the policies say of an application or of a case."""
        if isinstance(item, Application):
            return self._of_application(item, index)
        return self._of_case(with_completions(item), index)

    def _of_application(self, application: Application, index: int) -> CaseImpact:
        same = _named(application, index)
        if application.submitted_on > self._on:
            return same(skipped=True)
        findings, outcomes = self._on_application(application, self._on)
        deadlines = self._on_review(application)
        return same(outcomes=outcomes, findings=findings, deadlines=deadlines)

    def _pair(self, application: Application, before: Policy, after: Policy) -> _Differing:
        two_years = application.requests_two_years
        key = id(before), id(after), two_years
        differing = self._differing.get(key)
        if differing is None:
            differing = _Differing.of(before, after, two_years=two_years)
            self._differing[key] = differing
        return differing

    def _on_application(
        self, application: Application, day: Date
    ) -> tuple[tuple[FindingChange, ...], tuple[OutcomeChange, ...]]:
        """Compare what is found in an application, running what can differ and no other rule."""
        submitted_on = application.submitted_on
        before = self._before.governing(submitted_on=submitted_on, decided_on=day)
        after = self._after.governing(submitted_on=submitted_on, decided_on=day)
        differing = self._pair(application, before, after)
        was = _found(differing.rules, application, day, before)
        now = _found(differing.rules, application, day, after)
        findings = finding_changes("", was, now)
        if not findings or outcome_of(was) is outcome_of(now):
            return findings, ()
        rest = _found(differing.others, application, day, before)
        one, other = outcome_of((*was, *rest)), outcome_of((*now, *rest))
        if one is other:
            return findings, ()
        flip = OutcomeChange(before=one, after=other, clauses=deciding(findings))
        return findings, (flip,)

    def _on_review(self, application: Application) -> tuple[DeadlineChange, ...]:
        submitted_on = application.submitted_on
        before, after = (
            policy.governing(submitted_on=submitted_on, decided_on=self._on)
            for policy in (self._before, self._after)
        )
        if not self._pair(application, before, after).review:
            return ()
        if not (_by_submission(before) and _by_submission(after)):
            return _review_moves(application, before, after)
        key = id(before), id(after), submitted_on
        moved = self._moved.get(key)
        if moved is None:
            if len(self._moved) >= MOST_DAYS_KEPT:
                self._moved.clear()
            moved = self._moved[key] = _review_moves(application, before, after)
        return moved

    def _of_case(self, item: CaseWithCompletions, index: int) -> CaseImpact:
        first = item.case.events[0]
        if first.on > self._on:
            return _named(item.case.application, index)(skipped=True)
        was, now = (retraced(item.case, policy, self._on) for policy in (self._before, self._after))
        permitted = min(len(was.judged), len(now.judged))
        before, after = was.through(permitted), now.through(permitted)
        of_events = tuple(
            change
            for place in range(permitted)
            for change in finding_changes(
                f"events[{place + 1}]",
                _of_the_step(was.judged[place][0]),
                _of_the_step(now.judged[place][0]),
            )
        )
        day = assessed_on(item.case, self._on)
        findings, outcomes = self._on_application(before.application, day)
        seen = tuple(
            self._on_completion(*pair)
            for pair in zip(
                assessments_of(item, before, self._on),
                assessments_of(item, after, self._on),
                strict=True,
            )
        )
        owed_before, owed_after = (
            duties(case, item.completions, on=self._on, renewals=dict(item.renewals))
            for case in (before, after)
        )
        return _named(before.application, index)(
            outcomes=(*outcomes, *(one for _, flips in seen for one in flips)),
            findings=(*findings, *of_events, *(one for found, _ in seen for one in found)),
            duties=duty_changes(owed_before, owed_after),
            deadlines=deadline_changes(
                (one.deadline for one in owed_before), (one.deadline for one in owed_after)
            ),
            standing=standing_change(before, after, self._on),
            refused_before=was.refusal,
            refused_after=now.refusal,
            not_compared=len(was.events) - 1 - permitted,
        )

    def _on_completion(
        self, before: tuple[str, Assessment], after: tuple[str, Assessment]
    ) -> tuple[tuple[FindingChange, ...], tuple[OutcomeChange, ...]]:
        (subject, was), (_, now) = before, after
        findings = finding_changes(subject, was.findings, now.findings)
        if (was.outcome, was.award) == (now.outcome, now.award):
            return findings, ()
        flip = OutcomeChange(
            subject=subject,
            before=was.outcome,
            after=now.outcome,
            award_before=was.award,
            award_after=now.award,
            clauses=deciding(findings),
        )
        return findings, (flip,)


def _by_submission(edition: Policy) -> bool:
    return edition.readings.review_clock is ReviewClock.SUBMISSION


def _review_moves(
    application: Application, before: Policy, after: Policy
) -> tuple[DeadlineChange, ...]:
    was = review_deadline(application, policy=before)
    now = review_deadline(application, policy=after)
    return deadline_changes((was,), (now,))


@attrs.frozen(kw_only=True)
class Retraced:
    """A history as a policy judges it, up to the first event that it does not permit.

    Attributes:
        events: What happened up to the day asked for.
        policy: The policy.
        judged: For each event after the submission that is permitted, its assessment and the facts
            after it.
        refusal: The event that is not permitted.
    """

    events: tuple[Event, ...]
    policy: Policy | PolicyBook
    judged: _Judged
    refusal: Refusal | None

    def through(self, permitted: int) -> PreApproval:
        """Give the case with so many of the events that are permitted after the submission."""
        if not permitted:
            return PreApproval.replay(self.events[:1], self.policy)
        facts = self.judged[permitted - 1][1]
        return case_as_judged(self.events[: permitted + 1], self.policy, facts)


def retraced(case: PreApproval, policy: Policy | PolicyBook, on: Date) -> Retraced:
    """Judge a history, as far as it is known on a day, by a policy.

    Raises:
        NotInForceError: no edition of the book is in force on the day of submission.
    """
    events = tuple(one for one in case.events if one.on <= on)
    policy.on(events[0].on)
    found = tuple(judged(events, policy))
    refusal = None
    if found and not found[-1][0].ok:
        event, place = events[len(found)], len(found)
        refusal = Refusal(index=place, type=event.type, on=event.on, assessment=found[-1][0])
        found = found[:-1]
    return Retraced(events=events, policy=policy, judged=found, refusal=refusal)


def with_completions(item: PreApproval | CaseWithCompletions) -> CaseWithCompletions:
    """Give a case without completions as one that has none."""
    return CaseWithCompletions(case=item) if isinstance(item, PreApproval) else item


def assessed_on(case: PreApproval, on: Date) -> Date:
    """Give the day as of which the application of a case is judged: its decision's, if any.

    A decision that a policy refuses is one too: its day was that on which it was to be decided.
    """
    ended = (one.on for one in case.events if one.type in _DECIDED and one.on <= on)
    return next(ended, on)


def assessments_of(
    item: CaseWithCompletions, case: PreApproval, on: Date
) -> Iterator[tuple[str, Assessment]]:
    """Judge each completion, with the session and participant it is about."""
    facts, deliveries = facts_known_on(case, on), Deliveries(case.events, on)
    renewals = dict(item.renewals)
    for completion in item.completions:
        renewal_on = renewals.get(completion.participant.certificant_id or "")
        attended = attended_of(completion, facts, deliveries, on=on, renewal_on=renewal_on)
        yield subject_of(attended), judge_completion(attended)


def _named(application: Application, index: int) -> Callable[..., CaseImpact]:
    """Make impacts that name an application, or the case it opened."""

    def impact(**changes: object) -> CaseImpact:
        return CaseImpact(
            index=index,
            title=application.offering.title,
            sponsor=application.sponsor.name,
            application_id=application.application_id,
            submitted_on=application.submitted_on,
            **changes,  # type: ignore[arg-type]  # the members of an impact, which checks them
        )

    return impact


def _found(
    rules: tuple[Decide, ...], application: Application, on: Date, edition: Policy
) -> tuple[Finding, ...]:
    return tuple([one for decide in rules for one in decide(application, on, edition)])


def _of_the_step(assessment: Assessment) -> tuple[Finding, ...]:
    """Leave out what is found in the application itself, which is compared apart."""
    return tuple(one for one in assessment.findings if one.rule not in LOOKS_AT)
