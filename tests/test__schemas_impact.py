"""The schema of an impact accepts what the library gives, whole and part by part, and no more."""

import datetime as dt
from enum import StrEnum
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cerp_rules import (
    PUBLISHED,
    SWITCHES,
    CaseImpact,
    CaseWithCompletions,
    DatePeriod,
    DeadlineChange,
    DeadlineTotal,
    DutyChange,
    DutyTotal,
    FindingChange,
    FindingTotal,
    FlipTotal,
    Impact,
    ImpactItem,
    ImpactTotals,
    OutcomeChange,
    Policy,
    PolicyBook,
    PolicyChange,
    PolicyDiff,
    PreApproval,
    Refusal,
    RefusalTotal,
    Standing,
    StandingChange,
    StandingTotal,
    Switch,
    dump,
    impact,
    iter_impact,
    policy_diff,
    schema,
)
from cerp_rules.testing import a_case, a_completion
from cerp_rules.testing.strategies import (
    applications,
    cases,
    cases_with_completions,
    complete_applications,
    days,
    policies,
    policy_books,
    terms,
)
from impact_samples import IMPACT
from laws import law
from pointers import at, with_value, without
from schema_validators import VALIDATORS, validator

PAYLOAD: dict[str, Any] = dump(IMPACT)


@cache
def _part(name: str) -> Draft202012Validator:
    """Give the validator of one definition, as a reader of a stream would make it."""
    return validator({"$ref": f"#/$defs/{name}", "$defs": schema("impact")["$defs"]})


# --- What the library gives -----------------------------------------------------------------------


def _from_the_first_day(book: PolicyBook) -> PolicyBook:
    """Give a book that has an edition in force on every day."""
    first = attrs.evolve(book.editions[0], in_force_from=dt.date(1900, 1, 1))
    return PolicyBook((first, *book.editions[1:]))


def _chosen(switch: Switch) -> st.SearchStrategy[dict[str, StrEnum]]:
    return st.sampled_from(list(switch.kind)).map(lambda value: {switch.id: value})


# Most editions that can be built permit hardly any history; these permit most of one.
REVISED = st.builds(
    PUBLISHED.revise,
    edition=st.just("revised"),
    readings=st.sampled_from(SWITCHES).flatmap(_chosen),
    approval_term=terms(),
    confirmation_within=terms(),
    retention=terms(),
)
NEAR = st.just(PUBLISHED) | REVISED
POLICIES = NEAR | st.one_of(policies(), policy_books().map(_from_the_first_day))


@st.composite
def _with_renewals(draw: st.DrawFn) -> CaseWithCompletions:
    one = draw(cases_with_completions())
    ids = (done.participant.certificant_id for done in one.completions)
    return attrs.evolve(one, renewals={name: draw(days()) for name in ids if name is not None})


ITEMS: st.SearchStrategy[ImpactItem] = st.one_of(
    applications() | complete_applications(), cases(), _with_renewals(), _with_renewals()
)


def _last_day(item: ImpactItem) -> dt.date:
    if isinstance(item, CaseWithCompletions):
        return item.case.events[-1].on
    return item.events[-1].on if isinstance(item, PreApproval) else item.submitted_on


@st.composite
def _questions(draw: st.DrawFn) -> dict[str, Any]:
    """Give two policies, some items, and a day on which something of them is known."""
    items = draw(st.lists(ITEMS, min_size=1, max_size=3))
    last = draw(st.sampled_from([_last_day(item) for item in items]))
    on = min(dt.date(2200, 12, 31), last + dt.timedelta(days=draw(st.integers(0, 1_500))))
    before, after = draw(st.tuples(NEAR, REVISED) | st.tuples(POLICIES, POLICIES))
    return {"before": before, "after": after, "items": items, "on": on}


@given(question=_questions())
@law(100)
def test_dumped_impact_is_valid(question: dict[str, Any]) -> None:
    """Law: what any change of policy changes is valid as dumped."""
    found = impact(**question)
    assert [] == list(VALIDATORS["impact"].iter_errors(dump(found)))


@given(question=_questions())
@law(100)
def test_each_line_of_a_stream_is_valid_by_itself(question: dict[str, Any]) -> None:
    """Law: each impact of a stream, changed or not, and their totals are valid as definitions."""
    stream = list(iter_impact(**question))
    for one in stream:
        assert [] == list(_part("case_impact").iter_errors(dump(one)))
    totals = ImpactTotals.of(stream)
    assert [] == list(_part("totals").iter_errors(dump(totals)))


@given(before=policies(), after=st.just(PUBLISHED) | policies())
@law(60)
def test_what_differs_is_valid_by_itself(before: Policy, after: Policy) -> None:
    """Law: the differences of any two editions are valid as a definition, either way."""
    for diff in (policy_diff(before, after), policy_diff(after, before)):
        assert [] == list(_part("policy_diff").iter_errors(dump(diff)))


@pytest.mark.parametrize("gains", [True, False])
def test_an_award_that_hangs_on_a_reading_is_valid(*, gains: bool) -> None:
    """The credits of an upload on the day of the renewal come or go with the reading of it."""
    case, done = a_case(), a_completion(uploaded_on="2026-06-15")
    item = CaseWithCompletions(
        case=case, completions=[done], renewals={"CERP-204": dt.date(2026, 6, 15)}
    )
    both = (PUBLISHED, PUBLISHED.revise(readings={"upload_day": "on_or_before"}))
    before, after = both if gains else both[::-1]
    found = dump(impact(before, after, [item], on=dt.date(2026, 7, 20)))
    assert [] == list(VALIDATORS["impact"].iter_errors(found))
    (flip,) = found["changes"][0]["outcomes"]
    side, other = ("after", "before") if gains else ("before", "after")
    assert ("eligible", {"value": "16", "unit": "CEC"}) == (flip[side], flip[f"award_{side}"])
    assert ("ineligible", False) == (flip[other], f"award_{other}" in flip)


@pytest.mark.parametrize(
    ("name", "pointer"),
    [
        ("case_impact", "/changes/0"), ("policy_diff", "/diffs/0"), ("totals", "/totals"),
        ("outcome_change", "/changes/0/outcomes/1"), ("standing", "/changes/0/standing/after"),
        ("refusal", "/changes/0/refused_after"), ("flip_total", "/totals/flips/0"),
    ],
)  # fmt: skip
def test_whole_sample_is_valid_and_so_is_each_part(name: str, pointer: str) -> None:
    """A part is valid inside the whole and by itself, and is no whole."""
    part = at(PAYLOAD, pointer)
    assert [] == list(VALIDATORS["impact"].iter_errors(PAYLOAD))
    assert [] == list(_part(name).iter_errors(part))
    assert not VALIDATORS["impact"].is_valid(part)


@pytest.mark.parametrize("name", ["case_impact", "policy_diff", "totals", "policy_change"])
def test_a_definition_can_refuse(name: str) -> None:
    """A definition used by itself is held to, and not passed over."""
    assert not _part(name).is_valid({})


# --- The members ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "class_", "more"),
    [
        ("", Impact, set()), ("policy_diff", PolicyDiff, set()),
        ("policy_change", PolicyChange, set()), ("case_impact", CaseImpact, set()),
        ("outcome_change", OutcomeChange, set()), ("finding_change", FindingChange, {"kind"}),
        ("duty_change", DutyChange, {"kind"}),
        ("deadline_change", DeadlineChange, {"kind", "moved_by"}),
        ("standing_change", StandingChange, set()), ("standing", Standing, set()),
        ("period", DatePeriod, set()), ("refusal", Refusal, set()), ("totals", ImpactTotals, set()),
        ("flip_total", FlipTotal, set()), ("finding_total", FindingTotal, set()),
        ("duty_total", DutyTotal, set()), ("deadline_total", DeadlineTotal, set()),
        ("standing_total", StandingTotal, set()), ("refusal_total", RefusalTotal, set()),
    ],
)  # fmt: skip
def test_members_are_the_fields_of_the_class(
    name: str, class_: type[attrs.AttrsInstance], more: set[str]
) -> None:
    """A part has the members of its class in their order, and says of a change how it changes."""
    composed = schema("impact")
    members = (composed["$defs"][name] if name else composed)["properties"]
    assert [field.name for field in attrs.fields(class_)] == [
        one for one in members if one not in more
    ]
    assert more <= set(members)


# Only what is eligible has an award.
AWARDED_IF = {"assessment": {"outcome": "eligible"}, "outcome_change": {"after": "eligible"}}


@pytest.mark.parametrize("name", [*schema("impact")["$defs"], ""])
def test_examples_of_a_part_are_one(name: str) -> None:
    """The examples of all members of a part together are a part such as the library gives."""
    composed = schema("impact")
    members = (composed["$defs"][name] if name else composed)["properties"]
    payload = {member: said["examples"][0] for member, said in members.items()}
    payload |= AWARDED_IF.get(name, {})
    judge = _part(name) if name else VALIDATORS["impact"]
    assert [] == list(judge.iter_errors(payload))


# --- What it refuses ------------------------------------------------------------------------------

_CASE = "/changes/0"
_LACKS = {
    f"{_CASE}/application_id", f"{_CASE}/outcomes", f"{_CASE}/findings", f"{_CASE}/duties",
    f"{_CASE}/deadlines", f"{_CASE}/standing", f"{_CASE}/refused_before", f"{_CASE}/refused_after",
    f"{_CASE}/outcomes/0/clauses", f"{_CASE}/outcomes/1/award_before",
    f"{_CASE}/outcomes/1/award_after", f"{_CASE}/findings/1/subject",
    f"{_CASE}/findings/2/subject", f"{_CASE}/standing/before/period",
    f"{_CASE}/duties/0/before/deadline", "/diffs/0/changes/0/before", "/diffs/0/changes/0/after",
    "/diffs/0/changes/0/before_in_words", "/diffs/0/changes/0/after_in_words", "/totals/flips",
    "/totals/findings", "/totals/duties", "/totals/deadlines", "/totals/standings",
    "/totals/refusals", "/totals/duties/2/before", "/totals/duties/2/after",
    "/totals/deadlines/0/least", "/totals/deadlines/0/most",
    f"{_CASE}/not_compared", "/totals/in_words_alone", "/changes/1/findings",
    f"{_CASE}/outcomes/1/award_before/unit", f"{_CASE}/outcomes/1/award_after/unit",
}  # fmt: skip


def _all_members(value: Any, pointer: str = "") -> list[str]:
    """Give the pointers of all members inside a payload."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[str] = []
    for name, one in inside if isinstance(value, dict | list) else ():
        found += [f"{pointer}/{name}"] if isinstance(value, dict) else []
        if isinstance(one, dict | list):
            found += _all_members(one, f"{pointer}/{name}")
    return found


def test_only_what_may_be_absent_can_be_left_out() -> None:
    """Of a whole impact, each member is required but those that a part may lack."""
    members = _all_members(PAYLOAD)
    valid = {one for one in members if VALIDATORS["impact"].is_valid(without(PAYLOAD, one))}
    assert _LACKS == valid


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/on", "2201-01-01"),
        ("/library", ""),
        ("/diffs", {}),
        ("/diffs", [PAYLOAD["diffs"][0]] * 2_001),
        ("/totals", None),
        ("/changes", [None]),
        ("/extra", 1),
        ("/diffs/0/before", " "),
        ("/diffs/0/after_in_force_from", "2027-02-29"),
        ("/diffs/0/changes/0/member", ""),
        ("/diffs/0/changes/0/clauses", ["reviews"]),
        ("/diffs/0/changes/0/clauses", ["reviews.notice"] * 2),
        ("/diffs/0/changes/0/before", None),
        ("/diffs/0/changes/1", {"member": "holidays", "clauses": []}),
        ("/diffs/0/changes/0/extra", 1),
        ("/totals/items", -1),
        ("/totals/items", 10**12 + 1),
        ("/totals/changed", "1"),
        ("/totals/extra", 1),
        ("/totals/flips/0/of", "case"),
        ("/totals/flips/0/after", "perhaps"),
        ("/totals/flips/0/count", 0),
        ("/totals/findings/0/rule", "The fee"),
        ("/totals/findings/0/appears", None),
        ("/totals/duties/0/id", ""),
        ("/totals/duties/0/after", "done"),
        ("/totals/duties/0/count", 0),
        ("/totals/deadlines/0/clause", "completion"),
        ("/totals/deadlines/0/least", -9_000 * 366 - 1),
        ("/totals/deadlines/0/most", 0.5),
        ("/totals/standings/0/before", "ended"),
        ("/totals/standings/0/count", 0),
        ("/totals/refusals/0/type", "application"),
        ("/totals/refusals/0/before", True),
        (f"{_CASE}/index", -1),
        (f"{_CASE}/title", ""),
        (f"{_CASE}/sponsor", "a" * 301),
        (f"{_CASE}/application_id", None),
        (f"{_CASE}/submitted_on", "1899-12-31"),
        (f"{_CASE}/skipped", "no"),
        (f"{_CASE}/changed", True),
        (f"{_CASE}/outcomes/0/subject", None),
        (f"{_CASE}/outcomes/0/before", "met"),
        (f"{_CASE}/outcomes/0/award_before", {"value": "16", "unit": "CEC"}),
        (f"{_CASE}/outcomes/0/award_after", {"value": "16", "unit": "CEC"}),
        (f"{_CASE}/outcomes/0/clauses", ["fees.none"] * 2),
        (f"{_CASE}/outcomes/1/before", "ineligible"),
        (f"{_CASE}/outcomes/1/after", "incomplete"),
        (f"{_CASE}/outcomes/1/award_after", {"value": "0", "unit": "CEC"}),
        (f"{_CASE}/findings/0/kind", "moves"),
        (f"{_CASE}/findings/0/kind", "appears"),
        (f"{_CASE}/findings/0/kind", "vanishes"),
        (f"{_CASE}/findings/0/before", None),
        (f"{_CASE}/findings/1/kind", "changes"),
        (f"{_CASE}/findings/1/kind", "vanishes"),
        (f"{_CASE}/findings/2/kind", "appears"),
        (f"{_CASE}/findings/0/after/verdict", "met"),
        (f"{_CASE}/duties/0/after/status", "kept"),
        (f"{_CASE}/duties/0/before", PAYLOAD["changes"][0]["deadlines"][0]["before"]),
        (f"{_CASE}/duties/1/kind", "changes"),
        (f"{_CASE}/duties/1/subject", ""),
        (f"{_CASE}/deadlines/0/moved_by", "-10"),
        (f"{_CASE}/deadlines/0/moved_by", 9_000 * 366 + 1),
        (f"{_CASE}/deadlines/0/kind", "vanishes"),
        (f"{_CASE}/deadlines/1/moved_by", 0),
        (f"{_CASE}/deadlines/2/moved_by", 0),
        (f"{_CASE}/standing/after/status", "ended"),
        (f"{_CASE}/standing/after/in_force", 0),
        (f"{_CASE}/standing/before/period", ["2026-04-01", "2028-03-31"]),
        (f"{_CASE}/standing/before/period/last", "9001-01-01"),
        (f"{_CASE}/refused_after/index", 0),
        (f"{_CASE}/refused_after/type", "approved"),
        (f"{_CASE}/refused_after/on", "2026-04-31"),
        (f"{_CASE}/refused_after/assessment/outcome", "refused"),
        (f"{_CASE}/refused_before/assessment", PAYLOAD["changes"][0]["refused_after"]),
    ],
    ids=lambda one: one if type(one) is str and one.startswith("/") else None,
)
def test_wrong_impact_is_not_valid(pointer: str, value: object) -> None:
    """The schema of an impact refuses what no change of policy changes."""
    assert not VALIDATORS["impact"].is_valid(with_value(PAYLOAD, pointer, value))


def test_the_samples_have_every_member() -> None:
    """What is tried here has each member of each part, but two that stand only elsewhere."""
    said = {
        member
        for part in (schema("impact"), *schema("impact")["$defs"].values())
        for member in part["properties"]
    }
    tried = {one.rpartition("/")[2] for one in _all_members(PAYLOAD)}
    assert {"met_on", "award"} == said - tried
