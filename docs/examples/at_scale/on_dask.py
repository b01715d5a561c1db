"""Do one thing with many items on the workers of Dask, of this machine or of a cluster."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TypeVar

import dask
from dask.bag import from_sequence
from distributed import Client, LocalCluster, as_completed
from distributed.client import futures_of

from parts import Task, each
from running import Run

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


@contextmanager
def on_workers(number: int) -> Iterator[Run]:
    """Start workers on this machine, each a process of one thread, and do it there."""
    spawned = {"distributed.worker.multiprocessing-method": "spawn"}
    with (
        dask.config.set(spawned),
        LocalCluster(
            n_workers=number, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
        ) as cluster,
        Client(cluster) as client,
    ):
        yield on(client)


@contextmanager
def on_cluster(address: str, modules: Sequence[ModuleType]) -> Iterator[Run]:
    """Do it on the workers of a scheduler that runs already, which are given our modules."""
    with Client(address) as client:
        for module in modules:
            client.upload_file(module.__file__)
        yield on(client)


def on(client: Client) -> Run:
    """Do it on the workers of a client."""

    def run(
        do: Callable[[Task, _Given], _Found], task: Task, items: Sequence[_Given], /
    ) -> Iterator[tuple[int, _Found]]:
        if not items:
            return
        bag = from_sequence(items, partition_size=1).map_partitions(each, do=do, task=task)
        # Nothing here may hold on to a future: of a part whose result has come the scheduler
        # then wants nothing more, and does it not again when the worker that held it is lost.
        for future, (found,) in as_completed(futures_of(client.persist(bag)), with_results=True):
            yield future.key[-1], found

    return run
