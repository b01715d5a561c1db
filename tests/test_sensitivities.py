"""A sensitivity names each reading that would change an answer, and no other."""

import datetime as dt
from functools import cache
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    SWITCHES,
    CaseImpact,
    CaseWithCompletions,
    InvalidValueError,
    Policy,
    PolicyBook,
    Sensitivity,
    sensitivity,
)
from cerp_rules._comparing import Comparison
from cerp_rules.case_impacts import ImpactItem
from cerp_rules.sensitivities import read_otherwise
from cerp_rules.testing import a_case, a_completion, an_application
from cerp_rules.testing.tables import About, Scenario
from scenarios import scenarios

EVERY = 100
"""Of the tables each so-manieth case is tried with every value of every switch."""


def item_of(case: Scenario) -> ImpactItem:
    """Give what a case of a table is about; an event that is permitted has happened."""
    if case.application is not None:
        return case.application
    pre_approval = case.pre_approval()
    if case.event is not None and pre_approval.permit(case.event).ok:
        pre_approval = pre_approval.record(case.event)
    renewals: dict[str, Any] = dict(case.renewals)
    for one in case.completions:
        if case.renewal_on is not None and one.participant.certificant_id is not None:
            renewals[one.participant.certificant_id] = case.renewal_on
    return CaseWithCompletions(case=pre_approval, completions=case.completions, renewals=renewals)


def _switches_set(case: Scenario) -> tuple[str, ...]:
    """Name the switches that the edition of a case sets otherwise, and what the case is about."""
    policy = case.given.get("policy", {})
    readings = sorted(policy.get("readings", {})) if isinstance(policy, dict) else []
    book = ["book"] if "book" in case.given else []
    return (case.about, *readings, *book) if readings or book else ()


def _chosen() -> list[Scenario]:
    """Give each so-manieth case, and the first about each thing that sets the same switches."""
    everything = scenarios(*About)
    firsts = {_switches_set(one): one for one in reversed(everything)}
    return list({str(one): one for one in (*everything[::EVERY], *firsts.values())}.values())


CASES = _chosen()


def _given(case: Scenario) -> dict[str, Any]:
    return {"policy": case.policy} if case.application is not None else {}


@cache
def _found(name: str) -> frozenset[tuple[str, str]]:
    case = next(one for one in CASES if str(one) == name)
    found = sensitivity(item_of(case), on=case.on, **_given(case))
    return frozenset((one.reading, one.alternative) for one in found)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_reading_that_matters_is_overlooked(case: Scenario) -> None:
    """Every other value of every switch is tried: those that change an answer are those named."""
    item, policy = item_of(case), case.policy
    by_force = {
        (switch.id, value.value)
        for switch in SWITCHES
        for value in switch.kind
        if (otherwise := read_otherwise(policy, switch.id, value)) != policy
        if Comparison(policy, otherwise, case.on).of(item).answers_changed
    }
    assert by_force == _found(str(case))


def test_every_switch_matters_in_some_case() -> None:
    """None of the switches passes the law above only because it never changes anything."""
    found = {reading for case in CASES for reading, _ in _found(str(case))}
    assert {switch.id for switch in SWITCHES} == found


def test_each_alternative_comes_with_its_result() -> None:
    """The value that holds, the value tried, its meaning, and what it would change are told."""
    (found,) = sensitivity(an_application(sponsor__resume=None), on=dt.date(2026, 4, 1))
    assert ("sponsor_resume", "individuals", "everyone") == (
        found.reading,
        found.chosen,
        found.alternative,
    )
    assert "A sponsor of any kind must give a resume." == found.meaning
    assert ("applications.sponsor-and-instructors",) == found.switch.clauses
    (flip,) = found.impact.outcomes
    assert ("eligible", "incomplete") == (flip.before, flip.after)


def test_readings_come_in_the_order_of_the_register() -> None:
    """So two answers can be read side by side."""
    item = CaseWithCompletions(case=a_case(), completions=[a_completion()])
    found = [one.reading for one in sensitivity(item, on=dt.date(2026, 9, 1))]
    order = [switch.id for switch in SWITCHES]
    assert sorted(found, key=order.index) == found
    assert {"approval_end", "retention_start"} <= set(found)


def test_what_is_not_yet_known_cannot_be_sensitive() -> None:
    """On the day of submission nothing has happened that the readings of an approval decide."""
    case = a_case()
    found = {one.reading for one in sensitivity(case, on=case.application.submitted_on)}
    assert not found & {"approval_start", "approval_end", "marketing_start", "retention_start"}


def test_a_policy_is_taken_for_an_application() -> None:
    """Under an edition that asks everyone, the alternative is to ask individuals alone."""
    everyone = PUBLISHED.revise(readings={"sponsor_resume": "everyone"})
    application = an_application(sponsor__resume=None)
    found = sensitivity(application, on=dt.date(2026, 4, 1), policy=everyone)[-1]
    assert ("everyone", "individuals") == (found.chosen, found.alternative)
    assert ["eligible"] == [one.after.value for one in found.impact.outcomes]


def test_a_book_is_read_otherwise_as_a_whole() -> None:
    """Which edition governs is a reading too; with a stricter one to come it matters."""
    stricter = PUBLISHED.revise(
        edition="2026-03", in_force_from="2026-03-15", fee={"amount": "25.00", "currency": "USD"}
    )
    book = PolicyBook((PUBLISHED, stricter))
    application = an_application(fee_paid=None)
    (found,) = sensitivity(application, on=dt.date(2026, 4, 1), policy=book)
    assert ("governing_edition", "submission", "decision") == (
        found.reading,
        found.chosen,
        found.alternative,
    )
    assert () == sensitivity(application, on=dt.date(2026, 4, 1))


def test_what_holds_is_told_of_the_edition_that_is_read_otherwise() -> None:
    """The code is required from May on; to have it advisory is another reading of that edition."""
    may = PUBLISHED.revise(
        edition="May", in_force_from="2026-05-01", readings={"confirmation_code": "required"}
    )
    case = a_case(policy=PolicyBook((PUBLISHED, may)))
    completion = a_completion(confirmation__approval_code=None)
    item = CaseWithCompletions(case=case, completions=[completion])
    found = {
        (one.reading, one.chosen, one.alternative)
        for one in sensitivity(item, on=dt.date(2026, 9, 1))
    }
    assert ("confirmation_code", "required", "advisory") in found
    assert all(chosen != alternative for _, chosen, alternative in found)


EARLY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("item", "given", "field"),
    [
        (PUBLISHED, {"on": dt.date(2026, 4, 1)}, "item"),
        ((a_case(), ()), {"on": dt.date(2026, 4, 1)}, "item"),
        (an_application(), {"on": "2026-04-01"}, "on"),
        (an_application(), {"on": EARLY}, "on"),
        (a_case(), {"on": EARLY}, "on"),
        (an_application(), {"on": dt.date(2026, 4, 1), "policy": "published"}, "policy"),
        (a_case(), {"on": dt.date(2026, 4, 1), "policy": PUBLISHED}, "policy"),
    ],
    ids=str,
)
def test_misuse_is_refused_by_the_name_of_the_argument(
    item: Any, given: dict[str, Any], field: str
) -> None:
    """A pair, a text, a day before the submission, and a policy beside a case are misuse."""
    with pytest.raises(InvalidValueError) as wrong:
        sensitivity(item, **given)
    assert field == wrong.value.field


CHANGED = sensitivity(an_application(sponsor__resume=None), on=dt.date(2026, 4, 1))[0]


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("reading", "fee"),
        ("reading", 7),
        ("chosen", "nobody"),
        ("alternative", None),
        ("alternative", "individuals"),
        ("impact", PUBLISHED),
        ("impact", attrs.evolve(CHANGED.impact, outcomes=())),
    ],
    ids=str,
)
def test_what_is_no_sensitivity_is_refused(member: str, value: Any) -> None:
    """It names a switch, two of its values, and an impact that changes an answer."""
    with pytest.raises(InvalidValueError) as wrong:
        attrs.evolve(CHANGED, **{member: value})
    assert member == wrong.value.field


def test_a_fixed_reading_is_no_switch() -> None:
    """What nobody can choose otherwise is never named."""
    impact: CaseImpact = CHANGED.impact
    with pytest.raises(InvalidValueError):
        Sensitivity(reading="one-sponsor", chosen="yes", alternative="no", impact=impact)


@pytest.mark.parametrize("policy", [PUBLISHED, PolicyBook((PUBLISHED,))], ids=["edition", "book"])
def test_an_edition_read_otherwise_keeps_its_name(policy: Policy | PolicyBook) -> None:
    """It stands for the same edition, so nothing differs but what the reading changes."""
    otherwise = read_otherwise(policy, "upload_day", "on_or_before")  # type: ignore[arg-type]
    edition = otherwise.on(Date(2026, 3, 2))
    assert "published" == edition.edition
    assert PUBLISHED.readings.revise(upload_day="on_or_before") == edition.readings
