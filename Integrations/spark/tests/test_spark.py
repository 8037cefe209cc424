"""Rows decided by a real Spark, compared cell by cell with one process over one file."""

from __future__ import annotations

import datetime
import unittest
import warnings
from decimal import Decimal

import support
from pyspark.sql import functions as F
from spark_case import PLACES, VOUCHER_POLICY, SparkCase
from support import HOLDS, PROVISO, RULES, VOUCHER, single_run, voucher_rows, voucher_run

from proviso_spark import ProvisoFailed, decide, ship


class SparkTests(SparkCase):
    def test_every_cell_is_that_of_one_process_over_one_file(self) -> None:
        rows = voucher_rows(900)
        decided = decide(
            self.frame(VOUCHER, rows, 7), VOUCHER_POLICY, id_column="row", settings=HOLDS, **PLACES
        ).cache()
        single = voucher_run(rows)
        self.assertEqual(decided.columns, [name for name in single[0] if name not in HOLDS])
        self.assert_same(decided, single, "row", len(VOUCHER))
        self.assertEqual({tuple(row) for row in decided.select(*VOUCHER).collect()}, set(rows))
        codes = {row["error"].split(" ")[0] for row in single}
        self.assertEqual(codes, {"", "csv.control-character", "case.missing-input", "policy.invalid-value"})
        self.assertEqual(
            {row["eligibility"] for row in single}, {"eligible", "ineligible", "undetermined", ""}
        )

    def test_typed_columns_are_decided_as_their_text(self) -> None:
        rows = [
            (
                n,
                datetime.date(2018, 9 + n % 3, 1 + n),
                Decimal(n * 3333337).scaleb(-2),
                Decimal(n).scaleb(-10) if n % 3 else None,
                [True, False, None][n % 3],
            )
            for n in range(28)
        ]
        columns = ["id", "received_date", "wage_income", "other_deductions", "additional_deduction_class"]
        kinds = (
            "id int, received_date date, wage_income decimal(38,2), other_deductions decimal(38,10), "
            "additional_deduction_class boolean"
        )
        decided = decide(
            self.spark.createDataFrame(rows, kinds), "tax-simplification-notice/iit_wage_month", **PLACES
        )
        texts = [
            (
                str(n),
                str(date),
                f"{wage:f}",
                None if other is None else f"{other:.10f}",
                {None: None}.get(flag, str(flag).lower()),
            )
            for n, date, wage, other, flag in rows
        ]
        self.assert_same(
            decided,
            single_run("tax-simplification-notice/iit_wage_month", columns, texts),
            "id",
            len(columns),
        )
        self.assertEqual([tuple(row)[:5] for row in decided.orderBy("id").collect()], rows)
        self.assertEqual(decided.select(*columns).dtypes[3], ("other_deductions", "decimal(38,10)"))

    def test_lists_and_records_are_decided_as_json(self) -> None:
        items = [
            [
                ("platform_system", Decimal("166666.67"), None),
                ("product_equipment", Decimal("0.0000001"), Decimal("7")),
            ],
            [],
            None,
            [("“类别”\n", Decimal("1"), None)],
        ]
        kinds = (
            "id string, enterprise_id string, application_date date, "
            "items array<struct<category:string,contract_amount:decimal(30,7),actual_cost:decimal(30,7)>>"
        )
        day = datetime.date(2019, 1, 10)
        frame = self.spark.createDataFrame([(str(n), "E", day, item) for n, item in enumerate(items)], kinds)
        texts = [
            '[{"category":"platform_system","contract_amount":166666.6700000},{"category":"product_equipment",'
            '"contract_amount":0.0000001,"actual_cost":7.0000000}]',
            "[]",
            None,
            '[{"category":"“类别”\\n","contract_amount":1.0000000}]',
        ]
        columns = ["id", "enterprise_id", "application_date", "items"]
        rows = [(str(n), "E", "2019-01-10", text) for n, text in enumerate(texts)]
        self.assert_same(
            decide(frame, VOUCHER_POLICY, **PLACES), single_run(VOUCHER_POLICY, columns, rows), "id", 4
        )

    def test_times_say_their_offset(self) -> None:
        policy = "tianjin-ai-major-project/filing_portfolio"
        columns = ["project_id", "leader_id", "first_unit", "partner_units", "submitted_at"]
        rows = [
            (
                f"P{n}",
                f"L{n}",
                f"U{n % 3}",
                [f"U{n % 4}"] if n % 2 else None,
                f"2018-10-0{9 - n % 7}T23:30:0{n}",
            )
            for n in range(9)
        ]
        for kind, offset in (("timestamp", "+08:00"), ("timestamp_ntz", "")):
            frame = self.spark.createDataFrame(
                [(*row[:4], datetime.datetime.fromisoformat(row[4])) for row in rows],
                "project_id string, leader_id string, first_unit string, partner_units array<string>, "
                "submitted_at timestamp_ntz",
            ).withColumn("submitted_at", F.col("submitted_at").cast(kind))
            texts = [
                (*row[:3], None if row[3] is None else f'["{row[3][0]}"]', f"{row[4]}.000000{offset}")
                for row in rows
            ]
            decided = decide(frame, policy, key=(), **PLACES)
            self.assert_same(decided, single_run(policy, columns, texts, together=True), "project_id", 5)
            # Where only a date will do, the error quotes what the command was given.
            moments = frame.select(
                F.col("project_id").alias("id"), F.col("submitted_at").alias("application_date")
            )
            wrong = [(row[0], row[4]) for row in texts]
            single = single_run(VOUCHER_POLICY, ["id", "application_date"], wrong)
            self.assertIn(f"T23:30:00.000000{offset}` is not a date", single[0]["error"])
            self.assert_same(decide(moments, VOUCHER_POLICY, **PLACES), single, "id", 2)

    def test_what_is_not_exact_is_refused_by_name(self) -> None:
        frame = self.spark.createDataFrame(
            [], "id string, wage_income double, items array<struct<a:float>>, spent interval day"
        )
        with self.assertRaisesRegex(
            TypeError,
            r"`wage_income` is double, which is not exact.*`items\[\]\.a` is float, which is not exact.*"
            "`spent` is interval day",
        ):
            decide(frame, VOUCHER_POLICY, **PLACES)
        with self.assertRaisesRegex(TypeError, "`cap` is float"):
            decide(self.frame(["id"], []), VOUCHER_POLICY, settings={"cap": 0.1}, **PLACES)

    def test_a_frame_of_nulls_keeps_its_rows(self) -> None:
        decided = decide(
            self.frame(["application_date"], [(None,), ("",), (None,)]), VOUCHER_POLICY, **PLACES
        )
        self.assertEqual([row["error"][:18] for row in decided.collect()], ["case.missing-input"] * 3)

    def test_options_are_those_of_the_command(self) -> None:
        rows = [
            (str(n), "E1", "2019-01-10", '[{"category":"platform_system","contract_amount":1000}]')
            for n in range(5)
        ]
        columns = ["id", "enterprise_id", "application_date", "items"]
        overlay = str(support.HERE / "overlay.yaml")
        found = decide(
            self.frame(columns, rows),
            VOUCHER_POLICY,
            settings={"provider_in_catalog": False},
            overlay=overlay,
            **PLACES,
        )
        single = single_run(
            VOUCHER_POLICY,
            [*columns, "provider_in_catalog"],
            [(*row, "false") for row in rows],
            "--overlay",
            overlay,
        )
        self.assertEqual({row["remaining_cap_after"] for row in single}, {"30000.00"})
        self.assert_same(found, single, "id", 4)
        self.assertEqual({row["reasons"] for row in single}, {"TJV-08"})
        wages = [("1", "2019-02-01", "9000"), ("2", "2018-01-31", "9000")]
        columns, policy = ["id", "received_date", "wage_income"], "tax-simplification-notice/iit_wage_month"
        dated = decide(self.frame(columns, wages), policy, as_of="2018-10-01", **PLACES)
        single = single_run(policy, columns, wages, "--as-of", "2018-10-01")
        self.assert_same(dated, single, "id", 3)
        self.assertEqual({row["status"] for row in single}, {"new_table"})

    def test_columns_that_no_rule_reads_are_said(self) -> None:
        frame = self.frame(["id", "application_dat", "备注"], [("1", "2019-01-10", "x")])
        with self.assertWarnsRegex(
            UserWarning, r"(?s)no rule reads the column `application_dat`\n.*did you mean `application_date`"
        ):
            decide(frame, VOUCHER_POLICY, passed=["备注"], **PLACES)
        with self.assertWarnsRegex(UserWarning, "no rule reads the column `contract_stat`"):
            decide(self.frame(["id"], []), VOUCHER_POLICY, settings={"contract_stat": "performed"}, **PLACES)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            decide(frame, VOUCHER_POLICY, passed=["备注", "application_dat"], **PLACES)
        self.assertEqual(
            [str(warning.message) for warning in caught if "no rule reads" in str(warning.message)], []
        )

    def test_columns_that_would_stand_twice_are_refused(self) -> None:
        for columns, settings in (
            (["id", "Reasons"], {}),
            (["id", "ID"], {}),
            (["id", "enterprise_id"], {"enterprise_id": "E"}),
        ):
            with self.assertRaisesRegex(ValueError, "would stand twice"):
                decide(self.frame(columns, []), VOUCHER_POLICY, settings=settings, **PLACES)

    def test_a_policy_that_is_not_there_fails_at_once(self) -> None:
        with self.assertRaisesRegex(
            ProvisoFailed, r"status 2 over the header alone:\nerror\[policy.unknown-policy\]"
        ):
            decide(self.frame(["id"], []), "tianjin-cloud-voucher/vouchr", **PLACES)

    def test_the_command_and_the_rules_travel(self) -> None:
        places = ship(self.spark, proviso=PROVISO, rules=RULES)
        rows = voucher_rows(60)
        decided = decide(self.frame(VOUCHER, rows), VOUCHER_POLICY, settings=HOLDS, **places)
        self.assert_same(decided, voucher_run(rows), "row", len(VOUCHER))

    def test_a_big_partition_passes_and_a_few_rows_of_it_come_soon(self) -> None:
        rows = self.spark.range(60_000, numPartitions=1).select(
            F.col("id"),
            F.lit(datetime.date(2018, 10, 8)).alias("received_date"),
            F.col("id").alias("wage_income"),
            F.repeat(F.lit("长"), 500).alias("note"),
        )
        decided = decide(rows, "tax-simplification-notice/iit_wage_month", passed=["note"], **PLACES)
        self.assertEqual(len(decided.limit(3).collect()), 3)
        wanted = sum(max(wage - 5000, 0) for wage in range(60_000))
        total = decided.agg(F.sum(F.col("taxable_income").cast("decimal(20,2)")), F.count("note")).first()
        self.assertEqual(tuple(total), (Decimal(wanted), 60_000))


if __name__ == "__main__":
    unittest.main()
