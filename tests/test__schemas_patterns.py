"""The patterns of the published schemas are read alike everywhere, and everything is bounded."""

import calendar
import re
from typing import Any

import pytest

from cerp_rules import (
    SCHEMA_KINDS,
    schema,
)
from schema_members import MEMBERS, all_schemas

PATTERNS = sorted(
    {
        one["pattern"]
        for kind in SCHEMA_KINDS
        for _, one in all_schemas(schema(kind))
        if "pattern" in one
    }
)
END = r"(?![\s\S])"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_is_read_alike_by_python_and_ecmascript(pattern: str) -> None:
    """A pattern is anchored by what both languages agree on, and has no class that differs."""
    assert pattern.startswith("^")
    assert pattern.endswith((END, f"{END})"))
    rest = pattern.replace(END, "")
    assert [] == re.findall(r"\\[a-tv-zA-Z]", rest)
    outside_classes = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "", rest)
    assert "$" not in outside_classes
    assert [0] == [one.start() for one in re.finditer(r"\^", outside_classes)]
    assert "(?<" not in outside_classes
    assert "(?P" not in outside_classes


# A JSON Pointer goes through names, and RFC 6901 lets these hold any character.
_POINTERS = {"assessment:finding/pointer", "impact:finding/pointer"}


@pytest.mark.parametrize(
    "name", [name for name, one in MEMBERS.items() if "pattern" in one and name not in _POINTERS]
)
def test_pattern_leaves_no_room_for_a_new_line(name: str) -> None:
    """No pattern lets a new line through, before or after what is right."""
    member = MEMBERS[name]
    for example in member["examples"]:
        assert re.search(member["pattern"], example)
        assert not re.search(member["pattern"], f"{example}\n")
        assert not re.search(member["pattern"], f"\n{example}")


_GIVEN = {"assessment", "duty", "deadline", "impact"}


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_text_and_list_has_its_bounds(kind: str) -> None:
    """Each text that is taken has a pattern or choices, each number and list its bounds."""
    for pointer, one in all_schemas(schema(kind)):
        if "title" not in one:
            continue
        if one.get("type") == "string" and kind not in _GIVEN:
            assert {"pattern", "enum", "const"} & set(one), pointer
        if one.get("type") == "array":
            assert "maxItems" in one, pointer
        if one.get("type") == "integer":
            assert {"minimum", "maximum"} <= set(one), pointer


_COMPUTED: Any = MEMBERS["deadline:/due_on"]["pattern"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1900-01-01", True),
        ("1899-12-31", False),
        ("1900-02-29", False),
        ("2000-02-29", True),
        ("2200-12-31", True),
        ("2201-01-01", True),
        ("2300-02-29", False),
        ("2400-02-29", True),
        ("3196-02-29", True),
        ("3200-02-29", True),
        ("3400-02-29", False),
        ("8800-02-29", True),
        ("8996-02-29", True),
        ("8997-02-29", False),
        ("9000-02-28", True),
        ("9000-02-29", False),
        ("9000-12-31", True),
        ("9001-01-01", False),
        ("2300-04-31", False),
        ("2300-13-01", False),
        ("2300-1-1", False),
        ("23000101", False),
        ("\u0662300-01-01", False),
    ],
)
def test_computed_day_is_one_from_1900_to_9000(text: str, right: bool) -> None:  # noqa: FBT001
    """A day that was counted may lie beyond 2200, and must exist."""
    assert right is (re.search(_COMPUTED, text) is not None)


def test_computed_days_are_those_of_the_calendar() -> None:
    """For each year the last of February is the one that the standard library knows."""
    for year in range(1900, 9001):
        leap = calendar.isleap(year)
        assert leap is (re.search(_COMPUTED, f"{year}-02-29") is not None), year
        assert re.search(_COMPUTED, f"{year}-02-28"), year
        assert not re.search(_COMPUTED, f"{year}-02-30"), year
