"""The pages of the schemas have every member in words, and a sample that is accepted."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from jsonschema import ValidationError

from cerp_rules import (
    CLAUSES,
    SCHEMA_KINDS,
    Application,
    Completion,
    Event,
    EventType,
    MarketingUse,
    Policy,
    check,
    load,
    schema,
)
from site_pages import samples, schema_words, schemas

# What is taken and what is refused of the texts on either side of what the words say.
PATTERNS = {
    "text with something visible in it": (("a", " a "), ("", " ")),
    "a day that exists, `YYYY-MM-DD`, 1900 to 2200": (
        ("1900-01-01", "2024-02-29", "2200-12-31"),
        ("1899-12-31", "2023-02-29", "2201-01-01", "2026-3-2"),
    ),
    "a day that exists, `YYYY-MM-DD`, 1900 to 9000": (
        ("1900-01-01", "2024-02-29", "9000-12-31"),
        ("1899-12-31", "2023-02-29", "9001-01-01", "2026-3-2"),
    ),
    "an http, https or urn address": (
        ("http://example.org", "https://example.org/a", "urn:isbn:0451450523"),
        ("ftp://example.org", "example.org"),
    ),
    "an http or https address": (
        ("http://example.org", "https://example.org/a"),
        ("urn:isbn:0451450523", "ftp://example.org", "example.org"),
    ),
    "an e-mail address": (("a@example.org",), ("@example.org", "a@", "a")),
    "a decimal above zero, as text such as `2.5`": (("2.5", "16"), ("0", "0.0", "-1", "a")),
    "a decimal, zero or more, as text such as `2.5`": (("2.5", "16", "0", "0.0"), ("-1", "a")),
    "three capital letters": (("USD",), ("US", "USDX", "usd")),
    "a length of time in ISO 8601, such as `P6W` or `P2Y`": (("P6W", "P2Y"), ("P", "6W", "PT1H")),
    "an id in small letters, such as `sponsor-kind`": (("sponsor-kind",), ("", "Sponsor")),
    "a JSON Pointer, such as `/sponsor/kind`": (("/sponsor/kind", ""), ("sponsor/kind",)),
}


def _in_words(pattern: str) -> str:
    return schema_words.asked({"type": "string", "pattern": pattern}, "impact")


def _patterns() -> set[str]:
    """Give every pattern of the schemas."""
    waiting: list[object] = [schema(kind) for kind in SCHEMA_KINDS]
    found = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
            found |= {one["pattern"]} if isinstance(one.get("pattern"), str) else set()
        elif isinstance(one, list):
            waiting += one
    return found


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_the_page_of_a_schema_has_each_member(kind: str) -> None:
    """Each member stands on the page, in order, and those that are required say so."""
    whole = schema(kind)
    objects = [whole, *whole.get("$defs", {}).values()]
    expected = [
        (name, name in one.get("required", ()))
        for one in objects
        for name in one.get("properties", {})
    ]
    rows = re.findall(
        r"^\* - `(\w+)`( \*\*required\*\*)?$", schemas.schema_page(kind), re.MULTILINE
    )
    assert expected == [(name, bool(required)) for name, required in rows]


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_the_page_of_a_schema_has_each_clause_and_value(kind: str) -> None:
    """What the schema says of clauses and values stands on its page."""
    page, text = schemas.schema_page(kind), json.dumps(schema(kind))
    ids = re.findall(r'"x-clause": "([^"]+)"', text)
    assert Counter(ids) == Counter(re.findall(r"\(\{ref\}`(\S+) <clause-", page))
    for described in re.findall(r'"x-enum-descriptions": (\{.+?\})', text):
        assert [] == [
            f"- `{value}`: {meaning}"
            for value, meaning in json.loads(described).items()
            if f"- `{value}`: {meaning}\n" not in page
        ]


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_the_sample_of_a_schema_is_shown(kind: str) -> None:
    """The page shows the sample that the schema accepted, as JSON."""
    shown, *_ = re.findall(
        r"^```json\n(.+?)^```$", schemas.schema_page(kind), re.MULTILINE | re.DOTALL
    )
    assert samples.sample(kind) == json.loads(shown)


@pytest.mark.parametrize(
    ("kind", "into"),
    [
        ("application", Application),
        ("complete-application", Application),
        ("event", Event),
        ("completion", Completion),
        ("marketing-use", MarketingUse),
        ("policy", Policy),
    ],
)
def test_a_sample_loads(kind: str, into: type[Any]) -> None:
    """What is shown of a payload that comes in does come in."""
    assert () == check(samples.sample(kind), into)


def test_each_type_of_event_has_a_sample() -> None:
    """The page of events shows a payload of each type, which loads as an event of that type."""
    page = schemas.schema_page("event")
    given = samples.event_samples()
    assert [one.value for one in EventType] == list(given)
    for type_, payload in given.items():
        assert type_ == load(payload, Event).type
        shown = page.partition(f"### A sample of `{type_}`\n\n```json\n")[2]
        assert payload == json.loads(shown.partition("```")[0])


def test_a_sample_that_its_schema_refuses_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page cannot show what its schema refuses."""
    monkeypatch.setattr(samples, "SAMPLES", {"duty": dict})
    with pytest.raises(ValidationError):
        samples.sample("duty")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"type": "boolean"}, "true or false"),
        ({"type": "integer", "minimum": 0, "maximum": 2000}, "a whole number, 0 to 2,000"),
        ({"type": "string", "const": "appeal_filed"}, "`appeal_filed`"),
        ({"type": "string", "enum": ["must", "may"]}, "one of `must`, `may`"),
        (
            {"type": "string", "enum": ["a"], "x-enum-descriptions": {"a": "A."}},
            "one of the values",
        ),
        ({"type": "string", "enum": [one.id for one in CLAUSES]}, "the id of a clause"),
        ({"type": "string"}, "text"),
        ({"type": "string", "minLength": 1}, "text, 1 characters or more"),
        ({"$ref": "#/$defs/case_impact"}, "{ref}`case impact <schema-impact-case-impact>`"),
        (
            {"type": "array", "items": {"type": "boolean"}, "maxItems": 3},
            "a list, each item true or false; at most 3 items",
        ),
        (
            {
                "type": "array",
                "items": {"$ref": "#/$defs/fee"},
                "minItems": 1,
                "maxItems": 5,
                "uniqueItems": True,
            },
            "a list, each item {ref}`fee <schema-impact-fee>`; 1 to 5 items, each once",
        ),
    ],
)
def test_what_a_member_holds_is_told_in_words(asked: dict[str, Any], words: str) -> None:
    """Each form that a member of the schemas has is told in plain words."""
    assert words == schema_words.asked(asked, "impact")


@pytest.mark.parametrize("words", PATTERNS)
def test_what_a_pattern_asks_is_told_truly(words: str) -> None:
    """The pattern takes what its words say, and refuses what lies just beyond them."""
    (pattern,) = (one for one in _patterns() if words == _in_words(one))
    taken, refused = PATTERNS[words]
    assert [*taken] == [one for one in (*taken, *refused) if re.search(pattern, one)]


def test_each_pattern_is_told() -> None:
    """No two patterns of the schemas have the same words, and each is tried above."""
    assert sorted(PATTERNS) == sorted(map(_in_words, _patterns()))


@pytest.mark.parametrize(
    "asked",
    [{"type": "boolean", "const": True}, {"type": "string", "contentEncoding": "base64"}],
    ids=["keyword-of-another-type", "keyword"],
)
def test_a_keyword_without_words_is_an_error(asked: dict[str, Any]) -> None:
    """No page is silent on a keyword that somebody adds to the schemas."""
    with pytest.raises(LookupError, match="no words for"):
        schema_words.asked(asked, "impact")


def test_conditions_are_told_in_words() -> None:
    """What makes an application complete reads like a sentence."""
    whole = schema("complete-application")
    assert [
        "`sponsor.kind` is present.",
        "Where `sponsor.kind` is `individual`, `sponsor.resume` is present.",
        (
            "Where `offering.kind` is `conference` or `symposium`, one of `instructors` is such "
            "that `resume` is present; otherwise each of `instructors` is such that `resume` is "
            "present."
        ),
        "Where `requested_approval` is `two_years`, `offering.recurring` is present.",
    ] == list(schema_words.conditions(whole))
    assert [
        "Either `syllabus` is present, or `supporting_information` has at least 1 item."
    ] == list(schema_words.conditions(whole["$defs"]["offering"]))
    assert ["Unless `outcome` is `eligible`, `award` is absent."] == list(
        schema_words.conditions(schema("assessment"))
    )
    assert [] == list(schema_words.conditions(schema("event")))
