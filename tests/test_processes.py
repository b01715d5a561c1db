"""Processes: values, errors and calls cross from one to another, and answers are equal there."""

import json
import multiprocessing
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

import crossings
import life

TESTS: Final = Path(__file__).parent
METHODS: Final = multiprocessing.get_all_start_methods()

_CROSS: Final = """
import json, sys
sys.path[:0] = [sys.argv[1]]
import crossings
print(json.dumps(crossings.CROSSINGS[sys.argv[2]](sys.argv[3])))
"""


def _crossed(name: str, method: str) -> Any:
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-W", "error", "-c", _CROSS, str(TESTS), name, method],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert "" == done.stderr.decode()
    return json.loads(done.stdout)


each_method = pytest.mark.parametrize("method", METHODS)


@each_method
@pytest.mark.parametrize("name", ["lives_there", "lives_there_after_here"])
def test_another_process_gives_the_same_answers(name: str, method: str) -> None:
    """Whether the library was used before the process was started or not, it answers the same."""
    assert [] == life.differing(life.answers(), _crossed(name, method))


@each_method
def test_values_cross_and_come_back_equal(method: str) -> None:
    """What is sent equals, and hashes as, what is made there, and so does what comes back."""
    assert [[], [], ["True"]] == _crossed("values_there_and_back", method)


@each_method
def test_errors_come_back_as_they_were_raised(method: str) -> None:
    """An error that a call raises in another process has class, text and arguments as here."""
    found = _crossed("errors_from_there", method)
    assert [here for here, _ in found] == [there for _, there in found]
    classes = [here[0] for here, _ in found]
    assert [
        "InvalidPayloadError",
        "NotPermittedError",
        "UnknownKindError",
        "InvalidValueError",
        "NotInForceError",
    ] == classes


def test_processes_that_are_spawned_hash_otherwise() -> None:
    """That hashes are equal above is not because no process hashes texts in its own way."""
    here, there = _crossed("hashes_there", "spawn")
    assert here != there


def test_fork_and_spawn_are_both_tried_where_there_are_both() -> None:
    """No way of starting a process is left out."""
    assert {"spawn"} <= set(METHODS) <= {"fork", "spawn", "forkserver"}
    assert sys.platform == "win32" or {"fork", "forkserver"} <= set(METHODS)


def test_a_value_that_is_another_there_is_seen() -> None:
    """What is compared in the other process is compared with what is made there."""
    sent = crossings.values()
    assert [] == crossings.seen_there(sent)[0]
    assert ["period"] == crossings.seen_there({**sent, "period": sent["book"]})[0]


def test_each_crossing_is_run() -> None:
    """No crossing is forgotten here."""
    run = {"lives_there", "lives_there_after_here", "values_there_and_back", "errors_from_there"}
    assert {*run, "hashes_there"} == set(crossings.CROSSINGS)
