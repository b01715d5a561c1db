r"""Decide what a text may look like, once, for the constructors and for the published schemas.

The patterns are read by Python and by ECMAScript alike: no ``$`` (which lets a final newline
through in Python), no ``\d`` or ``\s`` (which differ), anchored, and each linear in the length
of the text.
What is left out: the sense of a text, which no pattern can judge.
"""

import re
from types import MappingProxyType
from typing import Final

__all__ = [
    "CURRENCY",
    "DAY",
    "DECIMAL",
    "EMAIL",
    "FIRST_VISIBLE",
    "ID",
    "IDS",
    "PATTERNS",
    "POINTER",
    "POSITIVE_DECIMAL",
    "TERM",
    "UNSAFE",
    "URI",
    "URL",
    "VISIBLE",
    "excerpt",
    "in_plain_words",
]

EXCERPT: Final = 80
"""The most characters of a caller's text that a message of ours repeats."""

_END: Final = r"(?![\s\S])"

# Control characters, bidirectional embeddings, overrides and isolates, and surrogates.
_FORBIDDEN: Final = r"\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff"

# White space, the code points Unicode calls default-ignorable, and the blank braille cell.
# Beyond the basic plane the characters stand for themselves, because Python and ECMAScript
# have no escape for them in common.
_INVISIBLE: Final = (
    r"\u0020\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u2028\u2029\u202f\u205f-\u2065\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

# Leading invisible characters, the first visible one, then anything allowed: the two classes
# share no character, so there is one way to match and nothing to try again.
FIRST_VISIBLE: Final = rf"^[{_INVISIBLE}]*[^{_FORBIDDEN}{_INVISIBLE}]"
VISIBLE: Final = rf"{FIRST_VISIBLE}[^{_FORBIDDEN}]*{_END}"

# 1900-01-01 to 2200-12-31; 1900, 2100 and 2200 are no leap years.
DAY: Final = (
    r"^(?:"
    r"(?:(?:19|20|21)[0-9]{2}|2200)-(?:"
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:(?:19|21)(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29"
    rf"){_END}"
)

_DIGITS: Final = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,4})?"
DECIMAL: Final = rf"^{_DIGITS}{_END}"
POSITIVE_DECIMAL: Final = rf"^(?!0(?:\.0{{1,4}})?{_END}){_DIGITS}{_END}"

CURRENCY: Final = rf"^[A-Z]{{3}}{_END}"

# Years, months, weeks and days in this order, each present only when it is not zero.
TERM: Final = (
    r"^P(?=[0-9])(?:[1-9][0-9]?Y)?(?:[1-9][0-9]{0,2}M)?(?:[1-9][0-9]{0,2}W)?"
    rf"(?:[1-9][0-9]{{0,3}}D)?{_END}"
)

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*"
EMAIL: Final = rf"^{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}{_END}"

# RFC 3986 without user information and without literal addresses as host.
_SEGMENT: Final = "[A-Za-z0-9._~!$&'()*+,;=:@/-]*"
_PIECE: Final = "[A-Za-z0-9._~!$&'()*+,;=:@/?-]*"
_PATH: Final = rf"{_SEGMENT}(?:%[0-9A-Fa-f]{{2}}{_SEGMENT})*"
_QUERY: Final = rf"{_PIECE}(?:%[0-9A-Fa-f]{{2}}{_PIECE})*"
_HOST: Final = (
    r"(?![A-Za-z0-9_.-]*\.\.)[A-Za-z0-9_-][A-Za-z0-9_.-]*(?::[0-9]{1,5})?"  # no two dots in a row
)
_TAIL: Final = rf"(?:\?{_QUERY})?(?:#{_QUERY})?{_END}"
_WEB: Final = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:/{_PATH})?"
_URN: Final = (
    rf"[Uu][Rr][Nn]:[A-Za-z0-9][A-Za-z0-9-]{{0,31}}:(?=[A-Za-z0-9%._~!$&'()*+,;=:@-]){_PATH}"
)
URL: Final = rf"^{_WEB}{_TAIL}"
URI: Final = rf"^(?:{_WEB}|{_URN}){_TAIL}"

# RFC 6901; a name may hold any character, so that this one pattern lets a final newline through.
POINTER: Final = rf"^(?:/(?:[^~/]|~[01])*)*{_END}"
# The id of a rule or of a reading.
_ID: Final = "[a-z]+(?:[_-][a-z]+)*"
ID: Final = rf"^{_ID}{_END}"
IDS: Final = rf"^{_ID}(?:,{_ID})*{_END}"

# What a text must be that does not match: the last part of the code of a problem, and the words.
PATTERNS: Final = MappingProxyType(
    {
        VISIBLE: ("text", "must show something and hold no control characters"),
        DAY: ("day", "must be a day that exists, from 1900 to 2200, as YYYY-MM-DD"),
        DECIMAL: ("decimal", 'must be a decimal as text, such as "2.5"'),
        POSITIVE_DECIMAL: ("decimal", 'must be a decimal above zero as text, such as "2.5"'),
        CURRENCY: ("currency", "must be a currency code of three capital letters"),
        TERM: ("term", "must be an ISO 8601 duration of whole units, such as P6W"),
        EMAIL: ("email", "must be an e-mail address in ASCII"),
        URI: ("uri", "must be an http, https or urn address in ASCII"),
        URL: ("url", "must be an http or https address in ASCII"),
    }
)

UNSAFE: Final = re.compile(f"[{_FORBIDDEN}]")


def excerpt(text: str) -> str:
    """Give at most 80 characters of a text, safe to print: what is forbidden becomes U+FFFD."""
    short = text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
    return UNSAFE.sub("\ufffd", short)


def in_plain_words(value: str) -> str:
    """Write the text of an enumeration as people do, such as ``a non-profit organization``."""
    words = value.replace("_profit", "-profit").replace("_", " ")
    if words.startswith("other"):
        return f"an{words}" if " " in words else "of another kind"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
