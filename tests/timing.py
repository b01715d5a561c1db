"""Tell a call that stalls from one that takes a moment, on however busy a machine."""

import math
import sys
import time
from collections.abc import Callable
from typing import Final

STALL: Final = 1.0
"""Seconds of processor time, many times what any refusal takes and few for one that stalls."""


def seconds(call: Callable[[], object]) -> float:
    """Give the processor time of a call, the best of three, without what a tracer takes of it."""
    tracer = sys.gettrace()
    sys.settrace(None)
    best = math.inf
    try:
        for _ in range(3):
            started = time.thread_time()
            call()
            best = min(best, time.thread_time() - started)
    finally:
        sys.settrace(tracer)
    return best
