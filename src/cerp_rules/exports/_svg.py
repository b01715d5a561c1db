"""Write SVG: elements, texts that are escaped and fit their place, and a mark for each state.

What is left out: what a picture shows (`cerp_rules.exports.timelines`).
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cerp_rules.duty_values import DeadlineState

__all__ = ["MARKS", "element", "escaped", "fitting", "number", "text_width"]

# XML 1.0 has no way to write these.
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))

# The widths of characters in parts of the size of the font, rather too much than too little.
_NARROW: Final = frozenset(" .,:;'|!il()[]·-fjrtI")
_BROAD: Final = frozenset("mwMW%@—…")
_WIDTH_NARROW: Final = 0.4
_WIDTH_LOWER: Final = 0.62
_WIDTH_UPPER: Final = 0.74
_WIDTH_BROAD: Final = 1.0
_WIDTH_WIDE: Final = 1.4
_ASCII: Final = 0x7F
_MOST_CHARACTERS: Final = 200

MARKS: Final[Mapping[DeadlineState, str]] = MappingProxyType(
    {
        DeadlineState.MET: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0ZM-2.6 0L-0.7 2L2.7-2",
        DeadlineState.MET_LATE: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0ZM0-3V0.4L2.2 1.8",
        DeadlineState.OVERDUE: "M0-6L6.2 5H-6.2ZM0-2.2V1.2M0 3V3.1",
        DeadlineState.DUE: "M0-6L6 0L0 6L-6 0Z",
        DeadlineState.UPCOMING: "M0-5.5L5.5 0L0 5.5L-5.5 0Z",
        DeadlineState.KEEPING: "M-4.5-4.5H4.5V4.5H-4.5ZM-2-1H2M-2 1.5H2",
        DeadlineState.LAPSED: "M-4-4L4 4M-4 4L4-4",
    }
)
"""The shape by which each state is told apart, around the point where it stands."""


def escaped(text: str) -> str:
    """Give a text as XML can hold it, in an element as in an attribute."""
    safe = _NOT_IN_XML.sub("\ufffd", text)
    for character, escape in _ESCAPES:
        safe = safe.replace(character, escape)
    return safe


def number(value: float) -> str:
    """Write a coordinate with one digit after the point at most."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, content: str | None = None, /, **attributes: str | float) -> str:
    """Write an element whose content is XML; a hyphen of a name is given as an underscore."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)


def text_width(text: str, size: float) -> float:
    """Estimate how broad a text is in a font of this size, whichever the font is."""
    return size * sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if character in _NARROW:
        return _WIDTH_NARROW
    if character in _BROAD:
        return _WIDTH_BROAD
    if ord(character) > _ASCII:
        letter = unicodedata.east_asian_width(character) not in "WF" and character.isalpha()
        return _WIDTH_UPPER if letter else _WIDTH_WIDE
    return _WIDTH_UPPER if character.isupper() else _WIDTH_LOWER


def fitting(text: str, size: float, most: float) -> str:
    """Give a text as far as it fits, with an ellipsis where it does not."""
    if text_width(text, size) <= most:
        return text
    kept = text[:_MOST_CHARACTERS]
    while kept and text_width(kept + "…", size) > most:
        kept = kept[:-1]
    return kept.rstrip() + "…"
