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
sys.path.insert(0, str(ROOT / "docs" / "examples"))

from cerp_rules import (  # noqa: E402  # as above
    TRANSITIONS,
    Application,
    ApplicationSubmitted,
    Completion,
    Event,
    EventType,
    PreApproval,
    Status,
    approval_period,
    deadlines,
    load,
)
from cerp_rules.exports import timeline_svg  # noqa: E402  # as above
from cerp_rules.exports._svg import element, escaped, text_width  # noqa: E402  # as above
from life_of_a_case import AFTER, BEFORE, COMPLETION, SUBMITTED  # noqa: E402  # the path comes first

ON: Final = date(2027, 9, 14)
"""The day after the appeal is decided, on which the example is shown."""
_RENEWED: Final = date(2028, 1, 15)
_LEAP_DAY: Final = date(2024, 2, 29)

_WIDTH: Final = 960
_EDGE: Final = 28
_LINE: Final = 17
_STYLE: Final = (
    ".cerp-picture{--card:#ffffff;--edge:#d5dde3;--ink:#1b2730;--muted:#54636f;--box:#eef4f1;"
    "--line:#2d7a55;--arrow:#54636f}"
    "@media (prefers-color-scheme:dark){.cerp-picture{--card:#12191f;--edge:#2f3b44;--ink:#e7eef3;"
    "--muted:#a4b3be;--box:#182820;--line:#6fbf95;--arrow:#a4b3be}}"
    ".cerp-picture text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;"
    "font-size:13px;fill:var(--ink)}"
    ".cerp-picture .name{font-weight:650}"
    ".cerp-picture .small{font-size:11.5px;fill:var(--muted)}"
    ".cerp-picture .heading{font-size:16px;font-weight:650}"
    ".cerp-picture .card{fill:var(--card);stroke:var(--edge)}"
    ".cerp-picture .box{fill:var(--box);stroke:var(--line)}"
    ".cerp-picture .final{stroke-width:2.5}"
    ".cerp-picture .arrow{fill:none;stroke:var(--arrow);stroke-width:1.5}"
    ".cerp-picture .head{fill:var(--arrow)}"
    ".cerp-picture .counted{stroke:var(--line);stroke-width:4;fill:none}"
    ".cerp-picture .part{stroke:var(--line);stroke-width:1.5}"
    ".cerp-picture .in{fill:var(--line);stroke:var(--line);stroke-width:2}"
    ".cerp-picture .out{fill:var(--card);stroke:var(--arrow);stroke-width:2}"
)


def _picture(name: str, title: str, told: str, body: str, height: float) -> str:
    card = {"x": 0.5, "y": 0.5, "width": _WIDTH - 1, "height": height - 1, "rx": 12}
    return element(
        "svg",
        element("title", escaped(title), id=f"{name}-title")
        + element("desc", escaped(told), id=f"{name}-desc")
        + element("style", _STYLE)
        + element("rect", _class="card", **card)
        + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height:g}",
        width=_WIDTH,
        height=height,
        _class="cerp-picture",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def _text(x: float, y: float, text: str, kind: str = "plain", anchor: str = "start") -> str:
    return element("text", escaped(text), _class=kind, x=x, y=y, text_anchor=anchor)


# --- The lifecycle ------------------------------------------------------------------------------

_BOX: Final = 150
_PLACES: Final = MappingProxyType(
    {
        Status.UNDER_REVIEW: (28, 80),
        Status.WITHDRAWN: (28, 330),
        Status.DECLINED: (279, 330),
        Status.APPROVED: (279, 80),
        Status.TERMINATED: (530, 80),
        Status.UNDER_APPEAL: (782, 80),
        Status.TERMINATION_FINAL: (782, 330),
    }
)
"""Where the box of each state stands; a state without a place cannot be drawn."""
_ARROWS: Final = MappingProxyType(
    {
        (Status.UNDER_REVIEW, Status.APPROVED): ("M178 114H274", "M279 114l-9-5v10z", (228, 90)),
        (Status.UNDER_REVIEW, Status.WITHDRAWN): ("M64 158V325", "M64 330l-5-9h10z", (106, 290)),
        (Status.UNDER_REVIEW, Status.DECLINED): (
            "M150 158V286H354V325",
            "M354 330l-5-9h10z",
            (228, 262),
        ),
        (Status.APPROVED, Status.TERMINATED): ("M429 114H525", "M530 114l-9-5v10z", (479, 90)),
        (Status.TERMINATED, Status.UNDER_APPEAL): ("M680 114H777", "M782 114l-9-5v10z", (731, 90)),
        (Status.UNDER_APPEAL, Status.APPROVED): (
            "M857 80V46H354V75",
            "M354 80l-5-9h10z",
            (605, 22),
        ),
        (Status.UNDER_APPEAL, Status.TERMINATION_FINAL): (
            "M857 243V325",
            "M857 330l-5-9h10z",
            (822, 282),
        ),
    }
)
"""How each arrow runs, its head, and the middle of its words, which stand in two lines."""


def lifecycle() -> str:
    """Draw the transition table: a box for each state, with what can happen and change nothing."""
    body, told = "", []
    for status, row in TRANSITIONS.items():
        staying = [_in_words(kind) for kind, ends in row.items() if status in ends]
        body += _state(status, staying)
        told += [f"While {_in_words(status)} can happen: {', '.join(staying)}."] if staying else []
    for start, row in TRANSITIONS.items():
        for kind, ends in row.items():
            for end in ends:
                if end is not start:
                    body += _arrow(start, end, kind)
                    told.append(f"From {_in_words(start)} to {_in_words(end)}: {_in_words(kind)}.")
    title = "The life of a pre-approval, from the transition table"
    return _picture("lifecycle", title, " ".join(told), body, 522)


def _state(status: Status, staying: list[str]) -> str:
    x, y = _PLACES[status]
    height = 44 + _LINE * len(staying) - (0 if staying else 4)
    final = all(ends == (status,) for ends in TRANSITIONS[status].values())
    box = element(
        "rect", _class="box final" if final else "box", x=x, y=y, width=_BOX, height=height, rx=8
    )
    lines = (
        _text(x + 10, y + 48 + _LINE * index, words, "small") for index, words in enumerate(staying)
    )
    return box + _text(x + 10, y + 26, _in_words(status), "name") + "".join(lines)


def _arrow(start: Status, end: Status, kind: EventType) -> str:
    line, head, (x, y) = _ARROWS[start, end]
    first, second = _in_words(kind).split(" ")
    return (
        element("path", _class="arrow", d=line)
        + element("path", _class="head", d=head)
        + _text(x, y, first, "small", "middle")
        + _text(x, y + _LINE - 2, second, "small", "middle")
    )


def _in_words(one: Status | EventType) -> str:
    return one.value.replace("pre_approval", "pre-approval").replace("_", " ")


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
    body = _text(_EDGE, 40, "Imports run downwards", "heading")
    y = 60.0
    for name, modules in grouped:
        lines = list(_broken(", ".join(modules), _WIDTH - 2 * _EDGE - 300))
        height = 20 + _LINE * len(lines)
        body += element(
            "rect", _class="box", x=_EDGE, y=y, width=_WIDTH - 2 * _EDGE, height=height, rx=8
        )
        body += _text(_EDGE + 14, y + 23, name, "name")
        for index, line in enumerate(lines):
            body += _text(_EDGE + 290, y + 23 + _LINE * index, line, "small")
        y += height + 8
    told = " ".join(f"{name}: {', '.join(modules)}." for name, modules in grouped)
    return _picture("layers", "The layers of the library, from above", told, body, y + 20)


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
    body = _text(_EDGE, 44, title, "heading")
    body += _text(_EDGE, 66, words, "small")
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
        body += _text(x, y - 20, f"{day:%a} {day.day} {day:%b %Y}", "name", "middle")
        body += _text(x, y + 30, what, "plain", "middle") + _text(
            x, y + 47, note, "small", "middle"
        )
    told = f"{words}. {begins_as.capitalize()}: {begins}. {ends_as.capitalize()}: {ends}."
    return _picture(name, title, told, body, 196)


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
