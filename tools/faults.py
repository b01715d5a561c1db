"""Hold values to try at a member: many that are right, and every kind of fault.

What is right is not said here; the library says it, and ajv must say the same.
"""

from collections.abc import Iterator
from enum import StrEnum

from cerp_rules import (
    SWITCHES,
    AppealFiler,
    ConfirmerRole,
    CreditUnit,
    EventType,
    Ground,
    MarketingClaim,
    MarketingKind,
    OfferingKind,
    Promotes,
    Recommendation,
    RecordKind,
    RecordMedium,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    SponsorKind,
)

NAME, PROSE, PHONE, ADDRESS, EMAIL = 300, 2_000, 100, 2_048, 254
ASTRAL = "\U00010437"

OTHER_TYPES: tuple[object, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    1e308,
    10**400,
    "",
    "text",
    [],
    [None],
    ["text"],
    [{}],
    {},
    {"x": 1},
    {"name": "R. Alder", "title": "Syllabus"},
)
"""One or more of each type of JSON, to try in every place."""

NUMBERS: tuple[object, ...] = (
    1, 2.0, -0.0, 0.5, 999, 1_000, 1_000.0, 1_000.5, 1_001, 1_001.0, -1.0, -0.5, 1e3, 1e15,
    2**53 - 1, 2**53, -(2**53), 1e300, "3", "3.0", [3],
)  # fmt: skip
"""What to try where a number is: around its bounds, whole with and without a point, and other."""

UNKNOWN_NAMES = (
    "x",
    "",
    "Name",
    "title ",
    "0",
    "a/b~c",
    "\u00e9",
    ASTRAL,
    "constructor",
    "hasOwnProperty",
    "toString",
    "__proto__",
    "\n",
    "\ud800",
    "x" * 81,
)
"""Names that no object has, some of which mean something to JavaScript."""


def lengths(most: int) -> Iterator[str]:
    """Give texts around a bound, of characters that count one each in every language."""
    for letter in ("a", "\u00e9", ASTRAL):
        yield from (letter * length for length in (1, most - 1, most, most + 1))
    yield "e\u0301" * (most // 2)
    yield "e\u0301" * (most // 2) + "ee"
    yield " " * (most - 1) + "a"
    yield " " * most + "a"
    yield " " * most


SHOWN = (
    "a", " a ", "a\u00a0b", "O\u2019Brien, Ph.D. \u2014 \u751f\u614b\u5fa9\u5143",
    "\U0001f469\u200d\U0001f33e", "\u05d0\u200f", "a b", "'; -- <b>&amp;</b> {{x}} %s ${x}",
    "e\u0301", "\u0301", "\ufffd", "\U0010ffff",
)  # fmt: skip
HIDDEN = (
    " ", "   ", "\u00a0", "\u00ad", "\u034f", "\u061c", "\u115f\u3164", "\u180e", "\u200b",
    "\u200e\u200f", "\u2060", "\u2800", "\u3000", "\ufe0f", "\ufeff", "\uffa0", "\U0001d173",
    "\U000e0001\U000e0020",
)  # fmt: skip
FORBIDDEN = (
    "\t", "\n", "a\n", "\na", "a\r\n", "a\u0000", "a\u001bb", "a\u007f", "a\u0085", "a\u202eb",
    "a\u2066b\u2069", "\ud800", "a\ud800", "\udc00a", "\udc00\ud800", "\ud800\ud800\udc00",
)  # fmt: skip
ODD_BUT_ALLOWED = (
    "a\u2028", "a\u2029b", "a\u200bb", "\ufeffa", "\ud83d\ude00", "a\u00ad",
)  # fmt: skip
TEXTS = (*SHOWN, *HIDDEN, *FORBIDDEN, *ODD_BUT_ALLOWED)

ENDINGS = ("\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", " ", "\u0000", "\u00a0")
"""What an end anchor of one language or another lets through."""

DAYS = (
    "1899-12-31", "1900-01-01", "1900-02-28", "1900-02-29", "1904-02-29", "1999-12-31",
    "2000-02-29", "2023-02-28", "2023-02-29", "2024-02-29", "2024-02-30", "2024-03-31",
    "2024-04-30", "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31", "2024-12-31",
    "2024-12-32", "2024-13-01", "2024-00-01", "2024-01-00", "2100-02-28", "2100-02-29",
    "2104-02-29", "2196-02-29", "2200-02-28", "2200-02-29", "2200-12-31", "2201-01-01", "20240229",
    "2024-W09-4", "2024-060", "2024-2-9", "24-02-29", "2024/02/29", "29-02-2024",
    "2024-02-29T00:00:00", "2024-02-29Z", "2024-02-29+00:00", "2024", "2024-02", "0000-00-00",
    "+2024-02-29", "-2024-02-29", "002024-02-29", "0001-01-01", "9999-12-31", "now", "today",
    " 2024-02-29", "2024\u201302\u201329", "\uff12\uff10\uff12\uff14-02-29", "\u0662024-02-28",
    "2024-02-2\u0669", "2024-02-29\n2024-02-29", "x2024-02-29", "2024-02-29x",
)  # fmt: skip
DECIMALS = (
    "0", "1", "16", "2.5", "25.00", "0.5", "0.0001", "0.00001", "1.2345", "1.23456", "0.0",
    "0.0000", "0.00000", "00", "00.5", "01", "1.", ".5", "-0", "-1", "+1", "1e3", "1E-3",
    "999999999", "999999999.9999", "1000000000", "9" * 400, "NaN", "Infinity", "1_000", "1,5",
    "1 000", " 1", "0x10", "\uff11", "\u0661", "1.\u0661", "\u00bd", "1/2", "one",
)  # fmt: skip
CURRENCIES = (
    "USD", "EUR", "XXX", "usd", "Usd", "US", "USDX", "US1", "U D", "\uff35SD", "\u00dcSD",
)  # fmt: skip
TERMS = (
    "P2Y", "P6W", "P30D", "P24M", "P1Y6M", "P1Y2M3W4D", "P1M1D", "P1Y1W", "P99Y", "P999M", "P999W",
    "P9999D", "P100Y", "P1000M", "P1000W", "P10000D", "P", "P0Y", "P0D", "P1Y0M", "P01Y", "P1M1Y",
    "P1D1D", "PT1H", "P1YT1H", "P1DT", "P-1Y", "-P1Y", "+P1Y", "P1.5Y", "P1,5Y", "p2y", "P2y", "2Y",
    "P2", "PY", "P 2Y", " P2Y", "P\u0662Y", "P2YP2Y", "P2Y/P1Y",
)  # fmt: skip
EMAILS = (
    "registrar@example.org", "a@b.c", "A@B.C", "a.b.c@d.e.f", "a@1.2", "1@2.3", "a+b@c.d",
    "!#$%&'*+/=?^_`{|}~-@b.c", "a@b--c.d", "a@b-c.d", "a@xn--bcher-kva.de", "a@b.c-d", "@", "a",
    "a@", "@b.c", "a@b", "a@b.", "a@.b", "a@b..c", "a@b.c.", "a@-b.c", "a@b-.c", "a@b.-c", "a@b.c-",
    "a@b_c.d", ".a@b.c", "a.@b.c", "a..b@c.d", "a@b@c.d", "a b@c.d", "a@b c.d", '"a b"@c.d',
    "a@[127.0.0.1]", "a@b.c,d@e.f", "<a@b.c>", "mailto:a@b.c", "\u00e4@b.c", "a@b\u00fc.c",
    "\u017f@b.c", "a@\u212a.c", "a\u0000@b.c", "a@b\uff0ec",
)  # fmt: skip
ADDRESSES = (
    "https://example.org", "http://example.org/", "HTTPS://EXAMPLE.ORG/A", "hTTp://e",
    "https://example.org:8080/a/b;c=d?e=f&g=h#i", "https://example.org.", "https://e.org?q",
    "https://e.org#f", "https://e.org/?a=/b?c", "https://e.org/#a/b?c", "https://e.org//a//b",
    "https://e.org/%C3%A9", "https://e.org/a%20b", "https://1.2.3.4/", "https://1.2.3.4.5",
    "https://999.1.1.1", "https://a_b.example/", "https://-a.example/", "https://localhost",
    "https://e.org:0", "https://e.org:99999", "https://e.org:123456", "https://e.org:",
    "https://e.org/~a!$&'()*+,;=:@-._", "https://e.org/a:b@c", "https://e.org/?a[]=b",
    "https://e.org/%", "https://e.org/%4", "https://e.org/%GG", "https://e.org/?%zz", "http:/e",
    "http:e.org", "http://", "https:///a", "http://?a", "http://#a", "https://e..org", "//e.org",
    "https://.e.org", "https://a@e.org/", "https://a:b@e.org/", "https://[::1]/", "https://e/[a]",
    "https://e.org/a b", "https://e.org/\u00e9", "https://b\u00fccher.example/",
    "https://e.org/<a>", 'https://e.org/"', "https://e.org/\\", "https://e.org/^",
    "https://e.org/`", "https://e.org/{a}", "https://e.org/#a#b", "https://e.org/|",
    "https://e.org\\@f.org", " https://e.org", "e.org", "ftp://e.org", "file:///etc/hosts",
    "javascript:alert(1)", "data:text/plain,a", "mailto:a@b.c", "http\u017f://e.org",
    "https://e.org/\u212a", "https://e.org\u2028", "https://\uff45.org", "urn:isbn:0451450523",
    "URN:ISBN:0451450523", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "urn:a:b", "urn:1:b",
    "urn:a-:b", "urn:-a:b", "urn:a:", "urn::b", "urn:a", "urn:", "urn", "urn:a:b/c", "urn:a:/b",
    "urn:a://b", "urn:a:b//c", "urn:a:b?+c?=d#e", "urn:a:b?c", "urn:a:?b", "urn:a:#b", "urn:a:b#c",
    "urn:a:%41", "urn:a:%4", "urn:a:%", "urn:a:b c", "urn:a:\u00e9", f"urn:{'a' * 32}:b",
    f"urn:{'a' * 33}:b", f"urn:{'a' * 31}:b", "urn:a_b:c", "urn:a:[b]",
)  # fmt: skip

_ENUMERATIONS: tuple[type[StrEnum], ...] = (
    SponsorKind,
    OfferingKind,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    EventType,
    Recommendation,
    CreditUnit,
    RecordKind,
    RecordMedium,
    Ground,
    AppealFiler,
    ConfirmerRole,
    MarketingKind,
    MarketingClaim,
    Promotes,
    *(switch.kind for switch in SWITCHES),
)
CHOICES = (
    *sorted({value.value for values in _ENUMERATIONS for value in values}),
    *("Course", "COURSE", "course ", "cours", "\u0441ourse", "non-profit_organization"),
)


def _with_endings(texts: tuple[str, ...]) -> tuple[str, ...]:
    return (*texts, *(texts[0] + ending for ending in ENDINGS))


def _longest(start: str, most: int, end: str = "") -> tuple[str, ...]:
    """Give the longest text that begins and ends so, one that is shorter and one too long."""
    room = most - len(start) - len(end)
    return tuple(start + "a" * (room + more) + end for more in (-1, 0, 1))


_ADDRESSES = (
    *_with_endings(ADDRESSES),
    *_longest("https://example.org/", ADDRESS),
    *_longest("https://example.org/%C3%A9?", ADDRESS),
    *_longest("urn:example:", ADDRESS),
)

BY_KIND: dict[str, tuple[str, ...]] = {
    "name": tuple(lengths(NAME)),
    "prose": tuple(lengths(PROSE)),
    "phone": (*lengths(PHONE), "+1 202 555 0100 ext. 4", "call us"),
    "day": _with_endings(DAYS),
    "decimal": _with_endings(DECIMALS),
    "currency": _with_endings(CURRENCIES),
    "term": _with_endings(TERMS),
    "email": (*_with_endings(EMAILS), *_longest("", EMAIL, "@example.org"), "a" * 255),
    "address": _ADDRESSES,
    "choice": _with_endings(CHOICES),
}
"""What to try at a text of each kind, besides `TEXTS`."""

KINDS: dict[str, str] = {
    **dict.fromkeys(("application_id", "edition", "name", "place", "section", "title"), "name"),
    **dict.fromkeys(("in_force_from", "submitted_on", "starts_on", "ends_on", "read_on"), "day"),
    **dict.fromkeys(("amount", "contact_hours"), "decimal"),
    **dict.fromkeys(("approval_term", "review_notice", "confirmation_within"), "term"),
    **dict.fromkeys(("appeal_within", "retention"), "term"),
    **dict.fromkeys(("kind", "requested_approval", "sponsor_kinds", "offering_kinds"), "choice"),
    **dict.fromkeys(("required_information", "reviewers"), "choice"),
    **dict.fromkeys((switch.id for switch in SWITCHES), "choice"),
    **dict.fromkeys(("uri", "url"), "address"),
    **dict.fromkeys(("approval_code", "certificant_id", "grade", "verified_by"), "name"),
    # These two are texts in a confirmation alone.
    **dict.fromkeys(("offering_title", "sponsor", "participant"), "name"),
    **dict.fromkeys(("on", "notified_on", "completed_on", "issued_on", "disposed_on"), "day"),
    **dict.fromkeys(("value", "hours_attended"), "decimal"),
    **dict.fromkeys(("type", "reviewer", "recommendation", "granted", "unit"), "choice"),
    **dict.fromkeys(("kinds", "grounds", "filed_by", "role", "medium"), "choice"),
    **dict.fromkeys(("says", "promotes"), "choice"),
    **dict.fromkeys(("remarks", "reasons"), "prose"),
    "uploaded_on": "day",
    "currency": "currency",
    "educational_objectives": "prose",
    "email": "email",
    "holidays": "day",
    "phone": "phone",
}
"""The kind of text of each member, by the member's name."""

_SWEPT = (
    (0x0000, 0x0180), (0x0340, 0x0360), (0x0610, 0x0620), (0x1150, 0x1170), (0x1670, 0x1690),
    (0x17A0, 0x17C0), (0x1800, 0x1820), (0x2000, 0x2080), (0x27F0, 0x2810), (0x2FF0, 0x3010),
    (0x3160, 0x3170), (0xD7F0, 0xD810), (0xDBF8, 0xDC08), (0xDFF8, 0xE008), (0xFDC8, 0xFE18),
    (0xFEF8, 0xFF08), (0xFF98, 0xFFA8), (0xFFE8, 0x10008), (0x1BC98, 0x1BCA8), (0x1D170, 0x1D180),
    (0xDFFF8, 0xE0010), (0xE0FF8, 0xE1008), (0x10FFF0, 0x110000),
)  # fmt: skip


def swept_texts() -> Iterator[str]:
    """Give each character around a boundary of what is allowed: alone, first, last and inside."""
    for start, end in _SWEPT:
        for point in range(start, end):
            character = chr(point)
            yield from (character, f"{character}a", f"a{character}", f"a{character}b")


def swept_days() -> Iterator[str]:
    """Give every day and non-day of two years, and the ends of February of every year."""
    for year in (2023, 2024):
        for month in range(14):
            yield from (f"{year}-{month:02}-{day:02}" for day in range(33))
    for year in range(1896, 2206):
        yield from (f"{year}-02-{day}" for day in (28, 29, 30))
        yield from (f"{year}-01-01", f"{year}-12-31")
