"""Give a completion that earned its credits as an Open Badges 3.0 credential, not yet signed.

Clauses covered: ``completion.confirmation``, ``completion.validated``, ``benefits.known-credits``.
The achievement is a ``CertificateOfCompletion`` whose code is the approval code.
What is left out: the proof, which the issuer adds with a key of its own; whether a credential was
issued before; and the ids, which are the issuer's to give.

    >>> from cerp_rules.testing import a_case, a_completion
    >>> given = completion_credential(
    ...     a_completion(),
    ...     a_case(),
    ...     on=dt.date(2026, 7, 20),
    ...     valid_from=dt.datetime(2026, 7, 20, 8, tzinfo=dt.UTC),
    ...     credential_id="urn:uuid:7f6f1b6e-6a3c-4d57-8a36-2a4d9e0c1f11",
    ...     achievement_id="https://example.org/offerings/0117",
    ...     issuer_id="https://example.org",
    ...     issuer_name="Cascadia Wetlands Institute",
    ... )
    >>> given["credentialSubject"]["creditsEarned"]
    16
"""

import datetime as dt
import re
from typing import Any, Final

from cerp_rules._calendar import civil_day
from cerp_rules._checks import NAME, check_text, check_type
from cerp_rules.approvals import Approval
from cerp_rules.assessments import assess_completion
from cerp_rules.clauses import clause
from cerp_rules.completions import Completion, Participant
from cerp_rules.errors import InvalidValueError
from cerp_rules.exports._writing import in_utc, json_number
from cerp_rules.lifecycle import PreApproval, facts_known_on

__all__ = ["completion_credential"]

_CONTEXTS: Final = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
# RFC 3986: a scheme, after it what a URI may hold, and at most one fragment.
_PART: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\[\]-]|%[0-9A-Fa-f]{2})"
_URI: Final = re.compile(rf"^[A-Za-z][A-Za-z0-9+.-]*:{_PART}+(?:#{_PART}*)?")
_CRITERIA: Final = ("completion.validated", "completion.confirmation")


def completion_credential(  # noqa: PLR0913  # each id is the issuer's to give
    completion: Completion,
    case: PreApproval,
    *,
    on: dt.date,
    valid_from: dt.datetime,
    credential_id: str,
    achievement_id: str,
    issuer_id: str,
    issuer_name: str,
) -> dict[str, Any] | None:
    """Give the credential of a completion that earns its credits; what it lacks is the proof.

    Args:
        completion: What a participant did.
        case: The pre-approval of the offering.
        on: The civil day that is asked about, no earlier than the submission.
        valid_from: The instant from which the credential is valid, with its zone.
        credential_id: The URI of this credential.
        achievement_id: The URI of the achievement, the same for each who completes the offering.
        issuer_id: The URI of the issuer.
        issuer_name: The issuer's name, 1 to 300 characters.

    Returns:
        A fresh ``dict`` of plain JSON types; None when no credits can be assigned, for which
        `assess_completion` has the reasons.

    Raises:
        InvalidValueError: an argument is of another class, an id is no URI, `valid_from` has no
            zone, or `on` is before the submission.

    Source: clauses ``completion.confirmation``, ``completion.validated``; Open Badges 3.0,
    AchievementCredential.

    Example:
        >>> from cerp_rules.testing import a_case, a_completion
        >>> completion_credential(
        ...     a_completion(attendance_confirmed=False),
        ...     a_case(),
        ...     on=dt.date(2026, 7, 20),
        ...     valid_from=dt.datetime(2026, 7, 20, 8, tzinfo=dt.UTC),
        ...     credential_id="urn:uuid:7f6f1b6e-6a3c-4d57-8a36-2a4d9e0c1f11",
        ...     achievement_id="https://example.org/offerings/0117",
        ...     issuer_id="https://example.org",
        ...     issuer_name="Cascadia Wetlands Institute",
        ... ) is None
        True
    """
    ids = (("credential_id", credential_id), ("achievement_id", achievement_id))
    for field, value in (*ids, ("issuer_id", issuer_id)):
        if type(value) is not str or _URI.fullmatch(value) is None:
            raise InvalidValueError.of(field, value, "must be a URI in ASCII")
    check_type("issuer_name", issuer_name, str)
    check_text("issuer_name", issuer_name, NAME)
    instant = in_utc("valid_from", valid_from)
    award = assess_completion(completion, case, on=on).award
    if award is None:
        return None
    known = facts_known_on(case, civil_day("on", on))
    approval: Any = known.approval  # without one there is no award
    application, title = known.application, known.application.offering.title
    return {
        "@context": list(_CONTEXTS),
        "id": credential_id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title,
        "issuer": {"id": issuer_id, "type": ["Profile"], "name": issuer_name},
        "validFrom": instant.replace(tzinfo=None).isoformat() + "Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": _identifiers(completion.participant),
            "creditsEarned": json_number(award.value),
            "achievement": _achievement(achievement_id, title, application.sponsor.name, approval),
        },
    }


def _achievement(id_: str, title: str, sponsor: str, approval: Approval) -> dict[str, Any]:
    credits_ = approval.credits
    return {
        "id": id_,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": title,
        "description": f"{title}, by {sponsor}, pre-approved by the Society for Ecological "
        f"Restoration for {credits_} (continuing education credits).",
        "humanCode": approval.code,
        "creditsAvailable": json_number(credits_.value),
        "criteria": {"narrative": " ".join(clause(one).summary for one in _CRITERIA)},
    }


def _identifiers(participant: Participant) -> list[dict[str, Any]]:
    said = [("name", participant.name)]
    if participant.certificant_id is not None:
        said.append(("ext:certificantId", participant.certificant_id))
    return [
        {"type": "IdentityObject", "hashed": False, "identityHash": text, "identityType": kind}
        for kind, text in said
    ]
