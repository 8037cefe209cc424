"""The single-machine run that every test compares with, and the rows that it decides."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[2]
RULES = TOP / "Rules"
PROVISO = os.environ.get("PROVISO", str(TOP / ".build" / "release" / "proviso"))

sys.path.insert(0, str(HERE.parent))

Row = tuple[str | None, ...]


def single_run(
    policy: str, columns: list[str], rows: list[Row], *options: str, together: bool = False
) -> list[dict]:
    """The rows of one file with what one process makes of them, in order; errors without their places."""
    with tempfile.TemporaryDirectory(prefix="proviso-spark-test-") as folder:
        table = Path(folder, "table.csv")
        table.write_text("".join(map(line, [tuple(columns), *rows])), encoding="utf-8", newline="")
        run = (
            ["portfolio", policy, "--records", str(table)]
            if together
            else ["batch", policy, "--input", str(table), "--to", "csv"]
        )
        done = subprocess.run(
            [PROVISO, *run, "--rules", str(RULES), *options], capture_output=True, check=False
        )
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr.decode())
        decided = list(csv.DictReader(done.stdout.decode("utf-8").splitlines(keepends=True)))
        for record in decided:
            record["error"] = re.sub(re.escape(f" {table}") + r":\d+:\d+ ", " ", record.get("error") or "")
        return decided


def voucher_run(rows: list[Row]) -> list[dict]:
    """The single run over `voucher_rows`. An unreadable record loses its cells, so `row` is counted."""
    held = tuple("true" if value else "false" for value in HOLDS.values())
    decided = single_run("tianjin-cloud-voucher/voucher", [*VOUCHER, *HOLDS], [row + held for row in rows])
    return [record | {"row": str(number)} for number, record in enumerate(decided)]


def line(cells: Row) -> str:
    """A CSV record in which a null is nothing and an empty string is `""`."""
    return ",".join("" if cell is None else '"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


VOUCHER = [
    "row",
    "enterprise_id",
    "application_date",
    "is_industrial_enterprise",
    "bad_credit_record",
    "contract_state",
    "items",
    "prior_subsidy_in_validity",
    "free_trial_months",
    "priority_tags",
    "备注",
]

# What holds for every one of these applications.
HOLDS: dict[str, object] = {
    name: True
    for name in (
        "registered_in_tianjin",
        "independent_legal_person",
        "matches_industrial_direction",
        "normal_operation",
        "well_managed",
        "enterprise_registered",
        "provider_registered",
        "district_review_passed",
        "provider_in_catalog",
        "service_in_catalog",
    )
} | {"other_municipal_funding": False}

_ITEMS = '[{"category":"%s","contract_amount":%s}]'


def voucher_rows(count: int) -> list[Row]:
    """Applications: good ones, nulls, empty strings, Chinese, quotes, newlines, and cells that are wrong."""
    dates = ["2019-01-10", "2020-12-31", "2021-01-01", "2019-02-30", None, "十月一日", ""]
    flags = ["true", "false", None, "maybe"]
    states = ["performed", None, "in_progress", "履行中", "not_performed"]
    items = [
        _ITEMS % ("platform_system", "166666.67"),
        _ITEMS % ("product_equipment", "0.01"),
        "[]",
        None,
        '[\n  {"category": "business_application",\n   "contract_amount": 80000.005}\n]',
        '[{"category":"nope"}]',
        "[",
        _ITEMS % ("infrastructure_and_basic_management", "99999999999999999999.99"),
    ]
    prior = ["0", "0.10", "49999.99", None, "5万元", "-1", "1e5", "NaN"]
    names = ["E1", "", None, '津滨 “引号” "双" ,逗号', "第一行\n第二行", "nul\0", " "]
    notes = ["", None, "a,b", "\n", '"']
    return [
        (
            str(n),
            names[n // 3 % 7],
            dates[n // 2 % 7 if n % 3 == 0 else 0],
            flags[n % 4 if n % 5 == 0 else 0],
            flags[1 + (n % 2)],
            states[n % 5 if n % 4 == 0 else 1],
            items[n % 8 if n % 2 else n % 3],
            prior[n % 8 if n % 3 else 0],
            [None, "3", "2.5"][n % 3],
            [None, '["technology"]', '["中"]'][0 if n % 4 else n % 3],
            notes[n % 5],
        )
        for n in range(count)
    ]


APPLICATIONS = [
    "application_id",
    "enterprise_id",
    "project_id",
    "application_date",
    "computed_voucher",
    "priority",
    "note",
]


def application_rows(count: int) -> list[Row]:
    """A batch of applications; no project belongs to two enterprises."""
    return [
        (
            f"A{n:05d}",
            f"企业{n * 7 % 83}",
            f"P{n * 7 % 83}-{n % 3}",
            f"2019-{1 + n % 12:02d}-{1 + n % 28:02d}",
            f"{n * 37 % 61000}.{n % 100:02d}",
            [None, "true", "false"][n % 3],
            ["", None, "一\n二"][n % 3],
        )
        for n in range(count)
    ]
