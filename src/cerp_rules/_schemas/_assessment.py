"""Compose the schema of an assessment, which the library gives and does not take."""

from typing import Final

from cerp_rules import _text
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    clause,
    credit_award,
    day,
    flag,
    identifier,
    line,
    listing,
    member,
    name,
    record,
    ref,
    root,
)
from cerp_rules.clauses import Modality, Party
from cerp_rules.findings import MOST_FACTS, MOST_FINDINGS, Outcome, Verdict

__all__ = [
    "ASSESSMENT",
    "FINDING",
    "OUTCOMES",
    "assessment",
    "assessment_record",
    "fact",
    "finding",
]

_VERDICTS: Final = {
    "met": "The clause is met.",
    "not_met": "The clause is not met.",
    "unknown": "A fact that is needed is absent; the finding asks for it.",
    "open": "All facts are there, and a person must decide.",
    "not_applicable": "The clause does not apply.",
}
OUTCOMES: Final = {
    "eligible": "Nothing decisive stands against it.",
    "ineligible": "A decisive clause is not met.",
    "incomplete": "A fact that is needed is absent.",
    "needs_decision": "A person must decide.",
}

FINDING: Final = {
    "rule": "sponsor-kind",
    "clause": "applicants.kinds",
    "modality": "must",
    "verdict": "unknown",
    "decisive": True,
    "pointer": "/sponsor/kind",
    "message": "The kind of the sponsor is not given.",
    "facts": [],
    "readings": [],
    "question": "What is the sponsor?",
    "supplied_by": "sponsor",
}
"""A finding that asks something, as an example."""
ASSESSMENT: Final = {
    "outcome": "incomplete",
    "on": "2026-04-01",
    "edition": "published",
    "library": "0.1.0",
    "findings": [FINDING],
}
"""An assessment, as an example."""


def fact() -> Schema:
    """Describe a fact that a finding rests on."""
    return record(
        "Fact",
        "A fact that a finding rests on.",
        {
            "name": member(line(), "Name", "What the fact is.", "sponsor.kind"),
            "text": member(line(), "Text", "The fact, as text.", "individual"),
        },
        ("name", "text"),
    )


def _judgment() -> dict[str, Schema]:
    return {
        "rule": member(identifier(), "Rule", "The rule that judged.", "sponsor-kind"),
        "clause": member(
            clause(),
            "Clause",
            "The clause it rests on.",
            "applicants.kinds",
        ),
        "modality": member(
            choice(Modality), "Modality", "How binding it is; should where it is advice.", "must"
        ),
        "verdict": member(choice(Verdict, _VERDICTS), "Verdict", "What it says.", "unknown"),
        "decisive": member(
            flag(),
            "Decisive",
            "Whether the outcome looks at it.",
            True,
        ),
        "pointer": member(
            {"type": "string", "pattern": _text.POINTER},
            "Pointer",
            "An RFC 6901 JSON Pointer to the member it is about, present or not.",
            "/sponsor/kind",
        ),
        "message": member(
            line(), "Message", "What was found, in words.", "The kind of the sponsor is not given."
        ),
    }


def _grounds() -> dict[str, Schema]:
    return {
        "facts": member(
            listing(ref("fact"), MOST_FACTS),
            "Facts",
            "The facts it rests on.",
            [{"name": "sponsor.kind", "text": "individual"}],
        ),
        "readings": member(
            listing(identifier(), MOST_FACTS),
            "Readings",
            "The readings it relied on.",
            ["sponsor_resume"],
        ),
        "question": member(
            line(), "Question", "What to ask; only with unknown.", "What is the sponsor?"
        ),
        "supplied_by": member(
            choice(Party), "Supplied by", "Who can answer; only with unknown.", "sponsor"
        ),
    }


def finding() -> Schema:
    """Describe a finding, which asks if and only if a fact is absent."""
    members = {**_judgment(), **_grounds()}
    schema = record(
        "Finding", "One judgment on one clause.", members, tuple(members)[: -len(_ASKED)]
    )
    unknown = {"type": "object", "properties": {"verdict": {"const": "unknown"}}}
    schema["if"] = unknown
    # Strict validators want a member that is required to be named among the properties.
    asked = dict.fromkeys(_ASKED, True)
    schema["then"] = {"type": "object", "properties": asked, "required": list(_ASKED)}
    schema["else"] = {
        "type": "object",
        "properties": dict.fromkeys(_ASKED, False),
    }
    return schema


_ASKED: Final = ("question", "supplied_by")


def assessment() -> Schema:
    """Compose the schema of an assessment."""
    parts = {"finding": finding(), "fact": fact(), "credits": credit_award()}
    return root("assessment", assessment_record(), parts)


def assessment_record() -> Schema:
    """Describe an assessment, which has an award with eligible alone."""
    schema = record(
        "Assessment",
        "All findings on one question, and what they add up to.",
        {
            "outcome": member(
                choice(Outcome, OUTCOMES),
                "Outcome",
                "What the decisive findings add up to.",
                "incomplete",
            ),
            "on": member(day(), "On", "The day the question is asked for.", "2026-04-01"),
            "edition": member(
                name(), "Edition", "The edition of the policy that was applied.", "published"
            ),
            "library": member(
                line(), "Library", "The version of the library that applied it.", "0.1.0"
            ),
            "award": member(
                ref("credits"),
                "Award",
                "The credits to assign; only of a completion, and only with eligible.",
                {"value": "16", "unit": "CEC"},
                clause="benefits.known-credits",
            ),
            "findings": member(
                listing(ref("finding"), MOST_FINDINGS),
                "Findings",
                "The findings, in the order of the policy page.",
                [],
            ),
        },
        ("outcome", "on", "edition", "library", "findings"),
    )
    eligible = {"type": "object", "properties": {"outcome": {"const": Outcome.ELIGIBLE.value}}}
    schema["if"] = eligible
    schema["else"] = {"type": "object", "properties": {"award": False}}
    return schema
