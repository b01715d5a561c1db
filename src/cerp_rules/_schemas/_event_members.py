"""Describe the members of each type of event, with the clause that asks for each and who gives it.

What is left out: which member belongs to which type in the library, which the classes say; a test
compares the two.
"""

from collections.abc import Callable, Mapping
from typing import Final

from cerp_rules._event import MOST_EVIDENCE, MOST_REASONS
from cerp_rules._events_of_oversight import MOST_VOTES
from cerp_rules._schemas._application import APPLICATION, GRANTS, SESSION
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    day,
    listing,
    member,
    name,
    prose,
    record_kind,
    ref,
    reviewer,
    whole,
)
from cerp_rules.applications import RequestedApproval
from cerp_rules.clauses import Party
from cerp_rules.offerings import MOST_SESSIONS
from cerp_rules.oversight import AppealFiler, Ground
from cerp_rules.records import RecordKind
from cerp_rules.reviews import Recommendation

__all__ = ["MEMBERS", "ON"]

_SPONSOR, _SER = Party.SPONSOR, Party.SER
_APPEALS: Final = Party.REVIEW_AND_APPEALS_COMMITTEE
_REVIEWS: Final = "reviews.reviewers"
_MEASURES: Final = "oversight.measures"
_APPEAL: Final = "oversight.appeal"
_FINAL: Final = "oversight.final"
_RECORDS: Final = "records.kept"

ON: Final[Mapping[str, tuple[str, str, Party, str]]] = {
    "application_submitted": (
        "The day of submission, that of the application.",
        "reviews.notice", _SPONSOR, "2026-03-02",
    ),
    "application_amended": (
        "The day of the amendment.", "applications.form", _SPONSOR, "2026-03-09",
    ),
    "application_withdrawn": (
        "The day of the withdrawal.", "applications.form", _SPONSOR, "2026-03-09",
    ),
    "review_recorded": ("The day of the review.", _REVIEWS, _SER, "2026-03-16"),
    "application_approved": ("The day of the decision.", _REVIEWS, _SER, "2026-04-01"),
    "application_declined": ("The day of the decision.", _REVIEWS, _SER, "2026-04-01"),
    "applicant_notified": (
        "The day the applicant was told.", "reviews.notice", _SER, "2026-04-02",
    ),
    "offering_listed": ("The day of the listing.", "reviews.calendar", _SER, "2026-04-03"),
    "sample_form_requested": (
        "The day of the request.", "completion.sample-form", _SPONSOR, "2026-04-03",
    ),
    "logo_requested": (
        "The day of the request.", "marketing.logo-request", _SPONSOR, "2026-04-03",
    ),
    "logo_supplied": (
        "The day the logo was supplied.", "marketing.logo-request", _SER, "2026-04-06",
    ),
    "records_delivered": ("The day of the delivery.", _RECORDS, _SPONSOR, "2026-06-20"),
    "monitoring_recorded": (
        "The day SER looked.", "oversight.monitoring", _SER, "2026-06-02",
    ),
    "warning_issued": ("The day of the warning.", _MEASURES, _SER, "2026-07-01"),
    "pre_approval_terminated": ("The day of the decision.", _MEASURES, _SER, "2026-08-03"),
    "appeal_filed": ("The day the appeal was received.", _APPEAL, _SPONSOR, "2026-08-20"),
    "appeal_decided": ("The day of the decision.", _FINAL, _APPEALS, "2026-09-14"),
}  # fmt: skip
"""What the day of each type is, the clause that asks for it, who gives it, and an example."""


def _application() -> dict[str, Schema]:
    return {
        "application": member(
            ref("application"),
            "Application",
            "The application as of that day.",
            APPLICATION,
            clause="applications.form",
            supplied_by=_SPONSOR,
        )
    }


def _review() -> dict[str, Schema]:
    recommendations = {
        "approve": "To approve the application.",
        "decline": "To decline the application.",
    }
    return {
        "reviewer": member(
            reviewer(),
            "Reviewer",
            "Who reviewed.",
            "committee",
            clause=_REVIEWS,
            supplied_by=_SER,
        ),
        "recommendation": member(
            choice(Recommendation, recommendations),
            "Recommendation",
            "What is recommended.",
            "approve",
            clause=_REVIEWS,
            supplied_by=_SER,
        ),
        "remarks": member(prose(), "Remarks", "What else the review says.", "Well planned"),
    }


def _approval() -> dict[str, Schema]:
    return {
        "approval_code": member(
            name(),
            "Approval code",
            "The code that confirmations are to carry.",
            "CEC-0117",
            clause="completion.approval-code",
            supplied_by=_SER,
        ),
        "credits": member(
            ref("credits"),
            "Credits",
            "What each session gives.",
            {"value": "16", "unit": "CEC"},
            clause="benefits.known-credits",
            supplied_by=_SER,
        ),
        "granted": member(
            choice(RequestedApproval, GRANTS),
            "Granted",
            "What is granted; absent stands for the named sessions or, where none is named, for "
            "what the application asks for.",
            "two_years",
            clause="approval-period.two-years",
            supplied_by=_SER,
        ),
        "sessions": member(
            listing(ref("named_session"), MOST_SESSIONS),
            "Sessions",
            "Exactly the sessions that are granted; absent where the decision names none.",
            [SESSION],
            clause="applications.sessions",
            supplied_by=_SER,
        ),
    }


def _decline() -> dict[str, Schema]:
    return {
        "reasons": member(
            listing(prose(), MOST_REASONS, least=1),
            "Reasons",
            "Why the application was declined.",
            ["The offering is not about ecological restoration."],
            clause=_REVIEWS,
            supplied_by=_SER,
        )
    }


def _delivery() -> dict[str, Schema]:
    return {
        "session": member(
            ref("named_session"),
            "Session",
            "The session they are of.",
            SESSION,
            clause=_RECORDS,
            supplied_by=_SPONSOR,
        ),
        "kinds": member(
            listing(record_kind(), len(RecordKind), least=1, once=True),
            "Kinds",
            "What the records show.",
            ["attendance", "confirmations"],
            clause=_RECORDS,
            supplied_by=_SPONSOR,
        ),
    }


def _monitoring() -> dict[str, Schema]:
    return {
        "remarks": member(
            prose(),
            "Remarks",
            "What was seen.",
            "Well taught",
            clause="oversight.monitoring",
            supplied_by=_SER,
        )
    }


def _measure() -> dict[str, Schema]:
    grounds = {
        "educational_criteria": "SER's educational criteria.",
        "guidelines": "SER's guidelines.",
        "code_of_ethics": "The SER Code of Ethics.",
    }
    return {
        "grounds": member(
            listing(choice(Ground, grounds), len(Ground), once=True),
            "Grounds",
            "What the sponsor failed in; empty when that is not known.",
            ["guidelines"],
            clause="oversight.commitments",
            supplied_by=_SER,
        ),
        "evidence": member(
            listing(ref("document"), MOST_EVIDENCE),
            "Evidence",
            "What shows it; empty when that is not known.",
            [{"title": "Report of a visit"}],
            clause=_MEASURES,
            supplied_by=_SER,
        ),
    }


def _termination() -> dict[str, Schema]:
    return {
        **_measure(),
        "notified_on": member(
            day(),
            "Notified on",
            "The day the sponsor was told, from which the time for an appeal runs.",
            "2026-08-05",
            clause=_APPEAL,
            supplied_by=_SER,
        ),
    }


def _appeal() -> dict[str, Schema]:
    filers = {
        "sponsor": "The sponsor of the offering.",
        "other": "Somebody else.",
    }
    return {
        "filed_by": member(
            choice(AppealFiler, filers),
            "Filed by",
            "Who appealed; absent when that is not known.",
            "sponsor",
            clause=_APPEAL,
            supplied_by=_SPONSOR,
        )
    }


def _votes(title: str, description: str, example: int) -> Schema:
    schema = whole(MOST_VOTES)
    return member(schema, title, description, example, clause=_FINAL, supplied_by=_APPEALS)


def _appeal_decision() -> dict[str, Schema]:
    return {
        "votes_to_reverse": _votes("Votes to reverse", "Votes against the termination.", 3),
        "votes_to_uphold": _votes("Votes to uphold", "Votes for the termination.", 2),
        "abstentions": member(
            whole(MOST_VOTES), "Abstentions", "Members who did not vote either way.", 0
        ),
    }


MEMBERS: Final[Mapping[str, tuple[Callable[[], dict[str, Schema]], tuple[str, ...]]]] = {
    "application_submitted": (_application, ("application",)),
    "application_amended": (_application, ("application",)),
    "review_recorded": (_review, ("reviewer", "recommendation")),
    "application_approved": (_approval, ("approval_code", "credits")),
    "application_declined": (_decline, ("reasons",)),
    "records_delivered": (_delivery, ("session", "kinds")),
    "monitoring_recorded": (_monitoring, ("remarks",)),
    "warning_issued": (_measure, ("grounds", "evidence")),
    "pre_approval_terminated": (_termination, ("grounds", "evidence", "notified_on")),
    "appeal_filed": (_appeal, ()),
    "appeal_decided": (_appeal_decision, ("votes_to_reverse", "votes_to_uphold")),
}
"""The members of each type but for its type and its day, and which of them are required."""
