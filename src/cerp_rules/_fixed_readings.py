"""List the readings that are documented and cannot be switched."""

from typing import Final

import attrs

__all__ = ["FIXED_READINGS", "FixedReading"]


@attrs.frozen(kw_only=True)
class FixedReading:
    """A choice the library makes for everybody.

    Attributes:
        id: Its name in findings and deadlines.
        words: The words of the page, or the matter, that leave the choice.
        decision: What the library does.
        clauses: The ids of the clauses it reads.

    Source: the clauses it names.

    Example:
        >>> FIXED_READINGS[0].id, FIXED_READINGS[0].words
        ('one-sponsor', 'sponsor names')
    """

    id: str
    words: str
    decision: str
    clauses: tuple[str, ...]


def _fixed(id_: str, words: str, decision: str, *clauses: str) -> FixedReading:
    return FixedReading(id=id_, words=words, decision=decision, clauses=clauses)


FIXED_READINGS: Final[tuple[FixedReading, ...]] = (
    _fixed(
        "one-sponsor",
        "sponsor names",
        "One sponsor is responsible; its kind and resume count. Co-sponsors are named, and "
        "what is missing of them is advice.",
        "applicants.kinds",
        "applications.sponsor-and-instructors",
    ),
    _fixed(
        "sponsor-kind",
        "a kind that is not given, or is none of the five",
        "Not given is unknown; 'other' goes to a person; nobody is ineligible by silence.",
        "applicants.kinds",
    ),
    _fixed(
        "objectives",
        "syllabus or supporting information, with objectives",
        "One of the two documents is enough, and the objectives are named; the question to ask "
        "is which objectives the syllabus states.",
        "applications.syllabus",
    ),
    _fixed(
        "planned-dates",
        "planned days",
        "At least one session. All over on the day of submission: not met for listed sessions "
        "where the edition requires sessions; for two years, or where it requires none, left to "
        "a person. A first session before the review must be over is advice.",
        "applications.sessions",
        "reviews.notice",
    ),
    _fixed(
        "registration-contact",
        "whose contact information",
        "How participants register: a web address, an e-mail address or a telephone number.",
        "applications.registration-contact",
    ),
    _fixed(
        "one-off-scope",
        "what the approval of listed sessions covers",
        "The listed sessions that end on or after the first day of the approval; an earlier "
        "one only if the decision names it.",
        "applications.sessions",
    ),
    _fixed(
        "later-sessions",
        "sessions of a recurring offering that the application did not list",
        "Covered when they lie wholly inside the period.",
        "approval-period.two-years",
    ),
    _fixed(
        "sessions-beyond",
        "listed sessions after the period",
        "A finding each: not covered, renew. The application stands.",
        "approval-period.two-years",
    ),
    _fixed(
        "renewal",
        "whether an approval can be renewed",
        "Only by a new application; a reminder six weeks before the end.",
        "approval-period.two-years",
    ),
    _fixed(
        "late-review",
        "SER does not tell the result in time",
        "The application stays under review, overdue by SER; silence approves nothing and "
        "declines nothing.",
        "reviews.notice",
    ),
    _fixed(
        "notified-filed",
        "when a party is notified, when an appeal is filed",
        "On the day recorded; the caller records the day that counts in law, by default sent "
        "for notices and received for filings.",
        "reviews.notice",
        "oversight.appeal",
    ),
    _fixed(
        "fee",
        "currently no fee",
        "A dated value of the edition, zero at present; to pay one is no error.",
        "fees.none",
    ),
    _fixed(
        "confirmation-act",
        "what must happen within 30 days",
        "The sponsor provides the confirmation; on the day of completion is early enough, "
        "before it is not allowed.",
        "completion.confirmation",
    ),
    _fixed(
        "confirmation-contents",
        "a form or similar documentation",
        "Sponsor, participant, title, day of completion, credits; recommended are approval "
        "code, place and who verified. What lacks is the sponsor's duty, not the "
        "participant's loss.",
        "completion.confirmation",
    ),
    _fixed(
        "confirmed-by",
        "who confirms",
        "The sponsor, never the participant.",
        "completion.validated",
    ),
    _fixed(
        "retention-end",
        "at least six years",
        "Kept through the same day six years on; disposal from the day after, or once delivered.",
        "records.kept",
    ),
    _fixed(
        "grades",
        "grades, if assigned, when nobody says whether",
        "Unknown: a missing piece of information, not a breach.",
        "records.kept",
    ),
    _fixed(
        "logo",
        "when the logo may be used",
        "Requested after approval, supplied, and only to promote pre-approved offerings; a "
        "mixed use goes to a person.",
        "marketing.logo-request",
        "marketing.logo-use",
    ),
    _fixed(
        "appeal-who",
        "who appeals what",
        "The sponsor, a termination; for anything else the page provides no appeal, nor does it "
        "forbid one.",
        "oversight.appeal",
    ),
    _fixed(
        "approval-code",
        "what a code looks like",
        "Any visible text, compared trimmed and in normal form C; one for each approval.",
        "completion.approval-code",
    ),
    _fixed(
        "civil-days",
        "the time zone",
        "None: days are civil days. The caller turns an instant into a day, by the venue's "
        "zone for sessions and by SER's (America/New_York) for filings.",
        "reviews.notice",
        "completion.confirmation",
        "oversight.appeal",
    ),
)
"""The fixed readings, by the name a finding lists."""
