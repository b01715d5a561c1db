"""Say what the policy page says, clause by clause, in the page's order.

The page is SER's "Continuing Education Credit Partnering Opportunities".
Each clause has an id, the section and sentence it stands in, how binding it is and whom it binds.
The summaries are the library's own words.

    >>> from cerp_rules import clause
    >>> clause("reviews.notice").summary
    'SER tells the applicant the result no later than six weeks after the application.'

What is left out: how a clause is decided (`cerp_rules.rules`) and how its words are read
(`cerp_rules.readings`).
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from cerp_rules.errors import UnknownKindError

__all__ = ["CLAUSES", "PLACES", "Clause", "Modality", "Party", "clause"]


class Modality(StrEnum):
    """How binding a clause is."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Party(StrEnum):
    """Who is bound, entitled or asked.

    Source: clauses ``reviews.reviewers``, ``reviews.notice``, ``completion.upload``,
    ``oversight.appeal``.
    """

    SPONSOR = "sponsor"
    SER = "ser"
    COORDINATOR = "coordinator"
    COMMITTEE = "committee"
    REVIEW_AND_APPEALS_COMMITTEE = "review_and_appeals_committee"
    CERTIFICANT = "certificant"


@attrs.frozen(kw_only=True)
class Clause:
    """One statement of the policy page.

    Attributes:
        id: Section and statement, such as ``reviews.notice``.
        section: The heading it stands under.
        sentence: Which sentence, or which item of a list, under that heading.
        modality: How binding it is.
        party: Whom it binds, entitles or asks.
        summary: What it says, in the library's own words.

    Source: the policy page, under the heading and sentence it names.

    Example:
        >>> CLAUSES[0].id, CLAUSES[0].modality.value
        ('benefits.known-credits', 'must')
    """

    id: str
    section: str
    sentence: str
    modality: Modality
    party: Party
    summary: str


def _clause(
    id: str,  # noqa: A002  # the field's own name
    place: tuple[str, str],
    modality: Modality,
    party: Party,
    summary: str,
) -> Clause:
    section, sentence = place
    return Clause(
        id=id,
        section=section,
        sentence=sentence,
        modality=modality,
        party=party,
        summary=summary,
    )


_MUST, _SHOULD, _MAY = Modality.MUST, Modality.SHOULD, Modality.MAY
_SPONSOR, _SER = Party.SPONSOR, Party.SER

CLAUSES: Final[tuple[Clause, ...]] = (
    _clause(
        "benefits.known-credits", ("Benefits", "item 1"), _MUST, _SER,
        "Those who attend know beforehand how many credits the offering gives.",
    ),
    _clause(
        "benefits.sponsor-benefits", ("Benefits", "item 2"), _MAY, _SPONSOR,
        "A sponsor can offer the credits as a further benefit to those who may attend.",
    ),
    _clause(
        "benefits.promotion", ("Benefits", "item 3"), _MAY, _SER,
        "SER promotes the program on its page of pre-approved events and in its calendar.",
    ),
    _clause(
        "applicants.kinds", ("Who Can Submit", "sentence 1"), _MUST, _SPONSOR,
        "Educational institutions, government agencies, non-profit and for-profit organizations "
        "and individuals may ask for pre-approval.",
    ),
    _clause(
        "applications.activities", ("Applications", "sentence 1"), _MUST, _SPONSOR,
        "Courses, conferences, workshops, symposia and other events may be pre-approved.",
    ),
    _clause(
        "applications.form", ("Applications", "sentences 1 and 2"), _MUST, _SPONSOR,
        "Pre-approval is asked for on the application form, with the required information.",
    ),
    _clause(
        "applications.sponsor-and-instructors", ("Applications", "item 1"), _MUST, _SPONSOR,
        "The application names the sponsor and the instructors and gives their resumes.",
    ),
    _clause(
        "applications.syllabus", ("Applications", "item 2"), _MUST, _SPONSOR,
        "The application gives a syllabus or supporting information, with the educational "
        "objectives.",
    ),
    _clause(
        "applications.sessions", ("Applications", "item 3"), _MUST, _SPONSOR,
        "The application gives the planned day or days of the offering.",
    ),
    _clause(
        "applications.registration-contact", ("Applications", "item 4"), _MUST, _SPONSOR,
        "The application says whom to contact in order to register.",
    ),
    _clause(
        "approval-period.two-years", ("Approval Period", "sentence 1"), _MAY, _SPONSOR,
        "For a recurring course a pre-approval of two years may be asked for.",
    ),
    _clause(
        "fees.none", ("Fees", "sentence 1"), _MUST, _SPONSOR,
        "At present an application costs nothing.",
    ),
    _clause(
        "reviews.reviewers", ("Reviews", "sentence 1"), _MUST, _SER,
        "The Certification Program Coordinator and the Continuing Education Committee review "
        "each application.",
    ),
    _clause(
        "reviews.notice", ("Reviews", "sentence 1"), _MUST, _SER,
        "SER tells the applicant the result no later than six weeks after the application.",
    ),
    _clause(
        "reviews.calendar", ("Reviews", "sentence 2"), _MUST, _SER,
        "What was approved is added to the Continuing Education calendar.",
    ),
    _clause(
        "sponsors.procedures", ("Procedures", "sentence 1"), _MUST, _SPONSOR,
        "A sponsor that was granted pre-approval keeps to the procedures that follow.",
    ),
    _clause(
        "completion.validated", ("Confirmation of Completion", "sentence 1"), _MUST, _SPONSOR,
        "Credits are assigned only when the sponsor confirms attendance and the completion of "
        "all requirements.",
    ),
    _clause(
        "completion.confirmation", ("Confirmation of Completion", "sentence 2"), _MUST, _SPONSOR,
        "Within 30 days of completion each successful participant gets a confirmation of "
        "completion, by form or similar document.",
    ),
    _clause(
        "completion.approval-code", ("Confirmation of Completion", "sentence 3"), _SHOULD, _SPONSOR,
        "The confirmation carries the approval code that SER gave.",
    ),
    _clause(
        "completion.sample-form", ("Confirmation of Completion", "sentence 4"), _MAY, _SPONSOR,
        "Once approved, the sponsor can ask for a sample of the confirmation form.",
    ),
    _clause(
        "completion.upload", ("Confirmation of Completion", "sentence 5"), _MUST,
        Party.CERTIFICANT,
        "The certificant uploads the confirmation before the renewal of the certification.",
    ),
    _clause(
        "records.kept", ("Record Maintenance", "sentence 1"), _MUST, _SPONSOR,
        "Attendance records, grades if assigned and confirmations of all participants are given "
        "to SER, kept for at least six years, or both.",
    ),
    _clause(
        "marketing.claim", ("Marketing and Use of the Logo", "sentence 1"), _MAY, _SPONSOR,
        "A pre-approved course may be advertised as eligible for SER credits.",
    ),
    _clause(
        "marketing.logo-request", ("Marketing and Use of the Logo", "sentence 2"), _MAY, _SPONSOR,
        "Once approved, the sponsor can ask for the logo of the certification program.",
    ),
    _clause(
        "marketing.logo-use", ("Marketing and Use of the Logo", "sentence 2"), _MUST, _SPONSOR,
        "The logo promotes pre-approved offerings and nothing else.",
    ),
    _clause(
        "oversight.monitoring", ("Monitoring/Termination", "sentences 1 and 2"), _MAY, _SER,
        "SER may look at the quality of what it pre-approved and monitor the instruction.",
    ),
    _clause(
        "oversight.measures", ("Monitoring/Termination", "sentence 3"), _MAY, _SER,
        "On evidence that the commitments are not met, SER may warn, terminate, or both.",
    ),
    _clause(
        "oversight.commitments", ("Monitoring/Termination", "sentence 3"), _MUST, _SPONSOR,
        "A sponsor meets SER's educational criteria and keeps to its guidelines and its code "
        "of ethics.",
    ),
    _clause(
        "oversight.appeal", ("Monitoring/Termination", "sentence 4"), _MAY, _SPONSOR,
        "A termination can be appealed to the Review and Appeals Committee within 30 days of "
        "its notification.",
    ),
    _clause(
        "oversight.final", ("Monitoring/Termination", "sentence 5"), _MUST,
        Party.REVIEW_AND_APPEALS_COMMITTEE,
        "The majority of that committee decides, and its decision is final.",
    ),
)  # fmt: skip
"""Every clause of the page, in the page's order."""

PLACES: Final = MappingProxyType({one.id: place for place, one in enumerate(CLAUSES)})
"""The place of each clause in the page's order, by its id."""

_BY_ID: Final = MappingProxyType({one.id: one for one in CLAUSES})


def clause(id: str) -> Clause:  # noqa: A002  # the field's own name
    """Give the clause of this id.

    Args:
        id: Section and statement, such as ``reviews.notice``.

    Raises:
        UnknownKindError: no clause has this id.

    Source: the policy page, clause by clause in `CLAUSES`.

    Example:
        >>> clause("fees.none").section
        'Fees'
    """
    if type(id) is not str or id not in _BY_ID:
        raise UnknownKindError.of(id, _BY_ID)
    return _BY_ID[id]
