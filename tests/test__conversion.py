"""Structuring takes exactly the right built-in types, and unstructuring gives them back."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    Application,
    Document,
    Fee,
    Instructor,
    InvalidValueError,
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
    assess,
)
from cerp_rules._conversion import CONVERTER
from laws import law
from lookalikes import Items, Members, Text, Whole
from strategies import (
    contacts,
    documents,
    fees,
    instructors,
    offerings,
    readings,
    sessions,
    sources,
    sponsors,
    terms,
)


class Sheet:
    """A mapping that is no dict."""

    def __init__(self, members: dict[str, Any]) -> None:
        """Keep the members."""
        self._members = members

    def __getitem__(self, name: str) -> Any:
        """Give a member."""
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(self._members)

    def __len__(self) -> int:
        """Count the members."""
        return len(self._members)


@pytest.mark.parametrize(
    ("kind", "payload", "value"),
    [
        (str, "", ""),
        (bool, False, False),
        (Date, "2024-02-29", Date(2024, 2, 29)),
        (Decimal, "2.50", Decimal("2.50")),
        (Term, "P1Y6M", Term(years=1, months=6)),
        (SponsorKind, "individual", SponsorKind.INDIVIDUAL),
        (Document, {"title": "T"}, Document(title="T")),
        (Fee, {"amount": "0", "currency": "USD"}, Fee(amount=0, currency="USD")),
        (RegistrationContact, {}, RegistrationContact()),
        (Readings, {}, Readings()),
        (Readings, {"upload_day": "on_or_before"}, Readings().revise(upload_day="on_or_before")),
        (tuple[str, ...], ["a", "b"], ("a", "b")),
        (tuple[Date, ...], [], ()),
    ],
)
def test_right_payload_becomes_the_value(kind: Any, payload: object, value: object) -> None:
    """What is exactly right becomes a value of exactly the right class."""
    structured = CONVERTER.structure(payload, kind)
    assert value == structured
    assert type(value) is type(structured)


_LIST_OF_TEXT = tuple[str, ...]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (Date, dt.date(2024, 2, 29)),
        (Date, Date(2024, 2, 29)),
        (Date, "20240229"),
        (Date, "2024-W09-4"),
        (Date, Text("2024-02-29")),
        (Date, 20240229),
        (Decimal, 2.5),
        (Decimal, 16),
        (Decimal, Decimal(16)),
        (Decimal, True),
        (Decimal, "1e3"),
        (Decimal, "\u0663"),
        (Decimal, "NaN"),
        (Decimal, Text("16")),
        (Term, "P0D"),
        (Term, 42),
        (Term, Term(weeks=6)),
        (Term, dt.timedelta(42)),
        (Term, Text("P6W")),
        (SponsorKind, SponsorKind.OTHER),
        (SponsorKind, Text("other")),
        (SponsorKind, "Other"),
        (SponsorKind, "OTHER"),
        (SponsorKind, 5),
        (SponsorKind, None),
        (SponsorKind, ["other"]),
        (OfferingKind, "other"),
        (_LIST_OF_TEXT, "abc"),
        (_LIST_OF_TEXT, ("a",)),
        (_LIST_OF_TEXT, Items(["a"])),
        (_LIST_OF_TEXT, {"a": "b"}),
        (_LIST_OF_TEXT, {"a"}),
        (_LIST_OF_TEXT, None),
        (_LIST_OF_TEXT, ["a"] * 1_001),
        (_LIST_OF_TEXT, iter(["a"])),
        (Document, None),
        (Document, []),
        (Document, [["title", "T"]]),
        (Document, "T"),
        (Document, Document(title="T")),
        (Document, Sheet({"title": "T"})),
        (Document, Members(title="T")),
        (Document, {}),
        (Document, {"title": None}),
        (Document, {"title": 5}),
        (Document, {"title": True}),
        (Document, {"title": b"T"}),
        (Document, {"title": Text("T")}),
        (Document, {"title": ["T"]}),
        (Document, {"title": "T", "uri": None}),
        (Document, {"title": "T", "url": "https://example.org"}),
        (Document, {"title": "T", 1: "a"}),
        (Document, {"title": "T", None: "a"}),
        (Document, {Text("title"): "T"}),
        (Document, {"title": "T", Text("uri"): "urn:example:a"}),
        (Offering, {"title": "T", "kind": "course", "recurring": 1}),
        (Offering, {"title": "T", "kind": "course", "recurring": 0}),
        (Offering, {"title": "T", "kind": "course", "recurring": "false"}),
        (Offering, {"title": "T", "kind": "course", "recurring": []}),
        (Offering, {"title": "T", "kind": "course", "recurring": Whole(1)}),
        (Offering, {"title": "T", "kind": "course", "contact_hours": 16}),
        (Offering, {"title": "T", "kind": "course", "contact_hours": 2.5}),
        (Offering, {"title": "T", "kind": "course", "contact_hours": None}),
        (Offering, {"title": "T", "kind": "course", "educational_objectives": "abc"}),
        (Offering, {"title": "T", "kind": "course", "educational_objectives": {"a": 1}}),
        (Offering, {"title": "T", "kind": "course", "educational_objectives": [1]}),
        (Offering, {"title": "T", "kind": "course", "sessions": {}}),
        (Offering, {"title": "T", "kind": "course", "sessions": None}),
        (Session, {"starts_on": "2026-06-01", "ends_on": "2026-05-31"}),
        (Session, {"starts_on": dt.date(2026, 6, 1), "ends_on": "2026-06-01"}),
        (Fee, {"amount": 0, "currency": "USD"}),
        (Fee, {"amount": "0", "currency": "usd"}),
        (Readings, {"upload_day": None}),
        (Readings, {"upload_days": "before"}),
    ],
    ids=repr,
)
def test_wrong_payload_is_refused_rather_than_made_right(kind: Any, payload: object) -> None:
    """Nothing is coerced: what is not exactly right raises."""
    with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it is, it is a refusal
        CONVERTER.structure(payload, kind)


@pytest.mark.parametrize("kind", [str, bool])
@pytest.mark.parametrize("payload", [b"a", 1, 0, None, 1.5, [], {}, (), Text("a"), Whole(1)])
def test_text_and_flag_are_left_as_they_are_for_the_constructor(kind: Any, payload: object) -> None:
    """No text is made of what is none, and no flag, so that the constructor can refuse it."""
    assert payload is CONVERTER.structure(payload, kind)


@pytest.mark.parametrize(
    ("kind", "payload", "reason"),
    [
        (Decimal, 16, "must be a decimal as text"),
        (_LIST_OF_TEXT, "abc", "must be a list of at most 1000 items"),
        (SponsorKind, 5, "must be one of the values"),
        (Document, [], "must be an object"),
        (
            Document,
            {"title": "T", "uri": "urn:a1:b", "x": 1},
            "must be an object",
        ),
        (Sponsor, {"name": "S", "kind": None}, "must be left out rather than null"),
    ],
)
def test_refusal_says_what_is_expected(kind: Any, payload: object, reason: str) -> None:
    """A refusal of our own hooks is an error of our own."""
    with pytest.raises(InvalidValueError) as caught:
        CONVERTER.structure(payload, kind)
    assert reason == caught.value.reason


def test_count_is_looked_at_before_the_items() -> None:
    """No item of a list that is too long is looked at."""
    looked_at: list[object] = []

    class Watched(dict[str, str]):
        """An item that tells when it is looked at."""

        def __getitem__(self, name: str) -> str:
            looked_at.append(name)
            return super().__getitem__(name)

        def __iter__(self) -> Iterator[str]:
            looked_at.append(self)
            return super().__iter__()

    with pytest.raises(InvalidValueError):
        CONVERTER.structure([Watched(title="T")] * 1_001, tuple[Document, ...])
    assert [] == looked_at


def test_days_are_of_pendulum() -> None:
    """A day that was structured is exactly a `pendulum.Date`, wherever it stands."""
    session = CONVERTER.structure({"starts_on": "2026-06-01", "ends_on": "2026-06-03"}, Session)
    days = CONVERTER.structure(["2026-12-25"], tuple[Date, ...])
    assert {Date} == {type(session.starts_on), type(session.ends_on), type(days[0])}


@pytest.mark.parametrize(
    ("value", "payload"),
    [
        (Date(2024, 2, 29), "2024-02-29"),
        (Decimal("1E+2"), "100"),
        (Decimal("2.50"), "2.50"),
        (Decimal("0.0001"), "0.0001"),
        (Term(years=1, weeks=6), "P1Y6W"),
        (SponsorKind.OTHER, "other"),
        (Document(title="T"), {"title": "T"}),
        (RegistrationContact(), {}),
        (Sponsor(name="S", kind=SponsorKind.OTHER), {"name": "S", "kind": "other"}),
        (
            Offering(title="T", kind=OfferingKind.COURSE, recurring=False),
            {"title": "T", "kind": "course", "recurring": False},
        ),
        (
            Session(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 3)),
            {"starts_on": "2026-06-01", "ends_on": "2026-06-03"},
        ),
    ],
)
def test_value_becomes_its_payload(value: object, payload: object) -> None:
    """A value is written in built-in types, and what is None or empty is left out."""
    unstructured = CONVERTER.unstructure(value)
    assert payload == unstructured
    assert type(payload) is type(unstructured)


def test_assessment_becomes_its_payload() -> None:
    """An assessment is written with its outcome, and a question only where there is one."""
    application = Application(
        submitted_on=dt.date(2026, 3, 2),
        sponsor=Sponsor(name="S"),
        offering=Offering(title="T", kind=OfferingKind.COURSE),
        requested_approval=RequestedApproval.LISTED_SESSIONS,
    )
    payload: Any = CONVERTER.unstructure(assess(application, on=dt.date(2026, 4, 1)))
    assert ["outcome", "on", "edition", "library", "findings"] == list(payload)
    assert ("incomplete", "2026-04-01") == (payload["outcome"], payload["on"])
    by_rule = {finding["rule"]: finding for finding in payload["findings"]}
    assert {
        "rule": "offering-kind",
        "clause": "applications.activities",
        "modality": "must",
        "verdict": "met",
        "decisive": True,
        "pointer": "/offering/kind",
        "message": "The offering is a course, which may be pre-approved.",
        "facts": [{"name": "offering.kind", "text": "course"}],
        "readings": [],
    } == by_rule["offering-kind"]
    assert ("sponsor", ["one-sponsor", "sponsor-kind"]) == (
        by_rule["sponsor-kind"]["supplied_by"],
        by_rule["sponsor-kind"]["readings"],
    )


@pytest.mark.parametrize(
    ("kind", "strategy"),
    [
        (Document, documents),
        (Sponsor, sponsors),
        (Instructor, instructors),
        (Session, sessions),
        (Offering, offerings),
        (RegistrationContact, contacts),
        (Fee, fees),
        (Term, terms),
        (PolicySource, sources),
        (Readings, readings),
    ],
)
def test_each_noun_is_structured_as_it_was_unstructured(kind: Any, strategy: Any) -> None:
    """Law: structure(unstructure(value)) == value, for each noun by itself."""

    @given(value=strategy)
    @law(25)
    def holds(value: object) -> None:
        assert value == CONVERTER.structure(CONVERTER.unstructure(value), kind)

    holds()


@pytest.mark.parametrize(
    "kind", [SponsorKind, OfferingKind, RequestedApproval, RequiredInformation, Reviewer]
)
def test_each_choice_is_structured_from_its_own_text(kind: Any) -> None:
    """Each value of an enumeration comes from its text and goes back to it."""
    for value in kind:
        assert value is CONVERTER.structure(value.value, kind)
        assert (value.value, str) == (
            CONVERTER.unstructure(value),
            type(CONVERTER.unstructure(value)),
        )


@pytest.mark.parametrize("kind", [Application, Policy])
def test_each_required_member_is_required(kind: type[attrs.AttrsInstance]) -> None:
    """A payload without a member that has no default is refused."""
    value = {
        Application: Application(
            submitted_on=dt.date(2026, 3, 2),
            sponsor=Sponsor(name="S"),
            offering=Offering(title="T", kind=OfferingKind.COURSE),
        ),
        Policy: PUBLISHED,
    }[kind]
    payload: dict[str, Any] = CONVERTER.unstructure(value)
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    assert required
    for name in required:
        less = {key: one for key, one in payload.items() if key != name}
        with pytest.raises((KeyError, TypeError)):
            CONVERTER.structure(less, kind)
