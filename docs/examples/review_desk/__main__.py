"""Serve the desk on this machine: `python -m review_desk --corpus FOLDER`.

`CERP_DESK_DATABASE` names the database, such as `postgresql+psycopg://user@host/desk`; without it
the desk keeps its cases in a file of a temporary folder.
An empty database is filled with the applications of the folder.
"""

import argparse
import contextlib
import datetime as dt
import os
import secrets
import socket
import tempfile
from pathlib import Path

import uvicorn

from cerp_rules import PUBLISHED
from review_desk.app import create_app
from review_desk.samples import fill
from review_desk.store import Store
from review_desk.views import Settings

HOST = "127.0.0.1"


def main() -> None:
    """Open the database, fill it where it is empty, print the address and serve."""
    parser = argparse.ArgumentParser(prog="review_desk", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder of applications as JSON")
    parser.add_argument("--port", type=int, default=8000, help="0 for any that is free")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("CERP_DESK_DATABASE") or f"sqlite:///{folder}/desk.db"
        store = Store(url)
        if arguments.corpus is not None and store.is_empty():
            fill(store, arguments.corpus, dt.date.today())  # noqa: DTZ011  # the day of this desk
        settings = Settings(store, PUBLISHED, dt.date.today, secrets.token_bytes(32))
        config = uvicorn.Config(create_app(settings), log_level="warning", server_header=False)
        with socket.create_server((HOST, arguments.port)) as listening:
            port = listening.getsockname()[1]
            print(f"The review desk is at http://{HOST}:{port}/ (stop it with Ctrl-C)", flush=True)
            with contextlib.suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[listening])
        store.close()


if __name__ == "__main__":
    main()
