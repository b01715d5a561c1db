"""Assess every application of a file, one JSON a line, or compare a draft of the policy over them.

    python assess.py applications.ndjson answers/ --on 2026-04-01
    python assess.py applications.ndjson answers/ --on 2026-04-01 --workers 8
    python assess.py applications.ndjson answers/ --on 2026-04-01 --scheduler tcp://10.0.0.5:8786
    python assess.py applications.ndjson answers/ --on 2026-04-01 --compare draft.json

The folder then holds answers.ndjson, problems.ndjson and summary.json.
With --scheduler both paths must lead to the same files on every worker.
"""

import argparse
import datetime as dt
import itertools
import json
import shutil
import sys
import uuid
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final

import adding
import byte_ranges
import judging
import parts
import running
from cerp_rules import PUBLISHED, InvalidPayloadError, Policy, __version__, dump, load

PART_BYTES: Final = 2 << 20
MOST_BYTES: Final = 16 << 20
"""More than the largest application has, unless nearly all of it is written in escapes."""
ON_WORKERS: Final = (byte_ranges, judging, parts)
"""What workers import, each after those that it imports itself."""


def judge_file(  # noqa: PLR0913  # what a run can be told
    path: Path,
    output: Path,
    question: judging.Question,
    *,
    run: running.Run = running.here,
    part_bytes: int = PART_BYTES,
    most_bytes: int = MOST_BYTES,
    progress: Callable[[str], Callable[[int, int], None]] = running.progress,
) -> judging.Judged:
    """Ask one question of every line of a file.

    Args:
        path: The file of lines.
        output: The folder for answers.ndjson, problems.ndjson and summary.json.
        question: What is asked.
        run: Where it is done.
        part_bytes: How many bytes a part has, but for the rest of its last line.
        most_bytes: How many bytes a line may have.
        progress: Gives what is told how many parts of how many are done.

    Raises:
        FileChangedError: the file was changed meanwhile.
    """
    # A folder of its own, so that nothing left over by a run that failed is ever taken for ours.
    folder = output.absolute() / f"parts-{uuid.uuid4().hex}"
    folder.mkdir(parents=True)
    task = parts.Task(path=path.absolute(), folder=folder, most_bytes=most_bytes, question=question)
    try:
        ranges = list(byte_ranges.cut(path, part_bytes))
        counts = [*running.in_order(run, parts.count_part, task, ranges, tell=progress("counted"))]
        firsts = itertools.accumulate(counts, initial=1)
        made = [
            parts.Part(index=index, bytes=of, first_line=first)
            for index, (of, first) in enumerate(zip(ranges, firsts, strict=False))
        ]
        found = running.in_order(run, parts.judge_part, task, made, tell=progress("judged"))
        return put_together(found, task, output, lines=sum(counts))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_together(
    found: Iterable[judging.Judged], task: parts.Task, output: Path, *, lines: int
) -> judging.Judged:
    """Put the files of all parts together as they come, and add up what was found."""
    with (
        # The first of these is the last to be put into its place.
        parts.written_whole(output / "summary.json") as told,
        parts.written_whole(output / f"{parts.PROBLEMS}.ndjson") as problems,
        parts.written_whole(output / f"{parts.ANSWERS}.ndjson") as answers,
    ):
        every = []
        for index, one in enumerate(found):
            parts.move_behind(task.file(parts.ANSWERS, index), answers)
            parts.move_behind(task.file(parts.PROBLEMS, index), problems)
            every.append(one)
        judged = adding.add_judged(every)
        if judged.lines != lines:
            raise byte_ranges.FileChangedError(f"{task.path} was changed while it was read")
        told.write(written_summary(task.question, judged).encode("ascii"))
    return judged


def summary(question: judging.Question, judged: judging.Judged) -> dict[str, Any]:
    """Give what was asked, and how many lines became what."""
    told: dict[str, Any] = {
        "on": question.on.isoformat(),
        "library": __version__,
        "edition": question.policy.edition,
        "lines": judged.lines,
        "blank": judged.blank,
        "refused": judged.refused,
    }
    if question.draft is None or judged.totals is None:
        return {**told, "outcomes": dict(sorted(judged.outcomes.items()))}
    return {**told, "draft": question.draft.edition, "totals": dump(judged.totals)}


def written_summary(question: judging.Question, judged: judging.Judged) -> str:
    """Write the summary down."""
    return json.dumps(summary(question, judged), indent=2) + "\n"


def where(options: argparse.Namespace) -> AbstractContextManager[running.Run]:
    """Choose where it is done."""
    if not options.scheduler and not options.workers:
        return nullcontext(running.here)
    import on_dask  # noqa: PLC0415  # whoever runs it without Dask needs none

    if options.scheduler:
        return on_dask.on_cluster(options.scheduler, ON_WORKERS)
    return on_dask.on_workers(options.workers)


def an_edition(path: str) -> Policy:
    """Read an edition of the policy."""
    try:
        return load(json.loads(Path(path).read_text("utf-8")), Policy)
    except InvalidPayloadError as error:
        told = "; ".join(f"{one.pointer or 'the whole'} {one.message}" for one in error.problems)
        raise argparse.ArgumentTypeError(f"{path} is no edition of the policy: {told}") from None
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{path} cannot be read: {error}") from None


def a_file(path: str) -> Path:
    """Name a file that is there."""
    if not Path(path).is_file():
        raise argparse.ArgumentTypeError(f"{path} is no file")
    return Path(path)


def at_least(least: int) -> Callable[[str], int]:
    """Read a whole number that is not too small."""

    def whole(text: str) -> int:
        number = int(text)
        if number < least:
            raise argparse.ArgumentTypeError(f"must be {least} or more")
        return number

    return whole


def parser() -> argparse.ArgumentParser:
    """Say what can be asked for."""
    first, _, rest = (__doc__ or "").partition("\n")
    formatted = argparse.RawDescriptionHelpFormatter
    made = argparse.ArgumentParser(description=first, epilog=rest, formatter_class=formatted)
    made.add_argument("input", type=a_file, help="applications as newline-delimited JSON")
    made.add_argument("output", type=Path, help="a folder, which is made where there is none")
    made.add_argument("--on", type=dt.date.fromisoformat, required=True, help="as YYYY-MM-DD")
    made.add_argument("--policy", type=an_edition, default=PUBLISHED, help="an edition as JSON")
    made.add_argument("--compare", type=an_edition, metavar="DRAFT", help="another, as JSON")
    place = made.add_mutually_exclusive_group()
    place.add_argument("--workers", type=at_least(0), default=2, help="here; 0 is without Dask")
    place.add_argument("--scheduler", metavar="ADDRESS", help="of a cluster that runs already")
    made.add_argument("--part-bytes", type=at_least(1), default=PART_BYTES)
    made.add_argument("--most-bytes", type=at_least(1), default=MOST_BYTES, help="of a line")
    return made


def main() -> None:
    """Judge a file, and print the summary."""
    options = parser().parse_args()
    question = judging.Question(on=options.on, policy=options.policy, draft=options.compare)
    with where(options) as run:
        judged = judge_file(
            options.input,
            options.output,
            question,
            run=run,
            part_bytes=options.part_bytes,
            most_bytes=options.most_bytes,
        )
    sys.stdout.write(written_summary(question, judged))


if __name__ == "__main__":
    main()
