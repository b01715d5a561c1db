"""Structuring takes exactly the right built-in types, and unstructuring gives them back."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pendulum import Date

from cerp_rules import (
    AppealDecided,
    ConfirmedBy,
    CreditAward,
    Document,
    Event,
    EventType,
    Fee,
    InvalidValueError,
    LogoRequested,
    Offering,
    OfferingKind,
    Readings,
    Record,
    RecordKind,
    RegistrationContact,
    Session,
    Sponsor,
    SponsorKind,
    Term,
    WarningIssued,
)
from cerp_rules._conversion import CONVERTER
from lookalikes import Items, Members, Text, Whole
from naming import name_of
from sample_payloads import FULL


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
        (int, 3, 3),
        (int, 3.0, 3),
        (int, -0.0, 0),
        (int, 1e3, 1_000),
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
        (CreditAward, {"value": "2.5"}, CreditAward(value="2.5")),
        (CreditAward, {"value": "2.5", "unit": "CEC"}, CreditAward(value="2.5")),
        (ConfirmedBy, {}, ConfirmedBy()),
        (Record, {"kind": "grades"}, Record(kind=RecordKind.GRADES)),
        (
            Event,
            {"type": "logo_requested", "on": "2026-04-03"},
            LogoRequested(on=Date(2026, 4, 3)),
        ),
        (
            Event,
            {"on": "2026-04-03", "evidence": [], "grounds": [], "type": "warning_issued"},
            WarningIssued(on=Date(2026, 4, 3), grounds=(), evidence=()),
        ),
        (
            Event,
            {
                "type": "appeal_decided",
                "on": "2026-09-14",
                "votes_to_reverse": 3.0,
                "votes_to_uphold": 2,
            },
            AppealDecided(on=Date(2026, 9, 14), votes_to_reverse=3, votes_to_uphold=2),
        ),
    ],
)
def test_right_payload_becomes_the_value(kind: Any, payload: object, value: object) -> None:
    """What is exactly right becomes a value of exactly the right class."""
    structured = CONVERTER.structure(payload, kind)
    assert value == structured
    assert type(value) is type(structured)


_LIST_OF_TEXT = tuple[str, ...]
_VOTE = FULL["event:appeal_decided"]
_LOGO = {"type": "logo_requested", "on": "2026-04-03"}
_NO_TYPE: dict[str, Any] = {"on": "2026-04-03", Text("type"): "logo_requested"}


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
        (CreditAward, {"value": 16}),
        (CreditAward, {"value": "0"}),
        (CreditAward, {"value": "16", "unit": "cec"}),
        (CreditAward, "16"),
        (Event, None),
        (Event, []),
        (Event, {}),
        (Event, {"on": "2026-04-03"}),
        (Event, {"type": "logo_requested"}),
        (Event, {**_LOGO, "type": "logo"}),
        (Event, {**_LOGO, "type": None}),
        (Event, {**_LOGO, "type": ["logo_requested"]}),
        (Event, {**_LOGO, "type": EventType.LOGO_REQUESTED}),
        (Event, {**_LOGO, "type": Text("logo_requested")}),
        (Event, {**_LOGO, "remarks": "now"}),
        (Event, {"type": "logo_requested", "on": "2026-04-03", 1: "a"}),
        (Event, _NO_TYPE),
        (Event, {**_LOGO, **{str(number): 0 for number in range(10)}}),
        (Event, Members(_LOGO)),
        (Event, Sheet(_LOGO)),
        (Event, LogoRequested(on=Date(2026, 4, 3))),
        (Event, {**_VOTE, "votes_to_reverse": True}),
        (Event, {**_VOTE, "votes_to_reverse": Whole(3)}),
        (Event, {**_VOTE, "votes_to_reverse": "3"}),
        (Event, {**_VOTE, "votes_to_reverse": 3.5}),
        (Event, {**_VOTE, "votes_to_reverse": -1}),
        (Event, {**_VOTE, "votes_to_reverse": 1_001.0}),
        (Event, {**_VOTE, "votes_to_reverse": float("nan")}),
        (Event, {**_VOTE, "votes_to_reverse": float("inf")}),
        (Event, {**_VOTE, "abstentions": None}),
        (Event, {**FULL["event:application_submitted"], "on": "2026-03-03"}),
        (LogoRequested, _LOGO),
    ],
    ids=name_of,
)
def test_wrong_payload_is_refused_rather_than_made_right(kind: Any, payload: object) -> None:
    """Nothing is coerced: what is not exactly right raises."""
    with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it is, it is a refusal
        CONVERTER.structure(payload, kind)


@pytest.mark.parametrize("kind", [str, bool, int])
@pytest.mark.parametrize("payload", [b"a", 1, 0, None, 1.5, [], {}, (), Text("a"), Whole(1), True])
def test_what_the_constructor_checks_is_left_as_it_is(kind: Any, payload: object) -> None:
    """No text, flag or number is made of what is none, so that the constructor can refuse it."""
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
        (Event, [], "must be an object"),
        (Event, {"type": {}}, "must be one of the values"),
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
