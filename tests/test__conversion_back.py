"""What was structured is unstructured as it was, and the other way round."""

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from pendulum import Date

from cerp_rules import (
    AppealFiled,
    AppealFiler,
    Application,
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    CreditAward,
    CreditUnit,
    Document,
    Event,
    EventType,
    Fee,
    Ground,
    Instructor,
    MarketingClaim,
    MarketingKind,
    MarketingUse,
    Offering,
    OfferingKind,
    Participant,
    Policy,
    PolicySource,
    Promotes,
    Readings,
    Recommendation,
    Record,
    RecordKind,
    RecordMedium,
    RegistrationContact,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    Session,
    Sponsor,
    SponsorKind,
    Term,
    WarningIssued,
    assess,
)
from cerp_rules._accepting import RefusedError
from cerp_rules._conversion import CONVERTER
from cerp_rules.events import EVENTS
from cerp_rules.testing.strategies import (
    confirmations,
    confirmers,
    credit_awards,
    documents,
    events_of,
    fees,
    instructors,
    marketing_uses,
    offerings,
    participants,
    policy_sources,
    readings,
    records,
    registration_contacts,
    sessions,
    sponsors,
    terms,
)
from laws import law
from sample_payloads import FULL


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
        (CreditAward(value="2.50"), {"value": "2.50", "unit": "CEC"}),
        (ConfirmedBy(role=ConfirmerRole.SPONSOR), {"role": "sponsor"}),
        (
            Confirmation(issued_on=dt.date(2026, 6, 10), credits=CreditAward(value=16)),
            {"issued_on": "2026-06-10", "credits": {"value": "16", "unit": "CEC"}},
        ),
        (MarketingUse(kind=MarketingKind.LOGO), {"kind": "logo"}),
        (
            AppealFiled(on=dt.date(2026, 8, 20)),
            {"type": "appeal_filed", "on": "2026-08-20"},
        ),
        (
            WarningIssued(on=dt.date(2026, 7, 1), grounds=(), evidence=()),
            {"type": "warning_issued", "on": "2026-07-01", "grounds": [], "evidence": []},
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
        (Document, documents()),
        (Sponsor, sponsors()),
        (Instructor, instructors()),
        (Session, sessions()),
        (Offering, offerings()),
        (RegistrationContact, registration_contacts()),
        (Fee, fees()),
        (Term, terms()),
        (PolicySource, policy_sources()),
        (Readings, readings()),
        (CreditAward, credit_awards()),
        (Participant, participants()),
        (ConfirmedBy, confirmers()),
        (Confirmation, confirmations()),
        (Record, records()),
        (MarketingUse, marketing_uses()),
    ],
)
def test_each_noun_is_structured_as_it_was_unstructured(kind: Any, strategy: Any) -> None:
    """Law: structure(unstructure(value)) == value, for each noun by itself."""

    @given(value=strategy)
    @law(25)
    def holds(value: object) -> None:
        assert value == CONVERTER.structure(CONVERTER.unstructure(value), kind)

    holds()


@pytest.mark.parametrize("type_", EventType)
def test_each_type_of_event_is_structured_as_it_was_unstructured(type_: EventType) -> None:
    """Law: structure(unstructure(event), Event) == event, and its type and day come first."""

    @given(event=events_of(EVENTS[type_]))
    @law(15)
    def holds(event: Event) -> None:
        payload = CONVERTER.unstructure(event)
        assert ["type", "on"] == list(payload)[:2]
        assert (type_.value, str) == (payload["type"], type(payload["type"]))
        structured = CONVERTER.structure(payload, Event)
        assert (EVENTS[type_], event) == (type(structured), structured)

    holds()


@pytest.mark.parametrize("name", [name for name in FULL if name.startswith("event:")])
def test_order_of_the_members_of_an_event_does_not_matter(name: str) -> None:
    """An event with its type last is the same event, and the payload is left as it was."""
    payload = dict(reversed(FULL[name].items()))
    before = list(payload)
    assert CONVERTER.structure(FULL[name], Event) == CONVERTER.structure(payload, Event)
    assert before == list(payload)


@pytest.mark.parametrize(
    "kind",
    [
        SponsorKind, OfferingKind, RequestedApproval, RequiredInformation, Reviewer,
        Recommendation, CreditUnit, RecordKind, RecordMedium, ConfirmerRole, Ground, AppealFiler,
        MarketingKind, MarketingClaim, Promotes,
    ],
)  # fmt: skip
def test_each_choice_is_structured_from_its_own_text(kind: Any) -> None:
    """Each value of an enumeration comes from its text and goes back to it."""
    for value in kind:
        assert value is CONVERTER.structure(value.value, kind)
        assert (value.value, str) == (
            CONVERTER.unstructure(value),
            type(CONVERTER.unstructure(value)),
        )


@pytest.mark.parametrize("kind", [Application, Completion, MarketingUse, Policy, *EVENTS.values()])
def test_each_required_member_is_required(kind: type[attrs.AttrsInstance]) -> None:
    """A payload without a member that has no default is refused."""
    payload = _payload_of(kind)
    into = Event if issubclass(kind, Event) else kind
    assert isinstance(CONVERTER.structure(payload, into), kind)
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    assert required
    for name in required:
        less = {key: one for key, one in payload.items() if key != name}
        with pytest.raises((KeyError, TypeError, RefusedError)):
            CONVERTER.structure(less, into)


def _payload_of(kind: type[attrs.AttrsInstance]) -> dict[str, Any]:
    names = {Application: "application", Completion: "completion", Policy: "policy"}
    if issubclass(kind, Event):
        return dict(FULL[f"event:{kind.type}"])
    return dict(FULL[names.get(kind, "marketing-use")])
