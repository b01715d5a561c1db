"""Make values of members that are known to be sound, past the checks of a constructor.

For the rules, which make very many findings, and for the boundary, which has looked at each member
itself; laws in the tests build each of theirs again by the constructor.
What is left out: whether the members are sound.
"""

from collections.abc import Callable
from typing import Any, Final

import attrs

__all__ = ["new", "setters"]

new: Final = object.__new__


def setters(kind: type[attrs.AttrsInstance]) -> tuple[Callable[[Any, Any], None], ...]:
    """Give what sets each member of a new value, in the order of the class."""
    return tuple(getattr(kind, one.name).__set__ for one in attrs.fields(kind))
