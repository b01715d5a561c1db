"""An impact tells what changes for cases and completions: refusals, standing, duties, deadlines."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    AppealDecided,
    CaseImpact,
    CaseWithCompletions,
    InvalidValueError,
    Policy,
    PolicyBook,
    PreApproval,
    assess_completion,
    duties,
    iter_impact,
)
from cerp_rules.case_impacts import ImpactItem
from cerp_rules.testing import a_case, a_completion, an_application
from cerp_rules.testing.strategies import cases, policies

ON = dt.date(2026, 9, 1)
BIRCH = "L. Birch (CERP-204), 1 June 2026 to 3 June 2026, Corvallis"


def only(item: ImpactItem, on: dt.date = ON, **revised: Any) -> CaseImpact:
    """Compare one item under the published edition and a revision of it."""
    (found,) = iter_impact(PUBLISHED, PUBLISHED.revise(**revised), [item], on=on)
    return found


def with_birch(case: PreApproval | None = None, **changes: Any) -> CaseWithCompletions:
    """Give a case with one completion of it."""
    completion = a_completion(**changes)
    return CaseWithCompletions(case=case or a_case(), completions=[completion])


def moved(found: CaseImpact) -> dict[str, int | None]:
    """Give by how many days each deadline moves."""
    return {one.deadline.duty_id: one.moved_by for one in found.deadlines}


@pytest.mark.parametrize(
    ("revised", "expected"),
    [
        # Through 3 June 2032, and through 3 June 2033.
        ({"retention": "P7Y"}, dict.fromkeys(("attendance", "grades", "confirmation"), 365)),
        # Three years end on 31 March 2029, and the reminder six weeks before.
        ({"approval_term": "P3Y"}, {"renewal": 365, "marketing-claim": 365}),
        ({"confirmation_within": "P45D"}, {"confirmation": 15}),
        ({"review_notice": "P4W"}, {"review-notice": -14}),
        ({"appeal_within": "P60D"}, {}),
        ({"readings": {"approval_end": "anniversary"}}, {"renewal": 1, "marketing-claim": 1}),
        ({"readings": {"approval_start": "notification"}}, {"renewal": 1, "marketing-claim": 1}),
        # Day zero is the decision of 1 April instead of the notice of 2 April; the end stays.
        ({"readings": {"marketing_start": "decision"}}, {"marketing-claim": 0}),
    ],
    ids=lambda one: str(one)[:50],
)
def test_deadlines_move_by_what_the_edition_changes(
    revised: dict[str, Any], expected: dict[str, int]
) -> None:
    """Each term and each reading of an end moves its own deadlines and no other."""
    records = {"attendance", "grades", "confirmation"}
    kept = set(expected) == records
    named = {f"{one}-record": days for one, days in expected.items()} if kept else expected
    assert named == moved(only(with_birch(), **revised))


def test_the_appeal_moves_for_those_who_can_appeal() -> None:
    """Told on 5 August, 30 days end on 4 September and 60 days on 4 October."""
    found = only(a_case("terminated"), appeal_within="P60D")
    assert {"appeal": 30} == moved(found)


def test_a_breach_becomes_a_fulfilled_duty() -> None:
    """A confirmation of 10 July is 37 days after the completion."""
    late = with_birch(confirmation__issued_on="2026-07-10", uploaded_on=None)
    found = only(late, confirmation_within="P45D")
    told = [
        (one.duty.id, one.duty.subject, one.before and one.before.status, one.duty.status)
        for one in found.duties
    ]
    assert [
        ("procedures", "", "breached", "pending"),
        ("confirmation", BIRCH, "breached", "fulfilled"),
    ] == told


def test_a_duty_that_binds_otherwise_changes() -> None:
    """Where the code is required, a should becomes a must."""
    found = only(with_birch(), readings={"confirmation_code": "required"})
    (changed,) = found.duties
    assert ("approval-code", "should", "must") == (
        changed.duty.id,
        changed.before and changed.before.modality,
        changed.after and changed.after.modality,
    )


def test_a_duty_appears_for_a_reviewer_who_is_added() -> None:
    """Where the Committee alone reviews, nobody waits for the Coordinator."""
    committee = PUBLISHED.revise(reviewers=["committee"])
    (found,) = iter_impact(committee, PUBLISHED, [a_case("submitted")], on=ON)
    assert [("coordinator-review", "appears")] == [(one.duty.id, one.kind) for one in found.duties]
    (found,) = iter_impact(PUBLISHED, committee, [a_case("submitted")], on=ON)
    assert [("coordinator-review", "vanishes")] == [(one.duty.id, one.kind) for one in found.duties]


def test_an_outcome_of_a_completion_flips_with_its_clauses() -> None:
    """Completed on 31 March 2028, with the approval a day shorter it would be outside."""
    last = {"starts_on": "2028-03-31", "ends_on": "2028-03-31", "place": "Corvallis"}
    item = with_birch(session=last, completed_on="2028-03-31", confirmation=None)
    found = only(item, on=dt.date(2028, 4, 1), approval_term="P23M")
    (flip,) = found.outcomes
    assert ("L. Birch (CERP-204), 31 March 2028, Corvallis", "incomplete", "ineligible") == (
        flip.subject,
        flip.before,
        flip.after,
    )
    assert ("approval-period.two-years",) == flip.clauses


def test_an_award_appears_with_the_outcome_that_allows_it() -> None:
    """Eight of 16 hours at a symposium are no credit, or half of it."""
    case = a_case(application=an_application(offering__kind="symposium"))
    item = with_birch(case, hours_attended="8")
    (flip,) = only(item, readings={"partial_attendance": "pro_rata"}).outcomes
    assert (("ineligible", "None"), ("eligible", "8 CEC")) == (
        (flip.before, str(flip.award_before)),
        (flip.after, str(flip.award_after)),
    )
    assert "completion.validated" in flip.clauses


def test_the_renewal_of_a_certificant_is_taken_into_account() -> None:
    """An upload on the day of the renewal is too late, or in time."""
    completion = a_completion(uploaded_on="2026-07-15")
    item = CaseWithCompletions(
        case=a_case(), completions=[completion], renewals={"CERP-204": dt.date(2026, 7, 15)}
    )
    found = only(item, readings={"upload_day": "on_or_before"})
    assert [("ineligible", "eligible")] == [(one.before, one.after) for one in found.outcomes]
    assert [(BIRCH, "16 CEC")] == [(one.subject, str(one.award_after)) for one in found.outcomes]
    assert {"upload": 1} == moved(found)
    without = CaseWithCompletions(case=a_case(), completions=[completion])
    assert () == only(without, readings={"upload_day": "on_or_before"}).outcomes


def test_an_event_that_would_have_been_refused_is_told_with_its_reasons() -> None:
    """The approval of an application without a profile would have waited for it."""
    case = a_case("listed", application=an_application(sponsor__resume=None))
    found = only(case, readings={"sponsor_resume": "everyone"})
    refusal = found.refused_after
    assert refusal is not None
    assert (3, "application_approved", "2026-04-01") == (
        refusal.index,
        refusal.type,
        str(refusal.on),
    )
    assert ["/type", "/sponsor/resume"] == [one.pointer for one in refusal.assessment.missing]
    assert found.refusal_changed
    assert found.refused_before is None
    # The approval, the notice and the listing.
    assert 3 == found.not_compared


def test_what_followed_on_a_refused_event_is_not_compared() -> None:
    """The case stands under review on both sides; its application is what flips."""
    application = an_application(sponsor__resume=None)
    item = with_birch(a_case("listed", application=application))
    found = only(item, readings={"sponsor_resume": "everyone"})
    assert found.standing is None
    assert [("", "eligible", "incomplete")] == [
        (one.subject, one.before, one.after) for one in found.outcomes
    ]
    # What lacks is owed as long as the application is under review.
    assert {"application-form", "names-and-resumes"} == {one.duty.id for one in found.duties}
    assert () == found.deadlines


def test_a_policy_that_permits_what_another_refused_is_told_too() -> None:
    """The history went its way under the after policy, which the before policy would not allow."""
    everyone = PUBLISHED.revise(readings={"sponsor_resume": "everyone"})
    case = a_case(application=an_application(sponsor__resume=None))
    (found,) = iter_impact(everyone, PUBLISHED, [case], on=ON)
    assert found.refused_after is None
    assert found.refused_before is not None
    assert 3 == found.refused_before.index


def test_what_both_policies_refuse_is_no_change() -> None:
    """A history that neither would have permitted is compared as far as both permit it."""
    everyone = PUBLISHED.revise(readings={"sponsor_resume": "everyone"})
    case = a_case(application=an_application(sponsor__resume=None))
    (found,) = iter_impact(everyone, everyone.revise(retention="P7Y"), [case], on=ON)
    assert not found.refusal_changed
    assert not found.changed
    assert found.refused_before is not None
    assert found.refused_after is not None


@pytest.mark.parametrize(("on", "refused"), [("2026-03-31", False), ("2026-04-01", True)])
def test_an_event_that_is_not_yet_known_is_not_refused(on: str, refused: bool) -> None:  # noqa: FBT001  # from a table
    """The approval of 1 April is not known on 31 March."""
    case = a_case(application=an_application(sponsor__resume=None))
    day = dt.date.fromisoformat(on)
    found = only(case, on=day, readings={"sponsor_resume": "everyone"})
    assert refused is (found.refused_after is not None)


def test_where_a_case_stands_changes() -> None:
    """A tie upholds the termination, or reverses it."""
    tie = AppealDecided(on=dt.date(2026, 9, 14), votes_to_reverse=2, votes_to_uphold=2)
    case = a_case("under-appeal", then=[tie])
    found = only(case, on=dt.date(2026, 9, 14), readings={"appeal_majority": "tie_reverses"})
    assert found.standing is not None
    was, now = found.standing.before, found.standing.after
    assert ("termination_final", False) == (was.status, was.in_force)
    assert ("in_force", True) == (now.status, now.in_force)
    assert was.period == now.period


def test_a_period_changes_though_the_status_does_not() -> None:
    """In force either way, and for another year."""
    found = only(a_case(), on=dt.date(2026, 6, 1), approval_term="P3Y")
    assert found.standing is not None
    assert ("2028-03-31", "2029-03-31") == tuple(
        str(one.period and one.period.last) for one in (found.standing.before, found.standing.after)
    )
    assert found.standing.before.status is found.standing.after.status


def test_findings_of_events_are_told_by_their_place() -> None:
    """Under an edition by which the Committee alone reviews, a review by the Coordinator is odd."""
    found = only(a_case("reviewed"), reviewers=["committee"])
    assert [("events[1]", "reviewer", "changes")] == [
        (one.subject, one.finding.rule, one.kind) for one in found.findings
    ]


def test_what_is_found_in_the_application_is_told_once() -> None:
    """The approval rests on it too, but its findings are the application's own."""
    found = only(a_case("listed"), fee={"amount": "25.00", "currency": "USD"})
    assert [("", "fee")] == [(one.subject, one.finding.rule) for one in found.findings]


def test_an_application_that_was_decided_is_judged_as_of_its_decision() -> None:
    """Its one session is over by the day asked for, but was to come on the day of decision."""
    application = an_application(requested_approval="listed_sessions", fee_paid=None)
    case = a_case("approved", application=application)
    found = only(case, fee={"amount": "25.00", "currency": "USD"}, on=dt.date(2027, 1, 1))
    assert ["fees.none"] == [clause for one in found.outcomes for clause in one.clauses]
    assert [("eligible", "incomplete")] == [(one.before, one.after) for one in found.outcomes]
    waiting = a_case("submitted", application=application)
    later = only(waiting, fee={"amount": "25.00", "currency": "USD"}, on=dt.date(2027, 1, 1))
    assert ["needs_decision"] == [one.before for one in later.outcomes]


@pytest.mark.parametrize(
    ("day", "skipped"), [(dt.date(2026, 3, 1), True), (dt.date(2026, 3, 2), False)]
)
def test_a_case_that_was_submitted_later_is_skipped(day: dt.date, skipped: bool) -> None:  # noqa: FBT001  # from a table
    """On the day before its submission a case does not exist yet."""
    found = only(with_birch(), on=day, review_notice="P4W")
    assert skipped is found.skipped


def test_a_case_forgets_its_own_policy() -> None:
    """The two policies that are given are compared, whatever the case was recorded under."""
    own = PUBLISHED.revise(retention="P9Y", approval_term="P5Y")
    items = [with_birch(a_case(policy=one)) for one in (PUBLISHED, own)]
    first, second = iter_impact(PUBLISHED, PUBLISHED.revise(retention="P7Y"), items, on=ON)
    assert first == attrs.evolve(second, index=0)


def test_a_book_changes_what_comes_from_its_day_on() -> None:
    """A session of June falls under the edition of June; the decision of April does not."""
    june = PUBLISHED.revise(
        edition="June", in_force_from="2026-06-01", retention="P7Y", review_notice="P4W"
    )
    (found,) = iter_impact(PUBLISHED, PolicyBook((PUBLISHED, june)), [with_birch()], on=ON)
    assert {"attendance-record", "grades-record", "confirmation-record"} == set(moved(found))
    july = june.revise(edition="July", in_force_from="2026-07-01")
    (found,) = iter_impact(PUBLISHED, PolicyBook((PUBLISHED, july)), [with_birch()], on=ON)
    assert {} == moved(found)


def test_namesakes_are_paired_in_their_order() -> None:
    """Two completions with one subject are compared the first with the first."""
    twice = CaseWithCompletions(case=a_case(), completions=[a_completion(), a_completion()])
    found = only(twice, retention="P7Y")
    assert 6 == len(found.deadlines)
    assert {365} == set(moved(found).values())


@settings(max_examples=40, deadline=None)
@given(case=cases(), after=policies(), days=st.integers(0, 1_500))
def test_what_is_told_is_what_two_replays_answer(
    case: PreApproval, after: Policy, days: int
) -> None:
    """Where both policies permit the history, duties and standing are those of two whole cases."""
    on = case.events[0].on + dt.timedelta(days=days)
    completion = a_completion(case)
    item = CaseWithCompletions(case=case, completions=[completion])
    (found,) = iter_impact(PUBLISHED, after, [item], on=on)
    if found.refused_before or found.refused_after:
        return
    events = [one for one in case.events if one.on <= on]
    was, now = (PreApproval.replay(events, policy) for policy in (PUBLISHED, after))
    stands = [(one.status(on=on), one.in_force(on=on), one.period) for one in (was, now)]
    assert (stands[0] != stands[1]) is (found.standing is not None)
    before, after_ = (assess_completion(completion, one, on=on) for one in (was, now))
    flips = [(one.before, one.after) for one in found.outcomes if one.subject]
    same = (before.outcome, before.award) == (after_.outcome, after_.award)
    assert ([] if same else [(before.outcome, after_.outcome)]) == flips
    owed = [
        {(one.id, one.status) for one in duties(side, [completion], on=on)} for side in (was, now)
    ]
    changed = {one.duty.id for one in found.duties}
    assert {id_ for id_, _ in owed[0] ^ owed[1]} <= changed


def test_completions_may_come_from_any_iterable() -> None:
    """They are kept as a tuple, and renewals as pairs in the order of the ids."""
    renewals = {"CERP-3": dt.date(2026, 7, 1), "CERP-2": dt.date(2026, 8, 1)}
    item = CaseWithCompletions(case=a_case(), completions=iter([a_completion()]), renewals=renewals)
    assert (a_completion(),) == item.completions
    assert [("CERP-2", "2026-08-01"), ("CERP-3", "2026-07-01")] == [
        (name, str(day)) for name, day in item.renewals
    ]
    assert item == attrs.evolve(item)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"case": an_application()}, "case"),
        ({"completions": 7}, "completions"),
        ({"completions": [PUBLISHED]}, "completions[0]"),
        ({"renewals": {7: dt.date(2026, 7, 1)}}, "renewals"),
        ({"renewals": {"CERP-2": "2026-07-01"}}, "renewals['CERP-2']"),
        ({"renewals": ["CERP-2"]}, "renewals"),
        ({"renewals": (("CERP-2", "2026-07-01"),)}, "renewals['CERP-2']"),
        ({"renewals": ("CERP-2",)}, "renewals[0]"),
    ],
    ids=str,
)
def test_what_is_no_case_with_completions_is_refused(given: dict[str, Any], field: str) -> None:
    """A case, completions, and a day for each certificant by id."""
    arguments: dict[str, Any] = {"case": a_case(), **given}
    with pytest.raises(InvalidValueError) as wrong:
        CaseWithCompletions(**arguments)
    assert field == wrong.value.field
