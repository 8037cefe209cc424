"""Polars decides the records of a CSV file, exactly, on one thread.

    python polars_peer.py voucher|wage_tax RECORDS.csv OUTCOMES.csv

Amounts are decimals in yuan with four places: a product of two Polars decimals keeps no more places than the
longer of its factors, and a percentage of an amount in cents needs four.
"""

from __future__ import annotations

import os
import sys
from decimal import Decimal

os.environ["POLARS_MAX_THREADS"] = "1"  # read when Polars is first imported

import polars as pl  # noqa: E402

AMOUNT = pl.Decimal(38, 4)
CENTS = pl.Decimal(18, 2)

FLAGS = ("registered_in_tianjin", "legal_person", "industrial", "normal_operation")
BARS = ("bad_credit", "other_city_funding")
VOUCHER: dict[str, pl.DataType | type[pl.DataType]] = {
    "application_id": pl.String,
    "enterprise_id": pl.String,
    **dict.fromkeys(FLAGS + BARS, pl.Boolean),
    "category": pl.String,
    "contract_amount": CENTS,
    "granted_to_date": CENTS,
    "application_date": pl.Date,
}
WAGE_TAX: dict[str, pl.DataType | type[pl.DataType]] = {
    "case_id": pl.String,
    "wage": CENTS,
    "social_insurance": CENTS,
    "special": CENTS,
}

# Up to an amount of yuan: the rate, and what is taken off so that the steps before it are counted at theirs.
BRACKETS = (
    ("3000", "0.03", "0"),
    ("12000", "0.10", "210"),
    ("25000", "0.20", "1410"),
    ("35000", "0.25", "2660"),
    ("55000", "0.30", "4410"),
    ("80000", "0.35", "7160"),
)
ABOVE = ("0.45", "15160")


def yuan(text: str) -> pl.Expr:
    """A constant amount or rate."""
    return pl.lit(Decimal(text), dtype=AMOUNT)


def amount(column: str) -> pl.Expr:
    """An amount that was read, with the places that products need."""
    return pl.col(column).cast(AMOUNT)


def not_negative(value: pl.Expr) -> pl.Expr:
    return pl.when(value < yuan("0")).then(yuan("0")).otherwise(value)


def eligible() -> pl.Expr:
    day = pl.col("application_date")
    window = day.is_between(pl.date(2018, 9, 17), pl.date(2020, 12, 31))
    return pl.all_horizontal(*FLAGS, *(~pl.col(bar) for bar in BARS), window)


def voucher(records: pl.LazyFrame) -> pl.LazyFrame:
    rate = pl.when(pl.col("category") == "infrastructure").then(yuan("0.15")).otherwise(yuan("0.30"))
    least = pl.min_horizontal("uncapped", "remaining")
    return (
        records.select(
            "application_id",
            eligible().alias("eligible"),
            rate.alias("rate"),
            (rate * amount("contract_amount")).alias("uncapped"),
            not_negative(yuan("50000") - amount("granted_to_date")).alias("remaining"),
        )
        .with_columns(
            pl.when("eligible")
            .then(least.round(2, mode="half_to_even"))
            .otherwise(yuan("0"))
            .alias("subsidy")
        )
        .with_columns(
            (pl.col("subsidy") * yuan("0.5")).round(2, mode="half_away_from_zero").alias("city_share")
        )
        .with_columns((pl.col("subsidy") - pl.col("city_share")).alias("district_share"))
    )


def wage_tax(records: pl.LazyFrame) -> pl.LazyFrame:
    taxable = pl.col("taxable")
    tax: pl.Expr = taxable * yuan(ABOVE[0]) - yuan(ABOVE[1])
    for upto, rate, less in reversed(BRACKETS):
        tax = pl.when(taxable <= yuan(upto)).then(taxable * yuan(rate) - yuan(less)).otherwise(tax)
    paid = amount("wage") - amount("social_insurance")
    return (
        records.select("case_id", paid.alias("paid"), amount("special").alias("special"))
        .select(
            "case_id",
            "paid",
            not_negative(pl.col("paid") - pl.col("special") - yuan("5000")).alias("taxable"),
        )
        .with_columns(tax.round(2, mode="half_away_from_zero").alias("tax"))
        .select("case_id", "taxable", "tax", (pl.col("paid") - pl.col("tax")).alias("net"))
    )


def main() -> None:
    policy, source, target = sys.argv[1:]
    schema, rules = (VOUCHER, voucher) if policy == "voucher" else (WAGE_TAX, wage_tax)
    rules(pl.scan_csv(source, schema=schema, quote_char=None)).sink_csv(target)


if __name__ == "__main__":
    main()
