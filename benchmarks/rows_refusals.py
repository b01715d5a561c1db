"""Find the slowest refusal of all hostile payloads."""

from functools import partial
from typing import Final

from cerp_rules import check
from hostile import hostile
from measuring import Row, best_of

__all__ = ["rows"]

MOST_MILLISECONDS: Final = 10.0
_BEST_OF: Final = 5
_SHOWN: Final = 10
_QUICK_STRIDE: Final = 23


def rows(*, quick: bool) -> tuple[list[Row], dict[str, float]]:
    """Give the row, and the milliseconds of the slowest.

    Each is refused once before it is timed, and then the best of a few counts, so that neither the
    first import nor what else the machine does is taken for the work of a refusal.
    """
    took: dict[str, float] = {}
    for one in hostile(every=_QUICK_STRIDE if quick else 1):
        refuse = partial(check, one.payload, one.into)
        if not refuse():
            message = f"{one.name} is accepted"
            raise AssertionError(message)
        took[one.name] = 1e3 * best_of(refuse, most=_BEST_OF)
    slowest = sorted(took, key=took.__getitem__, reverse=True)[:_SHOWN]
    row = Row(
        "slowest refusal found",
        took[slowest[0]],
        MOST_MILLISECONDS,
        unit="ms",
        note=f"of {len(took):,} hostile payloads: {slowest[0]}",
    )
    return [row], {name: took[name] for name in slowest}
