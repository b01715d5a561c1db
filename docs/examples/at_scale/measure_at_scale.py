"""Measure the workers against one process, and kill one of them.

Every run is a program of its own, timed from its start to its end: with the start of the workers,
with cutting and counting, and with putting the parts together.
The one process reads the same lines, judges them with the same functions and writes at once; it
cuts, counts and puts together nothing.
The runs take turns, and the ratio is that of the medians.
"""

import argparse
import datetime as dt
import filecmp
import json
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import attrs

import assess
import byte_ranges
import make_ndjson
from cerp_rules import PUBLISHED, dump
from judging import Question, judge

ON: Final = dt.date(2026, 4, 1)
MOST_BYTES: Final = 1 << 16
"""Less than `make_ndjson` gives to some lines."""
TARGET: Final = 1.6
FILES: Final = ("answers.ndjson", "problems.ndjson", "summary.json")
QUESTIONS: Final = {
    "assess": Question(on=ON, policy=PUBLISHED),
    "compare": Question(
        on=ON,
        policy=PUBLISHED,
        draft=PUBLISHED.revise(
            edition="draft",
            review_notice="P4W",
            fee={"amount": "25.00", "currency": "USD"},
            readings={"sponsor_resume": "everyone"},
        ),
    ),
}


@attrs.frozen
class Took:
    """What one run took, in seconds: by the clock, and of all its processes."""

    clock: float
    processor: float


def plain(path: Path, output: Path, question: Question) -> None:
    """Judge the whole file as one stream in this process."""
    output.mkdir()
    answers_path, problems_path, summary_path = (output / name for name in FILES)
    whole = byte_ranges.ByteRange(0, path.stat().st_size)
    with answers_path.open("wb") as answers, problems_path.open("wb") as problems:
        lines = byte_ranges.read_lines(path, whole, 1, MOST_BYTES)
        judged = judge(question, lines, answers, problems)
    summary_path.write_text(assess.written_summary(question, judged), "ascii")


def killed(path: Path, output: Path, question: Question, part_bytes: int) -> None:
    """Judge the file on two workers, of which one is killed when half of the parts are done."""
    from distributed import default_client  # noqa: PLC0415

    import on_dask  # noqa: PLC0415  # the one process needs no Dask

    def progress(what: str) -> Callable[[int, int], None]:
        def tell(done: int, of: int) -> None:
            if what == "judged" and done == max(of // 2, 1):
                process = min(default_client().run(os.getpid).values())
                os.kill(process, signal.SIGKILL)
                print(f"  one of two workers was killed after {done} of {of} parts", flush=True)

        return tell

    with on_dask.on_workers(2) as run:
        assess.judge_file(
            path,
            output,
            question,
            run=run,
            part_bytes=part_bytes,
            most_bytes=MOST_BYTES,
            progress=progress,
        )


def took(script: str, *arguments: object, shown: bool = False) -> Took:
    """Run a program of this folder."""
    used, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(  # noqa: S603  # our own script
        [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)],
        check=True,
        stdout=None if shown else subprocess.DEVNULL,
    )
    clock, now = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(clock, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime)


def measure(name: str, path: Path, folder: Path, options: argparse.Namespace) -> None:
    """Print how long each way takes, and whether all ways give the same."""
    print(f"\n{name} {options.lines:,} lines, parts of {options.part_bytes:,} bytes", flush=True)
    one, two = folder / f"{name}-plain", folder / f"{name}-workers"
    bounds = (f"--most-bytes={MOST_BYTES}", f"--part-bytes={options.part_bytes}")
    asked = [f"--on={ON}", "--workers=2", *bounds]
    if draft := QUESTIONS[name].draft:
        (folder / "draft.json").write_text(json.dumps(dump(draft)), "ascii")
        asked.append(f"--compare={folder / 'draft.json'}")
    alone, shared = [], []
    for number in range(1, options.rounds + 1):
        shutil.rmtree(one, ignore_errors=True)
        alone.append(took("measure_at_scale.py", "plain", name, path, one))
        shared.append(took("assess.py", path, two, *asked))
        print(f"  round {number}: {alone[-1].clock:.2f} s and {shared[-1].clock:.2f} s,", end=" ")
        print(f"load {os.getloadavg()[0]:.1f}, {compared(one, two)}", flush=True)
    for way, runs in (("one process", alone), ("two workers", shared)):
        processor = statistics.median(run.processor for run in runs)
        print(f"  {way}: {median(runs):.2f} s by the clock, {processor:.2f} s of the processors")
    print(f"  {median(alone) / median(shared):.2f} times as fast  (target: at least {TARGET})")
    took("measure_at_scale.py", "killed", name, path, two, *bounds[1:], shown=True)
    print(f"  and then: {compared(one, two)}", flush=True)


def median(runs: list[Took]) -> float:
    """Give the median by the clock."""
    return statistics.median(run.clock for run in runs)


def compared(one: Path, other: Path) -> str:
    """Say whether two folders hold the same, and remove the second."""
    same, *_ = filecmp.cmpfiles(one, other, FILES, shallow=False)
    more = {path.name for path in other.iterdir()} - set(FILES)
    shutil.rmtree(other)
    if more or len(same) < len(FILES):
        return f"DIFFERENT: the same are only {same}, and there is more: {sorted(more)}"
    return "the same byte for byte"


def main() -> None:
    """Measure, or do one of the runs that are measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3, help="of which the median is taken")
    parser.add_argument("--part-bytes", type=int, default=assess.PART_BYTES)
    parser.add_argument("--questions", nargs="+", choices=QUESTIONS, default=[*QUESTIONS])
    parser.add_argument("way", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        way, name, path, output = options.way
        given = Path(path), Path(output), QUESTIONS[name]
        plain(*given) if way == "plain" else killed(*given, options.part_bytes)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / "applications.ndjson"
        with path.open("wb") as file:
            file.writelines(make_ndjson.lines(options.lines))
        for name in options.questions:
            measure(name, path, folder, options)


if __name__ == "__main__":
    main()
