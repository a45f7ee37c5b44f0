"""Where the parts of a build run: here, in processes of this machine, or on a Dask cluster.

All map the same pure function over the same tasks, give the results in the order of the tasks, and run a task
again whose worker died.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from multiprocessing import get_all_start_methods, get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from communique.errors import TablesError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_ATTEMPTS = 3
_BATCH = 64  # tasks to send to a cluster at a time


class Executor:
    """Runs tasks one after the other, here."""

    def map(self, function: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[_Result]:
        """The result of each task, in their order."""
        return map(function, tasks)

    def stop(self) -> None:
        """Frees what it holds."""


class Processes(Executor):
    """Runs tasks in processes of this machine; `stop` ends them."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[_Result]:
        """The result of each task, in their order; a single task is not worth a process."""
        listed = list(tasks)
        if len(listed) < 2:
            yield from map(function, listed)
            return
        given, deaths = 0, 0
        while given < len(listed):
            self._pool = self._pool or _pool(self._workers)
            try:
                for future in [self._pool.submit(function, task) for task in listed[given:]]:
                    result = future.result()
                    given += 1
                    yield result
            except BrokenExecutor as error:  # a worker was killed; the tasks that are not done run again
                self.stop()
                deaths += 1
                if deaths == _ATTEMPTS:
                    raise TablesError(f"workers died {deaths} times, maybe of too little memory") from error

    def stop(self) -> None:
        """Ends the processes, as soon as each is done with its task."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


class Cluster(Executor):
    """Runs tasks on a Dask cluster, by the address of its scheduler ("tcp://…"); `stop` leaves it."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise TablesError("a cluster needs pip install 'communique[distributed]'") from error
        try:
            self._client = Client(address, set_as_default=False)
        except (OSError, ValueError) as error:
            raise TablesError(f"{address}: no Dask scheduler answers ({error})") from error

    def map(self, function: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[_Result]:
        """The result of each task, in their order; the scheduler runs a dead worker's tasks elsewhere."""
        from distributed.scheduler import KilledWorker

        futures = self._client.map(function, list(tasks), pure=False, batch_size=_BATCH)
        try:
            for future in futures:
                yield future.result()
        except KilledWorker as error:
            raise TablesError(f"a task's workers died one after the other ({error})") from error
        finally:
            self._client.cancel(futures)

    def stop(self) -> None:
        """Leaves the cluster as it is."""
        self._client.close()


@contextlib.contextmanager
def executor(workers: int = 1, scheduler: str | None = None) -> Iterator[Executor]:
    """What runs a build: so many processes, or a cluster."""
    chosen = Cluster(scheduler) if scheduler else Processes(workers) if workers > 1 else Executor()
    try:
        yield chosen
    finally:
        chosen.stop()


def _pool(workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    """How workers start: as copies of a server that has the rules ready, where the system can; not as copies
    of this process, whose threads (Arrow's) they would not have.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["communique.dataset.readiness"])
    return context


def _begin() -> None:
    """Has a worker end with its parent, and leave the user's Ctrl-C to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
