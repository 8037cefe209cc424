"""DuckDB decides the records of a CSV file, exactly, on one thread.

    python duckdb_peer.py DIGITS voucher|wage_tax RECORDS.csv OUTCOMES.csv

DIGITS is how many digits an amount may have, two of them cents. With 12 a percentage of an amount still is a
64-bit number, with 18 it is a 128-bit one: both are exact here, and 12 is faster.
"""

from __future__ import annotations

import sys

import duckdb

FLAGS = (
    "registered_in_tianjin",
    "legal_person",
    "industrial",
    "normal_operation",
    "bad_credit",
    "other_city_funding",
)
TEXT = "VARCHAR"

# Up to an amount of yuan: the rate, and what is taken off so that the steps before it are counted at theirs.
BRACKETS = (
    (3000, "0.03", 0),
    (12000, "0.10", 210),
    (25000, "0.20", 1410),
    (35000, "0.25", 2660),
    (55000, "0.30", 4410),
    (80000, "0.35", 7160),
)


def voucher_columns(amount: str) -> dict[str, str]:
    return {
        "application_id": TEXT,
        "enterprise_id": TEXT,
        **dict.fromkeys(FLAGS, "BOOLEAN"),
        "category": TEXT,
        "contract_amount": amount,
        "granted_to_date": amount,
        "application_date": "DATE",
    }


def wage_tax_columns(amount: str) -> dict[str, str]:
    return {"case_id": TEXT, "wage": amount, "social_insurance": amount, "special": amount}


def voucher(amount: str, records: str) -> str:
    """The policy as a query; `amount` is the SQL type of money, `records` where the rows come from."""
    return f"""
    WITH limits AS (
        SELECT application_id,
            registered_in_tianjin AND legal_person AND industrial AND normal_operation
                AND NOT bad_credit AND NOT other_city_funding
                AND application_date BETWEEN DATE '2018-09-17' AND DATE '2020-12-31' AS eligible,
            (CASE category WHEN 'infrastructure' THEN 0.15 ELSE 0.30 END)::DECIMAL(3, 2) AS rate,
            rate * contract_amount AS uncapped,
            greatest(50000::{amount} - granted_to_date, 0::{amount}) AS remaining
        FROM {records}),
    granted AS (
        SELECT *,
            (CASE WHEN eligible THEN round_even(least(uncapped, remaining), 2) ELSE 0 END)::{amount}
                AS subsidy
        FROM limits),
    shared AS (SELECT *, round(subsidy * 0.5::DECIMAL(2, 1), 2)::{amount} AS city_share FROM granted)
    SELECT *, subsidy - city_share AS district_share FROM shared"""


def wage_tax(amount: str, records: str) -> str:
    """The policy as a query; `amount` is the SQL type of money, `records` where the rows come from."""
    steps = " ".join(
        f"WHEN taxable <= {upto} THEN taxable * {rate} - {less}" for upto, rate, less in BRACKETS
    )
    return f"""
    WITH bases AS (
        SELECT case_id, (wage - social_insurance)::{amount} AS paid,
            greatest((paid - special - 5000)::{amount}, 0::{amount}) AS taxable
        FROM {records}),
    taxed AS (SELECT *, round(CASE {steps} ELSE taxable * 0.45 - 15160 END, 2)::{amount} AS tax FROM bases)
    SELECT case_id, taxable, tax, paid - tax AS net FROM taxed"""


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def reading(path: str, columns: dict[str, str]) -> str:
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    return f"read_csv({quoted(path)}, header = true, auto_detect = false, quote = '', columns = {{{types}}})"


def main() -> None:
    digits, policy, source, target = sys.argv[1:]
    amount = f"DECIMAL({int(digits)}, 2)"
    columns, rules = (voucher_columns, voucher) if policy == "voucher" else (wage_tax_columns, wage_tax)
    query = rules(amount, reading(source, columns(amount)))
    database = duckdb.connect(config={"threads": 1})
    database.execute(f"COPY ({query}) TO {quoted(target)} (FORMAT csv, HEADER)")


if __name__ == "__main__":
    main()
