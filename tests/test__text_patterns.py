"""Patterns: for each a table of what it accepts and refuses, the final newline, and its time."""

import datetime as dt
import re
import time

import pytest

from cerp_rules import _text

PATTERNS = {
    "VISIBLE": _text.VISIBLE,
    "DAY": _text.DAY,
    "DECIMAL": _text.DECIMAL,
    "POSITIVE_DECIMAL": _text.POSITIVE_DECIMAL,
    "CURRENCY": _text.CURRENCY,
    "TERM": _text.TERM,
    "EMAIL": _text.EMAIL,
    "URI": _text.URI,
    "URL": _text.URL,
    "ID": _text.ID,
    "IDS": _text.IDS,
}
WEB = [
    "http://example.org", "https://example.org", "HTTPS://Example.ORG", "https://example.org/",
    "https://example.org:8443/a/b.pdf", "https://example.org/a%20b?x=1&y=%C3%A9#part?/",
    "https://example.org?x", "https://example.org#x", "https://www.ser.org/page/CERP_(2026),a;b=c",
    "https://sub_domain.example.org./~alder/!$'*+@:", "http://localhost", "http://192.0.2.1/",
    "http://xn--bcher-kva.example",
]  # fmt: skip
NO_WEB = [
    "", "example.org", "www.example.org", "//example.org", "/cv.pdf", "http:example.org",
    "http:/example.org", "http://", "http:///cv.pdf", "http://.org", "http://a..b", "http://:80",
    "https://example.org:", "https://example.org:123456", "https://example.org:80a",
    "https://user@example.org", "https://user:word@example.org/", "https://[2001:db8::1]/",
    "https://example.org/a b", "https://example.org/%", "https://example.org/%2", "https:// x",
    "https://example.org/%zz", "https://example.org/\u00e9", "https://b\u00fccher.example",
    "https://example.org/<>", 'https://example.org/"', "https://example.org/a\\b",
    "https://example.org/\u202e", "https://example.org/#a#b", "https://example.org/[", " http://a",
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org",
    "mailto:r@example.org", "https\uff1a//example.org", "http://example\u3002org",
]  # fmt: skip
URNS = [
    "urn:isbn:0451450523", "URN:ISBN:0451450523", "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
    "urn:example:a/b?+r?=q#f", "urn:x:%41", "urn:" + "n" * 32 + ":x",
]  # fmt: skip
NO_URNS = [
    "urn:", "urn:isbn", "urn:isbn:", "urn::x", "urn:-x:y", "urn:isbn:/x", "urn:isbn:?x",
    "urn:isbn:a b", "urn:isbn:%4", "urn:" + "n" * 33 + ":x", "urn:is_bn:x", "isbn:0451450523",
]  # fmt: skip
ACCEPTED = {
    "ID": ["fee", "sponsor-kind", "sponsor_resume", "a-b_c"],
    "IDS": ["fee", "fee,sponsor-kind", "a-b_c,fee,fee"],
    "VISIBLE": ["x", " x ", "\u00a0x", "\u00e9", "\u6f22", "\U0001f331", "a\u200bb", "-", "\ufffd"],
    "DAY": [
        "1900-01-01", "1900-02-28", "1904-02-29", "1996-02-29", "1999-12-31", "2000-02-29",
        "2024-02-29", "2096-02-29", "2100-02-28", "2104-02-29", "2196-02-29", "2200-02-28",
        "2200-12-31", "2026-01-31", "2026-04-30", "2026-10-31",
    ],
    "DECIMAL": ["0", "0.0", "0.0000", "1", "16", "2.5", "0.0001", "999999999.9999", "10"],
    "POSITIVE_DECIMAL": ["1", "16", "2.5", "0.1", "0.0001", "0.1000", "999999999.9999", "10"],
    "CURRENCY": ["USD", "EUR", "CHF"],
    "TERM": [
        "P1Y", "P2Y", "P99Y", "P1M", "P999M", "P6W", "P999W", "P1D", "P30D", "P9999D", "P1Y6M",
        "P1Y2M3W4D", "P1W2D", "P1Y1D",
    ],
    "EMAIL": [
        "r@example.org", "R.Alder@Example.ORG", "r+cec@sub.example.org", "!#$%&'*+/=?^_`{|}~-@a.b",
        "1@2.3", "a.b.c@d-e.f--g.h", "r@xn--bcher-kva.example",
    ],
    "URL": WEB,
    "URI": WEB + URNS,
}  # fmt: skip
REFUSED = {
    "IDS": ["", ",", "fee,", ",fee", "fee,,fee", "fee,Fee", "fee, fee", "fee,fee\n"],
    "ID": ["", "Fee", "fee.paid", "fee-", "-fee", "fee paid", "fee--paid", "fee1", "\u00e9"],
    "VISIBLE": ["", " ", "\u200b", "a\x00", "\x1fa", "a\x7f", "a\x85b", "\ud800a", "a\u2067b"],
    "DAY": [
        "", "1899-12-31", "2201-01-01", "1900-02-29", "2100-02-29", "2200-02-29", "2023-02-29",
        "2024-02-30", "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31", "2024-01-32",
        "2024-00-01", "2024-13-01", "2024-01-00", "20240229", "2024-2-9", "24-02-29", "2024-02",
        "2024-02-29T00:00", "2024-02-29Z", " 2024-02-29", "2024-02-29 ", "2024/02/29",
        "02024-02-29", "-2024-02-29", "2024-W09-4", "2024-060",
        "\u0662\u0660\u0662\u0664-\u0660\u0662-\u0662\u0669",
        "\uff12\uff10\uff12\uff14-02-29", "2024\u201102\u201129", "now", "2024-02-29\r\n",
        "2024-02-29\u2028",
    ],
    "DECIMAL": [
        "", "-1", "+1", "01", "00", ".5", "5.", "1.", "1e3", "1E3", "1,5", "1_000", "1 ", " 1",
        "1.00000", "0.00001", "1000000000", "NaN", "Infinity", "0x10", "\u0661", "\uff11",
        "1.\u0661", "1.5.5", "\u22121",
    ],
    "POSITIVE_DECIMAL": ["", "0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "-1", "01", "00.1"],
    "CURRENCY": ["", "US", "USDX", "usd", "Usd", "US1", "U D", "\uff35\uff33\uff24", "\u0415UR"],
    "TERM": [
        "", "P", "6W", "p6w", "P6w", "P0D", "P0Y", "P00D", "P06W", "P-6W", "-P6W", "+P6W", "P+6W",
        "P1.5Y", "P1,5Y", "P1Y0M", "P0Y1M", "P100Y", "P1000M", "P1000W", "P10000D", "P1D1W",
        "P1W1M", "P1M1Y", "P1Y1Y", "PT6H", "P1DT", "P1DT6H", "P1", "PW", "P 6W", " P6W", "P6W ",
        "P\u0666W", "six weeks", "P6W/P1D",
    ],
    "EMAIL": [
        "", "@", "r", "r@", "@example.org", "r@example", "r@.org", "r@example.", "r@example..org",
        "r@-example.org", "r@example-.org", "r.@example.org", ".r@example.org", "a..b@example.org",
        "a@b@example.org", "a b@example.org", '"a b"@example.org', "r@[192.0.2.1]",
        "r@ex_ample.org", "R <r@example.org>", "r@example.org,s@example.org", "mailto:r",
        "r@example.org ",
        "\u00e9@example.org", "r@\u00e9xample.org", "r@example.org\x00", "r@example.org\r\n",
    ],
    "URL": NO_WEB + URNS,
    "URI": NO_WEB + NO_URNS,
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(n, text) for n in ACCEPTED for text in ACCEPTED[n]])
def test_a_pattern_accepts(name: str, text: str) -> None:
    """What is of the form is accepted; with a final newline it is refused."""
    match = re.compile(PATTERNS[name]).match
    assert match(text)
    assert not match(f"{text}\n")
    assert not match(f"\n{text}")


@pytest.mark.parametrize(("name", "text"), [(n, text) for n in REFUSED for text in REFUSED[n]])
def test_a_pattern_refuses(name: str, text: str) -> None:
    """What is nearly of the form is refused."""
    assert not re.compile(PATTERNS[name]).match(text)


def test_no_pattern_is_forgotten_here() -> None:
    """Each pattern that schemas and constructors use has both tables."""
    # A JSON Pointer can end in a newline, and what begins visibly in anything; both have their own.
    public = {name for name in _text.__all__ if type(getattr(_text, name)) is str}
    public -= {"POINTER", "FIRST_VISIBLE"}
    assert public == PATTERNS.keys() == ACCEPTED.keys() == REFUSED.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True), ("/", True), ("/a/0", True), ("/a~0b/~1", True), ("/a\n", True), ("//", True),
        ("a", False), ("/a~b", False), ("/a~", False), ("/~2", False), ("\n", False),
    ],
)  # fmt: skip
def test_a_pointer_is_one_of_rfc_6901(text: str, *, expected: bool) -> None:
    """Each step begins with a slash, and a tilde stands for itself only when escaped."""
    assert expected is bool(re.compile(_text.POINTER).match(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", True), ("x\n", True), (" \u200bx\x00", True), ("\u3000\u00e9\u202e", True),
        ("", False), (" ", False), ("\n", False), ("\nx", False), (" \u200b\x00x", False),
    ],
)  # fmt: skip
def test_the_first_visible_character_is_found(text: str, *, expected: bool) -> None:
    """After blanks alone one is visible; what follows it is not looked at."""
    assert expected is bool(re.compile(_text.FIRST_VISIBLE).match(text))


def test_a_day_is_a_day_of_the_calendar() -> None:
    """Of all texts like a day from 1896 to 2204 the days from 1900 to 2200 are accepted."""
    match = re.compile(_text.DAY).match
    day, calendar = dt.date(1900, 1, 1), set()
    while day.year <= 2200:
        calendar.add(day.isoformat())
        day += dt.timedelta(days=1)
    accepted = {
        text
        for year in range(1896, 2205)
        for month in range(14)
        for number in range(33)
        if match(text := f"{year}-{month:02}-{number:02}")
    }
    assert [] == sorted(accepted ^ calendar)


MANY = 100_000
# Repeated, each would send a pattern with two ways to match into trying them all.
PIECES = [
    "a", "-", ".", "0", "9", "%", "%4", "%41", "/", "?", "#", ":", "@", "a.", "a-", "-a", "a--",
    "a@", "a.a@", " ", "\u200b", "\u200ba", "\n", "\u3000\u00a0", "1D", "0.", "A", "\U0001f331",
    "a:",
]  # fmt: skip
BEGINNINGS = [
    "", "a@", "a@a.", "http://", "http://a", "http://a/", "http://a?", "http://a#",
    "urn:", "urn:a:", "urn:a:a", "P", "P1Y", "0", "0.", "2024-", " ",
]  # fmt: skip


@pytest.mark.parametrize("name", [*PATTERNS, "FIRST_VISIBLE"])
def test_a_pattern_is_linear(name: str) -> None:
    """However 100,000 repeated characters begin and end, it takes less than a second."""
    match = re.compile(getattr(_text, name)).match
    worst, text_of_it = 0.0, ""
    for beginning in BEGINNINGS:
        for piece in PIECES:
            for end in ("\n", "@"):
                text = f"{beginning}{piece * (MANY // len(piece))}{end}"
                started = time.process_time()
                match(text)
                took = time.process_time() - started
                if took > worst:
                    worst, text_of_it = took, f"{beginning}({piece})*{end}"
    assert worst < 1, text_of_it
