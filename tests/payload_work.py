"""Count the work that a call does, which is the same on a fast machine and on a busy one."""

import sys
from collections.abc import Callable


def calls_of(call: Callable[[], object]) -> int:
    """Give how many functions, of Python and built in, a call calls all in all."""
    count = 0

    def see(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        if event in {"call", "c_call"}:
            count += 1

    profiler = sys.getprofile()
    sys.setprofile(see)
    try:
        call()
    finally:
        sys.setprofile(profiler)
    return count
