"""Measures three ways to bring rows to the command and back: `mapInArrow` (ours), `mapInPandas`, `rdd.pipe`.

    python bench.py --proviso …/proviso --rules …/Rules [--rows 400000] [--master local[2]]

Each way decides the same rows four times, in turn; the sums must agree. The first turn includes the start of
the Python workers. Processor time is that of this process and all that it has started: Spark, the Python
workers, the command.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

sys.path.insert(0, str(Path(__file__).parent))
from proviso_spark import decide  # noqa: E402

POLICY = "tax-simplification-notice/iit_wage_month"


def written(path: Path, rows: int) -> None:
    """Monthly wages, drawn with a fixed seed."""
    draw = random.Random(1)
    with path.open("w") as file:
        file.write("id,received_date,wage_income,special_deductions\n")
        for number in range(rows):
            date = f"2018-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
            wage = draw.randint(0, 6_000_000)
            file.write(f"T{number:07d},{date},{wage // 100}.{wage % 100:02d},{draw.randint(0, 5000)}.00\n")


class Ways:
    """The ways, each from rows to the same columns."""

    def __init__(self, spark: SparkSession, proviso: str, rules: str) -> None:
        self.spark = spark
        self.command = [proviso, "batch", POLICY, "--from", "csv", "--to", "csv", "--rules", rules]
        self.places = {"proviso": proviso, "rules": rules}

    def arrow(self, df: DataFrame) -> DataFrame:
        return decide(df, POLICY, **self.places)

    def pandas(self, df: DataFrame) -> DataFrame:
        command = self.command

        def decided(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )

            def feed() -> None:
                with io.TextIOWrapper(process.stdin, newline="") as file:
                    for number, frame in enumerate(frames):
                        frame.to_csv(file, index=False, header=number == 0)

            thread = threading.Thread(target=feed)
            thread.start()
            yield from pd.read_csv(process.stdout, dtype=str, chunksize=10_000)
            thread.join()

        return df.mapInPandas(decided, self._schema(df))

    def pipe(self, df: DataFrame) -> DataFrame:
        """Records are lines here: a quoted newline would tear one in two."""
        header = ",".join(df.columns)
        first = df.columns[0]
        lines = df.select(F.to_csv(F.struct("*"))).rdd.map(lambda row: row[0])
        fed = lines.mapPartitions(lambda part: (line for some in ([header], part) for line in some))
        out = (
            fed.pipe(shlex.join(self.command))
            .map(lambda line: line.rstrip("\r"))
            .filter(lambda line: not line.startswith(first + ","))
        )
        return self.spark.read.csv(out, schema=self._schema(df))

    def _schema(self, df: DataFrame) -> StructType:
        known = decide(df, POLICY, **self.places).columns
        return StructType([StructField(name, StringType()) for name in known])


def processor_seconds() -> float:
    """Of this process and all below it, also those that have ended."""
    ticks: dict[int, tuple[int, int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # It has ended meanwhile; its parent counts it.
        ticks[int(stat.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    ours = {os.getpid()}
    while grown := {child for child, (parent, _) in ticks.items() if parent in ours} - ours:
        ours |= grown
    return sum(ticks[process][1] for process in ours) / os.sysconf("SC_CLK_TCK")


def timed(way: Callable[[DataFrame], DataFrame], df: DataFrame) -> tuple[float, float, list]:
    """Seconds and processor seconds until every outcome is summed up, and the sums."""
    begin, used = time.perf_counter(), processor_seconds()
    decided = way(df)
    outcomes = [F.count(name) for name in decided.columns]
    tax = F.sum(F.col("tax").cast("decimal(20,2)"))
    sums = list(decided.agg(tax, *outcomes).first())
    return time.perf_counter() - begin, processor_seconds() - used, sums


def report(name: str, rows: int, times: list[tuple[float, float]]) -> None:
    """The best of the runs, and every one."""
    wall, processor = (min(column) for column in zip(*times, strict=True))
    each = "  ".join(f"{wall:.1f}/{processor:.1f}" for wall, processor in times)
    print(
        f"{name:<22} {wall:5.1f} s  processor {processor:5.1f} s  {rows / wall:8,.0f} rows/s   runs {each}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--proviso", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("--rows", type=int, default=400_000)
    parser.add_argument("--master", default="local[2]")
    chosen = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(chosen.master)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    ways = Ways(spark, os.path.abspath(chosen.proviso), os.path.abspath(chosen.rules))
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "wages.csv")
        written(table, chosen.rows)
        begin, used = time.perf_counter(), processor_seconds()
        with table.open() as source:
            subprocess.run(
                ways.command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
            )
        report(
            "one process, no Spark", chosen.rows, [(time.perf_counter() - begin, processor_seconds() - used)]
        )
        df = spark.read.csv(str(table), header=True).repartition(4).cache()
        df.count()
        found = {}
        taken: dict[str, list[tuple[float, float]]] = {"arrow": [], "pandas": [], "pipe": []}
        for _ in range(4):
            for name, times in taken.items():
                seconds, processor, found[name] = timed(getattr(ways, name), df)
                times.append((seconds, processor))
        for name, times in taken.items():
            report(name, chosen.rows, times)
        if len({str(sums) for sums in found.values()}) != 1:
            sys.exit(f"the sums differ: {found}")


if __name__ == "__main__":
    main()
