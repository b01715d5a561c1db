"""Measure everything that has a target, print one table of it, and write it as JSON.

All ratios are of this run, on the same payloads; how fast a machine is that happens to run it is no
test, so that it always ends well, whatever is missed.
Beside the table stand the times it is made of, and what a change of policy costs over many
applications (`impact_at_scale`).
"""

import argparse
import json
import platform
import sys
from collections.abc import Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import attrs

import impact_at_scale
import rows_growth
import rows_import
import rows_memory
import rows_refusals
from cerp_rules import __version__
from measuring import Row

PEERS: Final = {
    "jsonschema_rs": "jsonschema-rs",
    "msgspec": "msgspec",
    "pydantic": "pydantic",
    "zen": "zen-engine",
}
"""The modules that the peers need, and the packages that hold them."""

_COMPARED: Final = (*PEERS.values(), "attrs", "cattrs", "jsonschema", "pendulum")
_OUT: Final = Path("build/bench.json")
_IN_QUICK_RUN: Final = ["--sizes", "100", "200", "--runs", "1"]


@attrs.frozen
class Sizes:
    """How much is measured.

    Attributes:
        rounds: How many rounds each comparison has.
        batch: How many payloads each round has.
        payloads: How many payloads one process loads.
        first: After how many of them its memory is first looked at.
    """

    rounds: int
    batch: int
    payloads: int
    first: int


def measure(sizes: Sizes, *, quick: bool) -> dict[str, Any]:
    """Measure everything; the rows of the table come first."""
    # What needs the peers is imported once it is known that they are there.
    import rows_speed  # noqa: PLC0415

    tell("validating and judging, against the peers")
    speed, microseconds = rows_speed.rows(rounds=sizes.rounds, batch=sizes.batch)
    tell("imports")
    imports, of_imports = rows_import.rows(rounds=sizes.rounds)
    tell("growth")
    growth, of_growth = rows_growth.rows(rounds=sizes.rounds, quick=quick)
    tell("refusals")
    refusals, of_refusals = rows_refusals.rows(quick=quick)
    tell(f"{sizes.payloads:,} payloads in one process")
    memory, of_memory = rows_memory.rows(first=sizes.first, count=sizes.payloads)
    return {
        "library": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "versions": {name: version(name) for name in _COMPARED},
        "rounds": sizes.rounds,
        "rows": [
            {**attrs.asdict(row), "verdict": row.verdict}
            for row in (*speed, *imports, *growth, *refusals, *memory)
        ],
        "microseconds": microseconds,
        "milliseconds of an import": of_imports,
        "milliseconds by size": of_growth,
        "milliseconds of the slowest refusals": of_refusals,
        "mebibytes held": of_memory,
    }


def tell(what: str) -> None:
    """Say what is being measured, apart from what is found."""
    print(f"measuring {what} …", file=sys.stderr, flush=True)


def show(found: Mapping[str, Any]) -> None:
    """Print the table, then the times behind it."""
    print(f"cerp_rules {found['library']}, {found['python']}, median of {found['rounds']} rounds")
    print(", ".join(f"{name} {number}" for name, number in found["versions"].items()), "\n")
    rows = [
        Row(**{name: one for name, one in row.items() if name != "verdict"})
        for row in found["rows"]
    ]
    width = max(len(row.measure) for row in rows)
    print(f"{'measure':<{width}}{'target':>15}{'figure':>15}  verdict")
    for row in rows:
        print(_line(row, width))
    sizes = list(found["microseconds"])
    print(f"\n{'microseconds for each payload':<40}" + "".join(f"{size:>20}" for size in sizes))
    for name in found["microseconds"][sizes[0]]:
        print(f"{name:<40}" + "".join(_beside_pydantic(found, size, name) for size in sizes))
    for title in list(found)[list(found).index("microseconds") + 1 :]:
        print(f"\n{title}")
        for name, one in found[title].items():
            print(f"  {name}: {_times(one)}")


def _line(row: Row, width: int) -> str:
    sense = "at least" if row.at_least else "at most"
    target = "" if row.target is None else f"{sense} {row.target:g}"
    figure = f"{row.figure:.2f} {row.unit}"
    return f"{row.measure:<{width}}{target:>15}{figure:>15}  {row.verdict or 'no target'}"


def _beside_pydantic(found: Mapping[str, Any], size: str, name: str) -> str:
    took = found["microseconds"][size]
    return f"{took[name]:>12.1f} {took[name] / took['pydantic']:>5.1f} x"


def _times(one: float | Mapping[str, float]) -> str:
    if isinstance(one, Mapping):
        return "  ".join(f"{size}: {took:.2f}" for size, took in one.items())
    return f"{one:.2f}"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="little of everything, in a minute")
    parser.add_argument("--rounds", type=int, default=9, help="of each comparison; 3 when quick")
    parser.add_argument("--payloads", type=int, default=1_000_000, help="that one process loads")
    parser.add_argument("--json", type=Path, default=_OUT, help="where to write what was found")
    options = parser.parse_args(arguments)
    absent = [package for module, package in PEERS.items() if find_spec(module) is None]
    if absent:
        print(f"not installed: {', '.join(absent)}; the extra named bench has it", file=sys.stderr)
        return 2
    if options.quick:
        sizes = Sizes(rounds=3, batch=20, payloads=min(options.payloads, 600), first=200)
    else:
        first = min(10_000, options.payloads // 2)
        sizes = Sizes(rounds=options.rounds, batch=300, payloads=options.payloads, first=first)
    found = measure(sizes, quick=options.quick)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")
    show(found)
    print(flush=True)
    impact_at_scale.main(_IN_QUICK_RUN if options.quick else [])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
