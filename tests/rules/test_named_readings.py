"""What a reading changes names that reading: findings, duties and their deadlines."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from case_scenarios import KINDS, CaseScenario, case_scenarios
from cerp_rules import (
    SWITCHES,
    Event,
    Finding,
    NotPermittedError,
    Policy,
    PolicyBook,
    PreApproval,
    assess,
    duties,
)
from scenarios import Scenario, label, scenarios

ABOUT = [kind for kind in KINDS if kind != "status"]
EXCEPTED = {"governing_edition"}
"""Which edition speaks is told by the assessment, and by no finding or duty."""
ONE_IN = 80
"""Of the cases that set no reading, so many have one that is judged under every other value."""

Said = dict[tuple[str, str], tuple[list[object], set[str]]]
"""What is found under each name, with the readings that it names."""


def revised(policy: Policy | PolicyBook, switch: str, value: str) -> Policy | PolicyBook:
    """Set a switch in the edition, or in every edition of the book."""
    if isinstance(policy, PolicyBook):
        return PolicyBook(tuple(_revised(one, switch, value) for one in policy.editions))
    return _revised(policy, switch, value)


def _revised(edition: Policy, switch: str, value: str) -> Policy:
    return edition.revise(readings=edition.readings.revise(**{switch: value}))


def set_by(case: CaseScenario) -> set[str]:
    """Name the switches that a case sets, in its edition or in its book."""
    editions = [case.given.get("policy", {}), *case.given.get("book", [])]
    return {name for one in editions for name in one.get("readings", {})}


def others(case: CaseScenario, number: int) -> Iterator[tuple[str, Policy | PolicyBook]]:
    """Give the policy under each other value of the switches that are looked at."""
    looked_at = set_by(case)
    if number % ONE_IN == 0:
        looked_at = {one.id for one in SWITCHES}
    policy = case.policy
    for switch in SWITCHES:
        for value in switch.values:
            if switch.id in looked_at - EXCEPTED:
                other = revised(policy, switch.id, value)
                if other != policy:
                    yield switch.id, other


@attrs.frozen(kw_only=True)
class Otherwise(CaseScenario):
    """A case with its history under another policy."""

    events: tuple[Event, ...]
    other: Policy | PolicyBook

    @property
    def policy(self) -> Policy | PolicyBook:
        """The other policy."""
        return self.other

    def pre_approval(self) -> PreApproval:
        """Replay the history, which is read once."""
        return PreApproval.replay(self.events, self.other)


def found(case: CaseScenario) -> Said:
    """Give what is found of a case; of a duty where it stands, and the days of its deadline."""
    said: Said = defaultdict(lambda: ([], set()))
    if case.kind == "duty":
        renewals = case.given.get("renewals", {})
        owed = duties(case.pre_approval(), case.completions(), on=case.on, renewals=renewals)
        for one in owed:
            last = one.deadline
            days = None if last is None else (last.day_zero, last.due_on, last.met_on)
            said[one.id, one.subject] = ([one.status, days], set(one.readings))
        return said
    for finding in case.assessment().findings:
        places, readings = said[finding.rule, ""]
        places.append((finding.pointer, label(finding)))
        readings.update(finding.readings)
    return said


def unnamed(case: CaseScenario, number: int) -> Iterator[tuple[str, str]]:
    """Give what another value of a reading changes and that does not name it, with the reading."""
    events, stands = case.pre_approval().events, found(case)
    members: dict[str, Any] = {"kind": case.kind, "table": case.table, "given": case.given}
    for switch, policy in others(case, number):
        try:
            after = found(Otherwise(**members, events=events, other=policy))
        except NotPermittedError:
            # Under the other reading there is no such case.
            continue
        for name in stands.keys() & after.keys():
            if stands[name][0] != after[name][0] and switch not in stands[name][1]:
                yield name[0], switch


@pytest.mark.parametrize("kind", ABOUT)
def test_what_a_reading_changes_names_it(kind: str) -> None:
    """When another value of a reading changes a finding or a duty, what stands names it."""
    cases = enumerate(case_scenarios(kind))
    missing = {one for number, case in cases for one in unnamed(case, number)}
    assert [] == sorted(missing)


def test_law_looks_at_every_kind_of_case() -> None:
    """Tables on cases are about these kinds, but for the statuses, which name no reading."""
    assert ["event", "completion", "marketing", "duty"] == ABOUT


def _answers(case: CaseScenario) -> list[object]:
    """Give what the library says of a case, without the readings that it names."""
    if case.kind == "status":
        pre_approval = case.pre_approval()
        return [pre_approval.status(on=case.on), pre_approval.in_force(on=case.on)]
    return [(name, places) for name, (places, _) in found(case).items()]


def _changed(case: CaseScenario) -> Iterator[str]:
    """Name the switches of a case without which the answer would be another."""
    events, stands = case.pre_approval().events, _answers(case)
    members: dict[str, Any] = {"kind": case.kind, "table": case.table, "given": case.given}
    for switch in SWITCHES:
        default = revised(case.policy, switch.id, switch.default.value)
        if switch.id not in set_by(case) or default == case.policy:
            continue
        try:
            after = _answers(Otherwise(**members, events=events, other=default))
        except NotPermittedError:
            after = []
        if after != stands:
            yield switch.id


def _changed_of_an_application(case: Scenario) -> Iterator[str]:
    stands = [(one.pointer, label(one)) for one in _judged(case, case.policy)]
    for switch in SWITCHES:
        other = _revised(case.policy, switch.id, switch.default.value)
        if other != case.policy and stands != [
            (one.pointer, label(one)) for one in _judged(case, other)
        ]:
            yield switch.id


def _judged(case: Scenario, policy: Policy) -> tuple[Finding, ...]:
    return assess(case.application, on=case.on, policy=policy).findings


def test_each_switch_has_a_case_in_which_it_changes_the_answer() -> None:
    """Each switch of the register is set otherwise in a table, and the answer would be another."""
    changed = {switch for case in scenarios() for switch in _changed_of_an_application(case)}
    for case in case_scenarios(*KINDS):
        if set_by(case) - changed:
            changed |= set(_changed(case))
    assert {one.id for one in SWITCHES} == changed
