"""Generated cases are permitted and get everywhere, and so do the answers about them."""

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    Completion,
    DeadlineKind,
    Duty,
    DutyStatus,
    Event,
    EventType,
    Outcome,
    Policy,
    PolicyBook,
    PreApproval,
    Problem,
    Session,
    Status,
    assess_completion,
    dump,
    load,
)
from cerp_rules.testing import a_case, a_completion, an_application, strategies
from cerp_rules.testing.strategies._answers import _duties_of_a_case
from gathering import gathered
from laws import law

# --- Cases ---------------------------------------------------------------------------------------

ROWS = [one for one in Status if one.row is one and one is not Status.APPROVED]


def _statuses(case: PreApproval) -> set[Status | EventType]:
    """Give where the case stands on the day of its last event, and years later."""
    last = case.events[-1].on
    return {case.status(on=last), case.status(on=last.add(years=4))}


def test_cases_reach_every_status_by_every_type_of_event() -> None:
    """Some case stands in each status in which a case can stand, and each type of event happens."""

    def of(case: PreApproval) -> set[Status | EventType]:
        return _statuses(case) | {event.type for event in case.events}

    expected = {*ROWS, Status.IN_FORCE, Status.EXPIRED, *EventType}
    assert set() == expected - gathered(strategies.cases(), of, among=300)


@given(strategies.cases())
@law(40)
def test_cases_are_permitted(case: PreApproval) -> None:
    """Law: the history of a case replays to the same case, and loads back."""
    payloads = [dump(event) for event in case.events]
    assert case == PreApproval.replay([load(one, Event) for one in payloads])
    assert PUBLISHED == case.policy


@given(st.data(), st.one_of(strategies.policies(), strategies.policy_books()))
@law(40)
def test_cases_keep_the_policy_they_are_asked_for(
    data: st.DataObject, policy: Policy | PolicyBook
) -> None:
    """Law: under any policy there are cases, judged by it."""
    case = data.draw(strategies.cases(policy))
    assert case == PreApproval.replay(case.events, policy)
    assert policy == case.policy


def test_cases_end_with_the_calendar() -> None:
    """Where the first edition is of the last days there are, the events stay within them."""
    book = PolicyBook((PUBLISHED.revise(edition="last", in_force_from="2200-12-25"),))

    @given(strategies.cases(book))
    @law(30)
    def holds(case: PreApproval) -> None:
        assert 2200 == case.events[0].on.year == case.events[-1].on.year

    holds()


def test_simplest_case_is_a_submission() -> None:
    """Hypothesis tries the simplest case first, and nothing has happened in that yet."""
    simplest = settings(law(1), phases=[Phase.generate])
    case = find(strategies.cases(), lambda _: True, settings=simplest)
    assert (1, an_application().sponsor.name) == (len(case.events), case.application.sponsor.name)


def test_completions_in_a_case_have_every_outcome() -> None:
    """Of the completions in cases some get credits, and others do not or leave a question."""

    def outcome(pair: tuple[PreApproval, Completion]) -> list[Outcome]:
        case, completion = pair
        on = max(case.events[-1].on, completion.session.ends_on).add(days=40)
        return [assess_completion(completion, case, on=on).outcome]

    pairs = strategies.cases().flatmap(
        lambda case: st.tuples(st.just(case), strategies.completions_in(case))
    )
    expected = {Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.INCOMPLETE}
    assert set() == expected - gathered(pairs, outcome, among=160)


@given(data=st.data(), edge=strategies.sessions())
@law(60)
def test_completions_in_a_case_are_there_whatever_its_sessions(
    data: st.DataObject, edge: Session
) -> None:
    """Law: sessions on the first and the last days there are do no harm."""
    case = a_case("submitted", application=an_application(offering__sessions=[edge]))
    completion = data.draw(strategies.completions_in(case))
    assert completion.session in {edge, a_completion().session}


# --- Answers -------------------------------------------------------------------------------------


def test_assessments_have_every_outcome() -> None:
    """Some assessment has each outcome."""
    seen = gathered(strategies.assessments(), lambda one: [one.outcome], among=200)
    assert set(Outcome) == seen


@given(strategies.problems())
@law(60)
def test_problems_are_such_as_check_gives(problem: Problem) -> None:
    """Law: a problem has a code of the schemas or of what they cannot say, and plain words."""
    assert problem.code.startswith(("shape.", "invariant."))
    assert problem.message


def test_duties_have_every_status_and_deadlines_are_of_every_kind() -> None:
    """Among the duties of cases there is one of each status, and a deadline of each kind."""

    def of(owed: tuple[Duty, ...]) -> set[DutyStatus | DeadlineKind]:
        return {one.status for one in owed} | {one.deadline.kind for one in owed if one.deadline}

    assert {*DutyStatus, *DeadlineKind} == gathered(_duties_of_a_case(), of, among=200)
