"""The parts of an application: each member at its bound and beyond, and addresses with escapes."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import (
    Document,
    Fee,
    Instructor,
    RegistrationContact,
    Session,
    Sponsor,
    SponsorKind,
    _text,
)
from cerp_rules._accepting import RefusedError, accept_application
from cerp_rules._accepting_parts import (
    ACCEPT_ITEM,
    accept_contact,
    accept_document,
    accept_fee,
    accept_instructor,
    accept_session,
    accept_sponsor,
    choice_of,
    is_sound,
    items_of,
    members_of,
    refuse,
    text_of,
)
from cerp_rules._checks import ADDRESS, NAME, are_visible
from cerp_rules.errors import InvalidValueError
from laws import law
from payload_faults import FAULTS
from payload_members import SORTS
from pointers import places, with_value
from sample_payloads import FULL
from schema_validators import VALIDATORS, validator

WHOLE: Final[Any] = FULL["application"]
_WEB: Final = "https://example.org/"
_MATCH_URI: Final = re.compile(_text.URI).match
_MATCH_URL: Final = re.compile(_text.URL).match


def _is_accepted(payload: Any) -> bool:
    try:
        accept_application(payload)
    except RefusedError:
        return False
    return True


# --- Each member ---------------------------------------------------------------------------------

_NAMES: Final = ["x", "x" * 300, "\U0001f331" * 300, " x ", "\u200bx", "%s{0}", "<b>", "e\u0301"]
_URLS: Final = [
    "http://a", f"{_WEB}%41", "https://a/%C3%A9?%20#%7e", f"{_WEB}{'x' * (ADDRESS - len(_WEB))}",
    f"{_WEB}{'x' * (ADDRESS - len(_WEB) - 3)}%ff",
]  # fmt: skip
RIGHT: Final[dict[str, list[Any]]] = {
    "name": _NAMES,
    "prose": [*_NAMES, "x" * 2_000],
    "phone": ["5", "5" * 100, "\uff15 \u00b7"],
    "flag": [True, False],
    "positive": ["0.0001", "16", "999999999.9999", "1.0"],
    "decimal": ["0", "0.0000", "999999999.9999"],
    "email": ["a@b.c", f"{'x' * 248}@b.org"],
    "uri": [*_URLS, "urn:a:%41", "urn:isbn:9780123456786"],
    "url": _URLS,
    "currency": ["USD", "XXX"],
}
"""What is right for each sort of member, up to its bound."""
RIGHT_AT: Final[dict[str, list[Any]]] = {
    "/submitted_on": ["1900-01-01", "2000-02-29", "2200-12-31"],
    "/offering/sessions/*/starts_on": ["1900-01-01", "2026-06-03"],
    "/offering/sessions/*/ends_on": ["2026-06-01", "2200-12-31"],
    "/sponsor/kind": [one.value for one in SponsorKind],
    "/co_sponsors/*/kind": [one.value for one in SponsorKind],
    "/offering/kind": ["course", "conference", "workshop", "symposium", "other_event"],
    "/requested_approval": ["two_years", "listed_sessions"],
    "": [WHOLE],
    "/sponsor/resume": [{"title": "T"}],
    "/co_sponsors": [[], [{"name": "C"}] * 50],
    "/instructors": [[], [{"name": "I"}] * 500],
    "/offering/supporting_information": [[], [{"title": "D"}] * 100],
    "/offering/educational_objectives": [[], ["O"] * 100],
    "/offering/sessions": [[], [{"starts_on": "2026-06-01", "ends_on": "2026-06-01"}] * 1_000],
    "/registration_contact": [{}],
    "/fee_paid": [{"amount": "0", "currency": "USD"}],
}
"""What is right at a place of its own."""
WRONG_AT: Final[dict[str, list[Any]]] = {
    "/offering/sessions/*/starts_on": ["2026-06-04"],
    "/offering/sessions/*/ends_on": ["2026-05-31", "1900-01-01"],
    "/co_sponsors": [[{"name": "C"}] * 51, [None], [[]]],
    "/instructors": [[{"name": "I"}] * 501, [None]],
    "/offering/supporting_information": [[{"title": "D"}] * 101, ["D"]],
    "/offering/educational_objectives": [["O"] * 101, [None], ["O", ""], ["x" * 2_001]],
    "/offering/sessions": [[{"starts_on": "2026-06-01", "ends_on": "2026-06-01"}] * 1_001],
    "/fee_paid": [{"amount": "0"}, {"currency": "USD"}, {"amount": "0", "currency": "USD", "x": 1}],
}
"""What is wrong at a place of its own."""


@pytest.mark.parametrize(("pointer", "sort"), SORTS["application"].items())
def test_a_member_is_accepted_up_to_its_bound(pointer: str, sort: str) -> None:
    """What is right of its sort is accepted, as the schema says, in each place there is."""
    right = [*RIGHT.get(sort, []), *RIGHT_AT.get(pointer, [])]
    for where in places(WHOLE, pointer):
        for value in right:
            payload = with_value(WHOLE, where, value)
            assert VALIDATORS["application"].is_valid(payload)
            assert _is_accepted(payload), value


@pytest.mark.parametrize(("pointer", "sort"), SORTS["application"].items())
def test_a_member_is_refused_beyond_its_bound(pointer: str, sort: str) -> None:
    """What is wrong of its sort, of another type or null among it, is refused in each place."""
    wrong = [*(value for value, _ in FAULTS[sort]), *WRONG_AT.get(pointer, [])]
    for where in places(WHOLE, pointer):
        for value in wrong:
            assert not _is_accepted(with_value(WHOLE, where, value)), value


def test_each_member_has_something_right() -> None:
    """No place is tried with what is wrong alone, but for objects, of which the whole is tried."""
    tried = {one for one, sort in SORTS["application"].items() if sort in RIGHT} | RIGHT_AT.keys()
    left = {SORTS["application"][one] for one in SORTS["application"].keys() - tried}
    assert {"object"} == left


# --- Each part -----------------------------------------------------------------------------------

_DOCUMENT: Final = {"title": "Profile", "uri": "urn:x:%41"}
_PERSON: Final = {"name": "R. Alder", "resume": _DOCUMENT}
_SESSION: Final = {"starts_on": "2026-06-01", "ends_on": "2026-06-01", "place": "Corvallis"}
_CONTACT: Final = {"name": "R", "email": "r@b.org", "phone": "5", "url": "https://a/%41"}
_PROFILE: Final = Document(title="Profile", uri="urn:x:%41")
_FIRST: Final = Date(2026, 6, 1)
PARTS: Final[list[tuple[Any, dict[str, Any], list[str], object]]] = [
    (accept_document, {"title": "T"}, ["T"], Document(title="T")),
    (accept_document, _DOCUMENT, ["Profile"], _PROFILE),
    (accept_sponsor, {"name": "R"}, ["R"], Sponsor(name="R")),
    (
        accept_sponsor, {**_PERSON, "kind": "individual"}, ["R. Alder", "Profile"],
        Sponsor(name="R. Alder", kind=SponsorKind.INDIVIDUAL, resume=_PROFILE),
    ),
    (accept_instructor, {"name": "R"}, ["R"], Instructor(name="R")),
    (
        accept_instructor, _PERSON, ["R. Alder", "Profile"],
        Instructor(name="R. Alder", resume=_PROFILE),
    ),
    (
        accept_session, {"ends_on": "2026-06-03", "starts_on": "2026-06-01"}, [],
        Session(starts_on=_FIRST, ends_on=Date(2026, 6, 3)),
    ),
    (
        accept_session, _SESSION, ["Corvallis"],
        Session(starts_on=_FIRST, ends_on=_FIRST, place="Corvallis"),
    ),
    (accept_contact, {}, [], RegistrationContact()),
    (accept_contact, _CONTACT, ["R"], RegistrationContact(**_CONTACT)),
    (
        lambda payload, _: accept_fee(payload), {"currency": "USD", "amount": "25.00"}, [],
        Fee(amount=Decimal("25.00"), currency="USD"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("accept", "payload", "named", "expected"), PARTS)
def test_a_part_is_made_of_its_members(
    accept: Any, payload: dict[str, Any], named: list[str], expected: object
) -> None:
    """The value is the constructor's, and the names that it did not look at are gathered."""
    names: list[Any] = ["before"]
    made = accept(payload, names)
    assert (type(expected), repr(expected)) == (type(made), repr(made))
    assert ["before", *named] == [one for one in names if one != payload.get("phone")]


@pytest.mark.parametrize(("accept", "payload", "named", "expected"), PARTS)
def test_a_part_is_refused_with_a_member_too_many(
    accept: Any, payload: dict[str, Any], named: list[str], expected: object
) -> None:
    """So it is when it is no object, or one of its names is no text, whatever it is of."""
    assert expected == accept({**payload}, [])
    others: list[Any] = [{**payload, "fax": named}, {**payload, 1: 1}, [payload], None, "R", 7]
    for wrong in others:
        with pytest.raises((InvalidValueError, KeyError)):
            accept(wrong, [])


def test_what_refuses_says_nothing_of_the_payload() -> None:
    """Each way to refuse is one error, which is never shown."""
    ways: list[Callable[[], object]] = [
        refuse, lambda: members_of([]), lambda: members_of({1: 1}), lambda: items_of({}, 1),
        lambda: items_of([1, 2], 1), lambda: text_of(1, _MATCH_URI, 9),
        lambda: text_of("urn:a", _MATCH_URI, 9),
        lambda: text_of("urn:a:b", _MATCH_URI, 6), lambda: choice_of(1, {1: 1}),
    ]  # fmt: skip
    for no in ways:
        with pytest.raises(InvalidValueError, match="payload must be sound, not another"):
            no()
    assert [1] == items_of([1], 1)
    assert "urn:a:b" == text_of("urn:a:b", _MATCH_URI, 7)


# --- Items ---------------------------------------------------------------------------------------

_ITEMS: Final[list[Any]] = [
    *(payload for _, payload, _, _ in PARTS),
    *({**payload, "title": "T"} for _, payload, _, _ in PARTS),
    *({**payload, name: ""} for _, payload, _, _ in PARTS for name in payload),
    {"name": "R", "resume": {}}, {"name": "R", "resume": {"title": "x" * 301}}, {"name": 1},
    {"starts_on": "2026-06-01", "ends_on": "2026-05-31"}, {"title": "a\n"}, [], "R", None, 7,
]  # fmt: skip


@pytest.mark.parametrize("ref", ACCEPT_ITEM)
def test_an_item_is_sound_if_the_schema_says_so(ref: str) -> None:
    """An item is sound if it is valid by its definition, and a session in order."""
    kind = "event" if ref.endswith("named_session") else "application"
    whole: Any = VALIDATORS[kind].schema
    by_schema = validator({"$ref": ref, "$defs": whole["$defs"]})
    answers = set()
    for item in _ITEMS:
        early = ref.endswith("session") and type(item) is dict and _ends_early(item)
        expected = by_schema.is_valid(item) and not early
        answers.add(expected)
        assert expected is is_sound(item, ACCEPT_ITEM[ref]), item
    assert {True, False} == answers


def _ends_early(item: dict[str, Any]) -> bool:
    return bool(item.get("ends_on", "") < item.get("starts_on", ""))


# --- Addresses -----------------------------------------------------------------------------------


def _assert_judged_by_the_patterns(text: str) -> None:
    for match, accept, member in (
        (_MATCH_URI, accept_document, {"title": "T", "uri": text}),
        (_MATCH_URL, accept_contact, {"url": text}),
    ):
        expected = match(text) is not None and len(text) <= ADDRESS
        assert expected is is_sound(member, accept), text


_BEGINNINGS: Final = [
    "",
    "http://",
    "http://a",
    "HTTPS://a.b/",
    "http://a:8",
    "urn:a:",
    "urn:",
    "urn:a",
]
_PIECES: Final = [
    "%", "%4", "%41", "%zz", "%fF", "%0", "!", "a", "F", "0", "9", "G", "z", ":", "/", "?", "#",
    "@", "~", ".", "-", "urn:", "http://", "%%41", "\u00e9", "\uff05", "\uff11", " ", "\n",
    "\u00b2",
]  # fmt: skip


@given(
    beginning=st.sampled_from(_BEGINNINGS), pieces=st.lists(st.sampled_from(_PIECES), max_size=9)
)
@law(800)
def test_an_address_is_accepted_just_where_its_pattern_matches(
    beginning: str, pieces: list[str]
) -> None:
    """Law: escapes are counted before the pattern is asked, and it comes to the same."""
    _assert_judged_by_the_patterns(beginning + "".join(pieces))


@given(
    text=st.text(st.characters(max_codepoint=0x17F) | st.sampled_from("%%%0aF:/?#!"), max_size=12)
)
@law(300)
def test_any_text_is_an_address_just_where_its_pattern_matches(text: str) -> None:
    """Law: so it is after each beginning with any characters at all."""
    for beginning in _BEGINNINGS:
        _assert_judged_by_the_patterns(beginning + text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://a/%41", True), ("http://a/%4a%4A%fF", True), ("http://a?%41", True),
        ("http://a#%41", True), ("urn:a:%41", True), ("urn:a:b%41?+%41#%41", True),
        ("http://a/!", True), ("urn:a:!", True), ("http://a/%00%00", True), ("http://a/%000", True),
        # Where no escape may stand, nor what stands for its %.
        ("http://a%41", False), ("http://%41", False), ("http://a!", False), ("http://!", False),
        ("http://a:%38", False), ("http://a:8%30", False), ("http://a:!", False),
        ("urn:%41:b", False), ("urn:a%41:b", False), ("urn:!:b", False), ("urn:a!:b", False),
        ("%41http://a", False), ("htt%70://a", False), ("http:%2F/a", False), ("urn%3Aa:b", False),
        ("http://a/%41#b#%41", False), ("http://a/[%41", False), ("urn:a:/%41", False),
        # What is no escape.
        ("http://a/%", False), ("http://a/%4", False), ("http://a/%zz", False),
        ("http://a/%4g", False), ("http://a/%g4", False), ("http://a/%%41", False),
        ("http://a/%41%", False), ("http://a/%4%1", False), ("http://a/%41%4", False),
        ("http://a/%\uff14\uff11", False), ("http://a/%-1", False), ("http://a/% 1", False),
        ("http://a/%41\n", False), ("http://a/%4\n", False), ("urn:a:%", False),
        ("urn:a:%4", False), ("http://a/\uff0541", False), ("http://a/%41\u00e9", False),
    ],
)  # fmt: skip
def test_near_misses_of_escapes(text: str, expected: bool) -> None:  # noqa: FBT001
    """An escape is a percent sign and two hex digits, in a path, a query, a fragment or a name."""
    assert expected is (_MATCH_URI(text) is not None)
    _assert_judged_by_the_patterns(text)


@pytest.mark.parametrize("end", ["x", "%41", "%"])
def test_an_address_with_escapes_has_its_bound(end: str) -> None:
    """At 2,048 characters it is judged by its pattern; one beyond it is refused."""
    for length in (ADDRESS - 1, ADDRESS, ADDRESS + 1):
        begun = f"{_WEB}%41"
        _assert_judged_by_the_patterns(begun + "x" * (length - len(begun) - len(end)) + end)


def test_the_names_are_looked_at_last() -> None:
    """A part is accepted with any name; whether it is one is said of all together."""
    names: list[Any] = []
    for name in ("", 7, None, "x" * 301):
        accept_instructor({"name": name}, names)
    assert ["", 7, None, "x" * 301] == names
    assert not are_visible(names, NAME)


@pytest.mark.parametrize("error", [RecursionError, MemoryError, ArithmeticError])
def test_a_want_of_the_caller_makes_no_item_unsound(error: type[Exception]) -> None:
    """Where stack or memory has run out, nothing is said of the item; all else refuses it."""

    def fail(*_: object) -> None:
        raise error

    if error is ArithmeticError:
        assert not is_sound({}, fail)
    else:
        with pytest.raises(error):
            is_sound({}, fail)
