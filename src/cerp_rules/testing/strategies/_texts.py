"""Generate the texts, days and numbers that the members of a payload hold.

Each reaches from the shortest to the longest there can be, with the characters and forms that
are easily forgotten; what would be wrong is not among them (`cerp_rules.testing._faults`).
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules._calendar import FIRST_DAY, LAST_DAY
from cerp_rules._checks import NAME, PHONE, PROSE

__all__ = [
    "amounts",
    "books_of",
    "days",
    "emails",
    "hours",
    "in_order",
    "maybe",
    "names",
    "phones",
    "prose",
    "some",
    "tuples",
    "uris",
    "urls",
]

_B = TypeVar("_B")
_T = TypeVar("_T")

_BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
_ALLOWED: Final = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_BIDI)
_SHOWN: Final = st.characters(categories=("L", "N", "P", "S"), exclude_characters=_BLANK_LETTERS)
_PATHS: Final = st.text("abcXYZ019-._~!$&'()*+,;=:@/", max_size=20)


def _texts(most: int) -> SearchStrategy[str]:
    around = st.text(_ALLOWED, max_size=8)
    short = st.tuples(around, _SHOWN, around).map("".join)
    return st.one_of(short, st.just("x" * most))


names: Final = _texts(NAME)
prose: Final = _texts(PROSE)
phones: Final = _texts(PHONE)
emails: Final = st.one_of(
    st.sampled_from(
        [
            "registrar@example.org",
            "a@b.co",
            "first.last+tag@sub-domain.example.org",
            "o'brien@example.ie",
            "x" * 242 + "@example.org",
        ]
    ),
    st.tuples(
        st.text("abcXYZ019!#$%&'*+/=?^_`{|}~-", min_size=1, max_size=12),
        st.text("abcXYZ019", min_size=1, max_size=12),
    ).map(lambda parts: f"{parts[0]}@{parts[1]}.org"),
)
urls: Final = st.one_of(
    st.sampled_from(
        [
            "http://example.org",
            "HTTPS://EXAMPLE.ORG:8080/a%20b?q=1/2?3#top",
            "https://example.org./",
            "https://example.org/" + "x" * 2_028,
        ]
    ),
    _PATHS.map(lambda path: f"https://example.org/{path}"),
)
uris: Final = st.one_of(
    urls, st.sampled_from(["urn:isbn:9780123456786", "URN:uuid:0-1?=x#y", "urn:example:a/b"])
)
days: Final = st.one_of(
    st.dates(FIRST_DAY, LAST_DAY),
    st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)),
)


def _scaled(whole: int, places: int) -> Decimal:
    return Decimal(whole).scaleb(-places)


amounts: Final = st.one_of(
    st.builds(_scaled, st.integers(0, 999_999_999), st.integers(0, 4)),
    st.sampled_from(
        [Decimal("999999999.9999"), Decimal("0.0001"), Decimal("25.00"), Decimal("1E+2")]
    ),
)
hours: Final = amounts.filter(bool)


def maybe(strategy: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    """Generate None, or a value of the strategy."""
    return st.one_of(st.none(), strategy)


def tuples(strategy: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    """Generate a tuple of values, empty or not."""
    return st.lists(strategy, max_size=most).map(tuple)


def some(strategy: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    """Generate a tuple of values that is not empty."""
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


def in_order(kind: Callable[..., _T], first: str, last: str) -> SearchStrategy[_T]:
    """Build something from two days, the earlier one first."""

    def build(pair: tuple[dt.date, dt.date]) -> _T:
        return kind(**{first: min(pair), last: max(pair)})

    return st.tuples(days, days).map(build)


def books_of(
    editions: SearchStrategy[_T], kind: Callable[[tuple[_T, ...]], _B]
) -> SearchStrategy[_B]:
    """Build a book of one to three editions, no two of one day or of one name."""
    different = (attrgetter("in_force_from"), attrgetter("edition"))
    some_editions = st.lists(editions, min_size=1, max_size=3, unique_by=different)
    return some_editions.map(lambda found: kind(tuple(found)))
