"""Name what a test is given, in the same way in every process."""

import re

_ADDRESS = re.compile(" at 0x[0-9a-f]+")


def name_of(value: object) -> str:
    """Give the start of what a value looks like, without its address."""
    return _ADDRESS.sub("", repr(value))[:80]
