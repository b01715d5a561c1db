"""Run the test suite on each supported version of Python that is there.

`tests` takes the versions of `constraints/test.txt`, as `make test` does; `lowest` takes the lowest
allowed versions of the four dependencies instead, and `newest` the newest that there are.
`free_threaded` lets threads run without a lock, on builds of Python that have none.
"""

from pathlib import Path

import nox

nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["tests", "lowest-3.12", "newest-3.13", "free_threaded"]

PYTHONS = ["3.11", "3.12", "3.13"]
PINNED = Path("constraints/test.txt")
LOWEST = Path("constraints/lowest.txt")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the whole suite, without looking at coverage."""
    _install(session, PINNED)
    _test(session)


@nox.session(python=PYTHONS)
def lowest(session: nox.Session) -> None:
    """Run the whole suite at the lowest allowed versions of the dependencies."""
    _install(session, _without_the_four(session), LOWEST)
    _test(session)


@nox.session(python=PYTHONS)
def newest(session: nox.Session) -> None:
    """Run the whole suite at the newest versions of the dependencies."""
    _install(session, _without_the_four(session))
    _test(session)


@nox.session(python=["3.13t", "3.14t"])
def free_threaded(session: nox.Session) -> None:
    """Run what is about threads without the lock that lets one thread run at a time."""
    session.install("--constraint", str(PINNED), "--editable", ".[testing]")
    session.run("pytest", "tests/test_threads.py", *session.posargs)


def _without_the_four(session: nox.Session) -> Path:
    """Write down the constraints of everything but the four dependencies."""
    four = {_name(line) for line in LOWEST.read_text("utf-8").splitlines()}
    lines = PINNED.read_text("utf-8").splitlines(keepends=True)
    rest = Path(session.virtualenv.location) / "constraints.txt"
    rest.write_text("".join(line for line in lines if _name(line) not in four), "utf-8")
    return rest


def _name(line: str) -> str:
    return line.partition("==")[0]


def _install(session: nox.Session, *constraints: Path) -> None:
    named = [argument for one in constraints for argument in ("--constraint", str(one))]
    session.install(*named, "--editable", ".[test]")


def _test(session: nox.Session) -> None:
    # What pip chose is not said anywhere else, and `newest` is another set on another day.
    session.run("python", "-m", "pip", "freeze", "--exclude-editable")
    session.run("pytest", "--numprocesses", "auto", *session.posargs)
