"""Runs a program and says what it took. Times are seconds, memory is bytes."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# The cores this process may use, before it limits itself to some of them.
CORES: list[int] = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


class Failed(RuntimeError):
    """A program could not be started, or ended with another status than 0."""


@dataclass(frozen=True)
class Run:
    """One run of a whole process: `cpu` is user and system time, `wall` what a person waits."""

    cpu: float
    wall: float


def pinned(count: int) -> None:
    """Limits what is started from here on to the last `count` cores, where the system can.

    The last, because the first one often serves the interrupts.
    """
    if CORES:
        os.sched_setaffinity(0, CORES[-count:])


def ended(command: Sequence[str], status: int, said: bytes) -> None:
    code = os.waitstatus_to_exitcode(status)
    if code:
        last = said.decode(errors="replace").strip().splitlines()[-1:]
        raise Failed(f"{Path(command[0]).name}: status {code}: {''.join(last)}")


def started(command: Sequence[str], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
    except OSError as error:
        raise Failed(f"{command[0]}: {error.strerror}") from error


def run(command: Sequence[str]) -> Run:
    """Runs a command to its end. Raises `Failed`."""
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = started(command, errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        ended(command, status, errors.read())
    return Run(usage.ru_utime + usage.ru_stime, wall)


def resident(pid: int) -> int:
    """The most memory a running process has had, in bytes; 0 where it has ended or nothing tells."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    lines = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(line.split()[1]) * 1024 for line in lines), 0)


def peak(command: Sequence[str]) -> int:
    """The most memory a command has had in use, in bytes, asked for every few milliseconds. Raises `Failed`.

    `wait4` would count the memory of this process, too: a new one shares it until it becomes another program.
    """
    most = 0
    with tempfile.TemporaryFile() as errors:
        process = started(command, errors)
        while True:
            most = max(most, resident(process.pid))
            pid, status = os.waitpid(process.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(0.003)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        ended(command, status, errors.read())
    return most


def busy() -> float:
    """Seconds that the machine's cores have worked, for whomever; 0 where the system does not tell."""
    try:
        times = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except (OSError, ValueError):
        return 0
    # user, nice, system, idle, waiting for a disk, two kinds of interrupts, stolen by other machines
    return (sum(times) - sum(times[3:5])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Pair:
    """Runs of two programs in turn: A B A B …"""

    first: list[Run]
    second: list[Run]

    def ratios(self, of: Callable[[Run], float]) -> list[float]:
        """What the second took over what the first took, for each two neighbours in time, the least first."""
        return sorted(of(b) / of(a) for a, b in zip(self.first, self.second, strict=True))


def in_turn(first: Callable[[], Run], second: Callable[[], Run], runs: int) -> Pair:
    taken = [(first(), second()) for _ in range(runs)]
    return Pair([a for a, _ in taken], [b for _, b in taken])


def cpu(run: Run) -> float:
    return run.cpu


def wall(run: Run) -> float:
    return run.wall


def middle(runs: Sequence[Run], of: Callable[[Run], float]) -> float:
    return statistics.median([of(run) for run in runs])
