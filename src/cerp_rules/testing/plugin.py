"""Let pytest collect scenario tables, each case a test of its own.

Opt in with ``pytest_plugins = ["cerp_rules.testing.plugin"]`` in the `conftest.py` of the root, or
with ``-p cerp_rules.testing.plugin``.
The setting ``cerp_rules_tables`` lists globs of the tables, relative to the root or to any folder;
unless set otherwise it is ``policy/*.toml``, every table in a folder of that name.
A case that finds something else than its table says shows both beside each other and the words of
the findings concerned; a table that is malformed is one error, with every case at fault.
What is left out: how a table is read and compared (`cerp_rules.testing.tables`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cerp_rules.testing.tables import (
    HISTORY,
    Comparison,
    InvalidTableError,
    Scenario,
    compare,
    read_table,
)

__all__ = ["ScenarioItem", "TableFile"]

_SETTING = "cerp_rules_tables"


class _DiffersError(Exception):
    """A case finds something else than its table says."""

    def __init__(self, comparison: Comparison) -> None:
        """Keep both."""
        super().__init__(str(comparison))
        self.comparison = comparison


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that says which files are tables."""
    parser.addini(
        _SETTING,
        help="globs of the scenario tables, relative to the root or to any folder",
        type="linelist",
        default=["policy/*.toml"],
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "TableFile | None":
    """Collect a file that the setting names; the histories beside the tables are none."""
    globs = parent.config.getini(_SETTING)
    if file_path.name == HISTORY or not any(file_path.match(one) for one in globs):
        return None
    return TableFile.from_parent(parent, path=file_path)


class TableFile(pytest.File):
    """A scenario table."""

    def collect(self) -> Iterator["ScenarioItem"]:
        """Give each case of the table as a test."""
        try:
            scenarios = read_table(self.path, rootdir=self.config.rootpath)
        except InvalidTableError as error:
            raise self.CollectError(str(error)) from None
        for scenario in scenarios:
            yield ScenarioItem.from_parent(self, name=str(scenario), scenario=scenario)


class ScenarioItem(pytest.Item):
    """A case of a scenario table."""

    def __init__(self, *, scenario: Scenario, **members: Any) -> None:
        """Keep the case."""
        super().__init__(**members)
        self.scenario = scenario

    def runtest(self) -> None:
        """Judge what the case is about, and fail where the answer is another than expected."""
        comparison = compare(self.scenario)
        if not comparison.ok:
            raise _DiffersError(comparison)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what differs in the words of the table, and a traceback for anything else."""
        if isinstance(excinfo.value, _DiffersError):
            comparison = excinfo.value.comparison
            # The first line is the one that pytest repeats in its summary.
            place = f"{self.nodeid.partition('::')[0]}, line {self.scenario.line}"
            return f"{comparison.in_short}\n{place}\n{comparison}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Give the file, the line at which the case starts, counted from 0, and its name."""
        return self.path, self.scenario.line - 1, self.name
