"""What else goes on in a process changes no answer: switches, locales, contexts, flags, limits."""

import decimal
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

import pytest

import life
from cerp_rules import dump
from neighbours import FOR_GOOD, NEIGHBOURS, a_vandal

TESTS: Final = Path(__file__).parent


# --- The life beside them ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def expected() -> dict[str, str]:
    """Give the answers of a life without neighbours."""
    return life.answers()


_FIRST: Final = """
import json, sys
sys.path[:0] = [sys.argv[1]]
import neighbours
assert "cerp_rules" not in sys.modules
with neighbours.EVERYBODY[sys.argv[2]]():
    import life
    first = life.answers()
    assert first == life.answers()
print(json.dumps(first))
"""
_PLAIN: Final = """
import json, sys
sys.path[:0] = [sys.argv[1]]
import life
print(json.dumps([bool(eval(sys.argv[2])), hash("a"), life.answers()]))
"""


def _printed(code: str, *arguments: str, flags: tuple[str, ...] = (), **variables: str) -> Any:
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, *flags, "-c", code, str(TESTS), *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **variables},
        timeout=120,
    )
    assert b"" == done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_neighbour_that_comes_later_changes_no_answer(
    name: str, expected: dict[str, str]
) -> None:
    """What is switched, set or limited after a first use of the library changes no answer."""
    with NEIGHBOURS[name]():
        actual = life.answers()
    assert [] == life.differing(expected, actual)


@pytest.mark.parametrize("name", [*NEIGHBOURS, *FOR_GOOD])
def test_a_neighbour_that_was_there_first_changes_no_answer(
    name: str, expected: dict[str, str]
) -> None:
    """What is switched, set or limited before the library is imported changes no answer."""
    assert [] == life.differing(expected, _printed(_FIRST, name))


FLAGS: Final[dict[str, tuple[tuple[str, ...], dict[str, str], str]]] = {
    "-O": (("-O",), {}, "not __debug__"),
    "-OO": (("-OO",), {}, "json.loads.__doc__ is None"),
    "development mode": (
        ("-X", "dev", "-bb", "-W", "error"),
        {},
        "sys.flags.dev_mode and sys.flags.bytes_warning == 2 and sys.warnoptions",
    ),
    "pendulum without extensions": (
        (),
        {"PENDULUM_EXTENSIONS": "0"},
        "'pendulum' in sys.modules and 'pendulum._pendulum' not in sys.modules",
    ),
    "no encoding but ASCII": (
        (),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        "sys.stdout.encoding == 'ascii' and not sys.flags.utf8_mode",
    ),
}


@pytest.mark.parametrize("name", FLAGS)
def test_how_the_interpreter_was_started_changes_no_answer(
    name: str, expected: dict[str, str]
) -> None:
    """No flag of the interpreter, and no variable that it or a dependency reads, tells."""
    flags, variables, felt = FLAGS[name]
    is_felt, _, actual = _printed(_PLAIN, felt, flags=flags, **variables)
    assert is_felt
    assert [] == life.differing(expected, actual)


def test_the_seed_of_hashes_changes_no_answer(expected: dict[str, str]) -> None:
    """Three processes that hash texts differently give one set of answers."""
    hashes = set()
    for seed in ("0", "1", "4711"):
        _, hashed, actual = _printed(_PLAIN, "True", PYTHONHASHSEED=seed)
        hashes.add(hashed)
        assert [] == life.differing(expected, actual)
    assert 3 == len(hashes)


def test_the_context_that_new_threads_get_changes_no_answer(expected: dict[str, str]) -> None:
    """A thread that starts with a decimal context of two digits and traps gets the same answers."""
    found: list[Any] = []

    def live() -> None:
        found.append(decimal.getcontext().prec)
        found.append(life.answers())

    default = decimal.DefaultContext
    before = default.prec, default.traps[decimal.Inexact]
    default.prec, default.traps[decimal.Inexact] = 2, True
    try:
        thread = threading.Thread(target=live)
        thread.start()
        thread.join()
    finally:
        default.prec, default.traps[decimal.Inexact] = before
    prec, actual = found
    assert 2 == prec
    assert [] == life.differing(expected, actual)


# --- Where the stack ends ------------------------------------------------------------------------

_AT_THE_END: Final = """
import json, sys
sys.path[:0] = [sys.argv[1]]
import cerp_rules, life
from neighbours import deep, frames

sound = life.dumpable() if sys.argv[2] == "dumped" else []
# What is not looked up now is imported at the end of the stack.
if sys.argv[2] == "loaded":
    cerp_rules.load, cerp_rules.dump
seen = set()
for left in range(1, 200):
    try:
        found = deep(
            sys.getrecursionlimit() - frames() - left,
            lambda: [cerp_rules.dump(one) for one in sound] if sound else life.dumpable(),
        )
    except RecursionError:
        continue
    seen.add(repr(found if sound else [cerp_rules.dump(one) for one in found]))
print(json.dumps([sorted(seen), life.answers()]))
"""


@pytest.mark.parametrize("what", ["imported", "loaded", "dumped"])
def test_a_first_call_at_the_end_of_the_stack_ruins_no_later_answer(
    what: str, expected: dict[str, str]
) -> None:
    """However little stack is left, a call ends in Python's own error or answers right.

    What was first used there is used as if it never had been.
    """
    right = repr([dump(one) for one in life.dumpable()])
    seen, actual = _printed(_AT_THE_END, what)
    assert [right] == seen
    assert [] == life.differing(expected, actual)


# --- That a change would be seen -----------------------------------------------------------------


def test_a_life_is_the_same_twice(expected: dict[str, str]) -> None:
    """The answers themselves hang on nothing that changes between two lives of one process."""
    assert [] == life.differing(expected, life.answers())
    assert list(life.SECTIONS) == list(expected)


def test_a_changed_answer_is_seen(expected: dict[str, str]) -> None:
    """Each section in which a letter differs, or that is lost, is named."""
    for name, text in expected.items():
        changed = text.replace("2026", "2027", 1) if "2026" in text else text + " "
        assert [name] == life.differing(expected, {**expected, name: changed})
        rest = {other: one for other, one in expected.items() if other != name}
        assert [name] == life.differing(expected, rest)


def test_what_changes_an_answer_is_seen(expected: dict[str, str]) -> None:
    """Another policy in the process is seen in what rests on it, in this process and in another."""
    with a_vandal():
        here = life.differing(expected, life.answers())
    assert {"assessments", "duties", "changes"} <= set(here)
    assert here == life.differing(expected, _printed(_FIRST, "a vandal"))
