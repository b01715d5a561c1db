"""Findings: what they add up to, and that a question stands with an unknown and only there."""

import datetime as dt
import itertools
from typing import Any

import attrs
import pytest

from cerp_rules import (
    Assessment,
    CreditAward,
    Finding,
    InvalidValueError,
    Modality,
    Outcome,
    Party,
    Verdict,
    __version__,
)
from cerp_rules.findings import sound_assessment, sound_finding

MUST, SHOULD, MAY = Modality.MUST, Modality.SHOULD, Modality.MAY
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
OPEN, NOT_APPLICABLE = Verdict.OPEN, Verdict.NOT_APPLICABLE
ELIGIBLE, INELIGIBLE = Outcome.ELIGIBLE, Outcome.INELIGIBLE
INCOMPLETE, NEEDS_DECISION = Outcome.INCOMPLETE, Outcome.NEEDS_DECISION


def finding(verdict: Verdict, *, decisive: bool = True, **members: Any) -> Finding:
    """Build a finding, with a question where the verdict needs one."""
    asks: dict[str, Any] = (
        {"question": "Which?", "supplied_by": Party.SPONSOR} if verdict is UNKNOWN else {}
    )
    given: dict[str, Any] = {
        "rule": "objectives",
        "clause": "applications.syllabus",
        "modality": MUST,
        "pointer": "/offering/educational_objectives",
        "message": "Found.",
    }
    return Finding(verdict=verdict, decisive=decisive, **{**given, **asks, **members})


def assessment(*findings: Finding) -> Assessment:
    """Build an assessment of findings."""
    return Assessment(findings=findings, on=dt.date(2026, 4, 1), edition="published")


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], ELIGIBLE),
        ([MET], ELIGIBLE),
        ([NOT_APPLICABLE], ELIGIBLE),
        ([MET, NOT_APPLICABLE], ELIGIBLE),
        ([OPEN], NEEDS_DECISION),
        ([MET, OPEN, NOT_APPLICABLE], NEEDS_DECISION),
        ([UNKNOWN], INCOMPLETE),
        ([UNKNOWN, OPEN], INCOMPLETE),
        ([UNKNOWN, OPEN, MET], INCOMPLETE),
        ([NOT_MET], INELIGIBLE),
        ([NOT_MET, OPEN], INELIGIBLE),
        ([NOT_MET, UNKNOWN], INELIGIBLE),
        ([NOT_MET, UNKNOWN, OPEN, MET, NOT_APPLICABLE], INELIGIBLE),
    ],
)
def test_the_worst_decisive_verdict_decides(verdicts: list[Verdict], expected: Outcome) -> None:
    """Not met outweighs unknown, unknown outweighs open, in whatever order they stand."""
    for order in itertools.permutations([finding(verdict) for verdict in verdicts]):
        result = assessment(*order)
        assert result.outcome is expected
        assert result.ok is (expected is ELIGIBLE)


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("modality", Modality)
def test_what_is_not_decisive_decides_nothing(verdict: Verdict, modality: Modality) -> None:
    """A finding that is not decisive leaves the outcome to the others."""
    aside = finding(verdict, decisive=False, modality=modality)
    assert assessment(aside).outcome is ELIGIBLE
    assert assessment(aside, finding(OPEN)).outcome is NEEDS_DECISION
    assert assessment(finding(UNKNOWN), aside).outcome is INCOMPLETE


@pytest.mark.parametrize("modality", Modality)
def test_a_decisive_finding_decides_however_binding_its_clause(modality: Modality) -> None:
    """The outcome looks at decisive findings, not at the modality of their clauses."""
    assert assessment(finding(NOT_MET, modality=modality)).outcome is INELIGIBLE


EVERY = [
    finding(verdict, decisive=decisive, modality=modality, pointer=f"/{number}")
    for number, (verdict, decisive, modality) in enumerate(
        itertools.product(
            [MET, NOT_MET, UNKNOWN, OPEN, NOT_APPLICABLE], [True, False], [MUST, SHOULD, MAY]
        )
    )
]


def test_what_is_missing_unmet_or_advised_is_told_apart() -> None:
    """Missing are decisive unknowns; unmet are musts not met; advice are shoulds not met."""
    result = assessment(*EVERY)
    # In EVERY, 6 to 11 are not met and 12 to 17 unknown, of each three decisive and three not.
    missing, unmet, advice = ["/12", "/13", "/14"], ["/6", "/9"], ["/7", "/10"]
    assert missing == [one.pointer for one in result.missing]
    assert unmet == [one.pointer for one in result.unmet]
    assert advice == [one.pointer for one in result.advice]
    assert tuple(EVERY) == result.findings


def test_nothing_is_missing_unmet_or_advised_where_all_is_met() -> None:
    """An assessment of met findings has none of the three."""
    result = assessment(finding(MET), finding(NOT_APPLICABLE))
    nothing: tuple[()] = ()
    assert nothing == result.missing == result.unmet == result.advice


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("question", ["Which?", "", None])
@pytest.mark.parametrize("supplied_by", [Party.SPONSOR, None])
def test_a_question_is_asked_if_and_only_if_something_is_unknown(
    verdict: Verdict, question: str | None, supplied_by: Party | None
) -> None:
    """An unknown has a question and who answers it; any other verdict has neither of the two."""
    both = bool(question) and supplied_by is not None
    neither = question is supplied_by is None
    if both if verdict is UNKNOWN else neither:
        built = finding(verdict, question=question, supplied_by=supplied_by)
        assert (question, supplied_by) == (built.question, built.supplied_by)
        return
    with pytest.raises(InvalidValueError) as no:
        finding(verdict, question=question, supplied_by=supplied_by)
    # The first of the two that is not as the verdict wants it is named.
    wrong = (
        "question"
        if (not question if verdict is UNKNOWN else question is not None)
        else "supplied_by"
    )
    assert wrong == no.value.field


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("verdict", "met", "must be of type Verdict"),
        ("verdict", True, "must be of type Verdict"),
        ("verdict", ELIGIBLE, "must be of type Verdict"),
        ("modality", "must", "must be of type Modality"),
        ("modality", None, "must be of type Modality"),
    ],
)
def test_a_finding_has_a_verdict_and_a_modality(field: str, value: Any, reason: str) -> None:
    """A text in place of a verdict would never be decisive, so it is refused."""
    members: dict[str, Any] = {"verdict": MET, field: value}
    with pytest.raises(InvalidValueError) as no:
        finding(**members)
    assert (field, reason) == (no.value.field, no.value.reason)


def test_an_assessment_names_day_edition_and_library() -> None:
    """It keeps the day it is asked for, the edition applied and the version that applied it."""
    result = assessment()
    expected = ("2026-04-01", "published", __version__)
    assert expected == (result.on.isoformat(), result.edition, result.library)
    assert Assessment(findings=(), on=result.on, edition="x", library="0.0.1").library == "0.0.1"


def test_an_outcome_cannot_be_given() -> None:
    """The outcome follows from the findings, so that no assessment contradicts itself."""
    given: Any = {"findings": (), "on": dt.date(2026, 4, 1), "edition": "x", "outcome": ELIGIBLE}
    with pytest.raises(TypeError):
        Assessment(**given)


SIXTEEN = CreditAward(value=16)


def test_an_award_stands_with_eligible_alone() -> None:
    """Credits are assigned where the outcome is ELIGIBLE, and an assessment may have none."""
    eligible = assessment(finding(MET), finding(NOT_MET, decisive=False))
    assert eligible.award is None
    assert SIXTEEN == attrs.evolve(eligible, award=SIXTEEN).award
    assert eligible != attrs.evolve(eligible, award=SIXTEEN)


@pytest.mark.parametrize("verdict", [NOT_MET, UNKNOWN, OPEN])
def test_an_award_with_another_outcome_is_refused(verdict: Verdict) -> None:
    """An assessment that contradicts itself cannot be built."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(assessment(finding(MET), finding(verdict)), award=SIXTEEN)
    assert ("award", "must stand with eligible alone") == (no.value.field, no.value.reason)


@pytest.mark.parametrize("verdict", [MET, NOT_MET])
@pytest.mark.parametrize("award", [16, "16", False, SIXTEEN.value], ids=repr)
def test_an_award_is_value_and_unit(verdict: Verdict, award: Any) -> None:
    """A bare number of credits is no award, whatever the outcome."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(assessment(finding(verdict)), award=award)
    assert ("award", "must be of type CreditAward") == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("findings", [], "findings", "must be a tuple"),
        ("findings", finding(MET), "findings", "must be a tuple"),
        ("findings", (finding(MET), "met"), "findings[1]", "must be of type Finding"),
        ("findings", (finding(MET),) * 10_001, "findings", "must have at most 10000 items"),
        ("on", "2026-04-01", "on", "must be a date without a time of day"),
        ("edition", None, "edition", "must be text"),
        ("edition", 1, "edition", "must be text"),
        ("edition", "", "edition", "must show something and hold no control characters"),
        ("library", 5, "library", "must be text"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_is_no_member_of_an_assessment_is_refused(
    member: str, value: object, field: str, reason: str
) -> None:
    """A list, too many findings or a member of another class is refused by name."""
    given: Any = {"findings": (), "on": dt.date(2026, 4, 1), "edition": "published", member: value}
    with pytest.raises(InvalidValueError) as no:
        Assessment(**given)
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("rule", 1),
        ("clause", None),
        ("modality", "must"),
        ("verdict", "met"),
        ("decisive", 1),
        ("pointer", ["sponsor"]),
        ("message", b"Found."),
        ("facts", [("a", "b")]),
        ("readings", ["objectives"]),
        ("clause", "no.such-clause"),
        ("rule", "No rule"),
        ("rule", "fees.paid"),
        ("pointer", "sponsor"),
        ("pointer", "/a~b"),
        ("message", ""),
    ],
)
def test_what_is_no_member_of_a_finding_is_refused(member: str, value: object) -> None:
    """A member of another class, a number for a flag among them, is refused by name."""
    changes: dict[str, Any] = {member: value}
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(finding(MET), **changes)
    assert member == no.value.field


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("readings", ([],), "readings[0]"),
        ("readings", ("no reading",), "readings"),
        ("facts", (["a", "b"],), "facts[0]"),
        ("facts", (("a",),), "facts[0]"),
        ("facts", (("a", ""),), "facts[0]"),
        ("facts", (("a", "b"), ("a", 1)), "facts[1]"),
        ("readings", ("objectives",) * 101, "readings"),
        ("facts", (("a", "b"),) * 101, "facts"),
    ],
)
def test_what_is_no_item_of_a_finding_is_refused(member: str, value: object, field: str) -> None:
    """Readings are texts and facts are pairs of texts, a hundred at most."""
    changes: dict[str, Any] = {member: value}
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(finding(MET), **changes)
    assert field == no.value.field


@pytest.mark.parametrize(
    ("member", "value"),
    [("question", 5), ("question", ""), ("supplied_by", "ser"), ("supplied_by", MUST)],
)
def test_a_question_is_a_text_and_asked_of_a_party(member: str, value: object) -> None:
    """What is asked, and of whom, are of their own classes."""
    changes: dict[str, Any] = {member: value}
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(finding(UNKNOWN), **changes)
    assert member == no.value.field


def test_as_many_findings_as_there_may_be_are_kept() -> None:
    """Ten thousand findings are within the bound."""
    expected = 10_000
    assert expected == len(assessment(*(finding(MET),) * 10_000).findings)


def test_the_texts_of_verdicts_and_outcomes() -> None:
    """Verdicts and outcomes have these texts on the wire, and there is no other."""
    verdicts = ["met", "not_met", "unknown", "open", "not_applicable"]
    outcomes = ["eligible", "ineligible", "incomplete", "needs_decision"]
    assert verdicts == [one.value for one in Verdict]
    assert outcomes == [one.value for one in Outcome]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_finding_made_of_sound_members_is_the_constructors(verdict: Verdict) -> None:
    """Each member is set in its place, asked or not, advice or not."""
    facts: Any = (("sponsor", "Cascadia"), ("due", "none"))
    asks = ("Which?", Party.SER) if verdict is UNKNOWN else ()
    given: Any = (
        "fee",
        "fees.none",
        SHOULD,
        verdict,
        False,
        "/fee_paid",
        "A fee.",
        facts,
        ("a", "b"),
    )
    names = [one.name for one in attrs.fields(Finding)]
    built = Finding(**dict(zip(names, (*given, *asks), strict=False)))
    made: Finding = sound_finding(*given, *asks)
    assert attrs.astuple(built, recurse=False) == attrs.astuple(made, recurse=False)
    assert (built, hash(built), repr(built)) == (made, hash(made), repr(made))


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("decisive", [True, False])
def test_an_assessment_made_of_sound_members_is_the_constructors(
    verdict: Verdict, *, decisive: bool
) -> None:
    """So is an assessment without an award, with the outcome that the findings add up to."""
    built = assessment(finding(MET), finding(verdict, decisive=decisive))
    made = sound_assessment(built.findings, built.on, built.edition)
    assert attrs.astuple(built, recurse=False) == attrs.astuple(made, recurse=False)
    assert (built, hash(built), repr(built)) == (made, hash(made), repr(made))
