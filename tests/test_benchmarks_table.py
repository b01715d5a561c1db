"""The table of the benchmarks has every row; how fast anything is, no test says."""

import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SIZES = ("small", "typical", "large")
TARGETS: dict[str, tuple[float | None, bool]] = {
    **{f"load ÷ pydantic, {size}": (1.5, False) for size in SIZES},
    **{f"naive ÷ load, {size}": (12.0, True) for size in SIZES},
    **{f"load and assess ÷ pydantic validating, {size}": (4.0, False) for size in SIZES},
    **{f"zen with trace ÷ load and assess, {size}": (6.0, True) for size in SIZES},
    **{
        f"zen as its README has it, with trace ÷ load and assess, {size}": (None, True)
        for size in SIZES
    },
    **{f"check ÷ naive, on an invalid payload, {size}": (1.2, False) for size in SIZES},
    "import cerp_rules ÷ import attrs, cattrs, pendulum": (1.15, False),
    "from cerp_rules import Application, assess, load ÷ import attrs, cattrs, pendulum": (
        None,
        False,
    ),
    "growth in sessions": (1.1, False),
    "growth in sessions, a finding on each": (1.1, False),
    "growth in instructors": (1.1, False),
    "growth in instructors, a finding on each": (1.1, False),
    "growth in completions": (1.1, False),
    "slowest refusal found": (10.0, False),
}
"""Every measure with its target and whether that is the least, but for memory."""
MEMORY = "memory after 600 payloads ÷ after 200"


def test_quick_run_prints_and_writes_the_table(tmp_path: Path) -> None:
    """Every measure is there with its target and verdict, printed as it is written."""
    for module in ("jsonschema_rs", "msgspec", "pydantic", "zen"):
        pytest.importorskip(module)
    written = tmp_path / "inside" / "bench.json"
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, str(BENCHMARKS / "table.py"), "--quick", "--json", str(written)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(written.read_text("utf-8"))
    _check_rows(found)
    _check_verdicts(found)
    _check_ratios(found)
    _check_table(done.stdout, found)
    _check_what_follows(done.stdout, found)
    # Nothing names a place of this machine.
    assert str(BENCHMARKS.parent) not in done.stdout + written.read_text("utf-8")


def _check_rows(found: Any) -> None:
    """The rows are those of the issue, with its targets, and each figure is a number."""
    rows = [row for row in found["rows"] if row["measure"] != MEMORY]
    assert TARGETS == {row["measure"]: (row["target"], row["at_least"]) for row in rows}
    assert [] == [row for row in rows if not math.isfinite(row["figure"])]
    # What a process holds is read where the system tells it.
    told = Path("/proc/self/statm").exists()
    assert len(rows) + told == len(found["rows"])


def _check_verdicts(found: Any) -> None:
    """A row says reached exactly where its figure is on the right side of its target."""
    for row in found["rows"]:
        sides = {
            True: row["figure"] >= (row["target"] or 0),
            False: row["figure"] <= (row["target"] or 0),
        }
        expected = "reached" if sides[row["at_least"]] else "missed"
        assert (expected if row["target"] is not None else "") == row["verdict"]


def _check_ratios(found: Any) -> None:
    """Each ratio can be worked out again from the microseconds that are written beside it."""
    figures = {row["measure"]: row["figure"] for row in found["rows"]}
    for size, took in found["microseconds"].items():
        load, both, pydantic = took["load"], took["load and assess"], took["pydantic"]
        assert pytest.approx(load / pydantic) == figures[f"load ÷ pydantic, {size}"]
        naive = took["naive: jsonschema, then cattrs"]
        assert pytest.approx(naive / load) == figures[f"naive ÷ load, {size}"]
        ratio = figures[f"load and assess ÷ pydantic validating, {size}"]
        assert pytest.approx(both / pydantic) == ratio
        zen = took["zen, rules alone, with trace"]
        assert pytest.approx(zen / both) == figures[f"zen with trace ÷ load and assess, {size}"]
        check = took["check of an invalid payload"] / took["naive on an invalid payload"]
        assert pytest.approx(check) == figures[f"check ÷ naive, on an invalid payload, {size}"]


def _check_table(printed: str, found: Any) -> None:
    """The table shows measure, target, figure and verdict of each row, in the order written."""
    _, table, *_ = printed.split("\n\n")
    heading, *lines = table.splitlines()
    assert ["measure", "target", "figure", "verdict"] == heading.split()
    shown = []
    for row in found["rows"]:
        sense = "at least" if row["at_least"] else "at most"
        target = "" if row["target"] is None else f"{sense} {row['target']:g}"
        parts = (row["measure"], target, f"{row['figure']:.2f} {row['unit']}")
        shown.append(" ".join((*parts, row["verdict"] or "no target")).replace("  ", " "))
    assert shown == [re.sub(" +", " ", line) for line in lines]


def _check_what_follows(printed: str, found: Any) -> None:
    """After the table come the times it is made of, and then what `impact_at_scale` prints."""
    titles = (
        "microseconds for each payload",
        "milliseconds of an import",
        "milliseconds by size",
        "milliseconds of the slowest refusals",
        "as known on 2027-01-01",
        "the four terms changed by which last days are counted",
    )
    places = [printed.index(title) for title in titles]
    assert sorted(places) == places
    assert 5 == len(found["milliseconds by size"])
