"""Every line of a file ends in one place, however it is cut and wherever its parts are judged."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import byte_ranges
import measure_at_scale
from at_scale_file import (
    ASSESSING,
    BROKEN,
    BROKEN_NUMBERS,
    COMPARING,
    DRAFT,
    LINES,
    MOST,
    ON,
    PART,
    applications,
    check_assessments,
    check_impacts,
    contents,
    judge,
    write,
)
from cerp_rules import Application, dump
from judging import Judged

FOLDER = Path(__file__).parents[1] / "docs" / "examples" / "at_scale"


@pytest.fixture(scope="module")
def ndjson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which every sort of line comes up."""
    path = tmp_path_factory.mktemp("at_scale") / "applications.ndjson"
    write(path)
    return path


@pytest.fixture(scope="module", name="applications")
def fixture_applications() -> dict[int, Application]:
    """The application of each line that has one."""
    return applications()


# --- In this process ------------------------------------------------------------------------------


@pytest.mark.parametrize("part_bytes", [3_000, PART, 1 << 30])
def test_file_is_assessed_alike_however_it_is_cut(
    ndjson: Path, applications: dict[int, Application], tmp_path: Path, part_bytes: int
) -> None:
    """Each application has its answer and each broken line its problems, in order and once."""
    judged = judge(ndjson, tmp_path / "out", ASSESSING, part_bytes=part_bytes)
    check_assessments(tmp_path / "out", applications)
    assert {"answers.ndjson", "problems.ndjson", "summary.json"} == set(contents(tmp_path / "out"))
    blank = sum(not BROKEN[place % len(BROKEN)] for place in range(len(BROKEN_NUMBERS)))
    refused = len(BROKEN_NUMBERS) - blank
    assert (LINES, blank, refused) == (judged.lines, judged.blank, judged.refused)
    assert len(applications) == judged.outcomes.total()


@pytest.mark.parametrize("part_bytes", [3_000, PART, 1 << 30])
def test_file_is_compared_alike_however_it_is_cut(
    ndjson: Path, applications: dict[int, Application], tmp_path: Path, part_bytes: int
) -> None:
    """The totals add up over the parts, and each application that changes is told once."""
    judge(ndjson, tmp_path, COMPARING, part_bytes=part_bytes)
    check_impacts(tmp_path, applications)


def test_empty_file_has_an_empty_answer(tmp_path: Path) -> None:
    """A file without a line is judged like any other."""
    (tmp_path / "empty").touch()
    assert Judged() == judge(tmp_path / "empty", tmp_path / "out", ASSESSING)
    assert b"" == contents(tmp_path / "out")["answers.ndjson"]


def test_file_that_changes_meanwhile_is_no_answer(ndjson: Path, tmp_path: Path) -> None:
    """Where lines come or go while it runs, what was there before stays, and nothing else does."""
    path = tmp_path / "changing"
    path.write_bytes(ndjson.read_bytes())

    def progress(what: str) -> Callable[[int, int], None]:
        def tell(done: int, of: int) -> None:
            if (what, done) == ("counted", of):
                path.write_bytes(path.read_bytes().replace(b"{", b"\n", 1))

        return tell

    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "answers.ndjson").write_bytes(b"old")
    with pytest.raises(byte_ranges.FileChangedError):
        judge(path, tmp_path / "out", ASSESSING, progress=progress)
    assert {"answers.ndjson": b"old"} == contents(tmp_path / "out")


# --- As a program ---------------------------------------------------------------------------------


def _program(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a process that knows nothing of pytest, with warnings as errors."""
    return subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-W", "error", *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )


def _asked(path: Path, output: Path) -> list[object]:
    return [path, output, f"--on={ON}", f"--part-bytes={PART}", f"--most-bytes={MOST}"]


def test_program_prints_its_summary_and_nothing_else(ndjson: Path, tmp_path: Path) -> None:
    """Without Dask it writes the summary as a file and prints it, and draws no bar in a pipe."""
    output = tmp_path / "answers"
    done = _program(FOLDER / "assess.py", *_asked(ndjson, output), "--workers=0")
    assert (0, "") == (done.returncode, done.stderr)
    assert (output / "summary.json").read_text("ascii") == done.stdout


def test_program_compares_with_a_draft(
    ndjson: Path, applications: dict[int, Application], tmp_path: Path
) -> None:
    """The draft is a payload in a file."""
    (tmp_path / "draft.json").write_text(json.dumps(dump(DRAFT)), "ascii")
    asked = [*_asked(ndjson, tmp_path), f"--compare={tmp_path / 'draft.json'}", "--workers=0"]
    assert 0 == _program(FOLDER / "assess.py", *asked).returncode
    check_impacts(tmp_path, applications)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [("{", "cannot be read"), ("{}", "is no edition of the policy: /edition is required")],
)
def test_draft_that_is_none_is_told(
    ndjson: Path, tmp_path: Path, draft: str, expected: str
) -> None:
    """A draft that is malformed ends the program with what is wrong, before anything is read."""
    (tmp_path / "draft.json").write_text(draft, "ascii")
    output = tmp_path / "out"
    asked = [*_asked(ndjson, output), f"--compare={tmp_path / 'draft.json'}"]
    done = _program(FOLDER / "assess.py", *asked)
    assert 2 == done.returncode
    assert expected in done.stderr
    assert not output.exists()


# --- On workers -----------------------------------------------------------------------------------

# Looked for and not imported: nothing of Dask is to be in this process.
with_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="distributed is not installed"
)

ON_A_CLUSTER = """
import subprocess
import sys

from distributed import LocalCluster

if __name__ == "__main__":
    settings = {"n_workers": 1, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(**settings) as cluster:
        asked = [sys.executable, *sys.argv[1:], "--scheduler", cluster.scheduler_address]
        sys.exit(subprocess.run(asked, check=False).returncode)
"""

KILLED = """
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])

import assess
import on_dask
import parts
from measure_at_scale import MOST_BYTES, QUESTIONS

HALF_WRITTEN, NOT_TOLD = 20, 24


def dying(task, part):
    if part.index in (HALF_WRITTEN, NOT_TOLD):
        try:
            (task.folder.parent / f"killed-{part.index}").touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            if part.index == NOT_TOLD:
                parts.judge_part(task, part)
            with parts.written_whole(task.file(parts.ANSWERS, part.index)) as file:
                file.write(b"half")
                file.flush()
                os.kill(os.getpid(), signal.SIGKILL)
    return parts.judge_part(task, part)


if __name__ == "__main__":
    path, output, part_bytes = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    with on_dask.on_workers(2) as run:
        assess.judge_file(
            path,
            output,
            QUESTIONS["compare"],
            run=lambda do, *given: run(dying if do is parts.judge_part else do, *given),
            part_bytes=part_bytes,
            most_bytes=MOST_BYTES,
        )
"""


@with_dask
def test_two_workers_answer_as_one_process(
    ndjson: Path, applications: dict[int, Application], tmp_path: Path
) -> None:
    """On two workers that were spawned here each line ends where it does without them."""
    done = _program(FOLDER / "assess.py", *_asked(ndjson, tmp_path), "--workers=2")
    assert 0 == done.returncode, done.stderr
    check_assessments(tmp_path, applications)


@with_dask
def test_cluster_needs_no_more_than_the_library(
    ndjson: Path, applications: dict[int, Application], tmp_path: Path
) -> None:
    """Workers that know nothing of the example are given it by the address of their scheduler."""
    (tmp_path / "cluster.py").write_text(ON_A_CLUSTER, "utf-8")
    output = tmp_path / "out"
    asked = [FOLDER / "assess.py", *_asked(ndjson, output)]
    done = _program(tmp_path / "cluster.py", *asked)
    assert 0 == done.returncode, done.stderr
    check_assessments(output, applications)


@with_dask
def test_nothing_is_lost_or_doubled_when_workers_are_killed(ndjson: Path, tmp_path: Path) -> None:
    """A worker dies in the middle of a part, another with a part that nobody was told of."""
    (tmp_path / "killed.py").write_text(KILLED, "utf-8")
    output = tmp_path / "out"
    done = _program(tmp_path / "killed.py", FOLDER, ndjson, output, PART)
    assert 0 == done.returncode, done.stderr
    found = contents(output)
    assert (b"", b"") == (found.pop("killed-20"), found.pop("killed-24"))
    question, most = measure_at_scale.QUESTIONS["compare"], measure_at_scale.MOST_BYTES
    judge(ndjson, tmp_path / "alone", question, most_bytes=most)
    assert contents(tmp_path / "alone") == found
