"""Run a real PostgreSQL server while tests run, where one is installed.

A test module takes the fixture by `pytest_plugins = ("postgres",)`.
It is the server of this machine, with its data in a temporary folder and reached by a socket in
that folder alone, so it meets no other server and nobody else meets it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

psycopg = pytest.importorskip("psycopg")

__all__ = ["Server", "postgresql", "running"]

SUPERUSER = "desk"
NEEDED = ("initdb", "postgres")
# The server does not run as root, who starts it as one of these.
OTHERS = ("postgres", "nobody")
DEBIAN = Path("/usr/lib/postgresql")
PATIENCE_S = 60


class Server:
    """A server that runs: it makes empty databases."""

    def __init__(self, folder: Path) -> None:
        """Keep where its socket is."""
        self._folder = folder
        self._made = 0

    def answers(self) -> bool:
        """Tell whether it takes connections."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def new_database(self) -> str:
        """Make an empty database, and give its address as SQLAlchemy takes it."""
        self._made += 1
        name = f"desk_{self._made}"
        with self._connect() as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://{SUPERUSER}@/{name}?host={self._folder}"

    def _connect(self) -> Any:
        return psycopg.connect(
            host=str(self._folder), user=SUPERUSER, dbname="postgres", autocommit=True
        )


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, and stop it.

    Where PostgreSQL is not installed, or there is only root to run it, the test is skipped.
    """
    programs, owner = _programs(), _owner()
    with tempfile.TemporaryDirectory(prefix="desk-") as made:
        folder = Path(made)
        data = folder / "data"
        # The owner of the data is the one as whom the server runs.
        os.chown(folder, owner.get("user", -1), owner.get("group", -1))
        said = folder / "said"
        with said.open("w+b") as out:
            shared: dict[str, Any] = {"cwd": folder, "stdout": out, "stderr": out, **owner}
            _initialise(programs, data, said, shared)
            command: list[str | Path] = [
                programs / "postgres",
                "-D",
                data,
                "-k",
                folder,
                "-h",
                "",
                "-c",
                "fsync=off",
            ]
            with subprocess.Popen(command, **shared) as process:  # noqa: S603  # ours
                try:
                    server = Server(folder)
                    _wait(server, process, said)
                    yield server
                finally:
                    # At once, and without waiting for those who are still connected.
                    process.send_signal(signal.SIGINT)
                    process.wait(PATIENCE_S)


def _programs() -> Path:
    """Give the folder of the server's programs."""
    for folder in _folders():
        if all((folder / one).is_file() for one in NEEDED):
            return folder
    pytest.skip("PostgreSQL is not installed here: there is no initdb")


def _folders() -> Iterator[Path]:
    asked = shutil.which("pg_config")
    if asked is not None:
        told = subprocess.run([asked, "--bindir"], capture_output=True, check=False)  # noqa: S603  # ours
        yield Path(told.stdout.decode().strip())
    on_path = shutil.which("initdb")
    if on_path is not None:
        yield Path(on_path).parent
    yield from sorted(DEBIAN.glob("*/bin"), reverse=True)


def _owner() -> dict[str, Any]:
    """Give as whom the server runs: as we do, unless that is root."""
    if os.geteuid() != 0:
        return {}
    for name in OTHERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is nobody else")


def _initialise(programs: Path, data: Path, said: Path, shared: dict[str, Any]) -> None:
    command: list[str | Path] = [programs / "initdb", "-D", data, "-U", SUPERUSER]
    command += ["-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    if subprocess.run(command, check=False, **shared).returncode != 0:  # noqa: S603  # ours
        pytest.fail(f"initdb failed:\n{said.read_text('utf-8')}")


def _wait(server: Server, process: "subprocess.Popen[str]", said: Path) -> None:
    by = time.monotonic() + PATIENCE_S
    while not server.answers():
        if process.poll() is not None or time.monotonic() > by:
            pytest.fail(f"The server did not start:\n{said.read_text('utf-8')}")
        time.sleep(0.05)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Give what makes an empty database in a real server, and gives its address."""
    with running() as server:
        yield server.new_database
