"""Every problem of a payload is found at once, in order, at its pointer and in few words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import Application, Event, InvalidPayloadError, check, load
from cerp_rules.testing.strategies import Faulty
from laws import law
from payload_faults import MEMBERS, faulty_of
from payload_problems import LONGEST_MESSAGE, LONGEST_POINTER, found
from payload_strategies import faulty_payloads
from pointers import with_value, without
from sample_payloads import CLASSES, FULL, LOADED, SMALLEST

# --- Every problem at once ----------------------------------------------------------------------


def _label(faulty: Faulty) -> str:
    return f"{faulty.pointer}-{faulty.code}"


_AT_LEAST = {"application": 900, "policy": 500, "completion": 300, "marketing-use": 50}


@pytest.mark.parametrize("name", CLASSES)
def test_each_fault_of_each_member_is_found_there_and_nowhere_else(name: str) -> None:
    """A payload with one fault has one problem: at the member's own pointer, with its code."""
    cases = list(faulty_of(FULL[name], name))
    assert _AT_LEAST.get(name, 80) < len(cases)
    wrong = [
        (_label(faulty), problems)
        for faulty in cases
        if (problems := found(faulty.payload, CLASSES[name])) != [(faulty.pointer, faulty.code)]
    ]
    assert [] == wrong


@given(data=st.data(), kind=st.sampled_from(sorted(LOADED)))
@law(120)
def test_one_fault_is_one_problem_at_its_own_pointer(data: st.DataObject, kind: str) -> None:
    """Law: a valid payload made wrong in one place has one problem, and it is there."""
    faulty = data.draw(faulty_payloads(kind))
    assert [(faulty.pointer, faulty.code)] == found(faulty.payload, LOADED[kind])


def test_all_problems_come_at_once_in_document_order() -> None:
    """What is there comes in the payload's own order, and what is missing at its object's end."""
    payload = {
        "offering": {
            "sessions": [
                {"ends_on": "2026-06-01", "starts_on": "2026-06-03"},
                {"place": "", "starts_on": "2026-06-03"},
                7,
                {"starts_on": "2026-06-31", "ends_on": "2026-06-01"},
            ],
            "kind": "picnic",
            "extra": None,
        },
        "fee_paid": {"currency": "usd", "amount": 25},
        "co_sponsors": {"0": {}},
        "sponsor": [],
        1: "one",
    }
    expected = [
        ("", "budget.name"),
        ("/offering/sessions/0/ends_on", "invariant.period"),
        ("/offering/sessions/1/place", "shape.text"),
        ("/offering/sessions/1/ends_on", "shape.required"),
        ("/offering/sessions/2", "shape.type"),
        ("/offering/sessions/3/starts_on", "shape.day"),
        ("/offering/kind", "shape.choice"),
        ("/offering/extra", "shape.unknown_member"),
        ("/offering/title", "shape.required"),
        ("/fee_paid/currency", "shape.currency"),
        ("/fee_paid/amount", "shape.type"),
        ("/co_sponsors", "shape.type"),
        ("/sponsor", "shape.type"),
        ("/submitted_on", "shape.required"),
    ]
    assert expected == found(payload)


def test_order_of_items_is_that_of_numbers() -> None:
    """Item 2 comes before item 10."""
    payload = {**SMALLEST, "instructors": [{"name": "I"}] * 2 + [{}] + [{"name": "I"}] * 7 + [{}]}
    assert ["/instructors/2/name", "/instructors/10/name"] == [one for one, _ in found(payload)]


def test_one_member_has_one_problem() -> None:
    """A text that is too long and unsafe, in a member with several rules, is one problem."""
    contact = {"email": "\x00" * 300, "url": "\n" * 3_000, "name": ""}
    assert [
        ("/registration_contact/email", "shape.too_long"),
        ("/registration_contact/url", "shape.too_long"),
        ("/registration_contact/name", "shape.text"),
    ] == found({**SMALLEST, "registration_contact": contact})


@pytest.mark.parametrize(("unknown", "listed", "more"), [(99, 99, 0), (100, 100, 0), (101, 100, 1)])
def test_at_most_100_problems_are_listed(unknown: int, listed: int, more: int) -> None:
    """From the 101st problem on, one more problem says that there are others."""
    payload = {**SMALLEST, **{f"x{number}": 0 for number in range(unknown)}}
    problems = check(payload, Application)
    assert [f"/x{number}" for number in range(listed)] == [
        one.pointer for one in problems if one.code == "shape.unknown_member"
    ]
    rest = [one for one in problems if one.code != "shape.unknown_member"]
    message = "has more problems than the 100 that are listed"
    assert [("", "budget.problems", message)][:more] == [
        (one.pointer, one.code, one.message) for one in rest
    ]


@pytest.mark.parametrize(
    ("name", "pointer"),
    [
        ("a/b", "/a~1b"),
        ("a~b", "/a~0b"),
        ("~1", "/~01"),
        ("/", "/~1"),
        ("", "/"),
        (" ", "/ "),
        ("\u00e9", "/\u00e9"),
        ("0", "/0"),
        ("__class__", "/__class__"),
        ("$ref", "/$ref"),
    ],
)
def test_pointer_is_escaped_as_rfc_6901_says(name: str, pointer: str) -> None:
    """A tilde and a slash in a name are escaped, and nothing else is."""
    assert [(pointer, "shape.unknown_member")] == found({**SMALLEST, name: {"$ref": "#"}})


@pytest.mark.parametrize(
    ("pointer", "value", "clause"),
    [
        ("/submitted_on", "x", "reviews.notice"),
        ("/application_id", "", None),
        ("/sponsor", 1, "applications.sponsor-and-instructors"),
        ("/sponsor/kind", "x", "applicants.kinds"),
        ("/sponsor/resume/uri", "x", "applications.sponsor-and-instructors"),
        ("/co_sponsors/0/kind", "x", "applicants.kinds"),
        ("/instructors/0/resume", [], "applications.sponsor-and-instructors"),
        ("/instructors/0", [], "applications.sponsor-and-instructors"),
        ("/offering/title", "", None),
        ("/offering/kind", "x", "applications.activities"),
        ("/offering/recurring", "yes", "approval-period.two-years"),
        ("/offering/syllabus/title", "", "applications.syllabus"),
        ("/offering/syllabus/unknown", "", None),
        ("/offering/educational_objectives/0", "", "applications.syllabus"),
        ("/offering/sessions/0/ends_on", "2026-05-31", "applications.sessions"),
        ("/offering/sessions/0/place", "", None),
        ("/registration_contact/email", "@", "applications.registration-contact"),
        ("/requested_approval", "x", "approval-period.two-years"),
        ("/fee_paid/amount", "-1", "fees.none"),
        ("/unknown", 1, None),
        ("", [], None),
    ],
)
def test_problem_names_the_clause_that_asks_for_the_member(
    pointer: str, value: object, clause: str | None
) -> None:
    """The clause is the member's own, or that of the nearest member around it that has one."""
    (problem,) = check(with_value(FULL["application"], pointer, value), Application)
    assert (pointer, clause) == (problem.pointer, problem.clause)


@pytest.mark.parametrize(
    ("name", "pointer", "value", "clause"),
    [
        ("event:application_submitted", "/on", "2026-03-03", "reviews.notice"),
        ("event:application_submitted", "/application", [], "applications.form"),
        (
            "event:application_submitted",
            "/application/offering/sessions/0/ends_on",
            "2026-05-31",
            "applications.sessions",
        ),
        ("event:application_amended", "/application/sponsor/kind", "", "applicants.kinds"),
        ("event:application_amended", "/application/offering/title", "", None),
        ("event:application_approved", "/credits/value", "0", "benefits.known-credits"),
        ("event:application_approved", "/sessions/0/place", "", "applications.sessions"),
        ("event:application_declined", "/reasons/0", "", "reviews.reviewers"),
        ("event:offering_listed", "/on", "soon", "reviews.calendar"),
        ("event:records_delivered", "/session/ends_on", "2026-05-31", "records.kept"),
        ("event:records_delivered", "/kinds/1", "letters", "records.kept"),
        ("event:warning_issued", "/evidence/0/title", "", "oversight.measures"),
        ("event:appeal_decided", "/votes_to_reverse", 1_001, "oversight.final"),
        ("event:appeal_decided", "/abstentions", 1_001, None),
        ("event:appeal_decided", "/votes", 3, None),
        ("event:appeal_decided", "/type", "appeal", None),
        ("completion", "/participant/name", "", "completion.confirmation"),
        ("completion", "/participant/certificant_id", "", "completion.upload"),
        ("completion", "/session/ends_on", "2026-05-31", "completion.validated"),
        ("completion", "/confirmation/credits/value", "0", "completion.confirmation"),
        ("completion", "/confirmation/approval_code", "", "completion.approval-code"),
        ("completion", "/records/0/kind", "letters", "records.kept"),
        ("marketing-use", "/says", "maybe", "marketing.claim"),
        ("marketing-use", "/kind", "word", None),
    ],
)
def test_problem_names_the_clause_in_other_kinds_too(
    name: str, pointer: str, value: object, clause: str | None
) -> None:
    """The clause of a member of an event is what its type says, and not what another does."""
    (problem,) = check(with_value(FULL[name], pointer, value), CLASSES[name])
    assert (pointer, clause) == (problem.pointer, problem.clause)


@pytest.mark.parametrize(
    ("pointer", "clause"),
    [
        ("/submitted_on", "reviews.notice"),
        ("/sponsor/name", "applications.sponsor-and-instructors"),
        ("/offering/kind", "applications.activities"),
        ("/offering/sessions/0/starts_on", "applications.sessions"),
    ],
)
def test_missing_member_names_its_clause_too(pointer: str, clause: str) -> None:
    """What is required and missing carries the clause it would carry if it were there."""
    (problem,) = check(without(FULL["application"], pointer), Application)
    assert ("shape.required", pointer, clause) == (problem.code, problem.pointer, problem.clause)


@pytest.mark.parametrize(
    ("pointer", "value", "message"),
    [
        ("/sponsor/name", True, "must be text, not true or false"),
        ("/sponsor/name", None, "must be text, not null"),
        ("/sponsor/name", 1.5, "must be text, not a number"),
        ("/sponsor/name", {}, "must be text, not an object"),
        ("/sponsor", "me", "must be an object, not text"),
        ("/instructors", {}, "must be a list, not an object"),
        ("/offering/recurring", [], "must be true or false, not a list"),
        ("/offering/title", "", "must not be empty"),
        ("/offering/title", "x" * 301, "must have at most 300 characters"),
        ("/co_sponsors", [{"name": "C"}] * 51, "must have at most 50 items"),
        (
            "/requested_approval",
            "forever",
            "must be one of two_years, listed_sessions, not 'forever'",
        ),
        (
            "/offering/sessions/0/ends_on",
            "2026-05-31",
            "must not be before 2026-06-01, when it starts",
        ),
        ("/submitted_on", "now", "must be a day that exists, from 1900 to 2200, as YYYY-MM-DD"),
    ],
)
def test_message_says_in_plain_words_what_is_wrong(
    pointer: str, value: object, message: str
) -> None:
    """The message is the library's own, and says what would be right."""
    (problem,) = check(with_value(FULL["application"], pointer, value), Application)
    assert message == problem.message


# --- What is repeated of the input ---------------------------------------------------------------


@pytest.mark.parametrize("character", ["x", "\x00", "\u00a0", "\ud800", "~", "9"])
def test_a_megabyte_of_text_is_never_repeated(character: str) -> None:
    """Wherever a text of a million characters stands, problems stay short."""
    text = character * 1_000_000
    for pointer in MEMBERS:
        problems = check(with_value(FULL["application"], pointer, text), Application)
        assert [pointer] == [one.pointer for one in problems]
        assert LONGEST_MESSAGE > max(len(one.message) for one in problems)


@pytest.mark.parametrize("character", ["x", "\x00", "~", "\ud800"])
def test_a_megabyte_of_name_is_never_repeated(character: str) -> None:
    """A name of a million characters is a problem of its object and in no pointer."""
    name = character * 1_000_000
    for faulty in faulty_of(FULL["application"], "application"):
        if faulty.code == "budget.name":
            where = f"{faulty.pointer}/{name.replace('~', '~0')}"
            payload = with_value(FULL["application"], where, 1)
            assert [(faulty.pointer, "budget.name")] == found(payload)


def test_longest_message_is_that_of_the_types_of_event() -> None:
    """What is no type of event is told the seventeen there are, within the bound."""
    (problem,) = check({"type": "x" * 10_000, "on": "2026-04-03"}, Event)
    assert LONGEST_MESSAGE > len(problem.message)
    assert problem.message.startswith("must be one of application_submitted, ")
    assert problem.message.endswith(f"appeal_decided, not '{'x' * 79}\u2026'")


def test_message_holds_at_most_80_characters_of_input() -> None:
    """The longest piece of the input that a message repeats has 80 characters."""
    letters = "".join(chr(0x4E00 + number) for number in range(200))
    (problem,) = check({**SMALLEST, "requested_approval": letters}, Application)
    assert f"'{letters[:79]}\u2026'" == problem.message.rpartition("not ")[2]


def test_message_shows_no_control_character_of_input() -> None:
    """What could harm a terminal or a log is replaced."""
    (problem,) = check({**SMALLEST, "requested_approval": "a\x1b[2J\u202e\ud800"}, Application)
    assert "'a\ufffd[2J\ufffd\ufffd'" == problem.message.rpartition("not ")[2]


def test_names_of_the_greatest_length_keep_the_pointer_within_its_bound() -> None:
    """The longest pointer has as many steps as the depth allows, each as long as a name may be."""
    value: object = math.nan
    for _ in range(15):
        value = {"~" * 80: value}
    problems = found({**SMALLEST, "~" * 80: value})
    pointers = [pointer for pointer, _ in problems]
    assert ["/" + "~0" * 80, ("/" + "~0" * 80) * 16] == pointers
    assert LONGEST_POINTER == len(pointers[1])


def test_error_of_a_refused_payload_is_short() -> None:
    """The text of the error names the first problem and how many more there are."""
    with pytest.raises(InvalidPayloadError) as caught:
        load({"submitted_on": "x" * 1_000_000}, Application)
    assert "/submitted_on: must have at most 10000 characters (and 2 more)" == str(caught.value)
