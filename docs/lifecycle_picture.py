"""Draw the transition table: where boxes and arrows stand is said here, what they tell is not."""

from types import MappingProxyType
from typing import Final

from cerp_rules import TRANSITIONS, EventType, Status
from cerp_rules.exports._svg import element
from drawing import LINE, picture, text

__all__ = ["lifecycle"]

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
    return picture("lifecycle", title, " ".join(told), body, 522)


def _state(status: Status, staying: list[str]) -> str:
    x, y = _PLACES[status]
    height = 44 + LINE * len(staying) - (0 if staying else 4)
    final = all(ends == (status,) for ends in TRANSITIONS[status].values())
    box = element(
        "rect", _class="box final" if final else "box", x=x, y=y, width=_BOX, height=height, rx=8
    )
    lines = (
        text(x + 10, y + 48 + LINE * index, words, "small") for index, words in enumerate(staying)
    )
    return box + text(x + 10, y + 26, _in_words(status), "name") + "".join(lines)


def _arrow(start: Status, end: Status, kind: EventType) -> str:
    line, head, (x, y) = _ARROWS[start, end]
    first, second = _in_words(kind).split(" ")
    return (
        element("path", _class="arrow", d=line)
        + element("path", _class="head", d=head)
        + text(x, y, first, "small", "middle")
        + text(x, y + LINE - 2, second, "small", "middle")
    )


def _in_words(one: Status | EventType) -> str:
    return one.value.replace("pre_approval", "pre-approval").replace("_", " ")
