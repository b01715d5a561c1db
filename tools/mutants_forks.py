"""Run tests on a module as it would be if its source were another, each time in a fork.

What takes long and is the same for all, to import pytest and the dependencies, is done once; the
package itself is imported in the fork, where its one changed module comes from memory.
No file is written, so that several forks can run at a time.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Self

import attrs
import pytest

__all__ = ["LOG", "Changed", "fates"]

PATIENCE = 120
"""The most seconds of computing for the tests of one mutant, however busy the machine is."""
MEMORY = 4 * 2**30
"""The most bytes for it, so that what grows forever ends."""
LAST_KILLERS = 6
"""How many of the tests that killed the last mutants are tried first: they often kill the next."""
LOG = "forks.log"
_QUIET = (
    *("-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"),
    # That a plugin was imported before is the point.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
_WARM = ("attrs", "cattrs", "hypothesis", "jsonschema", "pendulum", "_pytest.pytester")


@attrs.frozen(kw_only=True)
class Changed:
    """The source of a module, with something changed."""

    module: str
    path: Path
    source: str

    @classmethod
    def of(cls, module: str, source: str, *, top: Path) -> Self:
        """Change a module that is named by its path below the package, without the ending."""
        name = ".".join(["cerp_rules", *module.split("/")]).removesuffix(".__init__")
        return cls(module=name, path=top / "src" / "cerp_rules" / f"{module}.py", source=source)


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from memory, as if it stood in its file."""

    def __init__(self, changed: Changed) -> None:
        super().__init__(changed.module, str(changed.path))
        self._source = changed.source

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  # it has one module
        """Compile the source, past every cache."""
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the changed module before anybody else does."""

    def __init__(self, changed: Changed) -> None:
        self._changed = changed

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find it, and nothing else."""
        del path, target
        changed = self._changed
        if fullname != changed.module:
            return None
        package = changed.path.name == "__init__.py"
        return importlib.util.spec_from_file_location(
            fullname,
            changed.path,
            loader=_Loader(changed),
            submodule_search_locations=[str(changed.path.parent)] if package else None,
        )


def fates(
    changes: Iterable[Changed], tests: Sequence[str], *, top: Path, jobs: int
) -> Iterator[tuple[Changed, str]]:
    """Give each change with its fate: ``killed``, ``timeout`` or ``survived``; the soonest first.

    Args:
        changes: What is changed.
        tests: What pytest runs, relative to `top`, one after the other, for to collect them all
            takes longer than to run the first.
        top: The folder above ``src``.
        jobs: How many forks run at a time.
    """
    for name in _WARM:
        __import__(name)
    running: dict[int, tuple[Changed, Path]] = {}
    killers: dict[str, None] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, change in enumerate(changes):
            while len(running) >= jobs:
                yield _ended(running, killers)
            # What is not yet written would be written once by each fork.
            sys.stdout.flush()
            first = tuple(reversed(killers))[:LAST_KILLERS]
            told = Path(folder, str(number))
            pid = os.fork()
            if pid == 0:
                _run(change, (first, *((one,) for one in tests)), top, told)
            running[pid] = (change, told)
        while running:
            yield _ended(running, killers)


def _ended(
    running: dict[int, tuple[Changed, Path]], killers: dict[str, None]
) -> tuple[Changed, str]:
    """Wait for one to end, and keep the name of the test that killed it as the last."""
    pid, status = os.wait()
    change, told = running.pop(pid)
    if told.exists():
        killer = told.read_text("utf-8")
        killers.pop(killer, None)
        killers[killer] = None
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        return change, "timeout"
    return change, "survived" if status == 0 else "killed"


class _Killer:
    """Writes down the test that fails, for those that come after."""

    def __init__(self, told: Path) -> None:
        self._told = told

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write its name where it can be given to pytest again."""
        if report.failed:
            self._told.write_text(report.nodeid, "utf-8")


def _run(change: Changed, tests: Sequence[Sequence[str]], top: Path, told: Path) -> None:
    """Run the tests in this process, and end it."""
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.chdir(top)
        # What the last run said, for whoever wonders why the unchanged module fails.
        said = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.path.insert(0, str(top / "src"))
        sys.meta_path.insert(0, _Finder(change))
        for some in filter(None, tests):
            status = int(pytest.main([*_QUIET, *some], plugins=[_Killer(told)]))
            # A name that is not found proves nothing: it may hold what the change has changed.
            if status and (some is not tests[0] or status == pytest.ExitCode.TESTS_FAILED):
                break
    finally:
        # Past every handler, which belong to the process that was forked.
        os._exit(status)
