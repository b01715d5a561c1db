"""Read scenario tables: what the library must answer, written in TOML by whoever knows the policy.

Each case gives an application, or a history and what is asked of it, and what must come out; a
table that is malformed is refused with file, case and key.
A table is about one thing; which keys its cases have, `docs/scenario-tables.md` says.
What is left out: that pytest collects the tables (`cerp_rules.testing.plugin`).

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder) / "sponsors.toml"
    ...     _ = table.write_text('''
    ... [[case]]
    ... id = "kind-not-given"
    ... why = "Who Can Submit names the kinds, so somebody must be asked which it is."
    ... remove = ["/sponsor/kind"]
    ... outcome = "incomplete"
    ... ''')
    ...     (scenario,) = read_table(table)
    >>> str(scenario), compare(scenario).ok
    ('application/kind-not-given', True)
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cerp_rules._text import excerpt
from cerp_rules.testing._case_keys import FOR_ALL, check_shapes
from cerp_rules.testing._cases import CaseReader
from cerp_rules.testing._comparing import Comparison, Row, compare
from cerp_rules.testing._sample_files import HISTORY, read_samples
from cerp_rules.testing._samples_changed import Samples
from cerp_rules.testing._scenarios import About, Scenario, label
from cerp_rules.testing._table_errors import (
    InvalidTableError,
    MalformedError,
    TableProblem,
    one_of,
)

__all__ = [
    "HISTORY",
    "About",
    "Comparison",
    "InvalidTableError",
    "Row",
    "Scenario",
    "TableProblem",
    "compare",
    "label",
    "read_table",
]

_HEADER: Final = re.compile(r"[ \t]*\[\[[ \t]*case[ \t]*\]\]")


def read_table(path: Path, *, rootdir: Path | None = None) -> tuple[Scenario, ...]:
    """Read the cases of one scenario table.

    Args:
        path: The file.
        rootdir: The folder as far as which `application.json`, `completion.json` and
            `history.toml` are looked for, from the folder of the table upwards; None to look in
            the folder of the table alone.

    Returns:
        The cases in their order.

    Raises:
        InvalidTableError: the table, or a file that its cases start from, is malformed.
        OSError: the file cannot be read.

    Source: the clauses that its cases name.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     table = Path(folder) / "fees.toml"
        ...     _ = table.write_text('''
        ... [[case]]
        ... id = "no-fee"
        ... outcome = "eligible"
        ... ''')
        ...     try:
        ...         read_table(table)
        ...     except InvalidTableError as error:
        ...         print(error)
        fees.toml is no scenario table:
          line 2, case no-fee: why: is missing
    """
    root = path.parent if rootdir is None else rootdir
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except ValueError as error:
        raise _invalid(name, MalformedError("", f"is no TOML: {error}")) from None
    cases = table.pop("case", None)
    if not isinstance(cases, list) or not all(isinstance(one, dict) for one in cases):
        raise _invalid(name, MalformedError("case", "a table has cases, each under [[case]]"))
    try:
        reader = _reader(table, path, root)
    except MalformedError as error:
        raise _invalid(name, error) from None
    return _read(reader, cases, _lines(text, len(cases)), name)


def _reader(head: Mapping[str, Any], path: Path, rootdir: Path) -> CaseReader:
    given = head.get("about", About.APPLICATION.value)
    one_of("about", given, tuple(one.value for one in About))
    about = About(given)
    for_all = {key: value for key, value in head.items() if key != "about"}
    for key in for_all:
        if key not in FOR_ALL[about]:
            raise MalformedError(key, f"is no key at the head of a table about {about.value}")
    check_shapes(for_all)
    samples = Samples(read_samples(path.parent, rootdir))
    return CaseReader(about=about, samples=samples, for_all=for_all, path=path)


def _read(
    reader: CaseReader, cases: list[dict[str, Any]], lines: list[int], name: str
) -> tuple[Scenario, ...]:
    scenarios: dict[str, Scenario] = {}
    problems = []
    for place, (case, line) in enumerate(zip(cases, lines, strict=True), 1):
        called = excerpt(str(case.get("id", f"number {place}")))
        try:
            scenario = reader.read(case, line)
        except MalformedError as error:
            problems.append(
                TableProblem(line=line, case=called, key=error.key, reason=error.reason)
            )
            continue
        first = scenarios.setdefault(str(scenario), scenario)
        if first is not scenario:
            reason = f"is that of the case at line {first.line} too"
            problems.append(TableProblem(line=line, case=called, key="id", reason=reason))
    if problems:
        raise InvalidTableError(name, tuple(problems))
    return tuple(scenarios.values())


def _invalid(name: str, error: MalformedError) -> InvalidTableError:
    problem = TableProblem(line=1, case="", key=error.key, reason=error.reason)
    return InvalidTableError(name, (problem,))


def _lines(text: str, number: int) -> list[int]:
    """Find the line of each case, counted from 1; the first line where that is not clear."""
    found = list(_headers(text))
    if len(found) != number:
        # A line inside a longer text can look like a header; what is cut there is no TOML.
        found = [line for line in found if _parses(text, line)]
    return found if len(found) == number else [1] * number


def _headers(text: str) -> Iterator[int]:
    for line, content in enumerate(text.split("\n"), 1):
        if _HEADER.match(content):
            yield line


def _parses(text: str, line: int) -> bool:
    try:
        tomllib.loads("\n".join(text.split("\n")[: line - 1]))
    except tomllib.TOMLDecodeError:
        return False
    return True
