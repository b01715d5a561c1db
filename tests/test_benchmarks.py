"""The benchmark runs; how fast, no test says."""

import re
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "impact_at_scale.py"
TARGETS = (
    "time for each, 200 against 100",
    "peak memory, 200 against 100",
    "microseconds for each of 200, with making it",
    "microseconds for each of 200, made already",
)


def test_impact_at_scale_prints_each_size_and_its_targets() -> None:
    """Each draft is measured over both sizes, and each target is said to be reached or not."""
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, str(BENCHMARK), "--sizes", "100", "200", "--runs", "1"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    _, *with_targets, of_everything = done.stdout.split("\n\n")
    assert 2 == len(with_targets)
    for part in (*with_targets, of_everything):
        title, columns, *rows = part.splitlines()
        assert "changed" in title
        assert "size seconds processor making us each peak KiB change flip" == _spaced(columns)
        # Every application changes, if only in a finding that names the term.
        assert [("100", "100"), ("200", "200")] == [
            (size, changed) for size, *_, changed, _ in (row.split() for row in rows[:2])
        ]
    for part in with_targets:
        assert list(TARGETS) == _told(part)
        assert 3 == len(re.findall(r"\(target: at most [\d.]+; (?:not )?reached\)", part))
    assert [TARGETS[0], *TARGETS[2:]] == _told(of_everything)
    assert "target:" not in of_everything
    *_, flipped = of_everything.splitlines()[3].split()
    assert int(flipped) > 0


def _told(part: str) -> list[str]:
    return [row.strip().partition(":")[0] for row in part.splitlines()[4:]]


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
