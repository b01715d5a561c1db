"""Generate values of our own classes, and payloads: valid ones, faulty ones, and anything at all.

Each noun has a strategy of its name in the plural.
A faulty payload has one fault, and says at which pointer and under which code it must be found.
"""

import copy
import datetime as dt
import math
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

import attrs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pendulum import Date

from cerp_rules import (
    SWITCHES,
    Application,
    CreditAward,
    DatePeriod,
    Document,
    Fee,
    Instructor,
    Offering,
    OfferingKind,
    Policy,
    PolicySource,
    Readings,
    RegistrationContact,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    Session,
    Sponsor,
    SponsorKind,
    Term,
    dump,
)

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


def law(examples: int = 60) -> settings:
    """Give the settings of a property: the same examples in each run, and none kept."""
    return settings(
        deadline=None,
        derandomize=True,
        database=None,
        max_examples=examples,
        # Payloads are large; that they take a while to make is no sign of anything.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def seconds(call: Callable[[], object]) -> float:
    """Give the processor time of a call, the best of three, without what a tracer takes of it."""
    tracer = sys.gettrace()
    sys.settrace(None)
    best = math.inf
    try:
        for _ in range(3):
            started = time.thread_time()
            call()
            best = min(best, time.thread_time() - started)
    finally:
        sys.settrace(tracer)
    return best


# --- Texts, days and numbers --------------------------------------------------------------------

_BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
_ALLOWED: Final = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_BIDI)
_SHOWN: Final = st.characters(categories=("L", "N", "P", "S"), exclude_characters=_BLANK_LETTERS)


def _texts(most: int) -> SearchStrategy[str]:
    around = st.text(_ALLOWED, max_size=8)
    short = st.tuples(around, _SHOWN, around).map("".join)
    return st.one_of(short, st.just("x" * most))


names: Final = _texts(300)
prose: Final = _texts(2_000)
phones: Final = _texts(100)
emails: Final = st.one_of(
    st.sampled_from(
        [
            "registrar@example.org",
            "a@b.co",
            "first.last+tag@sub-domain.example.org",
            "o'brien@example.ie",
            "x" * 242 + "@example.org",
        ]
    ),
    st.tuples(
        st.text("abcXYZ019!#$%&'*+/=?^_`{|}~-", min_size=1, max_size=12),
        st.text("abcXYZ019", min_size=1, max_size=12),
    ).map(lambda parts: f"{parts[0]}@{parts[1]}.org"),
)
_paths: Final = st.text("abcXYZ019-._~!$&'()*+,;=:@/", max_size=20)
urls: Final = st.one_of(
    st.sampled_from(
        [
            "http://example.org",
            "HTTPS://EXAMPLE.ORG:8080/a%20b?q=1/2?3#top",
            "https://example.org./",
            "https://example.org/" + "x" * 2_028,
        ]
    ),
    _paths.map(lambda path: f"https://example.org/{path}"),
)
uris: Final = st.one_of(
    urls, st.sampled_from(["urn:isbn:9780123456786", "URN:uuid:0-1?=x#y", "urn:example:a/b"])
)
days: Final = st.one_of(
    st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
    st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)),
)


def _scaled(whole: int, places: int) -> Decimal:
    return Decimal(whole).scaleb(-places)


amounts: Final = st.one_of(
    st.builds(_scaled, st.integers(0, 999_999_999), st.integers(0, 4)),
    st.sampled_from(
        [Decimal("999999999.9999"), Decimal("0.0001"), Decimal("25.00"), Decimal("1E+2")]
    ),
)
hours: Final = amounts.filter(bool)

# --- The nouns ----------------------------------------------------------------------------------


def _maybe(strategy: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    return st.one_of(st.none(), strategy)


def _tuples(strategy: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _some(strategy: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


def _in_order(kind: Callable[..., _T], first: str, last: str) -> SearchStrategy[_T]:
    """Build something from two days, the earlier one first."""

    def build(pair: tuple[dt.date, dt.date]) -> _T:
        return kind(**{first: min(pair), last: max(pair)})

    return st.tuples(days, days).map(build)


documents: Final = st.builds(Document, title=names, uri=_maybe(uris))
sponsors: Final = st.builds(
    Sponsor, name=names, kind=_maybe(st.sampled_from(SponsorKind)), resume=_maybe(documents)
)
instructors: Final = st.builds(Instructor, name=names, resume=_maybe(documents))
periods: Final = _in_order(DatePeriod, "first", "last")
sessions: Final = st.builds(
    attrs.evolve, _in_order(Session, "starts_on", "ends_on"), place=_maybe(names)
)
contacts: Final = st.builds(
    RegistrationContact,
    name=_maybe(names),
    email=_maybe(emails),
    phone=_maybe(phones),
    url=_maybe(urls),
)
fees: Final = st.builds(Fee, amount=amounts, currency=st.text("ABCXYZ", min_size=3, max_size=3))
awards: Final = st.builds(CreditAward, value=hours)
offerings: Final = st.builds(
    Offering,
    title=names,
    kind=st.sampled_from(OfferingKind),
    recurring=_maybe(st.booleans()),
    syllabus=_maybe(documents),
    supporting_information=_tuples(documents, 2),
    educational_objectives=_tuples(prose),
    sessions=_tuples(sessions),
    contact_hours=_maybe(hours),
)
applications: Final = st.builds(
    Application,
    application_id=_maybe(names),
    submitted_on=days,
    sponsor=sponsors,
    co_sponsors=_tuples(sponsors, 2),
    instructors=_tuples(instructors),
    offering=offerings,
    registration_contact=_maybe(contacts),
    requested_approval=_maybe(st.sampled_from(RequestedApproval)),
    fee_paid=_maybe(fees),
)
terms: Final = st.builds(
    Term,
    years=st.integers(0, 99),
    months=st.integers(0, 999),
    weeks=st.integers(0, 999),
    days=st.integers(1, 9_999),
) | st.sampled_from([Term(years=2), Term(months=18), Term(weeks=6), Term(years=99), Term(days=30)])
sources: Final = st.builds(
    PolicySource, title=names, section=_maybe(names), url=_maybe(urls), read_on=days
)
readings: Final = st.builds(
    Readings, **{switch.id: st.sampled_from(list(switch.kind)) for switch in SWITCHES}
)


def _members_of(kind: type[_E]) -> SearchStrategy[tuple[_E, ...]]:
    return st.lists(st.sampled_from(list(kind)), min_size=1, unique=True).map(tuple)


policies: Final = st.builds(
    Policy,
    edition=names,
    in_force_from=days,
    source=sources,
    sponsor_kinds=_members_of(SponsorKind),
    offering_kinds=_members_of(OfferingKind),
    required_information=_members_of(RequiredInformation),
    approval_term=terms,
    fee=fees,
    reviewers=_members_of(Reviewer),
    review_notice=terms,
    confirmation_within=terms,
    retention=terms,
    appeal_within=terms,
    holidays=st.lists(days, max_size=3, unique=True).map(
        lambda some: tuple(Date(day.year, day.month, day.day) for day in some)
    ),
    readings=readings,
)


@st.composite
def complete_applications(draw: st.DrawFn) -> Application:
    """Generate an application from which nothing is missing, made so by construction."""
    kind = draw(st.sampled_from(OfferingKind))
    resumes = documents
    if kind in {OfferingKind.CONFERENCE, OfferingKind.SYMPOSIUM}:
        first = draw(st.builds(Instructor, name=names, resume=resumes))
        people = draw(st.permutations([first, *draw(st.lists(instructors, max_size=2))]))
    else:
        people = draw(
            st.lists(st.builds(Instructor, name=names, resume=resumes), min_size=1, max_size=3)
        )
    sponsor_kind = draw(st.sampled_from(SponsorKind))
    individual = sponsor_kind is SponsorKind.INDIVIDUAL
    requested = draw(_maybe(st.sampled_from(RequestedApproval)))
    two_years = requested is RequestedApproval.TWO_YEARS
    by_syllabus = draw(st.booleans())
    way = draw(st.sampled_from(["email", "phone", "url"]))
    contact = attrs.evolve(
        draw(contacts), **{way: draw({"email": emails, "phone": phones, "url": urls}[way])}
    )
    return Application(
        application_id=draw(_maybe(names)),
        submitted_on=draw(days),
        sponsor=Sponsor(
            name=draw(names),
            kind=sponsor_kind,
            resume=draw(resumes if individual else _maybe(resumes)),
        ),
        co_sponsors=draw(_tuples(sponsors, 2)),
        instructors=tuple(people),
        offering=Offering(
            title=draw(names),
            kind=kind,
            recurring=draw(st.booleans() if two_years else _maybe(st.booleans())),
            syllabus=draw(documents if by_syllabus else _maybe(documents)),
            supporting_information=draw(
                _tuples(documents, 2) if by_syllabus else _some(documents, 2)
            ),
            educational_objectives=draw(_some(prose)),
            sessions=draw(_some(sessions)),
            contact_hours=draw(_maybe(hours)),
        ),
        registration_contact=contact,
        requested_approval=requested,
        fee_paid=draw(_maybe(fees)),
    )


application_payloads: Final = st.one_of(applications, complete_applications()).map(dump)
policy_payloads: Final = policies.map(dump)

# --- Faults -------------------------------------------------------------------------------------


class Text(str):
    """A text that is not exactly one."""

    __slots__ = ()


class Whole(int):
    """A whole number that is not exactly one."""


class Items(list[Any]):
    """A list that is not exactly one."""


class Members(dict[Any, Any]):
    """An object that is not exactly one."""


_Fault = tuple[object, str]


def _each(code: str, *values: object) -> tuple[_Fault, ...]:
    return tuple((value, code) for value in values)


_NOWHERE: Final = (
    *_each("budget.number", float("nan"), float("-inf"), 10**400, -(2**53)),
    *_each("budget.text", "x" * 10_001),
    *_each("budget.type", Text("2026-03-02"), Whole(1), Items(), Members(), b"course", ()),
    *_each("budget.type", dt.date(2026, 3, 2), SponsorKind.INDIVIDUAL, Decimal(16)),
    *_each("shape.type", None, 0, 1.5),
)
"""What is right nowhere, with the code of the problem."""

_NO_TEXT: Final = (*_NOWHERE, *_each("shape.type", True, [], ["a"], {}))
_NO_LINE: Final = (
    *_NO_TEXT,
    *_each("shape.text", "", " \u00a0\u3000", "\u200b\ufeff", "a\nb", "a\x00", "a\x85"),
    *_each("shape.text", "a\u202eb", "a\u2066b", "a\ud800"),
)
# fmt: off
_NO_DAY: Final = _each(
    "shape.day",
    "", "2023-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
    "2026-01-00", "20240229", "2024-02-29\n", "2024-02-29T00:00:00", "2024-W09-4", "2024/02/29",
    "2024-2-29", "1899-12-31", "2201-01-01", "9999-12-31", "2024", "12:30", "now",
    "\u0662\u0660\u0662\u0664-02-29",
)
_NO_DECIMAL: Final = _each(
    "shape.decimal",
    "", "-1", "+1", "1,5", "1.", ".5", "01", "1e3", "1.23456", "1234567890", "NaN", "Infinity",
    "1\n", " 1", "\u0663",
)
_NO_EMAIL: Final = _each(
    "shape.email",
    "", "@", "a@", "@b.c", "a@b", "a b@c.d", "a@b..c", ".a@b.c", "a.@b.c", "a@b.c\n", "a@-b.c",
    "a@b-.c", "a@[127.0.0.1]", "\u00e9@b.c",
)
_NO_URI: Final = _each(
    "shape.uri",
    "", "javascript:alert(1)", "ftp://example.org", "example.org", "https://", "https://a b",
    "https://a/%", "https://user@example.org", "urn:x", "urn:x:", "https://example.org\n",
    "data:text/plain,x", "file:///etc/passwd",
)
_NO_URL: Final = _each(
    "shape.url",
    "", "javascript:alert(1)", "urn:isbn:9780123456786", "https://example.org\n", "//example.org",
)
_NO_TERM: Final = _each(
    "shape.term",
    "", "P", "P0D", "P1.5W", "-P6W", "P6W\n", "6W", "P6w", "PT6H", "P1D2W", "P06W", "P100Y",
    "P1000M", "P1000W", "P10000D",
)
# fmt: on
_LONG_ADDRESS: Final = _each("shape.too_long", "https://a/" + "x" * 2_039)

FAULTS: Final[dict[str, tuple[_Fault, ...]]] = {
    "name": (*_NO_LINE, *_each("shape.too_long", "x" * 301)),
    "prose": (*_NO_LINE, *_each("shape.too_long", "x" * 2_001)),
    "phone": (*_NO_LINE, *_each("shape.too_long", "5" * 101)),
    "day": (*_NO_TEXT, *_NO_DAY),
    "choice": (
        *_NO_TEXT,
        *_each("shape.choice", "", "Course", "course\n", "x" * 400, "\ud800"),
    ),
    "flag": (*_NOWHERE, *_each("shape.type", "", "true", "false", 1, [], [True], {})),
    "decimal": (*_NO_TEXT, *_NO_DECIMAL),
    "positive": (*_NO_TEXT, *_NO_DECIMAL, *_each("shape.decimal", "0", "0.0", "0.0000")),
    "email": (*_NO_TEXT, *_NO_EMAIL, *_each("shape.too_long", "x" * 250 + "@b.co")),
    "uri": (*_NO_TEXT, *_NO_URI, *_LONG_ADDRESS),
    "url": (*_NO_TEXT, *_NO_URL, *_LONG_ADDRESS),
    "currency": (
        *_NO_TEXT,
        *_each("shape.currency", "", "usd", "US", "USDX", "USD\n", "U$D"),
    ),
    "term": (*_NO_TEXT, *_NO_TERM),
    "object": (*_NOWHERE, *_each("shape.type", "", "text", True, [], [{}])),
    "list": (*_NOWHERE, *_each("shape.type", "", "abc", False, {}, {"0": {}})),
}
"""What is wrong for each sort of member, with the code of the problem."""

_DOCUMENT: Final = {"": "object", "/title": "name", "/uri": "uri"}
_SPONSOR: Final = {
    "": "object",
    "/name": "name",
    "/kind": "choice",
    **{f"/resume{path}": sort for path, sort in _DOCUMENT.items()},
}
_FEE: Final = {"": "object", "/amount": "decimal", "/currency": "currency"}

SORTS: Final[dict[str, dict[str, str]]] = {
    "application": {
        "": "object",
        "/application_id": "name",
        "/submitted_on": "day",
        **{f"/sponsor{path}": sort for path, sort in _SPONSOR.items()},
        "/co_sponsors": "list",
        **{f"/co_sponsors/*{path}": sort for path, sort in _SPONSOR.items()},
        "/instructors": "list",
        "/instructors/*": "object",
        "/instructors/*/name": "name",
        **{f"/instructors/*/resume{path}": sort for path, sort in _DOCUMENT.items()},
        "/offering": "object",
        "/offering/title": "name",
        "/offering/kind": "choice",
        "/offering/recurring": "flag",
        **{f"/offering/syllabus{path}": sort for path, sort in _DOCUMENT.items()},
        "/offering/supporting_information": "list",
        **{f"/offering/supporting_information/*{path}": sort for path, sort in _DOCUMENT.items()},
        "/offering/educational_objectives": "list",
        "/offering/educational_objectives/*": "prose",
        "/offering/sessions": "list",
        "/offering/sessions/*": "object",
        "/offering/sessions/*/starts_on": "day",
        "/offering/sessions/*/ends_on": "day",
        "/offering/sessions/*/place": "name",
        "/offering/contact_hours": "positive",
        "/registration_contact": "object",
        "/registration_contact/name": "name",
        "/registration_contact/email": "email",
        "/registration_contact/phone": "phone",
        "/registration_contact/url": "url",
        "/requested_approval": "choice",
        **{f"/fee_paid{path}": sort for path, sort in _FEE.items()},
    },
    "policy": {
        "": "object",
        "/edition": "name",
        "/in_force_from": "day",
        "/source": "object",
        "/source/title": "name",
        "/source/section": "name",
        "/source/url": "url",
        "/source/read_on": "day",
        "/sponsor_kinds": "list",
        "/sponsor_kinds/*": "choice",
        "/offering_kinds": "list",
        "/offering_kinds/*": "choice",
        "/required_information": "list",
        "/required_information/*": "choice",
        "/approval_term": "term",
        **{f"/fee{path}": sort for path, sort in _FEE.items()},
        "/reviewers": "list",
        "/reviewers/*": "choice",
        "/review_notice": "term",
        "/confirmation_within": "term",
        "/retention": "term",
        "/appeal_within": "term",
        "/holidays": "list",
        "/holidays/*": "day",
        "/readings": "object",
        "/readings/sponsor_resume": "choice",
        "/readings/governing_edition": "choice",
    },
}
"""The sort of each member by its pointer; a star stands for each index."""

REQUIRED: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "application": {
        "": ("submitted_on", "sponsor", "offering"),
        "/sponsor": ("name",),
        "/sponsor/resume": ("title",),
        "/co_sponsors/*": ("name",),
        "/co_sponsors/*/resume": ("title",),
        "/instructors/*": ("name",),
        "/instructors/*/resume": ("title",),
        "/offering": ("title", "kind"),
        "/offering/syllabus": ("title",),
        "/offering/supporting_information/*": ("title",),
        "/offering/sessions/*": ("starts_on", "ends_on"),
        "/fee_paid": ("amount", "currency"),
    },
    "policy": {
        "": (
            "edition",
            "in_force_from",
            "source",
            "sponsor_kinds",
            "offering_kinds",
            "required_information",
            "approval_term",
            "fee",
            "reviewers",
            "review_notice",
            "confirmation_within",
            "retention",
            "appeal_within",
        ),
        "/source": ("title", "read_on"),
        "/fee": ("amount", "currency"),
    },
}
"""The required members of each object by its pointer; a star stands for each index."""

_ITEM: Final = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}
_HOLIDAYS: Final = [f"{1900 + year}-01-{day:02}" for year in range(101) for day in range(1, 11)]
LISTS: Final[dict[str, dict[str, tuple[tuple[list[Any], str], ...]]]] = {
    "application": {
        "/co_sponsors": (([{"name": "C"}] * 51, "shape.too_many"),),
        "/instructors": (([{"name": "I"}] * 501, "shape.too_many"),),
        "/offering/supporting_information": (([{"title": "D"}] * 101, "shape.too_many"),),
        "/offering/educational_objectives": ((["O"] * 101, "shape.too_many"),),
        "/offering/sessions": (([_ITEM] * 1_001, "shape.too_many"),),
    },
    "policy": {
        "/sponsor_kinds": (
            ([], "shape.too_few"),
            (["other", "other"], "shape.twice"),
            (["other"] * 7, "shape.too_many"),
        ),
        "/offering_kinds": (
            ([], "shape.too_few"),
            (["course", "course"], "shape.twice"),
            (["course"] * 6, "shape.too_many"),
        ),
        "/required_information": (
            ([], "shape.too_few"),
            (["sessions", "sessions"], "shape.twice"),
            (["sessions"] * 5, "shape.too_many"),
        ),
        "/reviewers": (
            ([], "shape.too_few"),
            (["committee", "committee"], "shape.twice"),
            (["committee"] * 3, "shape.too_many"),
        ),
        "/holidays": (
            (["2026-12-25", "2026-12-25"], "shape.twice"),
            (_HOLIDAYS[:1_001], "shape.too_many"),
        ),
    },
}
"""Lists that have too many or too few items, or one twice, with the code of the problem."""


FULL: Final[dict[str, Any]] = {
    "application": {
        "application_id": "2026-0117",
        "submitted_on": "2026-03-02",
        "sponsor": {
            "name": "Cascadia Wetlands Institute",
            "kind": "non_profit_organization",
            "resume": {"title": "Profile", "uri": "https://example.org/profile.pdf"},
        },
        "co_sponsors": [
            {
                "name": "Western chapter",
                "kind": "individual",
                "resume": {"title": "Profile", "uri": "urn:isbn:9780123456786"},
            }
        ],
        "instructors": [
            {
                "name": "R. Alder",
                "resume": {"title": "Curriculum vitae", "uri": "https://example.org/alder.pdf"},
            }
        ],
        "offering": {
            "title": "Riparian restoration field course",
            "kind": "course",
            "recurring": True,
            "syllabus": {"title": "Syllabus", "uri": "https://example.org/syllabus.pdf"},
            "supporting_information": [
                {"title": "Announcement", "uri": "https://example.org/course"}
            ],
            "educational_objectives": ["Read a reference reach"],
            "sessions": [
                {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}
            ],
            "contact_hours": "16",
        },
        "registration_contact": {
            "name": "Registrar",
            "email": "registrar@example.org",
            "phone": "+1 202 555 0100 ext. 4",
            "url": "https://example.org/register",
        },
        "requested_approval": "two_years",
        "fee_paid": {"amount": "25.00", "currency": "USD"},
    },
    "policy": {
        "edition": "draft",
        "in_force_from": "2027-01-01",
        "source": {
            "title": "Minutes of the board",
            "section": "Reviews",
            "url": "https://example.org/minutes",
            "read_on": "2026-11-23",
        },
        "sponsor_kinds": ["educational_institution", "individual"],
        "offering_kinds": ["course", "workshop"],
        "required_information": ["syllabus", "sessions"],
        "approval_term": "P2Y",
        "fee": {"amount": "25.00", "currency": "USD"},
        "reviewers": ["coordinator", "committee"],
        "review_notice": "P6W",
        "confirmation_within": "P30D",
        "retention": "P6Y",
        "appeal_within": "P1M",
        "holidays": ["2026-12-25", "2027-01-01"],
        "readings": {"sponsor_resume": "everyone", "governing_edition": "decision"},
    },
}
"""A payload of each kind that has every member, or every sort of one; to be copied, not changed."""


@attrs.frozen
class Faulty:
    """A payload with one fault, and how that must be reported."""

    payload: Any
    pointer: str
    code: str


def steps(pointer: str) -> list[str]:
    """Split a JSON Pointer into the names and indices it goes through."""
    return [one.replace("~1", "/").replace("~0", "~") for one in pointer.split("/")[1:]]


def escaped(name: str) -> str:
    """Write a name as a step of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def at(payload: Any, pointer: str) -> Any:
    """Give the value that a JSON Pointer names."""
    for step in steps(pointer):
        payload = payload[int(step)] if isinstance(payload, list) else payload[step]
    return payload


def with_value(payload: Any, pointer: str, value: object) -> Any:
    """Give a copy of a payload with another value at a pointer, be there one or not."""
    if not pointer:
        return value
    changed = copy.deepcopy(payload)
    parent, _, last = pointer.rpartition("/")
    inside = at(changed, parent)
    inside[int(last) if isinstance(inside, list) else steps(f"/{last}")[0]] = value
    return changed


def without(payload: Any, pointer: str) -> Any:
    """Give a copy of a payload without the member that a pointer names."""
    changed = copy.deepcopy(payload)
    parent, _, last = pointer.rpartition("/")
    del at(changed, parent)[steps(f"/{last}")[0]]
    return changed


def places(payload: Any, pattern: str) -> Iterator[str]:
    """Give the pointers that a pattern with stars stands for, where what is around them is."""
    found = [""]
    *path, last = steps(pattern) or [""]
    for step in path:
        found = [f"{one}/{name}" for one in found for name in _names(at(payload, one), step)]
    if not pattern:
        yield ""
    elif last == "*":
        yield from (f"{one}/{name}" for one in found for name in _names(at(payload, one), last))
    else:
        yield from (f"{one}/{last}" for one in found)


def _names(value: Any, step: str) -> list[str]:
    if step == "*":
        return [str(index) for index in range(len(value))]
    return [step] if step in value else []


def objects(payload: Any, pointer: str = "") -> Iterator[str]:
    """Give the pointers of all objects of a payload."""
    if isinstance(payload, dict):
        yield pointer
        for name, value in payload.items():
            yield from objects(value, f"{pointer}/{escaped(name)}")
    elif isinstance(payload, list):
        for index, value in enumerate(payload):
            yield from objects(value, f"{pointer}/{index}")


def replaced(payload: Any, kind: str) -> Iterator[tuple[str, object, str]]:
    """Give every fault that is a wrong value: where, the value, and the code."""
    for pattern, sort in SORTS[kind].items():
        for pointer in places(payload, pattern):
            yield from ((pointer, value, code) for value, code in FAULTS[sort])
    for pattern, lists in LISTS[kind].items():
        for pointer in places(payload, pattern):
            yield from ((pointer, value, code) for value, code in lists)


def removed(payload: Any, kind: str) -> Iterator[str]:
    """Give the pointer of every required member."""
    for pattern, required in REQUIRED[kind].items():
        for pointer in places(payload, pattern):
            if _is_there(payload, pointer):
                yield from (f"{pointer}/{name}" for name in required)


def _is_there(payload: Any, pointer: str) -> bool:
    try:
        at(payload, pointer)
    except KeyError:
        return False
    return True


def faulty_of(payload: Any, kind: str) -> Iterator[Faulty]:
    """Give the payload with each of its faults in turn."""
    for pointer, value, code in replaced(payload, kind):
        yield Faulty(with_value(payload, pointer, value), pointer, code)
    for pointer in removed(payload, kind):
        yield Faulty(without(payload, pointer), pointer, "shape.required")
    for pointer in objects(payload):
        strange = f"{pointer}/not a member"
        yield Faulty(with_value(payload, strange, []), strange, "shape.unknown_member")
        yield Faulty(
            with_value(payload, pointer, {**at(payload, pointer), 1: "a"}), pointer, "budget.name"
        )
    if kind == "application":
        for pointer in places(payload, "/offering/sessions/*/ends_on"):
            first = at(payload, pointer.replace("ends_on", "starts_on"))
            if first > "1900-01-01":
                changed = with_value(payload, pointer, "1900-01-01")
                yield Faulty(changed, pointer, "invariant.period")


@st.composite
def faulty_payloads(draw: st.DrawFn, kind: str) -> Faulty:
    """Generate a payload of a kind with one fault."""
    payload = draw({"application": application_payloads, "policy": policy_payloads}[kind])
    sort = draw(st.sampled_from(["replaced", "removed", "other"]))
    if sort == "replaced":
        pointer, value, code = draw(st.sampled_from(list(replaced(payload, kind))))
        return Faulty(with_value(payload, pointer, value), pointer, code)
    if sort == "removed":
        pointer = draw(st.sampled_from(list(removed(payload, kind))))
        return Faulty(without(payload, pointer), pointer, "shape.required")
    pointer = draw(st.sampled_from(list(objects(payload)))) + "/not a member"
    return Faulty(with_value(payload, pointer, []), pointer, "shape.unknown_member")


# --- Anything at all ----------------------------------------------------------------------------

_SCALARS: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.sampled_from(["2026-03-02", "course", "https://example.org", "P6W", "16", ""]),
)
_KEYS: Final = st.one_of(
    st.text(st.characters(), max_size=12),
    st.sampled_from(["submitted_on", "sponsor", "offering", "name", "title", "kind", "fee", "~/"]),
)
json_values: Final[SearchStrategy[Any]] = st.recursive(
    _SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(_KEYS, inside, max_size=4),
    max_leaves=12,
)
"""Anything that `json.loads` can give."""

_STRANGE: Final = st.one_of(
    _SCALARS,
    st.binary(max_size=8),
    st.dates(),
    st.datetimes(),
    st.decimals(),
    st.complex_numbers(),
    st.sampled_from(
        [Text("a"), Whole(3), Items([1]), Members(a=1), object, object(), range(3), ..., len, int]
    ),
)
_STRANGE_KEYS: Final = st.one_of(
    _KEYS, st.integers(), st.none(), st.binary(max_size=4), st.just(Text("sponsor")), st.tuples()
)
python_values: Final[SearchStrategy[Any]] = st.recursive(
    _STRANGE,
    lambda inside: st.one_of(
        st.lists(inside, max_size=4),
        st.dictionaries(_STRANGE_KEYS, inside, max_size=4),
        st.tuples(inside, inside),
        st.lists(inside, max_size=2).map(Items),
        st.dictionaries(_STRANGE_KEYS, inside, max_size=2).map(Members),
        st.lists(inside, max_size=2).map(iter),
    ),
    max_leaves=12,
)
"""Any Python objects, nested in one another."""


@st.composite
def mutated_payloads(draw: st.DrawFn, kind: str) -> Any:
    """Generate a payload of a kind with up to three members replaced, removed or added."""
    payload = draw({"application": application_payloads, "policy": policy_payloads}[kind])
    for _ in range(draw(st.integers(0, 3))):
        inside = draw(st.sampled_from(list(objects(payload))))
        here = at(payload, inside)
        name = draw(st.one_of(_KEYS, st.sampled_from(sorted(here)) if here else _KEYS))
        pointer = f"{inside}/{escaped(name)}"
        if name in here and draw(st.booleans()):
            payload = without(payload, pointer)
        else:
            payload = with_value(payload, pointer, draw(json_values))
    return payload
