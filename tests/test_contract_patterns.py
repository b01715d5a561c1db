"""Every pattern of the library takes time in proportion to the text, whatever the text is."""

import importlib
import math
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any, Final

import pytest

import cerp_rules
import faults
from cerp_rules import SCHEMA_KINDS, _text, schema

MANY: Final = 100_000
STAGES: Final = (26, 400, 1_600, 8_000, 30_000, MANY)
"""So near one another that what tries again and again takes too long, and not for ever, at one."""
MOST: Final = 0.25
"""Seconds of processor time, of which a pattern that is linear takes a few thousandths."""
ENDINGS: Final = ("\x00", "\n")
PIECE: Final = 2
"""The most characters of a text that are repeated together."""
LONGEST: Final = 40
LOOKED_AT: Final = 12
"""How many texts of a pattern have their pieces repeated."""
TELLING: Final = 8_000
KEPT: Final = 10
"""How many attacks are tried beyond the length that is telling."""


def _patterns_in_modules() -> Iterator[str]:
    """Give every pattern that a module of the library holds, in whatever it holds it."""
    for module in pkgutil.walk_packages(cerp_rules.__path__, "cerp_rules."):
        if not module.name.startswith("cerp_rules.testing"):
            for value in vars(importlib.import_module(module.name)).values():
                yield from _patterns_of(value)


def _patterns_of(value: Any) -> Iterator[str]:
    if isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield value.__self__.pattern
    elif isinstance(value, dict | tuple | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _patterns_of(inner)


def _patterns_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for inner in node.values():
            yield from _patterns_in(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _patterns_in(inner)


PATTERNS: Final = sorted(
    {
        *_patterns_in_modules(),
        *(pattern for kind in SCHEMA_KINDS for pattern in _patterns_in(schema(kind))),
        *(value for name in _text.__all__ if isinstance(value := getattr(_text, name), str)),
    }
)
"""Every pattern of the library, in a module or in a schema."""
TEXTS: Final = sorted(
    {text for texts in faults.BY_KIND.values() for text in texts if len(text) <= LONGEST}
    | {
        *faults.TEXTS,
        "/a/b~0c/~1",
        "sponsor-kind",
        "a,b_c,d-e",
        "2300-02-28",
        "www.a",
        " (revised 12)",
    },
    key=lambda text: (-len(text), text),
)
"""Texts of every form, of which pieces are repeated."""


def _attacks(pattern: str, texts: list[str]) -> list[tuple[str, str]]:
    """Give what to repeat and after what: pieces of texts that the pattern is found in."""
    # Those of the most different characters go the furthest into a pattern.
    found = [text for text in texts if re.search(pattern, text)]
    found = sorted(found, key=lambda text: len(set(text)), reverse=True)[:LOOKED_AT]
    return list(
        dict.fromkeys(
            (text[:start], text[start:end])
            for text in found
            for start in range(len(text))
            for end in range(start + 1, min(start + PIECE, len(text)) + 1)
        )
    )


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    best = math.inf
    for _ in range(2):
        started = time.thread_time()
        pattern.match(text)
        pattern.sub("", text)
        best = min(best, time.thread_time() - started)
        if best < MOST / 10 or best > 2 * MOST:
            break
    return best


def slowest(pattern: str, texts: list[str]) -> tuple[float, str]:
    """Give the most seconds that a pattern takes for a text, and how that text is made.

    All attacks are tried at each length in turn, of the longest only those that took the most
    before; what takes too long ends it, so that a pattern that never ends is found out early.
    """
    compiled = re.compile(pattern)
    attacks = _attacks(pattern, texts)
    for length in STAGES:
        took: dict[tuple[str, str], float] = {}
        for before, piece in attacks:
            for ending in ENDINGS:
                text = before + piece * (length // len(piece)) + ending
                seconds = _seconds(compiled, text)
                took[before, piece] = max(seconds, took.get((before, piece), 0.0))
                if seconds > MOST:
                    return seconds, f"{before!a} ({piece!a})* {ending!a} of {length}"
        attacks = sorted(attacks, key=lambda one: took[one], reverse=True)
        if length >= TELLING:
            attacks = attacks[:KEPT]
    return max(took.values()), ""


def test_every_pattern_is_among_them() -> None:
    """Those of the texts, of the schemas, and those that excerpts and reports are written with."""
    assert {
        *(getattr(_text, name) for name in ("VISIBLE", "DAY", "DECIMAL", "POSITIVE_DECIMAL")),
        *(getattr(_text, name) for name in ("CURRENCY", "TERM", "EMAIL", "URI", "URL")),
        *(getattr(_text, name) for name in ("POINTER", "ID", "IDS")),
        *(_text.UNSAFE.pattern, r"\s+"),
    } <= set(PATTERNS)
    assert all(_attacks(pattern, TEXTS) for pattern in PATTERNS)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one[:30].encode("ascii", "replace"))
def test_every_pattern_is_linear(pattern: str) -> None:
    """Whatever is repeated 100,000 times in a text, it is looked through in a quarter second."""
    seconds, how = slowest(pattern, TEXTS)
    assert "" == how
    assert seconds < MOST


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(?:[a-z]+)+-k(?![\s\S])",
        r"^[a-z]*[a-z]*(?![\s\S])",
        r"[a-z]+-k",
    ],
)
def test_a_pattern_that_tries_again_and_again_is_seen(pattern: str) -> None:
    """Repeats in repeats, and repeats side by side or from every place, take too long."""
    seconds, how = slowest(pattern, ["ab-k", "ak"])
    assert seconds > MOST
    assert how
