"""The command line of one run, and what the command says of a table before any record."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from .text import csv_writer

# Numbers the rows of a partition in the table that the command reads: it shows that no record is lost, and
# keeps a row of nothing but nulls from being a blank line, which the command would skip.
ROW = "__proviso_row__"

# 0: as expected; 1: some records have errors, which stand in the column `error`.
_DECIDED = (0, 1)

_MOST_MESSAGE = 8000


class ProvisoFailed(RuntimeError):
    """The command could not be run, ended with a failure, or did not answer every record."""


@dataclass(frozen=True)
class Shipped:
    """A file or folder that `SparkContext.addFile` or `addArchive` takes to the executors.

    `name` is the path below `SparkFiles.getRootDirectory()`.
    """

    name: str


Place = str | os.PathLike[str] | Shipped


def located(place: Place) -> str:
    """The place on the machine that asks."""
    if not isinstance(place, Shipped):
        return os.fspath(place)
    from pyspark import SparkFiles

    return SparkFiles.get(place.name)


@dataclass(frozen=True)
class Command:
    """One run of `proviso` over CSV from standard input to standard output."""

    proviso: Place
    rules: Place
    policy: str
    # Decides the records of a partition together (`portfolio`), not each alone (`batch`).
    together: bool
    passed: tuple[str, ...] = ()
    as_of: str | None = None
    overlay: Place | None = None
    settings: tuple[tuple[str, str], ...] = ()

    def arguments(self) -> list[str]:
        """The command line for the machine that asks."""
        run = (
            ["portfolio", self.policy, "--records", "-", "--from", "csv"]
            if self.together
            else ["batch", self.policy, "--input", "-", "--from", "csv", "--to", "csv"]
        )
        run += ["--output", "-", "--rules", located(self.rules), "--pass", ",".join([ROW, *self.passed])]
        if self.as_of is not None:
            run += ["--as-of", self.as_of]
        if self.overlay is not None:
            run += ["--overlay", located(self.overlay)]
        if self.together:
            run += [word for name, value in self.settings for word in ("--set", f"{name}={value}")]
        return [located(self.proviso), *run]

    def start(self, errors: io.IOBase) -> subprocess.Popen[bytes]:
        """Starts the command.

        - errors: an open file that takes standard error.

        Raises `ProvisoFailed` when there is no such program.
        """
        arguments = self.arguments()
        try:
            return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        except OSError as problem:
            raise ProvisoFailed(f"cannot start `{arguments[0]}`: {problem.strerror}") from problem

    def heading(self, columns: Sequence[str]) -> tuple[list[str], str]:
        """What the command adds to a table of these columns, and what it warns of.

        Raises `ProvisoFailed` with the command's own words: an unknown policy, rules with errors, a repeated
        column.
        """
        table = io.BytesIO()
        schema = pa.schema([(name, pa.string()) for name in columns])
        csv_writer(table, schema).close()
        arguments = self.arguments()
        try:
            done = subprocess.run(arguments, input=table.getvalue(), capture_output=True, check=False)
        except OSError as problem:
            raise ProvisoFailed(f"cannot start `{arguments[0]}`: {problem.strerror}") from problem
        check_status(done.returncode, done.stderr, "over the header alone")
        header = next(csv.reader(io.StringIO(done.stdout.decode(), newline="")), [])
        if header[: len(columns)] != list(columns):
            raise ProvisoFailed(f"the command changed the header: {header}")
        return header[len(columns) :], _warnings(done.stderr.decode(errors="replace"))


def check_status(status: int, messages: bytes, where: str) -> None:
    """Raises `ProvisoFailed` with the messages unless the status says that the records were decided."""
    if status in _DECIDED:
        return
    text = messages[-_MOST_MESSAGE:].decode(errors="replace").strip()
    ended = f"ended with status {status}" if status >= 0 else f"was ended by signal {-status}"
    raise ProvisoFailed(f"proviso {ended} {where}:\n{text}")


def _warnings(messages: str) -> str:
    """The warnings among what the command said, each with its help."""
    kept: list[str] = []
    within = False
    for line in messages.splitlines():
        within = line.startswith("warning[") or (within and line.startswith(" "))
        if within:
            kept.append(line)
    return "\n".join(kept)
