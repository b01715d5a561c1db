"""Cut a file of lines into ranges of bytes, count the lines of each range, and read them.

A line ends with a line feed and with nothing else: the other characters at which Python breaks a
text may stand inside a line of JSON.
However long a line is, no more of it is held than is asked for.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import attrs

CHUNK: Final = 1 << 20
"""How many bytes are held at once where the length of a line does not matter."""


class FileChangedError(Exception):
    """The file is not the one that was cut."""


@attrs.frozen
class ByteRange:
    """Whole lines of a file: from one byte to before another."""

    start: int
    stop: int


def cut(path: Path, size: int) -> Iterator[ByteRange]:
    """Cut a file after the first line that ends `size` bytes or more after the last cut."""
    end = path.stat().st_size
    start = 0
    with path.open("rb") as file:
        while start < end:
            # One byte back, so that a line which ends just there is not joined by the next one.
            file.seek(min(start + size, end) - 1)
            _pass_line(file)
            # What is written behind the end while this runs belongs to the next run.
            stop = min(file.tell(), end)
            yield ByteRange(start, stop)
            start = stop


def count_lines(path: Path, of: ByteRange) -> int:
    """Count the lines of a range; the last of a file needs no line feed."""
    count, left, last = 0, of.stop - of.start, b"\n"
    with path.open("rb") as file:
        file.seek(of.start)
        while left:
            chunk = file.read(min(left, CHUNK))
            if not chunk:
                raise FileChangedError(f"{path} became shorter while it was read")
            count += chunk.count(b"\n")
            left -= len(chunk)
            last = chunk[-1:]
    return count + (last != b"\n")


def read_lines(
    path: Path, of: ByteRange, first: int, most: int
) -> Iterator[tuple[int, bytes | None]]:
    """Read the lines of a range.

    Args:
        path: The file.
        of: The range.
        first: The number that its first line has in the file, counted from 1.
        most: How many bytes a line may have without its line feed.

    Returns:
        Each line with its number; None for a line that is longer.
    """
    place, number = of.start, first
    with path.open("rb") as file:
        file.seek(place)
        while place < of.stop:
            line: bytes | None = file.readline(min(most + 1, of.stop - place))
            if not line:
                raise FileChangedError(f"{path} became shorter while it was read")
            if len(line) > most and not line.endswith(b"\n"):
                _pass_line(file)
                place, line = file.tell(), None
            else:
                place += len(line)
                # Some programs begin a file with this mark, which is no part of the JSON.
                line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            yield number, line
            number += 1


def _pass_line(file: BinaryIO) -> None:
    """Go to where the next line begins."""
    while (rest := file.readline(CHUNK)) and not rest.endswith(b"\n"):
        pass
