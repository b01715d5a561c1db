"""Compose the schema of an edition of the policy, its members taken from the register."""

from cerp_rules._schemas._application import OFFERING_KINDS, SPONSOR_KINDS
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    day,
    listing,
    member,
    money,
    name,
    record,
    ref,
    reviewer,
    root,
    term,
    url,
)
from cerp_rules.offerings import OfferingKind
from cerp_rules.policy import MOST_HOLIDAYS, RequiredInformation
from cerp_rules.readings import SWITCHES
from cerp_rules.reviews import Reviewer
from cerp_rules.sponsors import SponsorKind

__all__ = ["policy"]

_REQUIRED_INFORMATION = {
    "sponsor_and_instructors": "Names and resumes of sponsor and instructors.",
    "syllabus": "A syllabus or supporting information, with objectives.",
    "sessions": "The planned days.",
    "registration_contact": "How participants register.",
}


def _source() -> Schema:
    return record(
        "Source",
        "Where the text of the edition was read.",
        {
            "title": member(
                name(),
                "Title",
                "The title of the page or paper.",
                "Continuing Education Credit Partnering Opportunities",
            ),
            "section": member(name(), "Section", "The part of it that is meant.", "Reviews"),
            "url": member(url(), "Address", "Its web address.", "https://example.org/policy"),
            "read_on": member(day(), "Read on", "The day it was read.", "2026-11-23"),
        },
        ("title", "read_on"),
    )


def _readings() -> Schema:
    members = {
        switch.id: member(
            choice(switch.kind, dict(zip(switch.values, switch.meanings, strict=True))),
            switch.question,
            f"{switch.reason} Absent stands for {switch.default.value}.",
            switch.default.value,
            clause=switch.clauses[0],
        )
        for switch in SWITCHES
    }
    return record("Readings", "How the choices that the page leaves are made.", members)


def _term(title: str, description: str, example: str, clause: str) -> Schema:
    return member(term(), title, description, example, clause=clause)


def _identity() -> dict[str, Schema]:
    return {
        "edition": member(name(), "Edition", "The name of the edition.", "published"),
        "in_force_from": member(
            day(), "In force from", "The first day it is in force.", "2027-01-01"
        ),
        "source": member(
            ref("source"),
            "Source",
            "Where its text was read.",
            {"title": "Minutes of the board", "read_on": "2026-11-23"},
        ),
    }


def _applications() -> dict[str, Schema]:
    return {
        "sponsor_kinds": member(
            listing(choice(SponsorKind, SPONSOR_KINDS), len(SponsorKind), least=1, once=True),
            "Kinds of sponsor",
            "Who may submit.",
            ["educational_institution", "individual"],
            clause="applicants.kinds",
        ),
        "offering_kinds": member(
            listing(choice(OfferingKind, OFFERING_KINDS), len(OfferingKind), least=1, once=True),
            "Kinds of offering",
            "What may be pre-approved.",
            ["course", "workshop"],
            clause="applications.activities",
        ),
        "required_information": member(
            listing(
                choice(RequiredInformation, _REQUIRED_INFORMATION),
                len(RequiredInformation),
                least=1,
                once=True,
            ),
            "Required information",
            "What an application must give.",
            ["sponsor_and_instructors", "syllabus", "sessions", "registration_contact"],
            clause="applications.form",
        ),
    }


def _approval() -> dict[str, Schema]:
    return {
        "approval_term": _term(
            "Term of approval",
            "How long a recurring offering is approved.",
            "P2Y",
            "approval-period.two-years",
        ),
        "fee": member(
            ref("fee"),
            "Fee",
            "What an application costs.",
            {"amount": "0", "currency": "USD"},
            clause="fees.none",
        ),
        "reviewers": member(
            listing(reviewer(), len(Reviewer), least=1, once=True),
            "Reviewers",
            "Who reviews an application.",
            ["coordinator", "committee"],
            clause="reviews.reviewers",
        ),
    }


def _times() -> dict[str, Schema]:
    return {
        "review_notice": _term(
            "Time for the review", "How long SER has to tell the result.", "P6W", "reviews.notice"
        ),
        "confirmation_within": _term(
            "Time for the confirmation",
            "How long the sponsor has to confirm a completion.",
            "P30D",
            "completion.confirmation",
        ),
        "retention": _term("Retention", "How long records are kept.", "P6Y", "records.kept"),
        "appeal_within": _term(
            "Time for an appeal",
            "How long a termination can be appealed.",
            "P30D",
            "oversight.appeal",
        ),
    }


def _optional() -> dict[str, Schema]:
    return {
        "holidays": member(
            listing(day(), MOST_HOLIDAYS, once=True),
            "Holidays",
            "Days that are no working days.",
            ["2026-12-25"],
        ),
        "readings": member(
            ref("readings"),
            "Readings",
            "How the choices that the page leaves are made; absent stands for the defaults.",
            {"sponsor_resume": "everyone"},
        ),
    }


def policy() -> Schema:
    """Compose the schema of an edition of the policy."""
    required = {**_identity(), **_applications(), **_approval(), **_times()}
    members = {**required, **_optional()}
    schema = record("Policy", "One edition of the policy.", members, tuple(required))
    return root("policy", schema, {"source": _source(), "fee": money(), "readings": _readings()})
