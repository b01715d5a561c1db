"""The file that is judged at scale, and what each of its lines must end as."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs

import assess as at_scale
import make_ndjson
from cerp_rules import PUBLISHED, Application, assess, dump, impact, load
from judging import Judged, Question

ON: Final = date(2026, 4, 1)
DRAFT: Final = PUBLISHED.revise(
    edition="draft", review_notice="P4W", readings={"sponsor_resume": "everyone"}
)
ASSESSING: Final = Question(on=ON, policy=PUBLISHED)
COMPARING: Final = Question(on=ON, policy=PUBLISHED, draft=DRAFT)

LINES: Final = 1_100
PART: Final = 20_000
MOST: Final = 50_000
BROKEN: Final[tuple[tuple[str, ...], ...]] = (
    (),
    (),
    ("line.json",),
    ("line.utf8",),
    ("line.json",),
    ("shape.day", "invariant.period"),
    ("line.long",),
    ("line.json",),
    ("shape.type",),
    ("line.json",),
    ("line.later",),
)
"""The codes of each sort of broken line that `make_ndjson` writes; the first two are blank."""
BROKEN_NUMBERS: Final = tuple(number for number in range(1, LINES + 1) if number % 97 == 0)


def write(path: Path) -> None:
    """Write a file in which every sort of line comes up."""
    path.write_bytes(b"".join(make_ndjson.lines(LINES)))


def applications() -> dict[int, Application]:
    """Give the application of each line that has one, made without the file."""
    return {
        number: load(make_ndjson.payload(number - 1), Application)
        for number in range(1, LINES + 1)
        if number not in BROKEN_NUMBERS
    }


def quiet(_what: str) -> Callable[[int, int], None]:
    """Show no progress."""
    return lambda _done, _of: None


def judge(path: Path, output: Path, question: Question, **how: Any) -> Judged:
    """Judge a file in parts of this size in this process, unless told otherwise."""
    bounds = {"part_bytes": PART, "most_bytes": MOST, "progress": quiet}
    return at_scale.judge_file(path, output, question, **{**bounds, **how})


def contents(folder: Path) -> dict[str, bytes]:
    """Give what the files of a folder hold, by their names."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def read(path: Path) -> list[Any]:
    """Read a file of lines that are all JSON."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def check_problems(output: Path, sorts: Sequence[tuple[str, ...]]) -> None:
    """Hold the file of problems against what each broken line was written as."""
    expected = [
        (number, code)
        for place, number in enumerate(BROKEN_NUMBERS)
        for code in sorts[place % len(sorts)]
    ]
    found = read(output / "problems.ndjson")
    assert expected == [(one["line"], one["code"]) for one in found]


def check_assessments(output: Path, applications: dict[int, Application]) -> None:
    """Hold the answers against the library, asked without any file."""
    expected = [
        {
            "line": number,
            "application_id": application.application_id,
            "assessment": dump(assess(application, on=ON)),
        }
        for number, application in applications.items()
    ]
    assert expected == read(output / "answers.ndjson")
    check_problems(output, BROKEN)


def check_impacts(output: Path, applications: dict[int, Application]) -> None:
    """Hold the impacts and their totals against the library, asked without any file."""
    later = {
        number: load(make_ndjson.payload(number - 1) | {"submitted_on": "2030-01-01"}, Application)
        for number in BROKEN_NUMBERS[10 :: len(BROKEN)]
    }
    every = dict(sorted((applications | later).items()))
    numbers = list(every)
    found = impact(PUBLISHED, DRAFT, every.values(), on=ON)
    expected = [
        {
            "line": numbers[one.index],
            "impact": dump(attrs.evolve(one, index=numbers[one.index] - 1)),
        }
        for one in found.changes
    ]
    assert expected == read(output / "answers.ndjson")
    check_problems(output, [() if "line.later" in codes else codes for codes in BROKEN])
    told = json.loads((output / "summary.json").read_bytes())
    assert dump(found.totals) == told["totals"]
    assert found.totals.skipped == len(later)
