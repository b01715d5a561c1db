"""Make the payloads that everything is measured on: small, typical and large.

They are of the shape of real offerings, and no two alike: names, days, addresses and objectives
differ, so that nobody profits from having seen a value before.
"""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, Final

import attrs

__all__ = ["SIZES", "Sample", "broken", "completion", "history", "payload", "samples"]

SIZES: Final = {"small": 1, "typical": 3, "large": 200}
"""How many sessions each size has."""

# Every day of submission lies in these 240 years, and one follows another after a long stride, so
# that no count of days comes up again soon.
_FIRST_DAY: Final = dt.date(1950, 1, 1)
_DAYS: Final = 87_000
_STRIDE: Final = 7_919
_DECIDED_AFTER: Final = dt.timedelta(days=14)
_SPONSORS: Final = (
    "educational_institution",
    "government_agency",
    "non_profit_organization",
    "for_profit_organization",
    "individual",
)
_OFFERINGS: Final = ("course", "workshop", "conference", "symposium", "other_event")
_PLACES: Final = ("Corvallis", "Duncan, British Columbia", "Lisle", "São Paulo", "León")
_NAMES: Final = ("R. Alder", "Mónica Sauce", "Dr. L. Birch", "J. O\u2019Brien, Ph.D.", "山本 柳")


@attrs.frozen
class Sample:
    """A payload, and the day of decision that it is assessed for, as a day and as text."""

    payload: dict[str, Any]
    on: dt.date
    on_text: str


def payload(index: int, *, sessions: int, instructors: int | None = None) -> dict[str, Any]:
    """Give the payload of that number, from which nothing is missing.

    Args:
        index: Which one; the same each time.
        sessions: How many sessions it lists.
        instructors: How many teach; when not given two or three, but no more than sessions.
    """
    submitted_on = _day(index)
    people = min(sessions, 2 + index % 2) if instructors is None else instructors
    return {
        "application_id": f"2026-{index:07}",
        "submitted_on": submitted_on.isoformat(),
        "sponsor": {
            "name": f"Institute {index} for Wetlands",
            "kind": _SPONSORS[index % len(_SPONSORS)],
            "resume": _document(index, "Profile of the institute"),
        },
        "instructors": [
            {
                "name": f"{_NAMES[(index + one) % len(_NAMES)]} {index}-{one}",
                "resume": _document(index, f"Curriculum vitae {one}"),
            }
            for one in range(people)
        ],
        "offering": _offering(index, sessions, submitted_on),
        "registration_contact": {
            "name": f"Registrar {index}",
            "email": f"registrar.{index}@institute-{index % 997}.example.org",
            "phone": f"+1 202 555 {index % 10_000:04} ext. 4",
            "url": f"https://institute-{index % 997}.example.org/register?offering={index}",
        },
        "requested_approval": "two_years",
    }


def _day(index: int) -> dt.date:
    return _FIRST_DAY + dt.timedelta(days=index * _STRIDE % _DAYS)


def _document(index: int, title: str) -> dict[str, str]:
    name = title.replace(" ", "-").lower()
    return {"title": title, "uri": f"https://example.org/{index}/{name}.pdf"}


def _offering(index: int, sessions: int, submitted_on: dt.date) -> dict[str, Any]:
    first = submitted_on + dt.timedelta(days=60 + index % 71)
    # All lie in the two years of the approval.
    apart = min(30, 590 / sessions)
    days = [first + dt.timedelta(days=int(number * apart)) for number in range(sessions)]
    return {
        "title": f"Riparian restoration {index}: reading a reference reach",
        "kind": _OFFERINGS[index % len(_OFFERINGS)],
        "recurring": True,
        "syllabus": _document(index, "Syllabus day by day"),
        "supporting_information": [
            _document(index, "Announcement of the course"),
            _document(index, "Entry in the calendar"),
        ],
        "educational_objectives": [
            f"Recognise hydric soil, and signs of wetland hydrology, at site {index}",
            "Use successional processes in reclamation",
            f"Adapt a design to climate, soil and water; group {index % 13}",
            "Plan maintenance and monitoring",
        ],
        "sessions": [
            {
                "starts_on": day.isoformat(),
                "ends_on": (day + dt.timedelta(days=2 + number % 3)).isoformat(),
                "place": f"{_PLACES[(index + number) % len(_PLACES)]}, room {number}",
            }
            for number, day in enumerate(days)
        ],
        "contact_hours": f"{8 + index % 32}.5",
    }


def samples(count: int, *, sessions: int, first: int = 0) -> Iterator[Sample]:
    """Give so many payloads one by one, none alike, to be decided two weeks after submission."""
    for index in range(first, first + count):
        on = _day(index) + _DECIDED_AFTER
        # As it arrives: no text in it is an object that was seen before.
        arrived = json.loads(json.dumps(payload(index, sessions=sessions)))
        yield Sample(arrived, on, on.isoformat())


def broken(whole: dict[str, Any]) -> dict[str, Any]:
    """Give a payload that is wrong as forms are: in six places, of six sorts."""
    wrong = copy.deepcopy(whole)
    wrong["submitted_on"] = "2023-02-29"
    del wrong["sponsor"]["name"]
    wrong["instructors"][0]["resume"]["uri"] = "example.org/alder.pdf"
    wrong["offering"]["sessions"][-1]["place"] = ""
    wrong["offering"]["contact_hours"] = 16
    wrong["registration_contact"]["fax"] = "none"
    return wrong


def history() -> list[dict[str, Any]]:
    """Give the events of a case that is approved for two years and told so."""
    application = payload(0, sessions=3)
    review = {"type": "review_recorded", "on": "1950-01-09", "recommendation": "approve"}
    return [
        {"type": "application_submitted", "on": "1950-01-01", "application": application},
        {**review, "reviewer": "coordinator"},
        {**review, "reviewer": "committee"},
        {
            "type": "application_approved",
            "on": "1950-01-15",
            "approval_code": "CEC-0117",
            "credits": {"value": "16", "unit": "CEC"},
        },
        {"type": "applicant_notified", "on": "1950-01-16"},
    ]


def completion(index: int) -> dict[str, Any]:
    """Give the payload of the completion of that number, in that case."""
    first = dt.date(1950, 3, 1) + dt.timedelta(days=index * 31 % 601)
    last = (first + dt.timedelta(days=2)).isoformat()
    name = f"{_NAMES[index % len(_NAMES)]} {index}"
    return {
        "participant": {"name": name, "certificant_id": f"CERP-{index:05}"},
        "session": {"starts_on": first.isoformat(), "ends_on": last, "place": f"Room {index}"},
        "completed_on": last,
        "attendance_confirmed": True,
        "requirements_completed": True,
        "confirmed_by": {"name": "R. Alder", "role": "sponsor"},
        "confirmation": {
            "issued_on": (first + dt.timedelta(days=9)).isoformat(),
            "approval_code": "CEC-0117",
            "participant": name,
            "completed_on": last,
        },
        "records": [{"kind": "attendance", "medium": "electronic"}],
    }
