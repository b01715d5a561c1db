"""Write a file of applications as newline-delimited JSON: the same ones each time, of every sort.

What is given and what is left out repeats after numbers without a common factor, so that every
combination comes up; some lines are broken in one way or another, as in any large file.
"""

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

BROKEN_EVERY: Final = 97
LONG: Final = 100_000
"""How many bytes the lines have that are too long for a run with a smaller bound."""

_FIRST_DAY: Final = dt.date(2025, 1, 1)
_SPONSORS: Final = (
    "educational_institution",
    "government_agency",
    "non_profit_organization",
    "for_profit_organization",
    "individual",
    "other",
)
_OFFERINGS: Final = ("course", "conference", "workshop", "symposium", "other_event")
_PLACES: Final = ("Corvallis", "Duncan, British Columbia", "São Paulo", "León", "山形")
_DOCUMENT: Final = {"title": "On paper"}


def lines(number: int) -> Iterator[bytes]:
    """Make lines, each with its line feed but for the last."""
    for index in range(number):
        line = broken(index) if index % BROKEN_EVERY == BROKEN_EVERY - 1 else whole(index)
        end = b"\r\n" if index % 1_009 == 0 else b"\n"
        yield line + (end if index + 1 < number else b"")


def whole(index: int) -> bytes:
    """Write an application in one line, in UTF-8 or all in ASCII."""
    return json.dumps(payload(index), ensure_ascii=index % 2 == 0).encode("utf-8")


def broken(index: int) -> bytes:
    """Write a line that is no application."""
    wrong = payload(index)
    wrong["submitted_on"] = "2025-02-29"
    wrong["offering"]["sessions"] = [{"starts_on": "2026-06-03", "ends_on": "2026-06-01"}]
    line = whole(index)
    choices = (
        b"",
        b" \t",
        line[:-1],
        line.replace(b"Institute", b"Institut\xe9"),
        line.replace(b"{", b'{"submitted_on": "2026-03-02", ', 1),
        json.dumps(wrong).encode("utf-8"),
        line + b" " * LONG,
        b"[" * 5_000,
        b"[]",
        line.replace(b"{", b'{"contact_hours": NaN, ', 1),
        line.replace(str(_day(index, 0)).encode("ascii"), b"2030-01-01", 1),
    )
    return choices[index // BROKEN_EVERY % len(choices)]


def payload(index: int) -> dict[str, Any]:
    """Give the payload of that number."""
    given: dict[str, Any] = {
        "application_id": f"2026-{index:07}",
        "submitted_on": _day(index, 0),
        "sponsor": {"name": f"Institute {index % 997} for Wetlands"},
        "instructors": [{"name": f"R. Alder {index}-{one}"} for one in range(index % 3)],
        "offering": {
            "title": f"Riparian field course {index}",
            "kind": _OFFERINGS[index % 5],
            "recurring": index % 13 > 0,
            "educational_objectives": ["Read a reference reach", f"Plan plantings {index % 101}"],
            "sessions": [
                {
                    "starts_on": _day(index, 20 + index % 71 + 400 * run),
                    "ends_on": _day(index, 22 + index % 71 + 400 * run),
                    "place": _PLACES[(index + run) % 5],
                }
                for run in range(index % 4)
            ],
        },
        "registration_contact": {"email": f"registrar.{index}@example.org"},
    }
    if index % 19:
        given["sponsor"]["kind"] = _SPONSORS[index % 6]
    if index % 29 % 2:
        given["sponsor"]["resume"] = _DOCUMENT
    if index % 11:
        given["instructors"] = [{**one, "resume": _DOCUMENT} for one in given["instructors"]]
    if index % 17:
        given["offering"]["syllabus"] = {"title": "Syllabus", "uri": "https://example.org/plan"}
    if index % 7:
        given["fee_paid"] = {"amount": "25.00", "currency": "USD"}
    if index % 3:
        given["requested_approval"] = ("listed_sessions", "two_years")[index % 3 - 1]
    return given


def _day(index: int, later: int) -> str:
    return (_FIRST_DAY + dt.timedelta(days=index % 450 + later)).isoformat()


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("number", type=int)
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    with options.path.open("wb") as file:
        file.writelines(lines(options.number))


if __name__ == "__main__":
    main()
