"""What the findings say is what was written down and read: words, questions, facts and readings.

Each table is judged anew in a test of its own, so that a run of mutants knows which to try.
"""

from pathlib import Path

import pytest

import write_findings
import write_vectors

TABLES = write_findings.tables()
SAID = write_findings.written()


def name(table: Path) -> str:
    """Name a table as its vectors are named."""
    return f"{table.parent.name}-{table.stem}"


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_findings_of_a_table_are_those_written_down(table: Path) -> None:
    """A finding that is not written down is new or changed; `write_findings` writes it down."""
    found = list(write_findings.findings_of(table))
    assert [] == [finding for finding, _ in found if finding not in SAID]
    assert [] == [(case, one) for one, case in found if case is not None and case not in SAID[one]]


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_answers_of_a_table_are_those_written_down(table: Path) -> None:
    """The answers in full, of which the table itself names only those that a case is about."""
    expected = write_vectors.VECTORS / f"{name(table)}{write_vectors.SUFFIX}"
    assert expected.read_text("ascii") == write_vectors._table(table)


def test_findings_written_down_are_all_found() -> None:
    """No line is left from a rule or a case that is no more."""
    assert write_findings.composed() == write_findings.FINDINGS.read_text("ascii")


@pytest.mark.parametrize(
    ("arguments", "before", "expected"),
    [
        (["--check"], "{}\n", (0, "{}\n")),
        (["--check"], "", (1, "")),
        ([], "", (0, "{}\n")),
    ],
)
def test_the_command_checks_or_writes(
    arguments: list[str],
    before: str,
    expected: tuple[int, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With --check a file that differs is told and left alone; without, it is written."""
    file = tmp_path / "findings.ndjson"
    file.write_text(before, "ascii")
    monkeypatch.setattr(write_findings, "FINDINGS", file)
    monkeypatch.setattr(write_findings, "composed", lambda: "{}\n")
    assert expected == (write_findings.main(arguments), file.read_text("ascii"))
