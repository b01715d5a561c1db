"""Each line of a file is read once, with its number, and judged."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import byte_ranges
from at_scale_file import ASSESSING, COMPARING, MOST
from cerp_rules import ImpactTotals
from judging import Judged, judge
from laws import law

# --- Cutting, counting and reading ----------------------------------------------------------------

CONTENTS = st.lists(
    st.sampled_from([b"", b"{}", b"a\r", b"\xe2\x80\xa8", b"\x0b\x0c\x85", b"x" * 9]), max_size=9
).map(b"\n".join)


@given(content=CONTENTS, size=st.integers(1, 30), most=st.integers(1, 10))
@law(200)
def test_every_line_is_in_one_range_with_its_number(
    content: bytes, size: int, most: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Ranges follow one another, end at line ends, and give each line of the file once."""
    path = tmp_path_factory.getbasetemp() / "content"
    path.write_bytes(content)
    lines = content.split(b"\n")
    if not lines[-1]:
        lines.pop()
    ranges = list(byte_ranges.cut(path, size))
    edges = [0, *(one.stop for one in ranges)]
    assert edges[:-1] == [one.start for one in ranges]
    assert len(content) == edges[-1]
    assert all(content[stop - 1 : stop] == b"\n" for stop in edges[1:-1])
    # No range holds a line more than it must.
    assert all(b"\n" not in content[one.start + size - 1 : one.stop - 1] for one in ranges)
    counts = [byte_ranges.count_lines(path, one) for one in ranges]
    read, first = [], 1
    for one, count in zip(ranges, counts, strict=True):
        given = list(byte_ranges.read_lines(path, one, first, most))
        assert count == len(given)
        read += given
        first += count
    expected = [
        (number, None if len(line) > most else line) for number, line in enumerate(lines, 1)
    ]
    assert expected == [(number, line and line.removesuffix(b"\n")) for number, line in read]


def test_bound_of_a_line_leaves_out_its_line_feed(tmp_path: Path) -> None:
    """A line of as many bytes as it may have is read, one of a byte more is not, at the end too."""
    for content, expected in (
        (b"1234\n12345\n1\n", [b"1234\n", None, b"1\n"]),
        (b"12345\n1234", [None, b"1234"]),
        (b"1234\n12345", [b"1234\n", None]),
    ):
        path = tmp_path / "bounded"
        path.write_bytes(content)
        whole = byte_ranges.ByteRange(0, len(content))
        assert expected == [line for _, line in byte_ranges.read_lines(path, whole, 1, 4)]


def test_line_longer_than_a_chunk_is_passed_over(tmp_path: Path) -> None:
    """What follows a line that is never held whole keeps its number, and is not cut off."""
    path = tmp_path / "long"
    path.write_bytes(b"{}\n" + b"x" * (2 * byte_ranges.CHUNK) + b"\n[]\n")
    (first, second) = byte_ranges.cut(path, 4)
    assert 2 == byte_ranges.count_lines(path, first)
    assert [(1, b"{}\n"), (2, None)] == list(byte_ranges.read_lines(path, first, 1, MOST))
    assert [(3, b"[]\n")] == list(byte_ranges.read_lines(path, second, 3, MOST))


def test_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    """The mark before the first line is left out, and one before another line stays."""
    path = tmp_path / "marked"
    path.write_bytes(b"\xef\xbb\xbf{}\n\xef\xbb\xbf{}\n")
    (whole,) = byte_ranges.cut(path, 100)
    lines = byte_ranges.read_lines(path, whole, 1, MOST)
    assert [(1, b"{}\n"), (2, b"\xef\xbb\xbf{}\n")] == list(lines)


def test_file_that_became_shorter_is_seen(tmp_path: Path) -> None:
    """A range of which something is gone is neither counted nor read as if it were whole."""
    path = tmp_path / "shorter"
    path.write_bytes(b"{}\n")
    lost = byte_ranges.ByteRange(0, 6)
    with pytest.raises(byte_ranges.FileChangedError):
        byte_ranges.count_lines(path, lost)
    with pytest.raises(byte_ranges.FileChangedError):
        list(byte_ranges.read_lines(path, lost, 1, MOST))


# --- Judging --------------------------------------------------------------------------------------

SMALLEST = json.dumps({
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute"},
    "offering": {"title": "Field course", "kind": "course"},
}).encode("ascii")  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (None, [("line.long", "")]),
        (b"\xff", [("line.utf8", "")]),
        (b"\x0c", [("line.json", "")]),
        (b"{} {}", [("line.json", "")]),
        (b"[Infinity]", [("line.json", "")]),
        (b"1" * 5_000, [("line.json", "")]),
        (b'{"a": 1, "a": 1}', [("line.json", "")]),
        (b"[" * 200_000, [("line.json", "")]),
        (b"null", [("shape.type", "")]),
        (b'"\\ud800"', [("shape.type", "")]),
        (SMALLEST.replace(b"course", b"race"), [("shape.choice", "/offering/kind")]),
        (SMALLEST.replace(b"2026-03-02", b"2026-04-02"), [("line.later", "/submitted_on")]),
    ],
    ids=lambda one: repr(one)[:20],
)
def test_what_is_no_application_is_told(line: bytes | None, expected: Sequence[object]) -> None:
    """Each problem has the number of the line, a pointer, a code and a message, and no answer."""
    answers, problems = io.BytesIO(), io.BytesIO()
    judged = judge(ASSESSING, [(7, line)], answers, problems)
    told = [json.loads(one) for one in problems.getvalue().splitlines()]
    assert expected == [(one["code"], one["pointer"]) for one in told]
    assert {7} == {one["line"] for one in told}
    assert all(one["message"] for one in told)
    assert b"" == answers.getvalue()
    assert Judged(lines=1, refused=1) == judged


def test_place_of_what_is_wrong_is_one_of_the_line() -> None:
    """A line that ends too early is wrong one character after its last, whatever ends it."""
    for line in (b'{"a":', b'{"a":\n', b'{"a":\r\n'):
        problems = io.BytesIO()
        judge(ASSESSING, [(1, line)], io.BytesIO(), problems)
        expected = "is not JSON at character 6: Expecting value"
        assert expected == json.loads(problems.getvalue())["message"]


def test_application_of_the_day_itself_has_an_answer() -> None:
    """What was submitted on the day that is asked about is assessed, and without an id has none."""
    answers, problems = io.BytesIO(), io.BytesIO()
    today = SMALLEST.replace(b"2026-03-02", b"2026-04-01")
    judged = judge(ASSESSING, [(3, today)], answers, problems)
    answer = json.loads(answers.getvalue())
    assert {"line", "assessment"} == answer.keys()
    assert (3, "incomplete") == (answer["line"], answer["assessment"]["outcome"])
    assert {"incomplete": 1} == judged.outcomes
    assert b"" == problems.getvalue()


@pytest.mark.parametrize("line", [b"\n", b" \t\r\n", b""])
def test_blank_line_is_counted_and_nothing_else(line: bytes) -> None:
    """A line of white space is neither an answer nor a problem."""
    answers, problems = io.BytesIO(), io.BytesIO()
    assert Judged(lines=1, blank=1) == judge(ASSESSING, [(1, line)], answers, problems)
    assert (b"", b"") == (answers.getvalue(), problems.getvalue())


def test_later_submission_is_counted_by_a_comparison() -> None:
    """What was submitted after the day is skipped where editions are compared, as `impact` does."""
    later = SMALLEST.replace(b"2026-03-02", b"2026-04-02")
    answers, problems = io.BytesIO(), io.BytesIO()
    judged = judge(COMPARING, [(1, later)], answers, problems)
    expected = ImpactTotals(items=1, skipped=1, unchanged=0, changed=0)
    assert Judged(lines=1, totals=expected) == judged
    assert (b"", b"") == (answers.getvalue(), problems.getvalue())
