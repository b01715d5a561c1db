"""Make the pictures of the documentation from the code, each an SVG that stands alone.

    python docs/pictures.py --timeline docs/timeline.svg [--check]

writes the picture of the README, or says whether it is what the code makes now.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "docs" / "examples")]

from cerp_rules import (  # noqa: E402  # as above
    Application,
    ApplicationSubmitted,
    Completion,
    Event,
    PreApproval,
    approval_period,
    deadlines,
    load,
)
from cerp_rules.exports import timeline_svg  # noqa: E402  # as above
from cerp_rules.exports._svg import element, text_width  # noqa: E402  # as above
from drawing import EDGE, LINE, WIDTH, picture, text  # noqa: E402  # as above
from life_of_a_case import AFTER, BEFORE, COMPLETION, SUBMITTED  # noqa: E402  # the path comes first
from lifecycle_picture import lifecycle  # noqa: E402  # as above

ON: Final = date(2027, 9, 14)
"""The day after the appeal is decided, on which the example is shown."""
_RENEWED: Final = date(2028, 1, 15)
_LEAP_DAY: Final = date(2024, 2, 29)

# --- The layers ---------------------------------------------------------------------------------

_GROUPS: Final = (
    ("testing", "What others read and test with"),
    ("payloads", "The boundary: check, load, dump"),
    ("impacts", "What a change of policy changes"),
    ("duties_owed", "Answers: assessments and duties"),
    ("lifecycle", "The life of a case"),
    ("rules", "The rules, by section of the page"),
    ("case", "What is known, and what is found"),
    ("policy_book", "The policy: editions and readings"),
    ("transitions", "What can happen"),
    ("approvals", "The nouns"),
    ("periods", "Days, clauses and errors"),
)
"""Each group of layers by the module of its uppermost one, from above."""


def layers() -> str:
    """Draw the layers of the library, each group importing from those below it alone."""
    grouped = grouped_layers()
    body = text(EDGE, 40, "Imports run downwards", "heading")
    y = 60.0
    for name, modules in grouped:
        lines = list(_broken(", ".join(modules), WIDTH - 2 * EDGE - 300))
        height = 20 + LINE * len(lines)
        body += element(
            "rect", _class="box", x=EDGE, y=y, width=WIDTH - 2 * EDGE, height=height, rx=8
        )
        body += text(EDGE + 14, y + 23, name, "name")
        for index, line in enumerate(lines):
            body += text(EDGE + 290, y + 23 + LINE * index, line, "small")
        y += height + 8
    told = " ".join(f"{name}: {', '.join(modules)}." for name, modules in grouped)
    return picture("layers", "The layers of the library, from above", told, body, y + 20)


def grouped_layers() -> list[tuple[str, list[str]]]:
    """Give the public modules of each group, in the order of the contract that holds them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    split = [layer.split(" | ") for layer in contract["layers"]]
    begins = [
        next(index for index, layer in enumerate(split) if module in layer) for module, _ in _GROUPS
    ]
    spans = pairwise([*begins, len(split)])
    return [
        (name, [one for layer in split[begin:end] for one in layer if not one.startswith("_")])
        for (_, name), (begin, end) in zip(_GROUPS, spans, strict=True)
    ]


def _broken(text: str, most: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and text_width(f"{line} {word}", 11.5) > most:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


# --- How days are counted -----------------------------------------------------------------------


def counting_weeks() -> str:
    """Draw the six weeks of the review: the day of submission is day 0, and not counted."""
    owed = deadlines(_case(), on=ON)
    found = next(one for one in owed if one.duty_id == "review-notice")
    return _counted(
        "counting-weeks",
        "Six weeks for the review",
        first=(found.day_zero, "day 0, submission", False),
        last=(found.due_on, "the last day to notify", "too late"),
        words=found.counting,
        parts=6,
    )


def counting_years() -> str:
    """Draw two years from 29 February: the first day counts, and the end has no 29 February."""
    application = load(SUBMITTED | {"submitted_on": "2024-01-15"}, Application)
    period = approval_period(application, decided_on=_LEAP_DAY)
    if period is None:
        raise RuntimeError("the example asks for an approval of two years")
    return _counted(
        "counting-years",
        "Two years of approval from 29 February",
        first=(period.first, "first day, in force", True),
        last=(period.last, "last day in force", "not in force"),
        words=f"in force {period}: the first day counts; "
        "2026 has no 29 February, so that 1 March is the first day after",
        parts=2,
    )


def counting_appeal() -> str:
    """Draw the thirty days of an appeal: the day of the notice is day 0."""
    owed = deadlines(_case(), on=ON)
    ended = deadlines(_case(but_last=2), on=date(2027, 8, 2))
    found = next(one for one in (*owed, *ended) if one.duty_id == "appeal")
    return _counted(
        "counting-appeal",
        "Thirty days to appeal",
        first=(found.day_zero, "day 0, told of the termination", False),
        last=(found.due_on, "the last day to appeal", "too late"),
        words=found.counting,
        parts=30,
    )


def counting_retention() -> str:
    """Draw how long a record is kept, from the last day of the session."""
    owed = deadlines(_case(), [load(COMPLETION, Completion)], on=ON)
    found = next(one for one in owed if one.duty_id == "attendance-record")
    return _counted(
        "counting-retention",
        "Six years of keeping a record of attendance",
        first=(found.day_zero, "day 0, the session ends", False),
        last=(found.due_on, "the last day to keep it", "may be disposed of"),
        words=found.counting,
        parts=6,
    )


def _counted(  # noqa: PLR0913  # each is told in the picture
    name: str,
    title: str,
    *,
    first: tuple[date, str, bool],
    last: tuple[date, str, str],
    words: str,
    parts: int,
) -> str:
    """Draw a count: its first day, whether that counts, its last day, and the day after."""
    left, right, after, y = 150.0, 670.0, 850.0, 122
    begins, begins_as, counts = first
    ends, ends_as, then = last
    next_day = ends + timedelta(days=1)
    body = text(EDGE, 44, title, "heading")
    body += text(EDGE, 66, words, "small")
    body += element("path", _class="arrow", d=f"M{right:g} {y}H{after:g}", stroke_dasharray="3 4")
    body += element("path", _class="counted", d=f"M{left + (0 if counts else 9):g} {y}H{right:g}")
    for part in range(1, parts):
        x = left + (right - left) * part / parts
        body += element("path", _class="part", d=f"M{x:.1f} {y - 5}v10")
    marks = (
        (
            left,
            begins,
            begins_as,
            "in" if counts else "out",
            "counted" if counts else "not counted",
        ),
        (right, ends, ends_as, "in", "counted"),
        (after, next_day, then, "out", ""),
    )
    for x, day, what, kind, note in marks:
        body += element("circle", _class=kind, cx=x, cy=y, r=8)
        body += text(x, y - 20, f"{day:%a} {day.day} {day:%b %Y}", "name", "middle")
        body += text(x, y + 30, what, "plain", "middle") + text(x, y + 47, note, "small", "middle")
    told = f"{words}. {begins_as.capitalize()}: {begins}. {ends_as.capitalize()}: {ends}."
    return picture(name, title, told, body, 196)


# --- The example --------------------------------------------------------------------------------


def timeline() -> str:
    """Draw the timeline of the case that `make demo` tells."""
    completion = load(COMPLETION, Completion)
    return timeline_svg(_case(), [completion], on=ON, renewals={"CERP-204": date(2028, 1, 15)})


def _case(*, but_last: int = 0) -> PreApproval:
    application = load(SUBMITTED, Application)
    first = ApplicationSubmitted(on=application.submitted_on, application=application)
    others = [load(one, Event) for one in (*BEFORE, *AFTER)]
    return PreApproval.replay([first, *others[: len(others) - but_last]])


# --- Writing ------------------------------------------------------------------------------------

PICTURES: Final = MappingProxyType(
    {
        "lifecycle.svg": lifecycle,
        "layers.svg": layers,
        "counting-weeks.svg": counting_weeks,
        "counting-years.svg": counting_years,
        "counting-appeal.svg": counting_appeal,
        "counting-retention.svg": counting_retention,
        "timeline.svg": timeline,
    }
)
"""What makes each picture, by the name of its file."""


def write_pictures(folder: Path) -> tuple[Path, ...]:
    """Write every picture into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, make in PICTURES.items():
        path = folder / name
        path.write_text(make() + "\n", "utf-8")
        written.append(path)
    return tuple(written)


def main(arguments: list[str] | None = None) -> int:
    """Write the timeline of the README, or tell whether it is current."""
    parser = argparse.ArgumentParser(description="Make the timeline of the README.")
    parser.add_argument("--timeline", type=Path, required=True, metavar="FILE")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if it differs")
    asked = parser.parse_args(arguments)
    path: Path = asked.timeline
    made = timeline() + "\n"
    if not asked.check:
        path.write_text(made, "utf-8")
        return 0
    if path.exists() and path.read_text("utf-8") == made:
        return 0
    print(f"{path} is not what the code makes now; run: python docs/pictures.py --timeline {path}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
