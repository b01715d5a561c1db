"""What comes in is checked and loaded, what goes out is dumped, and anything is survived."""

import copy
import datetime as dt
import json
import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import MappingProxyType, SimpleNamespace
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    SCHEMA_KINDS,
    Application,
    Document,
    InvalidPayloadError,
    OfferingKind,
    Policy,
    Problem,
    RequestedApproval,
    SponsorKind,
    UnknownKindError,
    assess,
    check,
    dump,
    load,
    schema,
)
from strategies import (
    FULL,
    Faulty,
    Items,
    Members,
    Text,
    Whole,
    applications,
    complete_applications,
    faulty_of,
    faulty_payloads,
    json_values,
    law,
    mutated_payloads,
    policies,
    python_values,
    seconds,
    with_value,
    without,
)

CLASSES: dict[str, Any] = {"application": Application, "policy": Policy}

SMALLEST: dict[str, Any] = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute"},
    "offering": {"title": "Field course", "kind": "course"},
}

LONGEST_MESSAGE = 400
# 16 steps of at most 80 characters, each escaped by two at most, with its slash.
LONGEST_POINTER = 16 * (2 * 80 + 1)


def found(payload: object, into: Any = Application) -> list[tuple[str, str]]:
    """Give pointer and code of each problem."""
    return [(one.pointer, one.code) for one in check(payload, into)]


def inside(**offering: object) -> dict[str, Any]:
    """Give the smallest payload with more members in its offering."""
    return {**SMALLEST, "offering": {**SMALLEST["offering"], **offering}}


# --- What is valid ------------------------------------------------------------------------------


@given(application=st.one_of(applications, complete_applications()))
@law(50)
def test_application_that_is_dumped_loads_as_itself(application: Application) -> None:
    """Law: load(dump(application)) == application, through JSON text as well."""
    payload = dump(application)
    assert application == load(payload, Application)
    assert application == load(json.loads(json.dumps(payload)), Application)


@given(policy=policies)
@law(40)
def test_policy_that_is_dumped_loads_as_itself(policy: Policy) -> None:
    """Law: load(dump(policy)) == policy, through JSON text as well."""
    payload = dump(policy)
    assert policy == load(payload, Policy)
    assert policy == load(json.loads(json.dumps(payload)), Policy)


@given(value=st.one_of(applications, policies))
@law(30)
def test_what_is_dumped_is_plain_json(value: Application | Policy) -> None:
    """Law: each value in a dump is exactly a built-in JSON type, and each name is exactly text."""
    assert {dict, list, str, bool} >= set(_types(dump(value)))


def test_dumped_assessment_is_plain_json() -> None:
    """An assessment is dumped with built-in JSON types alone."""
    application = load(SMALLEST, Application)
    dumped = dump(assess(application, on=dt.date(2026, 4, 1)))
    assert {dict, list, str, bool} == set(_types(dumped))


def _types(value: object) -> Iterator[type]:
    yield type(value)
    if isinstance(value, dict):
        for name, one in value.items():
            yield type(name)
            yield from _types(one)
    elif isinstance(value, list):
        for one in value:
            yield from _types(one)


@pytest.mark.parametrize("kind", CLASSES)
def test_payload_with_every_member_is_valid(kind: str) -> None:
    """A payload that has every member has no problem and is dumped as it was given."""
    value = load(FULL[kind], CLASSES[kind])
    assert () == check(FULL[kind], CLASSES[kind])
    readings = dump(value).get("readings", {})
    expected = copy.deepcopy(FULL[kind])
    if kind == "policy":
        expected["readings"] = {**readings, **FULL[kind]["readings"]}
    assert expected == dump(value)


def test_loaded_application_holds_the_members_it_was_given() -> None:
    """Each text of a payload becomes the value that stands for it."""
    application = load(FULL["application"], Application)
    assert Decimal(16) == application.offering.contact_hours
    assert OfferingKind.COURSE is application.offering.kind
    assert SponsorKind.NON_PROFIT_ORGANIZATION is application.sponsor.kind
    assert RequestedApproval.TWO_YEARS is application.requested_approval
    assert dt.date(2026, 6, 3) == application.offering.sessions[0].ends_on
    assert Document(title="Profile", uri="urn:isbn:9780123456786") == (
        application.co_sponsors[0].resume
    )


def test_smallest_application_leaves_out_what_is_absent() -> None:
    """What is absent is None or empty when loaded, and absent again when dumped."""
    application = load(SMALLEST, Application)
    assert (None, (), None) == (
        application.application_id,
        application.instructors,
        application.registration_contact,
    )
    assert dump(application) == SMALLEST


def test_dump_writes_every_number_and_reading_of_an_edition() -> None:
    """The dump of a policy stands by itself, with its defaults written out."""
    dumped = dump(PUBLISHED)
    assert [] == dumped["holidays"]
    assert 24 == len(dumped["readings"])
    assert {"amount": "0", "currency": "USD"} == dumped["fee"]
    assert ["coordinator", "committee"] == dumped["reviewers"]


def test_dump_gives_a_fresh_payload_each_time() -> None:
    """To change what was dumped changes nothing else."""
    application = load(FULL["application"], Application)
    dump(application)["offering"]["sessions"].clear()
    assert 1 == len(dump(application)["offering"]["sessions"])


def test_text_is_kept_as_given() -> None:
    """No text is trimmed, folded or normalised."""
    name = " I\u0302le \u00ce\u202f\u200d "
    application = load({**SMALLEST, "sponsor": {"name": name}}, Application)
    assert name == application.sponsor.name


def test_empty_lists_and_absent_ones_are_the_same() -> None:
    """A list that is empty says what an absent one says."""
    empty = {**SMALLEST, "co_sponsors": [], "instructors": []}
    assert load(SMALLEST, Application) == load(empty, Application)


def test_largest_application_is_valid() -> None:
    """An application with every list full and every text at its longest is within the budget."""
    document = {"title": "T" * 300, "uri": "https://a/" + "x" * 2_038}
    person = {"name": "N" * 300, "kind": "individual", "resume": document}
    session = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "P" * 300}
    payload = {
        **FULL["application"],
        "co_sponsors": [person] * 50,
        "instructors": [{"name": "N" * 300, "resume": document}] * 500,
        "offering": {
            **FULL["application"]["offering"],
            "supporting_information": [document] * 100,
            "educational_objectives": ["O" * 2_000] * 100,
            "sessions": [session] * 1_000,
        },
    }
    assert [] == found(payload)
    one_fault = {**payload, "application_id": ""}
    assert [("/application_id", "shape.text")] == found(one_fault)


# --- Every problem at once ----------------------------------------------------------------------


def _label(faulty: Faulty) -> str:
    return f"{faulty.pointer}-{faulty.code}"


@pytest.mark.parametrize("kind", CLASSES)
def test_each_fault_of_each_member_is_found_there_and_nowhere_else(kind: str) -> None:
    """A payload with one fault has one problem: at the member's own pointer, with its code."""
    cases = list(faulty_of(FULL[kind], kind))
    assert {"application": 900, "policy": 500}[kind] < len(cases)
    wrong = [
        (_label(faulty), problems)
        for faulty in cases
        if (problems := found(faulty.payload, CLASSES[kind])) != [(faulty.pointer, faulty.code)]
    ]
    assert [] == wrong


@given(data=st.data(), kind=st.sampled_from(["application", "policy"]))
@law(60)
def test_one_fault_is_one_problem_at_its_own_pointer(data: st.DataObject, kind: str) -> None:
    """Law: a valid payload made wrong in one place has one problem, and it is there."""
    faulty = data.draw(faulty_payloads(kind))
    assert [(faulty.pointer, faulty.code)] == found(faulty.payload, CLASSES[kind])


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
    """From the 101st problem on, one more problem says how many there are."""
    payload = {**SMALLEST, **{f"x{number}": 0 for number in range(unknown)}}
    problems = check(payload, Application)
    assert [f"/x{number}" for number in range(listed)] == [
        one.pointer for one in problems if one.code == "shape.unknown_member"
    ]
    rest = [one for one in problems if one.code != "shape.unknown_member"]
    message = f"has more problems than are listed: {more}"
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


MEMBERS = sorted({faulty.pointer for faulty in faulty_of(FULL["application"], "application")})
"""The pointers of the payload, of every member, and of an unknown one in each object."""


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


# --- Laws for any input at all -------------------------------------------------------------------


def _obey(payload: object, into: Any) -> None:
    """Assert what holds for the problems of any payload."""
    problems = check(payload, into)
    assert {Problem} >= {type(one) for one in problems}
    assert 101 >= len(problems)
    pointers = [one.pointer for one in problems if one.code != "budget.problems"]
    assert len(pointers) == len(set(pointers))
    for one in problems:
        assert one.code.startswith(("shape.", "invariant.", "budget."))
        assert "shape.refused" != one.code
        assert LONGEST_MESSAGE > len(one.message)
        assert LONGEST_POINTER >= len(one.pointer)
        assert one.pointer == "" or one.pointer.startswith("/")
    assert problems == check(payload, into)
    if problems:
        with pytest.raises(InvalidPayloadError) as caught:
            load(payload, into)
        assert problems == caught.value.problems
    else:
        assert into is type(load(payload, into))


@given(payload=json_values, into=st.sampled_from([Application, Policy]))
@law(100)
def test_any_json_gives_problems_or_none(payload: object, into: type[Application | Policy]) -> None:
    """Law: for any JSON, check is empty if and only if load succeeds."""
    before = repr(payload)
    _obey(payload, into)
    assert before == repr(payload)


@given(payload=python_values, into=st.sampled_from([Application, Policy]))
@law(100)
def test_any_python_object_gives_problems_or_none(
    payload: object, into: type[Application | Policy]
) -> None:
    """Law: for any Python objects, check is empty if and only if load succeeds."""
    before = repr(payload)
    _obey(payload, into)
    assert before == repr(payload)


@given(data=st.data(), kind=st.sampled_from(["application", "policy"]))
@law(60)
def test_any_mutated_payload_gives_problems_or_none(data: st.DataObject, kind: str) -> None:
    """Law: for a payload with a few changes, check is empty if and only if load succeeds."""
    payload = data.draw(mutated_payloads(kind))
    before = json.dumps(payload)
    _obey(payload, CLASSES[kind])
    assert before == json.dumps(payload)


@given(data=st.data(), value=python_values)
@law(80)
def test_any_object_in_any_member_gives_problems_or_none(
    data: st.DataObject, value: object
) -> None:
    """Law: a payload with any Python object in any one member is loaded or explained."""
    pointer = data.draw(st.sampled_from(MEMBERS))
    _obey(with_value(FULL["application"], pointer, value), Application)


# --- Hostile input ------------------------------------------------------------------------------


def _refuse(*_: object, **__: object) -> NoReturn:
    msg = "nobody may call this"
    raise RuntimeError(msg)


class Refusing:
    """An object that raises whatever is asked of it."""

    __eq__ = _refuse
    __hash__ = _refuse
    __len__ = _refuse
    __repr__ = _refuse
    __str__ = _refuse
    __bool__ = _refuse
    __iter__ = _refuse
    __getattr__ = _refuse
    __class__ = property(_refuse)


class RefusingText(str):
    """A text that raises whatever is asked of it, but for its hash, that it can be a key."""

    __slots__ = ()
    __eq__ = _refuse
    __len__ = _refuse
    __repr__ = _refuse
    __str__ = _refuse
    __iter__ = _refuse
    __contains__ = _refuse

    def __hash__(self) -> int:
        """Give some number, which is no real member's."""
        return 7


class RefusingMembers(dict[Any, Any]):
    """An object of JSON that raises whatever is asked of it."""

    __len__ = _refuse
    __repr__ = _refuse
    __iter__ = _refuse
    __getitem__ = _refuse
    __contains__ = _refuse
    keys = _refuse
    items = _refuse
    get = _refuse


def _nested(depth: int, wrap: Callable[[object], object]) -> object:
    value: object = "end"
    for _ in range(depth):
        value = wrap(value)
    return value


def _deep_list() -> object:
    return _nested(100_000, lambda inner: [inner])


def _deep_object() -> object:
    return _nested(100_000, lambda inner: {"a": inner})


def _wide_by_sharing() -> object:
    """Give 10**10 texts by sharing one list ten levels deep."""
    value: object = ["x"] * 10
    for _ in range(9):
        value = [value] * 10
    return value


def _cycle() -> object:
    payload = inside()
    payload["offering"]["syllabus"] = payload
    return payload


def _cyclic_list() -> object:
    items: list[object] = []
    items.append(items)
    return items


def _with(members: dict[Any, Any]) -> dict[Any, Any]:
    return {**SMALLEST, **members}


_SESSION = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}
_SYLLABUS = "/offering/syllabus"
_LOST = [("/submitted_on", "shape.required"), ("/sponsor", "shape.required")]
_NO_OFFERING = ("/offering", "shape.required")

# What is given, and what is found.
_HOSTILE: dict[str, tuple[Callable[[], object], list[tuple[str, str]]]] = {
    "a list nested 100,000 deep": (
        _deep_list,
        [("", "shape.type"), ("/0" * 16, "budget.depth")],
    ),
    "an object nested 100,000 deep": (
        _deep_object,
        [("/a", "shape.unknown_member"), ("/a" * 16, "budget.depth"), *_LOST, _NO_OFFERING],
    ),
    "a list nested 100,000 deep as the syllabus": (
        lambda: inside(syllabus=_deep_list()),
        [(_SYLLABUS, "shape.type"), (_SYLLABUS + "/0" * 14, "budget.depth")],
    ),
    "an object nested 100,000 deep as the syllabus": (
        lambda: inside(syllabus=_deep_object()),
        [
            (f"{_SYLLABUS}/a", "shape.unknown_member"),
            (_SYLLABUS + "/a" * 14, "budget.depth"),
            (f"{_SYLLABUS}/title", "shape.required"),
        ],
    ),
    "a million sessions": (
        lambda: inside(sessions=[_SESSION] * 1_000_000),
        [("/offering/sessions", "budget.nodes")],
    ),
    "1,001 sessions": (
        lambda: inside(sessions=[_SESSION] * 1_001),
        [("/offering/sessions", "shape.too_many")],
    ),
    "a list ten levels deep, each ten times the next": (
        _wide_by_sharing,
        [("", "shape.type"), ("/0/0/0/0/0/1/7/9/4", "budget.nodes")],
    ),
    "sessions ten levels deep, each ten times the next": (
        lambda: inside(sessions=_wide_by_sharing()),
        [("/offering/sessions/0", "shape.type")],
    ),
    "2,000 unknown members": (
        lambda: {**SMALLEST, **{f"x{number}": number for number in range(2_000)}},
        [("/x0", "shape.unknown_member"), ("/x1", "shape.unknown_member")],
    ),
    "19,000 unknown members": (
        lambda: {**SMALLEST, **{f"x{number}": number for number in range(19_000)}},
        [("/x0", "shape.unknown_member"), ("/x1", "shape.unknown_member")],
    ),
    "half a million unknown members": (
        lambda: {**SMALLEST, **dict.fromkeys(map(str, range(500_000)))},
        [("", "budget.nodes")],
    ),
    "a hundred million characters of e-mail": (
        lambda: {**SMALLEST, "registration_contact": {"email": "x" * 100_000_000}},
        [("/registration_contact/email", "budget.text")],
    ),
    "a cycle of objects": (
        _cycle,
        [
            (f"{_SYLLABUS}/submitted_on", "shape.unknown_member"),
            (f"{_SYLLABUS}/sponsor", "shape.unknown_member"),
            (f"{_SYLLABUS}/offering", "shape.unknown_member"),
            (_SYLLABUS + _SYLLABUS * 7, "budget.depth"),
            (f"{_SYLLABUS}/title", "shape.required"),
        ],
    ),
    "a list that holds itself": (
        _cyclic_list,
        [("", "shape.type"), ("/0" * 16, "budget.depth")],
    ),
    "a huge name": (lambda: {**SMALLEST, "x" * 10_000_000: 1}, [("", "budget.name")]),
    "a name with a control character": (
        lambda: inside(**{"title\n": 1, "kind\x00": 1, "\ud800": 1, "\u202e": 1}),
        [("/offering", "budget.name")],
    ),
    "a number as a name": (lambda: _with({1: 1}), [("", "budget.name")]),
    "other things as names": (
        lambda: _with({"sponsor": {"name": "S", None: 1, True: 1, (): 1, b"": 1, 1.5: 1}}),
        [("/sponsor", "budget.name")],
    ),
    "names that equal real ones and are none": (
        lambda: {Text(name): value for name, value in SMALLEST.items()},
        [("", "budget.name"), *_LOST, _NO_OFFERING],
    ),
    "a name that raises": (
        lambda: {**SMALLEST, RefusingText("offering"): 1},
        [("", "budget.name")],
    ),
    "null members": (
        lambda: dict.fromkeys(FULL["application"]),
        [(f"/{name}", "shape.type") for name in FULL["application"]],
    ),
    "a proxy of a mapping": (
        lambda: {**SMALLEST, "offering": MappingProxyType(SMALLEST["offering"])},
        [("/offering", "budget.type")],
    ),
    "a generator of sessions": (
        lambda: inside(sessions=(_SESSION for _ in range(3))),
        [("/offering/sessions", "budget.type")],
    ),
    "objects that raise": (
        lambda: {**SMALLEST, "sponsor": Refusing(), "offering": RefusingMembers()},
        [("/sponsor", "budget.type"), ("/offering", "budget.type")],
    ),
    "texts that raise": (
        lambda: inside(title=RefusingText("a"), kind=RefusingText("course")),
        [("/offering/title", "budget.type"), ("/offering/kind", "budget.type")],
    ),
    "an object that raises as the payload": (Refusing, [("", "budget.type")]),
    "a subclass of dict as the payload": (lambda: Members(SMALLEST), [("", "budget.type")]),
    "a subclass of list": (
        lambda: {**SMALLEST, "instructors": Items()},
        [("/instructors", "budget.type")],
    ),
    "subclasses of str and int": (
        lambda: inside(title=Text("a"), recurring=Whole(1)),
        [("/offering/title", "budget.type"), ("/offering/recurring", "budget.type")],
    ),
    "an enumeration's member": (
        lambda: inside(kind=OfferingKind.COURSE),
        [("/offering/kind", "budget.type")],
    ),
    "a thousand wrong sessions": (
        lambda: inside(sessions=[{"starts_on": "x"}] * 1_000),
        [
            ("/offering/sessions/0/starts_on", "shape.day"),
            ("/offering/sessions/0/ends_on", "shape.required"),
        ],
    ),
}

_AND_MORE = frozenset(
    {
        "a list ten levels deep, each ten times the next",
        "sessions ten levels deep, each ten times the next",
        "2,000 unknown members",
        "19,000 unknown members",
        "a thousand wrong sessions",
    }
)


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_payload_is_explained(name: str) -> None:
    """A hostile payload has the right problems at the right pointers, and no exception."""
    make, expected = _HOSTILE[name]
    problems = found(make())
    assert expected == (problems[: len(expected)] if name in _AND_MORE else problems)


_SMALL: dict[str, tuple[str, object, str]] = {
    "not a number": ("/offering/contact_hours", math.nan, "budget.number"),
    "infinity": ("/fee_paid/amount", math.inf, "budget.number"),
    "ten to the 400": ("/offering/contact_hours", 10**400, "budget.number"),
    "a lone surrogate": ("/sponsor/name", "R. \ud83c Alder", "shape.text"),
    "29 February of no leap year": ("/submitted_on", "2023-02-29", "shape.day"),
    "a day without hyphens": ("/submitted_on", "20240229", "shape.day"),
    "a day and a new line": ("/submitted_on", "2024-02-29\n", "shape.day"),
    "an at sign": ("/registration_contact/email", "@", "shape.email"),
    "a script for an address": ("/registration_contact/url", "javascript:alert(1)", "shape.url"),
    "a script for a document": ("/sponsor/resume/uri", "javascript:alert(1)", "shape.uri"),
    "true for a text": ("/sponsor/name", True, "shape.type"),
    "a tuple": ("/instructors", (), "budget.type"),
    "a date": ("/submitted_on", dt.date(2026, 3, 2), "budget.type"),
    "bytes": ("/sponsor/name", b"R. Alder", "budget.type"),
}


@pytest.mark.parametrize("name", _SMALL)
def test_wrong_value_is_explained(name: str) -> None:
    """A value that other libraries would let through is a problem at its member."""
    pointer, value, code = _SMALL[name]
    assert [(pointer, code)] == found(with_value(FULL["application"], pointer, value))


def _payload_of(name: str) -> object:
    if name in _HOSTILE:
        return _HOSTILE[name][0]()
    pointer, value, _ = _SMALL[name]
    return with_value(FULL["application"], pointer, value)


@pytest.mark.parametrize("name", [*_HOSTILE, *_SMALL])
def test_hostile_payload_is_explained_in_50_ms(name: str) -> None:
    """With a validator that is warm, the best of three takes less than 50 ms."""
    payload = _payload_of(name)
    check({}, Application)
    # A payload that fills the budget, or has a thousand faults, has five times as long.
    most = 0.250 if name in {"19,000 unknown members", "a thousand wrong sessions"} else 0.050
    assert seconds(lambda: check(payload, Application)) < most


@pytest.mark.parametrize("field", ["holidays", "sponsor_kinds", "reviewers"])
@pytest.mark.parametrize(
    "item",
    [lambda number: {"a": number}, lambda number: [number, {}], lambda number: "x" * number],
    ids=["objects", "lists", "texts"],
)
def test_items_that_must_differ_are_compared_in_50_ms(
    field: str, item: Callable[[int], object]
) -> None:
    """That each item is named once is decided in time that does not grow as the square."""
    payload = {**FULL["policy"], field: [item(number) for number in range(1_001)]}
    assert 101 == len(check(payload, Policy))
    assert seconds(lambda: check(payload, Policy)) < 0.050


def test_items_left_out_by_the_budget_are_not_taken_for_equal() -> None:
    """Two items that are no JSON are a problem each, and the list is none."""
    payload = {**FULL["policy"], "holidays": [dt.date(2026, 12, 25), dt.date(2027, 1, 1)]}
    expected = [("/holidays/0", "budget.type"), ("/holidays/1", "budget.type")]
    assert expected == found(payload, Policy)


@pytest.mark.parametrize("name", ["a generator of sessions", "objects that raise"])
def test_hostile_payload_is_left_alone(name: str) -> None:
    """Nothing of a payload is called, consumed or changed."""
    payload: Any = _HOSTILE[name][0]()
    check(payload, Application)
    if name == "a generator of sessions":
        assert [_SESSION] * 3 == list(payload["offering"]["sessions"])
    else:
        assert (Refusing, RefusingMembers) == (type(payload["sponsor"]), type(payload["offering"]))


# --- Misuse, and the last defence ----------------------------------------------------------------


class _Revised(Application):
    """A class that is no kind of its own."""


_LOADED = load(SMALLEST, Application)
_REQUIRED = ("submitted_on", "sponsor", "offering")


@pytest.mark.parametrize(
    "into",
    [
        Document,
        dict,
        object,
        _Revised,
        PUBLISHED,
        None,
        [],
        {},
        "application",
        pytest.param("x" * 1_000_000, id="a huge text"),
        pytest.param(10**5_000, id="a huge number"),
    ],
)
def test_unknown_class_is_refused(into: Any) -> None:
    """What a payload is to become is one of the two classes; anything else is misuse."""
    for call in (check, load):
        with pytest.raises(UnknownKindError) as caught:
            call(SMALLEST, into)
        assert ("Application", "Policy") == caught.value.known
        assert LONGEST_MESSAGE > len(str(caught.value))


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [],
        "text",
        Document(title="T"),
        Application,
        object(),
        _Revised(**{name: getattr(_LOADED, name) for name in _REQUIRED}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_value_without_payload_is_not_dumped(value: Any) -> None:
    """What is none of the three classes has no payload."""
    with pytest.raises(UnknownKindError) as caught:
        dump(value)
    assert ("Application", "Assessment", "Policy") == caught.value.known


@pytest.mark.parametrize(
    "kind",
    [
        "Application",
        "applications",
        "",
        pytest.param("x" * 1_000_000, id="a huge text"),
        Text("application"),
        None,
        1,
        [],
        {},
        pytest.param(10**5_000, id="a huge number"),
        Application,
    ],
)
def test_unknown_kind_of_schema_is_refused(kind: Any) -> None:
    """A kind of schema is exactly one of the texts that are listed."""
    with pytest.raises(UnknownKindError) as caught:
        schema(kind)
    assert SCHEMA_KINDS == caught.value.known
    assert LONGEST_MESSAGE > len(str(caught.value))


def test_kinds_of_schema_are_listed() -> None:
    """The kinds are those of the design that exist so far."""
    assert ("application", "complete-application", "assessment", "policy") == SCHEMA_KINDS


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_schema_is_a_fresh_copy(kind: str) -> None:
    """To change a schema anywhere, deep inside its examples too, changes no other copy."""
    before = json.dumps(schema(kind))
    _ruin(schema(kind))
    assert before == json.dumps(schema(kind))
    assert ("/submitted_on", "shape.required") == found({})[0]


def _ruin(value: Any) -> None:
    """Empty every object and list, the innermost first."""
    if isinstance(value, dict):
        for one in list(value.values()):
            _ruin(one)
        value.clear()
    elif isinstance(value, list):
        for one in list(value):
            _ruin(one)
        value.clear()


def test_refusal_without_a_known_cause_stays_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should structuring refuse what the explanation finds right, there is one problem."""

    def refuse(*_: object) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr("cerp_rules.payloads.CONVERTER", SimpleNamespace(structure=refuse))
    expected = Problem(
        code="shape.refused", pointer="", message="is refused as application, for no known cause"
    )
    assert (expected,) == check(SMALLEST, Application)
    with pytest.raises(InvalidPayloadError) as caught:
        load(SMALLEST, Application)
    assert (expected,) == caught.value.problems


def test_interruption_is_not_taken_for_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """That somebody stops the program is no problem of the payload."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("cerp_rules.payloads.CONVERTER", SimpleNamespace(structure=stop))
    with pytest.raises(KeyboardInterrupt):
        check(SMALLEST, Application)
