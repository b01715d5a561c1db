"""Mutate the modules that decide, and tell how many of the mutants the tests kill.

mutmut makes the mutants of functions and cosmic-ray those of tables; `mutants.toml` names the
modules and the tests that bear on them.
All is done in a copy, in `build/mutants/`, where `score.json` holds every mutant afterwards.
The exit status says whether enough are killed, and whether `docs/mutants.md` lists exactly those
that survive, each with the reason; a run of a part looks only at what is not listed.
"""

import argparse
import fnmatch
import json
import os
import shutil
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from mutants_forks import LOG, Changed, fates
from mutants_functions import FUNCTIONS, functions_mutated
from mutants_report import Mutant, explained, mutant_of, percent_killed, table
from mutants_tables import TABLES, tables_mutated

TOP = Path(__file__).parent.parent
PACKAGE = TOP / "src" / "cerp_rules"
WORK = TOP / "build" / "mutants"
COPY = WORK / "copy"
PAGE = TOP / "docs" / "mutants.md"
SETTINGS = Path(__file__).with_suffix(".toml")
COPIED = ("src", "tests", "tools", "docs", "schemas", "pyproject.toml", "*.md")
TOOLS: Mapping[str, Callable[[str, Path], Iterator[str]]] = {
    FUNCTIONS: functions_mutated,
    TABLES: tables_mutated,
}


def settings() -> dict[str, Any]:
    """Read what is mutated and what it is tested with."""
    return tomllib.loads(SETTINGS.read_text("utf-8"))


def modules_of(group: dict[str, Any]) -> tuple[str, ...]:
    """Name the modules of a group, each by its path below the package without the ending."""
    found = sorted(str(one.relative_to(PACKAGE).with_suffix("")) for one in PACKAGE.rglob("*.py"))
    return tuple(
        module for named in group["modules"] for module in found if fnmatch.fnmatch(module, named)
    )


def run(tools: list[str], only: list[str], *, every: int, jobs: int) -> Iterator[Mutant]:
    """Give the mutants of the modules that are asked for, or of all."""
    _copy()
    for group in settings()["group"]:
        for module in modules_of(group):
            if only and module not in only:
                continue
            started = time.monotonic()
            for tool in tools:
                yield from judged(tool, module, group["tests"], every=every, jobs=jobs)
            said = f"{module} took {time.monotonic() - started:.0f} s"
            print(said, file=sys.stderr, flush=True)


def judged(tool: str, module: str, tests: list[str], *, every: int, jobs: int) -> Iterator[Mutant]:
    """Give every so many of the mutants that a tool makes of a module, each with its fate.

    Raises:
        RuntimeError: the tests fail without a mutation, so that none would survive.
    """
    source = (COPY / "src" / "cerp_rules" / f"{module}.py").read_text("utf-8")
    unchanged = Changed.of(module, source, top=COPY)
    if [fate for _, fate in fates([unchanged], tests, top=COPY, jobs=1)] != ["survived"]:
        raise RuntimeError(f"the tests of {module} fail by themselves, see {COPY / LOG}")
    mutated = islice(TOOLS[tool](source, COPY / "src"), 0, None, every)
    changes = (Changed.of(module, one, top=COPY) for one in mutated)
    for change, fate in fates(changes, tests, top=COPY, jobs=jobs):
        yield mutant_of(tool, module, source, change.source, fate)


def _copy() -> None:
    """Copy what the tests need, so that nothing changes while they run."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for pattern in COPIED:
        for one in TOP.glob(pattern):
            if one.is_dir():
                shutil.copytree(one, COPY / one.name, ignore=ignored)
            else:
                shutil.copy(one, COPY)


def report(mutants: list[Mutant], *, whole: bool) -> bool:
    """Print the score and what survives without a reason; tell whether all is well."""
    least = settings()["least_percent"]
    print("\n".join(table(mutants)))
    unlisted, gone = explained(mutants, PAGE)
    for title, lines in (("not listed", unlisted), ("listed, and did not survive", gone)):
        if lines and (whole or lines is unlisted):
            print(f"\n{title}:", *lines, sep="\n")
    if percent_killed(mutants) < least:
        print(f"\nless than {least} % are killed")
        return False
    return not unlisted and not (whole and gone)


def main(arguments: list[str] | None = None) -> int:
    """Run the tools and report; give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", action="append", default=[], help="such as rules/people")
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS), default=[])
    parser.add_argument("--every", type=int, default=1, help="10 tries every tenth mutant")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    tools = given.tool or list(TOOLS)
    mutants = list(run(tools, given.module, every=given.every, jobs=given.jobs))
    score = [attrs.asdict(one) for one in mutants]
    (WORK / "score.json").write_text(json.dumps(score, indent=1, ensure_ascii=False), "utf-8")
    whole = not given.module and not given.tool and given.every == 1
    return 0 if report(mutants, whole=whole) else 1


if __name__ == "__main__":
    sys.exit(main())
