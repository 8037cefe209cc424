"""One partition through the command: on an executor."""

from __future__ import annotations

import contextlib
import itertools
import queue
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from .command import ROW, Command, ProvisoFailed, check_status
from .text import cells, csv_writer

# Bytes of answers read at once. A record with its outcome must fit.
_BLOCK = 4 << 20

# `case.missing-input <standard input>:7:1 …`: a line of a partition, which nobody can look up, and which
# differs with the number of partitions.
_PLACE = r"(^|; )([a-z-]+\.[a-z0-9-]+) <standard input>:[0-9]+:[0-9]+ "


@dataclass(frozen=True)
class Partition:
    """How the rows of a partition are decided; called by Spark with the batches of each."""

    command: Command
    # The columns that the command adds.
    outcomes: tuple[str, ...]
    # Columns with one value for every record.
    constants: tuple[tuple[str, str], ...] = ()

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        filled = (batch for batch in batches if batch.num_rows)
        first = next(filled, None)
        if first is None:
            return
        exchange = _Exchange(self, itertools.chain([first], filled))
        try:
            yield from exchange.answers()
        finally:
            exchange.close()


class _Exchange:
    """Feeds the command from a thread of its own, so that neither side of the pipes waits for the other."""

    def __init__(self, partition: Partition, batches: Iterator[pa.RecordBatch]) -> None:
        self._partition = partition
        self._batches = batches
        # Batches that were fed and are not answered yet; None behind the last.
        self._waiting: queue.SimpleQueue[pa.RecordBatch | None] = queue.SimpleQueue()
        self._fed = 0
        self._answered = 0
        self._failure: Exception | None = None
        with contextlib.ExitStack() as stack:
            self._errors = stack.enter_context(tempfile.TemporaryFile())
            self._process = partition.command.start(self._errors)
            stack.pop_all()
        self._feeder = threading.Thread(target=self._feed, name="proviso-feeder", daemon=True)
        self._feeder.start()

    def close(self) -> None:
        """Ends the command if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._errors.close()

    def answers(self) -> Iterator[pa.RecordBatch]:
        """The rows in order, each with its outcome.

        Raises `ProvisoFailed`, also after some rows were answered.
        """
        try:
            yield from self._beside(self._read())
        except (pa.ArrowException, KeyError) as problem:
            # A command that ended before its first answer leaves nothing to read: its own words say why.
            self._check_end()
            raise ProvisoFailed(f"the answers {self._where()} cannot be read: {problem}") from problem
        self._check_end()
        if self._answered != self._fed:
            raise self._miscounted()

    def _feed(self) -> None:
        try:
            self._write()
        except BrokenPipeError:
            pass  # The command has ended; its status and its messages say why.
        except Exception as problem:
            self._failure = problem
        finally:
            self._waiting.put(None)
            self._close_input()

    def _write(self) -> None:
        writer: pa.csv.CSVWriter | None = None
        for batch in self._batches:
            table = self._table(batch)
            writer = writer or csv_writer(self._process.stdin, table.schema)
            self._fed += batch.num_rows
            self._waiting.put(batch)
            writer.write_batch(table)
        if writer is not None:
            writer.close()

    def _close_input(self) -> None:
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass

    def _table(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch as the command reads it."""
        columns = {
            name: cells(column) for name, column in zip(batch.schema.names, batch.columns, strict=True)
        }
        for name, value in self._partition.constants:
            columns[name] = pa.repeat(value, batch.num_rows)
        columns[ROW] = _numbers(self._fed, batch.num_rows)
        return pa.RecordBatch.from_pydict(columns)

    def _read(self) -> Iterator[pa.RecordBatch]:
        wanted = [ROW, *self._partition.outcomes]
        return pa.csv.open_csv(
            self._process.stdout,
            read_options=pa.csv.ReadOptions(block_size=_BLOCK),
            parse_options=pa.csv.ParseOptions(newlines_in_values=True),
            convert_options=pa.csv.ConvertOptions(
                include_columns=wanted,
                column_types={name: pa.string() for name in wanted},
                null_values=[""],
                strings_can_be_null=True,
                check_utf8=False,
            ),
        )

    def _beside(self, answers: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Each answer beside the rows that it answers, however either side is cut into batches."""
        rows: pa.RecordBatch | None = None
        for answer in answers:
            while answer.num_rows:
                if rows is None or not rows.num_rows:
                    rows = self._waiting.get()
                if rows is None:
                    self._answered += answer.num_rows
                    break
                count = min(rows.num_rows, answer.num_rows)
                yield self._joined(rows.slice(0, count), answer.slice(0, count))
                rows, answer = rows.slice(count), answer.slice(count)

    def _joined(self, rows: pa.RecordBatch, answer: pa.RecordBatch) -> pa.RecordBatch:
        names = self._partition.outcomes
        numbers, *outcomes = answer.columns
        errors = names.index("error") if "error" in names else None
        self._check_order(numbers, None if errors is None else outcomes[errors])
        self._answered += rows.num_rows
        if errors is not None:
            outcomes[errors] = pc.replace_substring_regex(outcomes[errors], _PLACE, r"\1\2 ")
        return pa.RecordBatch.from_arrays([*rows.columns, *outcomes], names=[*rows.schema.names, *names])

    def _check_order(self, numbers: pa.Array, errors: pa.Array | None) -> None:
        """A record that cannot be read comes back without its number; it has an error instead."""
        expected = _numbers(self._answered, len(numbers))
        same = pc.fill_null(pc.equal(numbers, expected), False)
        if errors is not None:
            same = pc.or_(same, pc.and_(pc.is_null(numbers), pc.is_valid(errors)))
        wrong = pc.index(same, False).as_py()
        if wrong >= 0:
            raise ProvisoFailed(
                f"row {expected[wrong]} {self._where()} was answered by that of row {numbers[wrong]}"
            )

    def _check_end(self) -> None:
        """Raises what ended the exchange early."""
        if self._failure is not None:
            raise self._failure
        status = self._process.wait()
        self._errors.seek(0)
        check_status(status, self._errors.read(), self._where())
        self._feeder.join()
        if self._failure is not None:
            raise self._failure

    def _miscounted(self) -> ProvisoFailed:
        return ProvisoFailed(f"{self._fed} records {self._where()}, but {self._answered} were answered")

    def _where(self) -> str:
        from pyspark import TaskContext

        context = TaskContext.get()
        return "in partition " + ("?" if context is None else str(context.partitionId()))


def _numbers(first: int, count: int) -> pa.Array:
    return pc.cast(pa.array(range(first, first + count), pa.int64()), pa.string())
