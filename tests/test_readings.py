"""Readings: the register compared with the tables of the readings page, written out by hand."""

import re
from enum import StrEnum
from typing import Any

import pytest

from cerp_rules import (
    CLAUSES,
    FIXED_READINGS,
    SWITCHES,
    FixedReading,
    InvalidValueError,
    Readings,
    Switch,
    readings,
    schema,
)
from cerp_rules._reading_values import MEANINGS
from cerp_rules.readings import ApprovalStart, GoverningEdition, MarketingStart, SponsorResume

# In the order of the page; of each switch the values, the default first.
REGISTER: list[tuple[str, tuple[str, ...]]] = [
    ("approval_start", ("decision", "notification", "first_session")),
    ("approval_end", ("day_before_anniversary", "anniversary")),
    ("recurring_scope", ("any_offering", "courses")),
    ("sessions_inside", ("all", "first", "last")),
    ("review_clock", ("submission", "completeness")),
    ("last_day_roll", ("none", "next_working_day")),
    ("reviews_required", ("both", "committee")),
    ("sponsor_resume", ("individuals", "everyone")),
    ("conference_instructors", ("at_least_one", "everyone")),
    ("completion_day", ("participant", "session")),
    ("confirmation_code", ("advisory", "required")),
    ("partial_attendance", ("no_credit", "pro_rata")),
    ("upload_day", ("before", "on_or_before")),
    ("records_or", ("either", "both")),
    ("retention_branch", ("kept_only", "always")),
    ("retention_start", ("session_end", "confirmation_issued", "approval_end")),
    ("marketing_start", ("notification", "decision")),
    ("termination_grounds", ("any", "all")),
    ("warning_first", ("no", "yes")),
    ("termination_reach", ("prospective", "by_confirmation", "retroactive")),
    ("termination_day", ("notification", "decision")),
    ("appeal_stay", ("no", "yes")),
    ("appeal_majority", ("tie_upholds", "tie_reverses")),
    ("governing_edition", ("submission", "decision")),
]
CHOICES = [(name, value) for name, values in REGISTER for value in values]
FIXED = [
    "one-sponsor", "sponsor-kind", "objectives", "planned-dates", "registration-contact",
    "one-off-scope", "later-sessions", "sessions-beyond", "renewal", "late-review",
    "notified-filed", "fee", "confirmation-act", "confirmation-contents", "confirmed-by",
    "retention-end", "grades", "logo", "appeal-who", "approval-code", "civil-days",
]  # fmt: skip
CLAUSE_IDS = {one.id for one in CLAUSES}


def test_the_register_is_the_table_of_the_page() -> None:
    """Each switch has its name and its values, the default first, in the page's order."""
    assert REGISTER == [(one.id, one.values) for one in SWITCHES]


def test_the_fields_are_the_switches() -> None:
    """Readings as they stand hold the default of each switch, and each switch the same default."""
    plain = Readings()
    defaults = {name: values[0] for name, values in REGISTER}
    assert defaults == {one.id: one.default.value for one in SWITCHES}
    assert defaults == {name: getattr(plain, name).value for name in defaults}
    assert all(getattr(plain, one.id) is one.default for one in SWITCHES)
    assert [name for name, _ in REGISTER] == [one.name for one in Readings.__attrs_attrs__]


def test_the_fixed_readings_are_the_table_of_the_page() -> None:
    """Each fixed reading stands in the page's order, and no name is used twice."""
    assert FIXED == [one.id for one in FIXED_READINGS]
    assert not set(FIXED) & {name for name, _ in REGISTER}


@pytest.mark.parametrize("one", [*SWITCHES, *FIXED_READINGS], ids=lambda one: one.id)
def test_a_reading_names_clauses_that_exist(one: Switch | FixedReading) -> None:
    """Each reading reads at least one clause of the catalogue, each once."""
    assert one.clauses
    assert set(one.clauses) <= CLAUSE_IDS
    assert len(one.clauses) == len(set(one.clauses))


@pytest.mark.parametrize("one", SWITCHES, ids=lambda one: one.id)
def test_a_switch_asks_and_gives_its_reason(one: Switch) -> None:
    """Question and reason are sentences, and no two switches ask the same."""
    assert re.fullmatch(r"['A-Z].*\?", one.question)
    assert re.fullmatch(r"[A-Z].*\.", one.reason)
    assert [one] == [other for other in SWITCHES if other.question == one.question]
    assert type(one.default) is one.kind


def test_each_value_has_a_meaning_and_nothing_else_has() -> None:
    """The meanings are of the values of the register, in the order of the values."""
    expected = {one.kind: (list(one.values), list(one.meanings)) for one in SWITCHES}
    assert expected == {
        kind: (list(meanings), list(meanings.values())) for kind, meanings in MEANINGS.items()
    }


@pytest.mark.parametrize("one", SWITCHES, ids=lambda one: one.id)
def test_a_meaning_is_one_sentence(one: Switch) -> None:
    """Each meaning starts with a capital and has one full stop, at its end."""
    assert [] == [text for text in one.meanings if not re.fullmatch(r"[A-Z][^.?!]*[^.?! ]\.", text)]


def test_no_two_values_mean_the_same() -> None:
    """No meaning stands twice in the register."""
    meanings = [meaning for one in SWITCHES for meaning in one.meanings]
    assert len(CHOICES) == len(meanings)
    assert sorted(set(meanings)) == sorted(meanings)


@pytest.mark.parametrize(
    ("name", "value", "meaning"),
    [
        ("approval_start", "decision", "The approval starts on the day SER decides."),
        ("marketing_start", "decision", "Approval may be advertised from the day SER decides."),
        ("appeal_majority", "tie_upholds", "On a tie the termination stands."),
        ("upload_day", "before", "An upload on the day of the renewal is too late."),
    ],
)
def test_a_meaning_is_that_of_its_value(name: str, value: str, meaning: str) -> None:
    """Values of one text in two switches keep their own meanings."""
    one = next(one for one in SWITCHES if one.id == name)
    assert meaning == one.meanings[one.values.index(value)]


def test_the_meanings_stand_in_the_schema_of_the_policy() -> None:
    """Each reading of the schema says of each of its values, in order, what it means."""
    expected = {one.id: list(zip(one.values, one.meanings, strict=True)) for one in SWITCHES}
    members = schema("policy")["$defs"]["readings"]["properties"]
    assert expected == {
        name: list(member["x-enum-descriptions"].items()) for name, member in members.items()
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("last_day_roll", ["Saturday", "Sunday", "holidays", "deadlines"]),
        ("reviews_required", ["any order", "prevails"]),
        ("partial_attendance", ["hours attended", "contact hours"]),
        ("marketing_start", ["'pending'"]),
        ("warning_first", ["earlier day"]),
        ("termination_reach", ["confirmation", "lost"]),
        ("termination_day", ["last in force"]),
        ("appeal_stay", ["reversal"]),
        ("appeal_majority", ["more than half", "abstentions", "0 to 0", "flagged"]),
        ("governing_edition", ["reviews", "decision", "notice", "day zero"]),
    ],
)
def test_a_reason_keeps_the_notes_of_the_page(name: str, words: list[str]) -> None:
    """What the readings page notes of a switch stands in its reason."""
    one = next(one for one in SWITCHES if one.id == name)
    assert words == [word for word in words if word in one.reason]


@pytest.mark.parametrize("one", FIXED_READINGS, ids=lambda one: one.id)
def test_a_fixed_reading_says_what_is_decided(one: FixedReading) -> None:
    """The words of the page and the decision both stand there, the decision as sentences."""
    assert one.words.strip()
    assert re.fullmatch(r"[A-Z].*\.", one.decision)


@pytest.mark.parametrize(("name", "value"), CHOICES)
def test_a_switch_is_set_by_value_and_by_text(name: str, value: str) -> None:
    """The value and its text give the same readings, which differ in that switch alone."""
    kind = next(one.kind for one in SWITCHES if one.id == name)
    by_text = Readings().revise(**{name: value})
    assert getattr(by_text, name) is kind(value)
    changed = [one.id for one in SWITCHES if getattr(by_text, one.id) is not one.default]
    default = dict(CHOICES[::-1])[name] == value
    assert changed == ([] if default else [name])
    given: dict[str, Any] = {name: kind(value)}
    assert by_text == Readings().revise(**given) == Readings(**given) == Readings(**{name: value})  # type: ignore[arg-type]


def test_revisions_add_up() -> None:
    """A revision keeps what an earlier one changed, and leaves the readings it came from alone."""
    first = Readings().revise(sponsor_resume="everyone")
    second = first.revise(governing_edition="decision")
    assert second == Readings(
        sponsor_resume=SponsorResume.EVERYONE, governing_edition=GoverningEdition.DECISION
    )
    assert first == first.revise()
    assert first != Readings()
    assert second.revise(sponsor_resume="individuals", governing_edition="submission") == Readings()


class Text(str):
    """A text that may mean something else."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("notified", "'notified'"),
        ("Decision", "'Decision'"),
        ("DECISION", "'DECISION'"),
        ("decision ", "'decision '"),
        ("", "''"),
        (None, "None"),
        (True, "True"),
        (0, "0"),
        (["decision"], "a value of type list"),
        (Text("decision"), "a value of type Text"),
        (GoverningEdition.DECISION, "a value of type GoverningEdition"),
        (MarketingStart.DECISION, "a value of type MarketingStart"),
    ],
    ids=repr,
)
def test_what_is_no_value_of_the_switch_is_refused(value: Any, shown: str) -> None:
    """Another text, another class and the same text of another switch are refused by name."""
    for build in (Readings().revise, Readings):
        with pytest.raises(InvalidValueError) as no:
            build(approval_start=value)
        reason = "must be one of decision, notification, first_session"
        expected = ("approval_start", shown, reason)
        assert expected == (no.value.field, no.value.value, no.value.reason)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("approval_starts", "must name a switch, perhaps approval_start"),
        ("sponsor_resumes", "must name a switch, perhaps sponsor_resume"),
        ("Upload_Day", "must name a switch, perhaps upload_day"),
        ("xyz", "must name a switch"),
        ("", "must name a switch"),
        ("self", "must name a switch"),
        ("__class__", "must name a switch"),
    ],
)
def test_an_unknown_switch_is_refused_with_a_hint(name: str, reason: str) -> None:
    """A name that is nearly a switch's is answered with that one."""
    with pytest.raises(InvalidValueError) as no:
        Readings().revise(**{name: "before"})
    expected = ("readings", f"'{name}'", reason)
    assert expected == (no.value.field, no.value.value, no.value.reason)


def test_each_switch_has_an_enumeration_of_its_own() -> None:
    """No two switches share a class, so that a value cannot pass for that of another switch."""
    kinds = [one.kind for one in SWITCHES]
    assert len(kinds) == len(set(kinds))
    public = {getattr(readings, name) for name in readings.__all__}
    enums = {one for one in public if isinstance(one, type) and issubclass(one, StrEnum)}
    assert enums == set(kinds)
    assert ApprovalStart in kinds
