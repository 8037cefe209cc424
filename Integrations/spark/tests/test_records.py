"""Rules across records on a real Spark, split by a key, compared with one run over all records."""

from __future__ import annotations

import unittest
from decimal import Decimal

from pyspark.errors import PythonException
from pyspark.sql import functions as F
from spark_case import PLACES, PORTFOLIO, SparkCase
from support import APPLICATIONS, application_rows, single_run

from proviso_spark import decide


class RecordTests(SparkCase):
    def test_a_key_gives_what_one_run_gives(self) -> None:
        rows = application_rows(600)
        decided = decide(
            self.frame(APPLICATIONS, rows, 4),
            PORTFOLIO,
            key="enterprise_id",
            step_keys=["project_id"],
            id_column="application_id",
            passed=["note"],
            **PLACES,
        )
        self.assertGreater(decided.select(F.spark_partition_id()).distinct().count(), 1)
        single = single_run(PORTFOLIO, APPLICATIONS, rows, together=True)
        self.assert_same(decided, single, "application_id", len(APPLICATIONS))
        self.assertEqual({tuple(row)[: len(APPLICATIONS)] for row in decided.collect()}, set(rows))
        self.assertEqual({row["reason"] for row in single}, {"", "TJV-32", "TJV-44"})

    def test_a_budget_for_all_is_decided_in_one_partition(self) -> None:
        rows = application_rows(200)
        budget = {"budget_total": Decimal("300000.50")}
        decided = decide(self.frame(APPLICATIONS, rows, 4), PORTFOLIO, key=(), settings=budget, **PLACES)
        single = single_run(PORTFOLIO, APPLICATIONS, rows, "--set", "budget_total=300000.50", together=True)
        self.assert_same(decided, single, "application_id", len(APPLICATIONS))
        self.assertIn("TJV-05", {row["reason"] for row in single})

    def test_what_a_split_run_cannot_see_is_refused(self) -> None:
        rows = application_rows(90)
        torn = [*rows, ("B1", "别的企业", rows[0][2], *rows[0][3:])]
        with self.assertRaisesRegex(
            ValueError, "`project_id` `P0-0` stands under more than one enterprise_id"
        ):
            decide(
                self.frame(APPLICATIONS, torn),
                PORTFOLIO,
                key="enterprise_id",
                step_keys=["project_id"],
                **PLACES,
            )
        twice = [*rows, (rows[5][0], "别的企业", "P", *rows[0][3:])]
        with self.assertRaisesRegex(ValueError, "more than one record has the `application_id` `A00005`"):
            decide(
                self.frame(APPLICATIONS, twice),
                PORTFOLIO,
                key="enterprise_id",
                id_column="application_id",
                **PLACES,
            )

    def test_a_failure_on_an_executor_ends_the_job_with_its_words(self) -> None:
        rows = [*application_rows(30), ("X", "E", "P", "2019-02-30", "1", None, None)]
        decided = decide(self.frame(APPLICATIONS, rows), PORTFOLIO, key="enterprise_id", **PLACES)
        with self.assertRaisesRegex(PythonException, r"(?s)status 3 in partition \d+:.*2019-02-30"):
            decided.collect()


if __name__ == "__main__":
    unittest.main()
