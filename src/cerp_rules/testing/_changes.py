"""Change a payload by the paths of its members, and move its days.

A path names the steps to a member with two underscores between them, an item by its index.
What is left out: whether the payload is still right, which `load` decides.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, TypeGuard

from cerp_rules import _text
from cerp_rules._calendar import add_counted, parse_day
from cerp_rules._conversion import CONVERTER
from cerp_rules.errors import InvalidValueError
from cerp_rules.testing._shapes import Shape

__all__ = ["change", "is_civil_day", "moved", "wire"]

_match_day: Final = re.compile(_text.DAY).match
_DECIMALS: Final = (_text.DECIMAL, _text.POSITIVE_DECIMAL)


def change(what: str, payload: Any, shape: Shape, changes: Mapping[str, object]) -> None:
    """Make changes in a payload, in their order; None takes a member out.

    Raises:
        InvalidValueError: a path leads to no member; the field is `what`.
    """
    for path, value in changes.items():
        holder, here = payload, shape
        *around, last = _steps(what, shape, path)
        for step in around:
            here = here.inner(step)
            empty: object = [] if here.is_list else {}
            holder = _opened(what, path, holder, step, empty)
        _put(what, path, holder, last, wire(value, here.inner(last)))


def _steps(what: str, shape: Shape, path: str) -> Iterator[str | int]:
    """Split a path into names of members and indices."""
    names = path.split("__")
    for place, name in enumerate(names):
        step: str | int = int(name) if shape.is_list and name.isdecimal() else name
        if not (isinstance(step, int) or step in shape.members):
            known = ["__".join((*names[:place], one)) for one in shape.members]
            raise InvalidValueError.of_name(what, path, known, "member")
        yield step
        shape = shape.inner(step)


def _opened(what: str, path: str, holder: Any, step: Any, empty: object) -> Any:
    """Give what is inside, and make it where there is nothing yet."""
    if isinstance(holder, dict):
        return holder.setdefault(step, empty)
    _check_place(what, path, holder, step)
    if step == len(holder):
        holder.append(empty)
    return holder[step]


def _put(what: str, path: str, holder: Any, step: Any, value: object) -> None:
    if isinstance(holder, list):
        _check_place(what, path, holder, step)
        holder[step : step + 1] = [] if value is None else [value]
    elif value is None:
        holder.pop(step, None)
    else:
        holder[step] = value


def _check_place(what: str, path: str, items: list[Any], index: int) -> None:
    if index > len(items):
        reason = f"must name an item from 0 to {len(items)}"
        raise InvalidValueError.of(what, path, reason)


def wire(value: object, shape: Shape | None = None) -> Any:
    """Give the wire form of a value, be it one already; a number for a decimal becomes text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: wire(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [wire(one) for one in value]
    if type(value) is int and shape is not None and shape.says.get("pattern") in _DECIMALS:
        return format(Decimal(value), "f")
    return CONVERTER.unstructure(value)


def is_civil_day(value: object) -> TypeGuard[str]:
    """Tell whether a value is the text of a day."""
    return type(value) is str and _match_day(value) is not None


def moved(value: Any, by: int) -> Any:
    """Give a copy in which every day is so many days later."""
    if isinstance(value, dict):
        return {name: moved(one, by) for name, one in value.items()}
    if isinstance(value, list):
        return [moved(one, by) for one in value]
    if is_civil_day(value):
        return add_counted(parse_day(value), years=0, months=0, weeks=0, days=by).isoformat()
    return value
