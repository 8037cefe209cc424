"""A partition through the command, without Spark: pipes, order, counts, failures."""

from __future__ import annotations

import os
import stat
import tempfile
import textwrap
import unittest
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from support import PROVISO, RULES

from proviso_spark.command import Command, ProvisoFailed
from proviso_spark.exchange import ROW, Partition

POLICY = "tax-simplification-notice/iit_wage_month"
COLUMNS = ["received_date", "wage_income", "note"]


def batches(
    count: int, rows: int, taken: list[int] | None = None, note: str = "x" * 200
) -> Iterator[pa.RecordBatch]:
    """Wages, a different one in each row; `taken` grows with each batch that is asked for."""
    for number in range(count):
        if taken is not None:
            taken.append(number)
        wages = [str(number * rows + row) for row in range(rows)]
        yield pa.RecordBatch.from_arrays(
            [pa.array(["2018-10-08"] * rows), pa.array(wages), pa.array([note] * rows)], names=COLUMNS
        )


def partition(proviso: str = PROVISO) -> Partition:
    command = Command(proviso=proviso, rules=RULES, policy=POLICY, together=False, passed=("note",))
    outcomes, _ = Command(PROVISO, RULES, POLICY, False, ("note",)).heading([*COLUMNS, ROW])
    return Partition(command, tuple(outcomes))


class PartitionTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="proviso-spark-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def program(self, python: str) -> str:
        """A program in the command's place; it sees the real one as PROVISO."""
        path = self.folder / "proviso"
        path.write_text(
            f"#!/usr/bin/env python3\nimport subprocess, sys\nPROVISO = {PROVISO!r}\n"
            + textwrap.dedent(python)
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def edited(self, edit: str) -> str:
        """The command, with its `lines` changed."""
        return self.program(f"""
            out = subprocess.run([PROVISO] + sys.argv[1:], stdin=sys.stdin, capture_output=True).stdout
            lines = out.splitlines(keepends=True)
            {edit}
            sys.stdout.buffer.write(b"".join(lines))
        """)

    def failure(self, proviso: str) -> str:
        with self.assertRaises(ProvisoFailed) as caught:
            list(partition(proviso)(batches(3, 100)))
        return str(caught.exception)

    def test_each_row_keeps_its_outcome_however_batches_are_cut(self) -> None:
        decided = pa.Table.from_batches(partition()(batches(40, 777)))
        self.assertEqual(decided["wage_income"].to_pylist(), [str(n) for n in range(40 * 777)])
        taxable = [f"{max(wage - 5000, 0)}.00" for wage in range(40 * 777)]
        self.assertEqual(decided["taxable_income"].to_pylist(), taxable)

    def test_a_partition_is_streamed(self) -> None:
        taken: list[int] = []
        answers = partition()(batches(300, 1000, taken))
        rows = next(answers).num_rows
        self.assertLess(len(taken), 150)
        self.assertEqual(rows + sum(batch.num_rows for batch in answers), 300_000)

    def test_a_reader_that_stops_early_ends_the_command(self) -> None:
        program = self.program(f"""
            import os, time
            open({str(self.folder / "pid")!r}, "w").write(str(os.getpid()))
            part = sys.stdin.buffer.read(100_000)
            done = subprocess.run([PROVISO] + sys.argv[1:], input=part, capture_output=True)
            sys.stdout.buffer.write(done.stdout)
            sys.stdout.close()
            os.close(1)
            time.sleep(60)
        """)
        answers = partition(program)(batches(300, 1000))
        next(answers)
        answers.close()
        with self.assertRaises(ProcessLookupError):
            os.kill(int((self.folder / "pid").read_text()), 0)

    def test_an_empty_partition_starts_nothing(self) -> None:
        self.assertEqual(list(partition("/nowhere/proviso")(batches(3, 0))), [])

    def test_a_missing_program_is_named(self) -> None:
        self.assertIn("cannot start `/nowhere/proviso`", self.failure("/nowhere/proviso"))

    def test_a_failure_brings_the_commands_words(self) -> None:
        program = self.program("""
            sys.stdin.read(10)
            sys.stderr.write("规则有误")
            sys.exit(3)
        """)
        message = self.failure(program)
        self.assertIn("status 3 in partition ?", message)
        self.assertIn("规则有误", message)

    def test_a_failure_after_some_answers_is_still_one(self) -> None:
        program = self.program("""
            done = subprocess.run([PROVISO] + sys.argv[1:], stdin=sys.stdin, capture_output=True)
            sys.stdout.buffer.write(done.stdout)
            sys.stderr.write("内部错误")
            sys.exit(70)
        """)
        self.assertRegex(self.failure(program), r"status 70 in partition \?:\n内部错误")

    def test_a_command_that_ends_in_the_midst_of_its_input_is_a_failure(self) -> None:
        program = self.program("sys.stdin.readline(); sys.exit('已停')")
        with self.assertRaises(ProvisoFailed):
            list(partition(program)(batches(300, 1000)))

    def test_a_command_that_is_killed_is_a_failure(self) -> None:
        program = self.program("import os; os.kill(os.getpid(), 9)")
        self.assertIn("was ended by signal 9", self.failure(program))

    def test_a_lost_record_is_noticed(self) -> None:
        self.assertIn(
            "row 7 in partition ? was answered by that of row 8", self.failure(self.edited("del lines[8]"))
        )

    def test_a_lost_last_record_is_noticed(self) -> None:
        message = self.failure(self.edited("del lines[-1]"))
        self.assertIn("300 records in partition ?, but 299 were answered", message)

    def test_a_record_too_many_is_noticed(self) -> None:
        message = self.failure(self.edited("lines.append(lines[-1])"))
        self.assertIn("300 records in partition ?, but 301 were answered", message)

    def test_records_in_another_order_are_noticed(self) -> None:
        message = self.failure(self.edited("lines[5], lines[6] = lines[6], lines[5]"))
        self.assertIn("row 4 in partition ? was answered by that of row 5", message)

    def test_other_columns_than_announced_are_noticed(self) -> None:
        message = self.failure(self.edited("lines[0] = lines[0].replace(b'taxable_income', b'other')"))
        self.assertIn("taxable_income", message)

    def test_a_failure_of_the_rows_before_is_passed_on(self) -> None:
        def broken() -> Iterator[pa.RecordBatch]:
            yield from batches(2, 10)
            raise ZeroDivisionError("upstream")

        with self.assertRaisesRegex(ZeroDivisionError, "upstream"):
            list(partition()(broken()))


if __name__ == "__main__":
    unittest.main()
