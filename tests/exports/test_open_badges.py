"""The credential of a completion is one of Open Badges 3.0, and says what was assessed."""

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cerp_rules import Completion, InvalidValueError, PreApproval, clause
from cerp_rules.exports import completion_credential
from cerp_rules.testing import a_case, a_completion, an_application, an_event

ON = dt.date(2026, 7, 20)
CODE = "urn:uuid:7f6f1b6e-6a3c-4d57-8a36-2a4d9e0c1f11"
ISSUED: dict[str, Any] = {
    "valid_from": dt.datetime(2026, 7, 20, 10, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    "credential_id": CODE,
    "achievement_id": "https://example.org/offerings/0117",
    "issuer_id": "https://example.org",
    "issuer_name": "Cascadia Wetlands Institute",
}
STANDARD = tomllib.loads((Path(__file__).parent / "open_badges.toml").read_text("utf-8"))["schema"]


def _given(
    completion: Completion | None = None, case: PreApproval | None = None, **changes: Any
) -> dict[str, Any] | None:
    return completion_credential(
        completion or a_completion(),
        case or a_case(),
        **{"on": ON, **ISSUED, **changes},
    )


def test_a_credential_is_said_whole() -> None:
    """The credential of the sample completion, member by member."""
    narrative = [clause(one).summary for one in ("completion.validated", "completion.confirmation")]
    expected = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": CODE,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Riparian restoration field course",
        "issuer": {
            "id": "https://example.org",
            "type": ["Profile"],
            "name": "Cascadia Wetlands Institute",
        },
        "validFrom": "2026-07-20T08:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": "L. Birch",
                    "identityType": "name",
                },
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": "CERP-204",
                    "identityType": "ext:certificantId",
                },
            ],
            "creditsEarned": 16,
            "achievement": {
                "id": "https://example.org/offerings/0117",
                "type": ["Achievement"],
                "achievementType": "CertificateOfCompletion",
                "name": "Riparian restoration field course",
                "description": "Riparian restoration field course, by Cascadia Wetlands Institute, "
                "pre-approved by the Society for Ecological Restoration for 16 CEC (continuing "
                "education credits).",
                "humanCode": "CEC-0117",
                "creditsAvailable": 16,
                "criteria": {"narrative": " ".join(narrative)},
            },
        },
    }
    assert expected == _given()


@pytest.mark.parametrize(
    "changes",
    [{}, {"participant__certificant_id": None}, {"hours_attended": None}],
)
def test_a_credential_is_what_the_standard_asks_for(changes: dict[str, Any]) -> None:
    """What is given has the members that the standard requires, of the types it names."""
    Draft202012Validator.check_schema(STANDARD)
    found = _given(a_completion(**changes))
    assert found is not None
    assert json.loads(json.dumps(found)) == found
    assert [] == list(Draft202012Validator(STANDARD).iter_errors(found))


@pytest.mark.parametrize("member", ["validFrom", "issuer", "credentialSubject", "id", "type"])
def test_the_schema_of_the_standard_sees_what_is_missing(member: str) -> None:
    """The schema that the credential is held against does refuse."""
    found = _given()
    assert found is not None
    del found[member]
    assert [] != list(Draft202012Validator(STANDARD).iter_errors(found))


def test_without_an_id_only_the_name_is_there() -> None:
    """A participant who is no certificant is known by name alone."""
    found = _given(a_completion(participant__certificant_id=None))
    assert found is not None
    assert ["name"] == [one["identityType"] for one in found["credentialSubject"]["identifier"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("16", 16), ("2.5", 2.5), ("2.0", 2), ("999999999.1234", 999999999.1234)],
)
def test_credits_are_the_number_of_their_text(value: str, expected: float) -> None:
    """The amounts available and earned are the number that the approval says."""
    case = a_case("reviewed", then=[an_event("approved", credits__value=value), "notified"])
    found = _given(case=case)
    assert found is not None
    subject = found["credentialSubject"]
    for number in (subject["creditsEarned"], subject["achievement"]["creditsAvailable"]):
        assert (expected, type(expected)) == (number, type(number))


@pytest.mark.parametrize(
    "changes",
    [{"attendance_confirmed": False}, {"attendance_confirmed": None}, {"confirmation": None}],
)
def test_without_credits_there_is_no_credential(changes: dict[str, Any]) -> None:
    """What earns no credits, or not yet, gives none."""
    assert _given(a_completion(**changes)) is None


def test_a_case_without_approval_gives_none() -> None:
    """Before the approval there is nothing to give."""
    assert _given(case=a_case("submitted")) is None


def test_the_application_as_known_on_the_day_is_named() -> None:
    """Title and sponsor are those of the application."""
    application = an_application(offering__title="Sedges", sponsor__name="R. Alder")
    found = _given(case=a_case(application=application))
    assert found is not None
    assert "Sedges, by R. Alder, " in found["credentialSubject"]["achievement"]["description"]
    assert "Sedges" == found["name"]


@pytest.mark.parametrize("field", ["credential_id", "achievement_id", "issuer_id"])
@pytest.mark.parametrize(
    "value", [None, "", "0117", "https://exa mple.org", "urn:ä", "a:%2", "1:a", "a:b#c#d"]
)
def test_what_is_no_uri_is_refused(field: str, value: Any) -> None:
    """Each id is a URI with its scheme."""
    with pytest.raises(InvalidValueError, match=f"^{field} must be a URI in ASCII"):
        _given(**{field: value})


def test_an_early_year_has_four_digits() -> None:
    """An instant is written as XML Schema has it, whatever the year."""
    found = _given(valid_from=dt.datetime(987, 1, 2, 3, 4, 5, 678, tzinfo=dt.UTC))
    assert found is not None
    assert "0987-01-02T03:04:05Z" == found["validFrom"]


@pytest.mark.parametrize("value", ["did:example:123", "urn:uuid:1", "https://[::1]/a?b=c#d%20"])
def test_any_uri_is_taken(value: str) -> None:
    """An id may be of any scheme."""
    found = _given(credential_id=value)
    assert found is not None
    assert value == found["id"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_from": ON}, "valid_from"),
        ({"valid_from": dt.datetime(2026, 7, 20)}, "valid_from"),  # noqa: DTZ001  # what is refused
        (
            {"valid_from": dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=1)))},
            "valid_from",
        ),
        ({"issuer_name": ""}, "issuer_name"),
        ({"issuer_name": None}, "issuer_name"),
        ({"on": dt.date(2026, 3, 1)}, "on"),
        ({"completion": "mine"}, "completion"),
        ({"case": "mine"}, "case"),
    ],
)
def test_misuse_is_refused(changes: dict[str, Any], field: str) -> None:
    """What is of another class, without a zone, or before the submission, is refused."""
    with pytest.raises(InvalidValueError, match=f"^{field} must"):
        _given(**changes)
