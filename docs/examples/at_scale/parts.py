"""Judge one part of a file after another, and put together what was found.

Each part has two files of its own, written aside and then renamed: a part is there whole or not at
all, and one that is judged again, because its worker was lost, takes the place of its own.
"""

import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

import attrs

from byte_ranges import CHUNK, ByteRange, count_lines, read_lines
from judging import Judged, Question, judge

ANSWERS: Final = "answers"
PROBLEMS: Final = "problems"

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


@attrs.frozen(kw_only=True)
class Task:
    """What is the same for every part.

    Attributes:
        path: The file of lines, at the same place on every worker.
        folder: Where the files of the parts go, at the same place on every worker.
        most_bytes: How many bytes a line may have.
        question: What is asked.
    """

    path: Path
    folder: Path
    most_bytes: int
    question: Question

    def file(self, kind: str, index: int) -> Path:
        """Name the file of that kind of one part."""
        return self.folder / f"{kind}-{index:06}.ndjson"


@attrs.frozen(kw_only=True)
class Part:
    """One part of the file: which one, its bytes, and the number of its first line."""

    index: int
    bytes: ByteRange
    first_line: int


def count_part(task: Task, of: ByteRange) -> int:
    """Count the lines of one part."""
    return count_lines(task.path, of)


def judge_part(task: Task, part: Part) -> Judged:
    """Judge one part, and write its two files."""
    lines = read_lines(task.path, part.bytes, part.first_line, task.most_bytes)
    with (
        written_whole(task.file(ANSWERS, part.index)) as answers,
        written_whole(task.file(PROBLEMS, part.index)) as problems,
    ):
        return judge(task.question, lines, answers, problems)


def each(items: Iterable[_Given], do: Callable[[Task, _Given], _Found], task: Task) -> list[_Found]:
    """Do one thing with each item of a partition."""
    return [do(task, item) for item in items]


def move_behind(path: Path, into: BinaryIO) -> None:
    """Write a file behind what was written, and remove it."""
    with path.open("rb") as file:
        shutil.copyfileobj(file, into, CHUNK)
    path.unlink()


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, which has its name only when everything is written."""
    # Two workers can be at the same part when one of them was taken for lost.
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        with aside.open("wb") as file:
            yield file
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
