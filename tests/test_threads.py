"""Threads: one library, first used by many at once, gives each the answers that one alone gets.

On a build of Python without the lock, `nox --session free_threaded` runs this file.
"""

import ast
import json
import os
import subprocess
import sys
import sysconfig
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

import cerp_rules
import life
from cerp_rules import Term
from cerp_rules.periods import KEPT
from races import RACES, THREADS, race

TESTS: Final = Path(__file__).parent
SOURCE: Final = Path(cerp_rules.__file__).parent
FREE: Final = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

_RACE: Final = """
import json, sys
sys.path[:0] = [sys.argv[1]]
import races
assert "cerp_rules" not in sys.modules
print(json.dumps([races.is_free(), races.RACES[sys.argv[2]](*sys.argv[3:])]))
"""


def _raced(name: str, *arguments: str) -> list[Any]:
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-W", "error", "-c", _RACE, str(TESTS), name, *arguments],
        capture_output=True,
        check=False,
        # Where there is no lock, none may be brought back by a package that asks for one.
        env={**os.environ, "PYTHON_GIL": "0"} if FREE else None,
        timeout=300,
    )
    assert "" == done.stderr.decode()
    is_free, found = json.loads(done.stdout)
    assert FREE == is_free
    return list(found)


def test_a_cold_library_answers_many_threads_as_one() -> None:
    """Threads that first use all of it at once, each begun elsewhere, get the same answers."""
    expected = life.answers()
    found = _raced("whole_lives")
    assert THREADS == len(found)
    assert [] == [one for one in found if isinstance(one, str)]
    assert [[]] * THREADS == [life.differing(expected, one) for one in found]


@pytest.mark.parametrize("name", ["loads", "problems", "assessments", "replays", "duties"])
def test_a_first_call_that_many_threads_make_at_once_answers_each_the_same(name: str) -> None:
    """What is made on a first use is made right, however many first uses there are."""
    expected = life.section(name)
    assert [] == [one[:200] for one in _raced("one_section", name) if one != expected]


@pytest.mark.parametrize("name", ["imports", "modules"])
def test_an_import_that_many_threads_make_at_once_is_one(name: str) -> None:
    """Threads that import the library at once find every name, and under each the same object."""
    assert [True] * THREADS == _raced(name)


def test_no_module_hides_a_public_name() -> None:
    """A public name is what it should be, whichever modules were imported before."""
    assert [] == _raced("names_that_are_modules")


def _imported_at_the_top(module: Path) -> set[str]:
    """Name what a module imports from while it is imported."""
    body = ast.parse(module.read_text("utf-8")).body
    found = {str(node.module) for node in body if isinstance(node, ast.ImportFrom)}
    return found | {
        alias.name for node in body if isinstance(node, ast.Import) for alias in node.names
    }


def _own_modules(package: Path, name: str) -> set[str]:
    """Name the modules of a package that it imports while it is imported."""
    found = _imported_at_the_top(package)
    for node in ast.parse(package.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module == name:
            found |= {f"{name}.{alias.name}" for alias in node.names}
    return {one for one in found if one.startswith(f"{name}.")}


def _ways_past_a_package(source: Path) -> set[tuple[str, str]]:
    """Give each module that imports, past a package, a module that the package imports too.

    Python locks a module before it imports the package around it, so that such a module and the
    package can wait for one another in two threads; one then goes on with a module that is half
    made.
    """
    top = source.parent
    found = set()
    for package in source.rglob("__init__.py"):
        name = ".".join(package.relative_to(top).parts[:-1])
        inside = _own_modules(package, name)
        found |= {
            (".".join(module.relative_to(top).with_suffix("").parts), one)
            for module in source.rglob("*.py")
            if package.parent not in module.parents
            for one in inside & _imported_at_the_top(module)
        }
    return found


def test_no_module_is_imported_past_a_package_that_imports_it() -> None:
    """Imports run one way for threads too, where a module also waits for its package."""
    assert set() == _ways_past_a_package(SOURCE)


def test_the_library_imports_none_of_its_modules_but_the_version() -> None:
    """A thread that imports a module of the library does not wait for one that imports it all."""
    assert {"cerp_rules._version"} == _own_modules(SOURCE / "__init__.py", "cerp_rules")


def test_a_way_past_a_package_is_seen(tmp_path: Path) -> None:
    """The test above tells what goes through a package from what goes past it."""
    package = tmp_path / "it" / "rules"
    package.mkdir(parents=True)
    (tmp_path / "it" / "__init__.py").touch()
    (package / "__init__.py").write_text("from it.rules import fees\n")
    (package / "fees.py").write_text("from it.rules.reviews import NOTICE\n")
    (package / "reviews.py").write_text("NOTICE = 42\n")
    (tmp_path / "it" / "through.py").write_text("from it.rules import fees as what_is_owed\n")
    assert set() == _ways_past_a_package(tmp_path / "it")
    (tmp_path / "it" / "past.py").write_text("from it.rules.fees import AMOUNT\n")
    assert {("it.past", "it.rules.fees")} == _ways_past_a_package(tmp_path / "it")


def test_more_counts_than_are_kept_are_right_in_every_thread() -> None:
    """Threads that push one another's counts of days out of what is kept get the right days."""
    days = [date(2000, 1, 1) + timedelta(days=number) for number in range(KEPT // 4)]

    def last_days(number: int) -> list[date]:
        return [Term(days=number + 1).last_day_from(day) for day in days]

    expected = [[day + timedelta(days=number + 1) for day in days] for number in range(THREADS)]
    assert expected == race(last_days)


# --- That a race would be seen -------------------------------------------------------------------


def test_a_race_is_seen() -> None:
    """What tells of itself that it is there before it is there is caught in the act."""
    made: dict[str, object] = {}
    started: list[bool] = []

    def first_use(_: int) -> object:
        if not started:
            started.append(True)
            time.sleep(0.1)
            made["it"] = "there"
        return made["it"]

    assert {"there", "KeyError('it')"} == set(race(first_use))


def test_what_each_thread_found_is_given() -> None:
    """No thread is lost, and what one raised is given in its place."""
    found = race(lambda number: number // number)
    assert ["ZeroDivisionError('integer division or modulo by zero')"] == found[:1]
    assert [1] * (THREADS - 1) == found[1:]


def test_each_race_is_run() -> None:
    """No race is forgotten here."""
    run = {"whole_lives", "one_section", "imports", "modules", "names_that_are_modules"}
    assert run == set(RACES)
