"""Tell what can be wrong in a payload: one fault each, with its pointer and its code.

The faults are read off the published schemas and the two things that these cannot say: a session
that ends before it starts, and a submission on another day than its own.
What is left out: what is beyond the budget of any payload, or nothing that JSON can hold.
"""

import copy
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from cerp_rules import _text
from cerp_rules.testing._pointers import put, take
from cerp_rules.testing._shapes import Shape

__all__ = ["Fault", "Faulty", "faults"]

_ABSENT: Final = object()
_OTHER_TYPES: Final[tuple[tuple[object, str], ...]] = (
    (None, ""),
    (True, "boolean"),
    (1.5, ""),
    (7, "integer"),
    ("text", "string"),
    ([], "array"),
    ({}, "object"),
)
_WRONG_TEXTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        _text.VISIBLE: ("", " \u00a0", "two\nlines", "a\u202eb"),
        _text.DAY: ("2023-02-29", "2026-3-2", "20260302", "2026-03-02T00:00:00", "1899-12-31"),
        _text.DECIMAL: ("-1", "1.23456", "1,5", "1234567890"),
        _text.POSITIVE_DECIMAL: ("-1", "1.23456", "1,5", "1234567890", "0", "0.00"),
        _text.CURRENCY: ("usd", "US", "USDX"),
        _text.TERM: ("6W", "P0D", "P1.5W", "PT6H"),
        _text.EMAIL: ("registrar", "registrar@example", "a b@example.org"),
        _text.URI: ("example.org", "javascript:alert(1)", "https://example.org/a b"),
        _text.URL: ("example.org", "urn:isbn:9780123456786", "//example.org"),
    }
)
"""For each pattern of the schemas, texts that do not match it."""
_FIRST_DAY: Final = "1900-01-01"


@attrs.frozen(kw_only=True)
class Faulty:
    """A payload with one fault, and the one problem that `check` gives of it.

    Attributes:
        payload: The payload.
        pointer: The RFC 6901 JSON Pointer of the problem.
        code: The code of the problem.

    Source: the published schemas.

    Example:
        >>> Faulty(payload={}, pointer="/submitted_on", code="shape.required").code
        'shape.required'
    """

    payload: Any
    pointer: str
    code: str


@attrs.frozen
class Fault:
    """One thing to make wrong: what to put where, or to take out, and the code of the problem."""

    pointer: str
    value: object
    code: str

    def made_in(self, payload: object) -> Faulty:
        """Give a copy of a payload that has this fault."""
        changed: Any = copy.deepcopy(payload)
        value = copy.deepcopy(self.value) if self.value is not _ABSENT else _ABSENT
        if not self.pointer:
            changed = value
        elif value is _ABSENT:
            take(changed, self.pointer)
        else:
            put(changed, self.pointer, value)
        return Faulty(payload=changed, pointer=self.pointer, code=self.code)


def faults(payload: Mapping[str, Any], into: type) -> Iterator[Fault]:
    """Give each fault that a valid payload, of a class that can be loaded, can be given."""
    yield from _inside(payload, Shape.of(payload, into), "")
    if payload.get("type") == "application_submitted":
        other = "2026-03-02" if payload["on"] != "2026-03-02" else "2026-03-03"
        yield Fault("/on", other, "invariant.submitted_on")


def _inside(value: Any, shape: Shape, pointer: str) -> Iterator[Fault]:
    """Give the faults of a value and of all it holds."""
    yield from (Fault(pointer, wrong, code) for wrong, code in _wrong(value, shape.says))
    if isinstance(value, dict):
        yield from _of_object(value, shape, pointer)
        for name, one in value.items():
            yield from _inside(one, shape.inner(name), f"{pointer}/{name}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _inside(one, shape.inner(index), f"{pointer}/{index}")


def _wrong(value: Any, says: Mapping[str, Any]) -> Iterator[tuple[object, str]]:
    """Give what would be wrong in the place of a value."""
    yield from ((one, "shape.type") for one, type_ in _OTHER_TYPES if type_ != says["type"])
    if "enum" in says or "const" in says:
        yield "no such value", "shape.choice"
    if "pattern" in says:
        code = f"shape.{_text.PATTERNS[says['pattern']][0]}"
        yield from ((text, code) for text in _WRONG_TEXTS[says["pattern"]])
    if "maxLength" in says:
        yield "x" * (says["maxLength"] + 1), "shape.too_long"
    if "maximum" in says:
        yield from ((one, "shape.bound") for one in (says["minimum"] - 1, says["maximum"] + 1))
    if "minItems" in says:
        yield [], "shape.too_few"
    if "maxItems" in says and value:
        yield value[:1] * (says["maxItems"] + 1), "shape.too_many"
    if "uniqueItems" in says and value:
        yield value[:1] * 2, "shape.twice"


def _of_object(value: dict[str, Any], shape: Shape, pointer: str) -> Iterator[Fault]:
    """Give what would be wrong about the members of an object."""
    yield Fault(f"{pointer}/not a member", "text", "shape.unknown_member")
    for name in shape.says.get("required", ()):
        yield Fault(f"{pointer}/{name}", _ABSENT, "shape.required")
    if value.get("starts_on", _FIRST_DAY) > _FIRST_DAY:
        yield Fault(f"{pointer}/ends_on", _FIRST_DAY, "invariant.period")
