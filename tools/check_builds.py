"""Check that one wheel comes of the tree and of the sdist, byte for byte, wherever it is built.

The sdist is built twice and unpacked twice: for another user, at another time, in another place.
The build backend is installed into a folder of its own, so that all builds have the same one; what
is built is told by its digest.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

TOP: Final = Path(__file__).parent.parent


class Builder(NamedTuple):
    """What one who builds has otherwise than another."""

    umask: int
    age: int
    """Of the files, in seconds."""
    variables: dict[str, str]


BUILDERS: Final = (
    Builder(0o022, 0, {"TZ": "UTC", "PYTHONHASHSEED": "1"}),
    Builder(0o077, 86_400 * 400, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"}),
)
_QUIETLY: Final = ("--disable-pip-version-check", "--no-input")
_SDIST: Final = "import sys; from hatchling.build import build_sdist; build_sdist(sys.argv[1])"


def digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def members(archive: Path) -> dict[str, bytes]:
    """Give what an archive holds, by name."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(archive) as sdist:
        files = [one for one in sdist.getmembers() if one.isfile()]
        return {one.name: _read(sdist.extractfile(one)) for one in files}


def _read(file: IO[bytes] | None) -> bytes:
    return b"" if file is None else file.read()


def differences(one: Path, other: Path) -> list[str]:
    """Say in what two archives differ; nothing, when they are the same byte for byte."""
    if one.read_bytes() == other.read_bytes():
        return []
    here, there = members(one), members(other)
    names = sorted(name for name in here | there if here.get(name) != there.get(name))
    return names or ["what is said of the members: their order, time or mode"]


def foreign(sdist: Path) -> list[str]:
    """Name what an sdist should not hold: caches, and what only this machine has."""
    parts = {"__pycache__", ".git", ".venv", "node_modules", "build", "dist", ".nox"}
    suffixes = {".pyc", ".whl", ".so", ".log", ".orig"}
    return sorted(
        name
        for name in members(sdist)
        if parts & set(Path(name).parts) or Path(name).suffix in suffixes
    )


class Workshop:
    """A folder with a build backend, in which archives are built."""

    def __init__(self, folder: Path) -> None:
        """Install what the project says it is built with."""
        self._folder = folder
        venv.create(folder / "venv", with_pip=True)
        self._python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        needed = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["build-system"]
        self._run("-m", "pip", "install", "--quiet", *_QUIETLY, *needed["requires"])

    def sdist(self, source: Path, name: str) -> Path:
        """Build the sdist of a source tree."""
        out = self._folder / name
        self._run("-c", _SDIST, str(out), cwd=source)
        return _only(out)

    def wheel(self, source: Path, name: str, builder: Builder = BUILDERS[0]) -> Path:
        """Build the wheel of a source tree, as one of the builders."""
        out = self._folder / name
        options = ("--quiet", *_QUIETLY, "--no-deps", "--no-index", "--no-build-isolation")
        arguments = ("-m", "pip", "wheel", *options, "--wheel-dir", str(out), str(source))
        self._run(*arguments, builder=builder)
        return _only(out)

    def unpacked(self, sdist: Path, name: str, builder: Builder) -> Path:
        """Unpack an sdist as one of the builders, and let the files be so old."""
        out = self._folder / name
        with tarfile.open(sdist) as archive:
            archive.extractall(out, filter="data")
        for path in out.rglob("*"):
            path.chmod((0o777 if path.is_dir() else 0o666) & ~builder.umask)
            changed = path.stat().st_mtime - builder.age
            os.utime(path, (changed, changed))
        return _only(out)

    def _run(
        self, *arguments: str, cwd: Path | None = None, builder: Builder = BUILDERS[0]
    ) -> None:
        # How the caller dates its own builds is no matter of this check.
        env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        subprocess.run(  # noqa: S603  # an interpreter of ours
            [str(self._python), *arguments],
            check=True,
            cwd=cwd,
            env={**env, **builder.variables},
            umask=builder.umask,
        )


def _only(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def complaints(folder: Path) -> Iterator[str]:
    """Build everything in a folder, print the digests, and say what differs."""
    workshop = Workshop(folder)
    sdist, again = (workshop.sdist(TOP, f"sdist-{number}") for number in (1, 2))
    yield from (f"the sdist, built again, differs in {one}" for one in differences(sdist, again))
    yield from (f"the sdist holds {one}" for one in foreign(sdist))
    wheel = workshop.wheel(TOP, "wheel-of-the-tree")
    for archive in (sdist, wheel):
        print(f"{digest(archive)}  {archive.name}")
    for number, builder in enumerate(BUILDERS, start=1):
        source = workshop.unpacked(sdist, f"{'far-' * number}away", builder)
        built = workshop.wheel(source, f"wheel-{number}", builder)
        print(f"{digest(built)}  {built.name}, built of the sdist by builder {number}")
        said = differences(wheel, built)
        yield from (f"the wheel of builder {number} differs in {one}" for one in said)


def main() -> int:
    """Build everything, and give the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        said = list(complaints(Path(folder)))
    for complaint in said:
        print(complaint)
    if not said:
        print("The tree and the sdist build the same wheel, byte for byte.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
