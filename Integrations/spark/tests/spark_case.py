"""What the tests share that need a real Spark."""

from __future__ import annotations

import atexit
import os
import sys
import unittest
import warnings
from functools import cache
from pathlib import Path

import pyspark
import support
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StringType, StructField, StructType
from support import PROVISO, RULES

PLACES = {"proviso": PROVISO, "rules": str(RULES)}
VOUCHER_POLICY = "tianjin-cloud-voucher/voucher"
PORTFOLIO = "tianjin-cloud-voucher/voucher_portfolio"


@cache
def session() -> SparkSession:
    """Two executors in processes of their own, unless PROVISO_SPARK_MASTER says otherwise."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = SparkSession.builder.master(os.environ.get("PROVISO_SPARK_MASTER", "local-cluster[2,1,1024]"))
    quiet = (support.HERE / "quiet.properties").as_uri()
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.sql.shuffle.partitions": "5",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet}",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "7",
        "spark.task.maxFailures": "1",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    atexit.register(spark.stop)
    return spark


class SparkCase(unittest.TestCase):
    spark: SparkSession

    @classmethod
    def setUpClass(cls) -> None:
        cls.spark = session()

    def setUp(self) -> None:
        # The warnings of the libraries are theirs; those of the command are asked for where they matter.
        self.enterContext(warnings.catch_warnings())
        warnings.simplefilter("ignore")

    def frame(self, columns: list[str], rows: list[support.Row], partitions: int = 3) -> DataFrame:
        schema = StructType([StructField(name, StringType()) for name in columns])
        return self.spark.createDataFrame(rows, schema).repartition(partitions)

    def assert_same(self, decided: DataFrame, single: list[dict], id_column: str, first: int) -> None:
        """Every cell of the outcomes: the columns from `first` on."""
        outcomes = decided.columns[first:]
        self.assertEqual(outcomes, [name for name in single[0] if name in outcomes])
        found = {str(row[id_column]): row for row in decided.collect()}
        self.assertEqual(set(found), {row[id_column] for row in single})
        self.assertEqual(len(found), len(single))
        for row in single:
            for name in outcomes:
                self.assertEqual(found[row[id_column]][name] or "", row[name], f"{name} of {row}")
