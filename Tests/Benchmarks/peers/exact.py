"""The two policies in exact decimals, and which rows of a file of outcomes are not as they say.

    python exact.py voucher|wage_tax RECORDS.csv EXACT.csv      writes the exact outcomes
    python exact.py compare OUTCOMES.csv EXACT.csv             says how many rows differ; status 1 if any does

Amounts are yuan. Numbers are compared as numbers (0.3 is 0.30), everything else as text, every row.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import zip_longest
from pathlib import Path

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")
HALF = Decimal("0.5")
CAP = Decimal("50000.00")
STANDARD_DEDUCTION = Decimal("5000.00")
RATES = {name: Decimal("0.30") for name in ("platform", "application", "device")} | {
    "infrastructure": Decimal("0.15")
}
# Where a step of the monthly table begins, in yuan, and by how much the rate rises there.
STEPS = tuple(
    (Decimal(start), Decimal(rise) / 100)
    for start, rise in ((0, 3), (3000, 7), (12000, 10), (25000, 5), (35000, 5), (55000, 5), (80000, 10))
)

HEADERS = {
    "voucher": "application_id,eligible,rate,uncapped,remaining,subsidy,city_share,district_share",
    "wage_tax": "case_id,taxable,tax,net",
}


def voucher(cells: list[str]) -> list[object]:
    """The outcome of one line of records, in the order of the header."""
    good = cells[2:6] == ["true"] * 4 and cells[6:8] == ["false"] * 2
    eligible = good and "2018-09-17" <= cells[11] <= "2020-12-31"
    rate = RATES[cells[8]]
    uncapped = rate * Decimal(cells[9])
    remaining = max(CAP - Decimal(cells[10]), NOTHING)
    subsidy = min(uncapped, remaining).quantize(CENT, ROUND_HALF_EVEN) if eligible else NOTHING
    city = (subsidy * HALF).quantize(CENT, ROUND_HALF_UP)
    return [
        cells[0],
        "true" if eligible else "false",
        rate,
        uncapped,
        remaining,
        subsidy,
        city,
        subsidy - city,
    ]


def wage_tax(cells: list[str]) -> list[object]:
    """The outcome of one line of records, in the order of the header."""
    wage, insurance, special = map(Decimal, cells[1:])
    taxable = max(wage - insurance - special - STANDARD_DEDUCTION, NOTHING)
    steps = (rise * (taxable - start) for start, rise in STEPS if taxable > start)
    tax = sum(steps, NOTHING).quantize(CENT, ROUND_HALF_UP)
    return [cells[0], taxable, tax, wage - insurance - tax]


POLICIES = {"voucher": voucher, "wage_tax": wage_tax}


def write_exact(policy: str, records: Path, target: Path) -> None:
    decide = POLICIES[policy]
    with records.open(newline="") as source, target.open("w", newline="\n") as file:
        lines = csv.reader(source)
        next(lines)
        file.write(HEADERS[policy] + "\n")
        file.writelines(",".join(map(str, decide(cells))) + "\n" for cells in lines)


@dataclass(frozen=True)
class Difference:
    """How many rows differ (a missing or surplus row does, too), of how many, and the first one."""

    rows: int
    differing: int
    first: str | None


def same(found: str, exact: str) -> bool:
    if found == exact:
        return True
    try:
        return Decimal(found) == Decimal(exact)
    except InvalidOperation:
        return False


def paired(
    outcomes: Iterator[list[str]], exact: Iterator[list[str]]
) -> Iterator[tuple[list[str], list[str]]]:
    """The rows side by side: of the outcomes the columns that are known exactly, and the cell `error`."""
    found, wanted = next(outcomes, []), next(exact, [])
    absent = [name for name in wanted if name not in found]
    if absent or not wanted:
        raise ValueError(
            f"the outcomes have no column {', '.join(absent)}" if absent else "no exact outcomes"
        )
    places = [found.index(name) for name in wanted]
    error = found.index("error") if "error" in found else None
    none: list[str] = []
    for row, other in zip_longest(outcomes, exact, fillvalue=none):
        cells = [row[place] for place in places] if len(row) == len(found) else []
        yield cells + ([row[error]] if cells and error is not None and row[error] else []), other


def difference(outcomes: Path, exact: Path) -> Difference:
    """Compares a file of outcomes with the exact one, row by row, neither held as a whole."""
    rows = differing = 0
    first = None
    with outcomes.open(newline="") as left, exact.open(newline="") as right:
        for found, wanted in paired(csv.reader(left), csv.reader(right)):
            rows += 1
            if found != wanted and (len(found) != len(wanted) or not all(map(same, found, wanted))):
                differing += 1
                first = (
                    first or f"row {rows}: {','.join(found) or 'none'}; exactly: {','.join(wanted) or 'none'}"
                )
    return Difference(rows, differing, first)


def main() -> int:
    what, source, target = sys.argv[1:]
    if what != "compare":
        write_exact(what, Path(source), Path(target))
        return 0
    result = difference(Path(source), Path(target))
    print(
        f"{result.differing:,} of {result.rows:,} rows differ" + (f"; {result.first}" if result.first else "")
    )
    return 1 if result.differing else 0


if __name__ == "__main__":
    sys.exit(main())
