"""Compose the schema of a completion; what is not known of it is left out."""

from typing import Final

from cerp_rules._schemas._application import SESSION, session
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    credit_award,
    day,
    decimal,
    flag,
    listing,
    member,
    name,
    record,
    record_kind,
    ref,
    root,
)
from cerp_rules.clauses import Party
from cerp_rules.completions import MOST_RECORDS, ConfirmerRole
from cerp_rules.records import RecordMedium

__all__ = ["completion"]

_VALIDATED: Final = "completion.validated"
_CONFIRMED: Final = "completion.confirmation"
_UPLOADED: Final = "completion.upload"
_RECORDS: Final = "records.kept"
_NAME: Final = "L. Birch"
_CREDITS: Final = {"value": "16", "unit": "CEC"}


def _by_sponsor(
    schema: Schema, title: str, description: str, example: object, *, clause: str
) -> Schema:
    """Describe a member that a clause asks the sponsor for."""
    return member(schema, title, description, example, clause=clause, supplied_by=Party.SPONSOR)


def _by_certificant(schema: Schema, title: str, description: str, example: object) -> Schema:
    """Describe a member that the upload is about."""
    certificant = Party.CERTIFICANT
    return member(schema, title, description, example, clause=_UPLOADED, supplied_by=certificant)


def _said(schema: Schema, title: str, description: str, example: object) -> Schema:
    """Describe a member of the confirmation."""
    return _by_sponsor(schema, title, description, example, clause=_CONFIRMED)


def _participant() -> Schema:
    return record(
        "Participant",
        "Who took part.",
        {
            "name": _said(name(), "Name", "The participant's name.", _NAME),
            "certificant_id": _by_certificant(
                name(),
                "Certificant id",
                "The submitter's own name for the certificant; absent when the participant is not "
                "certified, or that is not known.",
                "CERP-0042",
            ),
        },
        ("name",),
    )


def _confirmed_by() -> Schema:
    roles = {
        "sponsor": "For the sponsor.",
        "participant": "For the participant, which is no confirmation.",
    }
    return record(
        "Confirmer",
        "Who confirmed.",
        {
            "name": member(name(), "Name", "The name of who confirmed.", "R. Alder"),
            "role": _by_sponsor(
                choice(ConfirmerRole, roles),
                "Role",
                "For whom they confirmed.",
                "sponsor",
                clause=_VALIDATED,
            ),
        },
    )


def _confirmation() -> Schema:
    return record(
        "Confirmation",
        "What the confirmation of completion says.",
        {
            "issued_on": _said(
                day(), "Issued on", "The day the participant was given it.", "2026-06-10"
            ),
            "approval_code": _by_sponsor(
                name(),
                "Approval code",
                "The approval code.",
                "CEC-0117",
                clause="completion.approval-code",
            ),
            "sponsor": _said(name(), "Sponsor", "The sponsor.", "Cascadia Wetlands Institute"),
            "participant": _said(name(), "Participant", "The participant.", _NAME),
            "offering_title": _said(
                name(),
                "Title of the offering",
                "What the offering is called.",
                "Riparian restoration field course",
            ),
            "completed_on": _said(day(), "Completed on", "The day of completion.", "2026-06-03"),
            "credits": _said(ref("credits"), "Credits", "The credits it gives.", _CREDITS),
            "place": _said(name(), "Place", "Where the session was held.", "Corvallis"),
            "verified_by": _said(name(), "Verified by", "Who verified it.", "R. Alder"),
        },
        ("issued_on",),
    )


def _record() -> Schema:
    media = {
        "electronic": "As a file.",
        "hard_copy": "On paper.",
    }
    return record(
        "Record",
        "A record that the sponsor keeps, or kept until it was disposed of.",
        {
            "kind": member(record_kind(), "Kind", "What it shows.", "attendance"),
            "medium": member(
                choice(RecordMedium, media), "Medium", "In what medium it is kept.", "electronic"
            ),
            "disposed_on": member(
                day(),
                "Disposed on",
                "The day it was disposed of; absent while it is kept.",
                "2032-06-04",
            ),
        },
        ("kind",),
    )


def _attendance() -> dict[str, Schema]:
    return {
        "participant": _said(ref("participant"), "Participant", "Who took part.", {"name": _NAME}),
        "session": _by_sponsor(
            ref("session"), "Session", "The session attended.", SESSION, clause=_VALIDATED
        ),
        "completed_on": _said(
            day(), "Completed on", "The participant's own day of completion.", "2026-06-03"
        ),
        "attendance_confirmed": _by_sponsor(
            flag(),
            "Attendance confirmed",
            "Whether attendance is confirmed.",
            True,
            clause=_VALIDATED,
        ),
        "requirements_completed": _by_sponsor(
            flag(),
            "Requirements completed",
            "Whether all requirements are completed.",
            True,
            clause=_VALIDATED,
        ),
        "confirmed_by": _by_sponsor(
            ref("confirmed_by"),
            "Confirmed by",
            "Who confirmed both.",
            {"name": "R. Alder", "role": "sponsor"},
            clause=_VALIDATED,
        ),
        "hours_attended": _by_sponsor(
            decimal(positive=False),
            "Hours attended",
            "Hours of instruction attended, zero or more, as decimal text.",
            "12.5",
            clause=_VALIDATED,
        ),
    }


def _papers() -> dict[str, Schema]:
    return {
        "grades_assigned": _by_sponsor(
            flag(), "Grades assigned", "Whether grades are assigned.", True, clause=_RECORDS
        ),
        "grade": _by_sponsor(name(), "Grade", "The grade.", "passed", clause=_RECORDS),
        "confirmation": _said(
            ref("confirmation"),
            "Confirmation",
            "The confirmation of completion; absent when none was given.",
            {"issued_on": "2026-06-10", "approval_code": "CEC-0117"},
        ),
        "records": _by_sponsor(
            listing(ref("record"), MOST_RECORDS),
            "Records",
            "Records that are or were kept; absent when nothing is known of them.",
            [{"kind": "attendance", "medium": "electronic"}],
            clause=_RECORDS,
        ),
        "uploaded_on": _by_certificant(
            day(), "Uploaded on", "The day the confirmation was uploaded.", "2026-06-15"
        ),
    }


def completion() -> Schema:
    """Compose the schema of a completion."""
    schema = record(
        "Completion",
        "One participant's completion of one session, as far as it is known.",
        {**_attendance(), **_papers()},
        ("participant", "session"),
    )
    parts = {
        "participant": _participant(),
        "session": session(),
        "confirmed_by": _confirmed_by(),
        "confirmation": _confirmation(),
        "record": _record(),
        "credits": credit_award(),
    }
    return root("completion", schema, parts)
