"""What was found in the parts of a file is put together as if there were one part."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import adding
import impact_samples as samples
import parts
import running
from at_scale_file import ASSESSING, contents
from cerp_rules import (
    DeadlineChange,
    DutyChange,
    EventType,
    FindingChange,
    ImpactTotals,
    Outcome,
    StandingChange,
)
from laws import law

# --- Adding up ------------------------------------------------------------------------------------

LATER = attrs.evolve(samples.REFUSAL, type=EventType.REVIEW_RECORDED)
KEPT = attrs.evolve(samples.DUE, duty_id="records", clause="records.kept")
IMPACTS = (
    samples.CHANGED,
    samples.IN_WORDS,
    samples.case_impact(),
    samples.case_impact(skipped=True),
    samples.case_impact(outcomes=(attrs.evolve(samples.FLIP, after=Outcome.INELIGIBLE),)),
    samples.case_impact(outcomes=(samples.FLIP,), refused_after=LATER),
    samples.case_impact(deadlines=(DeadlineChange(before=samples.SOONER, after=samples.DUE),)),
    samples.case_impact(deadlines=(DeadlineChange(before=None, after=KEPT),)),
    samples.case_impact(
        deadlines=(
            DeadlineChange(before=attrs.evolve(KEPT, due_on=date(2033, 6, 3)), after=KEPT),
            DeadlineChange(before=samples.DUE, after=None),
        )
    ),
    samples.case_impact(
        standing=StandingChange(before=samples.EXPIRED, after=samples.IN_FORCE),
        duties=(
            DutyChange(before=None, after=samples.OWED),
            DutyChange(
                before=None, after=attrs.evolve(samples.OWED, id="records", clause="records.kept")
            ),
        ),
        findings=(
            FindingChange(
                before=None,
                after=attrs.evolve(samples.MET, rule="first-session", clause="reviews.notice"),
            ),
        ),
    ),
)


@given(streams=st.lists(st.lists(st.sampled_from(IMPACTS), max_size=4), min_size=1, max_size=4))
@law(300)
def test_totals_of_parts_add_up_to_those_of_the_whole(streams: list[list[Any]]) -> None:
    """It makes no difference to the totals, or to their order, where a stream was cut."""
    whole = ImpactTotals.of(one for stream in streams for one in stream)
    assert whole == adding.add_totals([ImpactTotals.of(stream) for stream in streams])


# --- Files that are there whole or not at all -----------------------------------------------------


def test_file_is_renamed_when_it_is_whole(tmp_path: Path) -> None:
    """While it is written the old one stands, and a failure leaves the old one and nothing else."""
    path = tmp_path / "part"
    path.write_bytes(b"old")
    with parts.written_whole(path) as file:
        file.write(b"new")
        file.flush()
        assert b"old" == path.read_bytes()
    assert {"part": b"new"} == contents(tmp_path)

    def fail() -> None:
        with parts.written_whole(path) as file:
            file.write(b"half")
            raise OSError

    with pytest.raises(OSError, match=r"^$"):
        fail()
    assert {"part": b"new"} == contents(tmp_path)


def test_part_is_moved_behind_what_was_written(tmp_path: Path) -> None:
    """What is put together is one part behind the other, and no part is left."""
    whole = io.BytesIO()
    for name in ("2", "0", "1"):
        (tmp_path / name).write_bytes(name.encode("ascii") * 3)
        parts.move_behind(tmp_path / name, whole)
    assert b"222000111" == whole.getvalue()
    assert {} == contents(tmp_path)


# --- In order, and with a bar ---------------------------------------------------------------------


def _mixed(do: Any, task: Any, items: Sequence[Any], /) -> Iterator[tuple[int, Any]]:
    for index in (1, 3, 0, 2):
        yield index, do(task, items[index])


def test_results_come_in_the_order_of_the_items(tmp_path: Path) -> None:
    """Whichever part is done first, each is given in its turn, as soon as those before it are."""
    task = parts.Task(path=tmp_path, folder=tmp_path, most_bytes=1, question=ASSESSING)
    told: list[tuple[int, int]] = []
    found = running.in_order(
        _mixed, lambda _, item: item * 2, task, [1, 2, 3, 4], tell=lambda *two: told.append(two)
    )
    assert [(2, 3), (4, 3), (6, 4), (8, 4)] == [(one, len(told) - 1) for one in found]
    assert [(done, 4) for done in range(5)] == told


def test_bar_is_drawn_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows a line that fills up, and a file or a pipe gets nothing."""
    screen = io.StringIO()
    running.progress("judged", screen)(1, 2)
    assert "" == screen.getvalue()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    draw = running.progress("judged", screen)
    for done in range(3):
        draw(done, 2)
    expected = (
        f"\r[{'.' * 30}] judged: 0 of 2 parts"
        f"\r[{'#' * 15}{'.' * 15}] judged: 1 of 2 parts"
        f"\r[{'#' * 30}] judged: 2 of 2 parts\n"
    )
    assert expected == screen.getvalue()
    screen.seek(0)
    screen.truncate()
    draw(0, 0)
    assert f"\r[{'#' * 30}] judged: 0 of 0 parts\n" == screen.getvalue()
