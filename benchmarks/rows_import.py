"""Time what an import costs, each in a fresh process."""

from typing import Final

from measuring import Row, import_seconds

__all__ = ["rows"]

MOST_RATIO: Final = 1.15
_OTHERS: Final = "import attrs, cattrs, pendulum"
_ALONE: Final = "import cerp_rules"
_USED: Final = "from cerp_rules import Application, assess, load"


def rows(*, rounds: int) -> tuple[list[Row], dict[str, float]]:
    """Give a row for each way to import, and the milliseconds.

    An import that puts off its work would look good alone, so the names that everybody uses are
    imported too.
    """
    took = import_seconds({one: one for one in (_OTHERS, _ALONE, _USED)}, rounds)
    found = [
        Row(f"{_ALONE} ÷ {_OTHERS}", took[_ALONE] / took[_OTHERS], MOST_RATIO),
        Row(f"{_USED} ÷ {_OTHERS}", took[_USED] / took[_OTHERS]),
    ]
    return found, {name: seconds * 1e3 for name, seconds in took.items()}
