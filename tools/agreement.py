"""Show that `load` accepts exactly what the published schemas and the stated invariants accept.

A seeded stream of payloads is judged by the library, by jsonschema with the invariants written
here anew, and by ajv with formats asserted and as annotations.
Each payload depends on the seed and its number alone, so that one can be looked at again.
"""

import argparse
import json
import multiprocessing
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from agreement_judges import Drawn, by_library, disagreement
from cerp_rules.events import EVENTS
from fuzz_contract import CLASSES
from fuzz_edits import changed
from fuzz_payloads import KINDS, MOST_ITEMS, made

_SHARES: Final = (6, 8, 4, 1, 3)
_UNCHANGED: Final = 0.35
_ONE_TYPE: Final = 0.2
"""How many events are asked for by their type, which is sometimes another one's."""
_CHUNK: Final = 500
_TOLD_EVERY: Final = 100
"""After so many stretches it is told how far the run has come."""
_SHOWN: Final = 20
_MOST_CHARACTERS: Final = 400
_JUDGE: Final = Path(__file__).with_suffix(".mjs")


def drawn(seed: int, number: int) -> Drawn:
    """Draw one payload of the stream."""
    draw = random.Random(f"{seed}:{number}")  # noqa: S311  # the same payloads every time
    kind = draw.choices(KINDS, _SHARES)[0]
    payload = made(kind, draw)
    into = CLASSES[kind]
    if kind == "event" and draw.random() < _ONE_TYPE:
        into = EVENTS[draw.choice((payload["type"], draw.choice(tuple(EVENTS))))]
    if draw.random() >= _UNCHANGED:
        payload = changed(payload, draw)
    text = json.dumps(payload)
    # What ajv reads is judged: two halves of a pair become one character when written.
    return Drawn(number, kind, into, text, json.loads(text))


# --- What is reached ----------------------------------------------------------------------------

_LENGTHS: Final = {
    length + by: f"text {by:+d} of a bound"
    for length in (100, 254, 300, 2_000, 2_048)
    for by in (-1, 0, 1)
}
_ENDS: Final = {
    "1900-01-01": "first day", "2200-12-31": "last day", "1899-12-31": "day before the first",
    "2201-01-01": "day after the last",
}  # fmt: skip
_PLACES: Final = re.compile(r"[0-9]+\.([0-9]{4,5})")


def near_bounds(value: Any, name: str = "") -> Iterator[str]:
    """Name the bounds that a payload comes near, each as often as it does."""
    if isinstance(value, dict):
        for inner_name, inner in value.items():
            yield from near_bounds(inner, inner_name)
    elif isinstance(value, list):
        by = len(value) - MOST_ITEMS.get(name, -9)
        if by in {-1, 0, 1}:
            yield f"list {by:+d} of its bound"
        for inner in value:
            yield from near_bounds(inner, name)
    elif isinstance(value, str):
        yield from _near_bounds_of_text(value)


def _near_bounds_of_text(text: str) -> Iterator[str]:
    if len(text) in _LENGTHS:
        yield _LENGTHS[len(text)]
    elif text in _ENDS:
        yield _ENDS[text]
    elif text.endswith("-02-29"):
        yield "29 February"
    elif found := _PLACES.fullmatch(text):
        yield f"decimal with {len(found[1])} places"


# --- The run ------------------------------------------------------------------------------------


class Tally:
    """What was counted: payloads by kind and answer, codes, bounds, and the disagreements."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.answers: Counter[tuple[str, str]] = Counter()
        self.codes: Counter[str] = Counter()
        self.bounds: Counter[str] = Counter()
        self.differing = 0
        self.shown: list[str] = []

    def add(self, other: "Tally") -> None:
        """Add what another process counted."""
        self.answers += other.answers
        self.codes += other.codes
        self.bounds += other.bounds
        self.differing += other.differing
        self.shown = (self.shown + other.shown)[:_SHOWN]

    def judge(self, one: Drawn, ajv: str) -> None:
        """Judge one payload."""
        said = by_library(one)
        self.answers[one.kind, "accepted" if said.loads else "refused"] += 1
        self.codes.update(set(said.codes))
        self.bounds.update(near_bounds(one.payload))
        differ = disagreement(one, said, ajv)
        if differ:
            self.differing += 1
            shown = f"{one.number}, {one.into.__name__}: {differ}\n  {one.text[:_MOST_CHARACTERS]}"
            self.shown = [*self.shown, shown][:_SHOWN]


@cache
def _ajv(node: str) -> "subprocess.Popen[str]":
    """Start ajv once in each process; it ends when nothing more can come."""
    return subprocess.Popen(  # noqa: S603  # it is ours
        [node, str(_JUDGE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii"
    )


def tally_of(work: tuple[int, int, int, str]) -> Tally:
    """Judge a stretch of the stream."""
    seed, first, last, node = work
    several = [drawn(seed, number) for number in range(first, last)]
    judge = _ajv(node)
    if judge.stdin is None or judge.stdout is None:
        raise RuntimeError(node)
    # All are written before any answer is read: the answers are so short that none has to wait.
    judge.stdin.writelines(f"{one.kind}\t{one.text}\n" for one in several)
    judge.stdin.flush()
    tally = Tally()
    for one in several:
        tally.judge(one, judge.stdout.readline().strip())
    return tally


def report(tally: Tally) -> None:
    """Print the counts, and some of the disagreements."""
    print(f"{'kind':<16}{'accepted':>10}{'refused':>10}")
    for kind in KINDS:
        accepted, refused = tally.answers[kind, "accepted"], tally.answers[kind, "refused"]
        print(f"{kind:<16}{accepted:>10}{refused:>10}")
    for title, counts in (("problem", tally.codes), ("near a bound", tally.bounds)):
        print(f"\n{title}, with the number of payloads or places")
        for name, count in sorted(counts.items()):
            print(f"  {name:<30}{count:>10}")
    for one in tally.shown:
        print(f"\n{one}")
    print(f"\n{sum(tally.answers.values())} payloads, {tally.differing} disagreements.")


def main() -> int:
    """Judge the stream, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payloads", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20_261_128)
    parser.add_argument("--first", type=int, default=0, help="the number of the first payload")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--node", default="node")
    asked = parser.parse_args()
    end = asked.first + asked.payloads
    work = [
        (asked.seed, first, min(first + _CHUNK, end), asked.node)
        for first in range(asked.first, end, _CHUNK)
    ]
    tally = Tally()
    with multiprocessing.get_context("spawn").Pool(asked.workers) as pool:
        for done, one in enumerate(pool.imap_unordered(tally_of, work), 1):
            tally.add(one)
            if done % _TOLD_EVERY == 0:
                print(f"{done * _CHUNK} judged", file=sys.stderr, flush=True)
    report(tally)
    lacking = [
        kind for kind in KINDS for one in ("accepted", "refused") if not tally.answers[kind, one]
    ]
    return 1 if tally.differing or lacking else 0


if __name__ == "__main__":
    sys.exit(main())
