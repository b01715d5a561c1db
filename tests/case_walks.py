"""Walk through the life of a case, with the library and a plain model side by side."""

import datetime as dt
import pickle
from collections import Counter
from typing import Any, ClassVar, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from case_event_strategies import (
    OPENING,
    events,
    leading_events,
)
from case_model import Model
from case_model_days import Edition, plain
from case_strategies import (
    SUBMISSION_DAYS,
    after,
    applications,
    asked_days,
    books,
    completions,
    policy_of,
    uses,
)
from cerp_rules import (
    CLAUSES,
    FIXED_READINGS,
    SWITCHES,
    AppealFiled,
    Application,
    ApplicationSubmitted,
    Assessment,
    Event,
    NotPermittedError,
    Outcome,
    PreApproval,
    Verdict,
    assess,
    assess_completion,
    assess_marketing,
    deadlines,
    duties,
)

TRIES: Final = 3
"""How often an event of the opening is tried before it is given up."""

CLAUSE_IDS: Final = {one.id for one in CLAUSES}
REGISTER: Final = {switch.id for switch in SWITCHES} | {one.id for one in FIXED_READINGS}


class Life(RuleBasedStateMachine):
    """A case and its model, which are given the same events."""

    seen: ClassVar[Counter[tuple[str, str]]] = Counter()
    """What the walks came across: types taken, types refused, statuses reached."""

    case: PreApproval
    model: Model

    @initialize(data=st.data(), submitted=st.sampled_from(SUBMISSION_DAYS))
    def submit(self, data: st.DataObject, submitted: dt.date) -> None:
        """Open the case."""
        self.start(data.draw(applications(submitted)), data.draw(books(submitted)))
        for kind in OPENING[: data.draw(st.sampled_from([7, 3, 7, 6, 5, 0]))]:
            for _ in range(TRIES):
                if self.step(data.draw(leading_events(kind, self.model))):
                    break

    def start(self, application: Application, editions: list[Edition]) -> None:
        """Give the application to both."""
        self.policy = policy_of(editions)
        self.case = PreApproval.submit(application, self.policy)
        submitted = ApplicationSubmitted(on=application.submitted_on, application=application)
        self.model = Model(editions, [submitted])

    def approvable(self, application: Application, day: dt.date) -> bool:
        """Tell whether the application as such stands in the way of an approval."""
        outcome = assess(application, on=day, policy=self.policy).outcome
        return outcome not in {Outcome.INELIGIBLE, Outcome.INCOMPLETE}

    @rule(data=st.data())
    def happen(self, data: st.DataObject) -> None:
        """Let something happen, which is taken or refused as the model says."""
        self.step(data.draw(events(self.model)))
        self.ask(data.draw(asked_days(self.model)))
        if data.draw(st.integers(0, 3)) == 3:
            self.ask_laws(data, data.draw(asked_days(self.model)))

    def step(self, event: Event) -> bool:
        """Give an event to both, and tell whether it was taken."""
        expected = self.model.permits(event, self.approvable)
        before = pickle.loads(pickle.dumps(self.case))  # noqa: S301 - it was written here
        assessment = self.case.permit(event)
        self.check(assessment)
        assert expected == assessment.ok, [
            one.message for one in assessment.findings if one.decisive
        ]
        self.seen["taken" if expected else "refused", event.type.value] += 1
        following = self.record(event, assessment)
        assert before == self.case
        day = max(event.on, self.case.application.submitted_on)
        assert answers(before, day) == answers(self.case, day)
        if expected:
            self.case, self.model = following, self.model.after(event)
        return expected

    def record(self, event: Event, permitted: Assessment) -> PreApproval:
        """Record the event, or find that it is refused for what was said of it before."""
        if permitted.ok:
            following = self.case.record(event)
            assert (*self.case.events, event) == following.events
            return following
        with pytest.raises(NotPermittedError) as no:
            self.case.record(event)
        assert permitted == no.value.assessment
        no_reason = {Verdict.MET, Verdict.NOT_APPLICABLE}
        against = [
            one for one in permitted.findings if one.decisive and one.verdict not in no_reason
        ]
        assert against
        assert {one.clause for one in against} <= CLAUSE_IDS
        return self.case

    def check(self, assessment: Assessment) -> None:
        """Find each reading that is relied on in the register."""
        relied_on = {reading for one in assessment.findings for reading in one.readings}
        assert set() == relied_on - REGISTER

    def ask(self, day: dt.date) -> None:
        """Ask on a day for what the model knows too, and whether only what came before counts."""
        known = self.model.known_on(day)
        assert known.status_on(day) == self.case.status(on=day).value
        assert known.is_in_force(day) == self.case.in_force(on=day)
        entry = self.case.calendar_entry(on=day)
        assert (known.granted is not None and not known.is_over(day)) == (entry is not None)
        if entry is not None and known.granted is not None:
            assert known.granted.code == entry.approval_code
            assert known.granted.credits == entry.credits
            assert known.application.offering.title == entry.title
        self.seen["status", known.status_on(day)] += 1
        assert answers(self.before(day), day) == answers(self.case, day)

    def before(self, day: dt.date) -> PreApproval:
        """Give the case as it was when the day was over."""
        return PreApproval.replay([one for one in self.case.events if one.on <= day], self.policy)

    def ask_laws(self, data: st.DataObject, day: dt.date) -> None:
        """Ask what the model does not know: it does not depend on what came later."""
        completion, use = data.draw(completions(self.model)), data.draw(uses)
        renewal = data.draw(st.sampled_from([None, after(day, -5), after(day, 5)]))
        earlier, later = (
            (
                assess_completion(completion, case, on=day, renewal_on=renewal),
                assess_marketing(use, case, on=day),
                duties(case, (completion,), on=day),
                deadlines(case, (completion,), on=day),
            )
            for case in (self.before(day), self.case)
        )
        assert earlier == later
        of_completion, of_use, owed, due = later
        self.check(of_completion)
        self.check(of_use)
        relied_on = {reading for one in owed for reading in one.readings}
        relied_on |= {reading for one in due for reading in one.readings}
        assert set() == relied_on - REGISTER

    @invariant()
    def agrees(self) -> None:
        """Say the same as the model of the case as it stands now."""
        period = self.case.period
        shown = None if period is None else (plain(period.first), plain(period.last))
        assert self.model.period == shown
        granted, approval = self.model.granted, self.case.approval
        assert (granted is None) == (approval is None)
        if granted is not None and approval is not None:
            assert granted.code == approval.code
            assert granted.credits == approval.credits
            assert granted.two_years == approval.for_two_years
            given = [(plain(one.starts_on), plain(one.ends_on)) for one in approval.sessions]
            assert granted.sessions == given
        last = self.model.last_day
        appeal = AppealFiled(on=last)
        may_appeal = self.model.permits(appeal, self.approvable)
        assert may_appeal == self.case.permit(appeal).ok

    @invariant()
    def comes_back(self) -> None:
        """Replay and pickle to an equal case."""
        assert self.case == PreApproval.replay(self.case.events, self.policy)
        assert self.case == pickle.loads(pickle.dumps(self.case))  # noqa: S301 - written here


def answers(case: PreApproval, day: dt.date) -> tuple[Any, ...]:
    """Give what can be asked of a case on a day."""
    return case.status(on=day), case.in_force(on=day), case.calendar_entry(on=day)
