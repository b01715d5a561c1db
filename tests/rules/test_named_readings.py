"""What a reading changes names that reading: findings, duties and their deadlines."""

from collections import defaultdict
from collections.abc import Iterator

import attrs
import pytest

from cerp_rules import (
    SWITCHES,
    NotPermittedError,
    Policy,
    PolicyBook,
)
from cerp_rules.testing.tables import About, Scenario, label
from scenarios import scenarios

ABOUT = [one for one in About if one is not About.STATUS]
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


def set_by(case: Scenario) -> set[str]:
    """Name the switches that a case sets, in its edition or in its book."""
    editions = [case.given.get("policy", {}), *case.given.get("book", [])]
    return {name for one in editions for name in one.get("readings", {})}


def others(case: Scenario, number: int) -> Iterator[tuple[str, Policy | PolicyBook]]:
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


def found(case: Scenario) -> Said:
    """Give what is found of a case; of a duty where it stands, and the days of its deadline."""
    said: Said = defaultdict(lambda: ([], set()))
    if case.about is About.DUTY:
        for one in case.owed():
            last = one.deadline
            days = None if last is None else (last.day_zero, last.due_on, last.met_on)
            said[one.id, one.subject] = ([one.status, days], set(one.readings))
        return said
    for finding in case.assessment().findings:
        places, readings = said[finding.rule, ""]
        places.append((finding.pointer, label(finding)))
        readings.update(finding.readings)
    return said


def unnamed(case: Scenario, number: int) -> Iterator[tuple[str, str]]:
    """Give what another value of a reading changes and that does not name it, with the reading."""
    stands = found(case)
    for switch, policy in others(case, number):
        try:
            after = found(attrs.evolve(case, policy=policy))
        except NotPermittedError:
            # Under the other reading there is no such case.
            continue
        for name in stands.keys() & after.keys():
            if stands[name][0] != after[name][0] and switch not in stands[name][1]:
                yield name[0], switch


@pytest.mark.parametrize("about", ABOUT, ids=str)
def test_what_a_reading_changes_names_it(about: About) -> None:
    """When another value of a reading changes a finding or a duty, what stands names it."""
    cases = enumerate(scenarios(about))
    missing = {one for number, case in cases for one in unnamed(case, number)}
    assert [] == sorted(missing)


def test_law_looks_at_every_kind_of_case() -> None:
    """Tables are about these, but for the statuses, which name no reading."""
    assert ["application", "event", "completion", "marketing", "duty"] == ABOUT


def _answers(case: Scenario) -> list[object]:
    """Give what the library says of a case, without the readings that it names."""
    if case.about is About.STATUS:
        pre_approval = case.pre_approval()
        return [pre_approval.status(on=case.on), pre_approval.in_force(on=case.on)]
    return [(name, places) for name, (places, _) in found(case).items()]


def _changed(case: Scenario) -> Iterator[str]:
    """Name the switches of a case without which the answer would be another."""
    stands = _answers(case)
    for switch in SWITCHES:
        default = revised(case.policy, switch.id, switch.default.value)
        if switch.id not in set_by(case) or default == case.policy:
            continue
        try:
            after = _answers(attrs.evolve(case, policy=default))
        except NotPermittedError:
            after = []
        if after != stands:
            yield switch.id


def test_each_switch_has_a_case_in_which_it_changes_the_answer() -> None:
    """Each switch of the register is set otherwise in a table, and the answer would be another."""
    changed: set[str] = set()
    for case in scenarios(*About):
        if set_by(case) - changed:
            changed |= set(_changed(case))
    assert {one.id for one in SWITCHES} == changed
