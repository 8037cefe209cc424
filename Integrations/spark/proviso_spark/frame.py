"""A DataFrame with the outcome of each of its rows: on the driver."""

from __future__ import annotations

import datetime
import sys
import warnings
from collections.abc import Mapping, Sequence

from pyspark import cloudpickle
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

from .command import ROW, Command, Place
from .exchange import Partition
from .text import check_types, setting

Settings = Mapping[str, object]


def decide(
    df: DataFrame,
    policy: str,
    *,
    rules: Place,
    proviso: Place = "proviso",
    key: str | Sequence[str] | None = None,
    step_keys: Sequence[str] = (),
    id_column: str | None = None,
    as_of: str | datetime.date | None = None,
    overlay: Place | None = None,
    settings: Settings | None = None,
    passed: Sequence[str] = (),
) -> DataFrame:
    """The columns of `df`, untouched, and behind them what `proviso` adds, as strings; an empty cell is null.

    - policy: `document/entry`.
    - rules, proviso, overlay: paths that hold on the driver and on every executor, or what `ship` gives.
    - key: None decides each row alone (`proviso batch`). Columns bring the rows that agree in them into one
      partition, and each partition is decided as a whole (`proviso portfolio`): right only if no step of the
      policy works across two keys. `()` decides the whole frame as one, in one partition.
    - step_keys: the columns by which the policy's steps work, beside the key. No value of one may stand under
      two keys.
    - id_column: how records are called; for a portfolio no two rows may be called alike.
    - as_of: takes the place of the policy's reference date.
    - settings: values of inputs that hold for every row.
    - passed: columns that no rule reads, and that are meant. Others are warned of.

    Runs the command over the header at once, and with `key` a query for each of `step_keys` and `id_column`;
    the rest is lazy. Raises `TypeError` for a column without an exact text, `ValueError` for columns or keys
    that do not fit, `ProvisoFailed` with the command's own words; a failure on an executor ends the job with
    these.
    """
    check_types(df.schema)
    together = key is not None
    values = tuple((name, setting(name, value)) for name, value in (settings or {}).items())
    constants = () if together else values
    fed = [*df.columns, *(name for name, _ in constants), ROW]
    _check_columns(df, fed)
    if step_keys and not together:
        raise ValueError("`step_keys` says something only beside `key`")
    command = Command(
        proviso=proviso,
        rules=rules,
        policy=policy,
        together=together,
        overlay=overlay,
        settings=values,
        passed=_passed(df, id_column, passed),
        as_of=None if as_of is None else str(as_of),
    )
    outcomes, notice = command.heading(fed)
    if notice:
        warnings.warn(notice, stacklevel=2)
    _check_distinct([*df.columns, *outcomes], "the command adds a column of the same name")
    if key is not None:
        df = _together(df, [key] if isinstance(key, str) else list(key), step_keys, id_column)
    # So that executors need not have this module.
    cloudpickle.register_pickle_by_value(sys.modules[__package__])
    schema = StructType([*df.schema, *(StructField(name, StringType()) for name in outcomes)])
    return df.mapInArrow(Partition(command, tuple(outcomes), constants).__call__, schema)


def _check_columns(df: DataFrame, fed: Sequence[str]) -> None:
    if not df.columns:
        raise ValueError("the frame has no columns")
    _check_distinct(fed, "a setting or another column has the same name")


def _check_distinct(names: Sequence[str], why: str) -> None:
    """Spark does not tell names apart by case."""
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise ValueError(f"the column `{name}` would stand twice: {why}; rename yours")
        seen.add(name.lower())


def _passed(df: DataFrame, id_column: str | None, passed: Sequence[str]) -> tuple[str, ...]:
    names = [*([id_column] if id_column is not None else []), *passed]
    for name in names:
        if name not in df.columns:
            raise ValueError(f"the frame has no column `{name}`")
        if "," in name:
            raise ValueError(f"the column `{name}` cannot be passed: its name has a comma; rename it")
    return tuple(names)


def _together(df: DataFrame, key: list[str], step_keys: Sequence[str], id_column: str | None) -> DataFrame:
    """The frame with the rows of one key in one partition."""
    for name in [*key, *step_keys]:
        if name not in df.columns:
            raise ValueError(f"the frame has no column `{name}`")
    if id_column is not None:
        _check_ids(df, id_column)
    if not key:
        return df.repartition(1)
    for name in step_keys:
        _check_step_key(df, name, key)
    # With a number given, Spark merges no partitions that are small for reading: deciding costs more.
    partitions = int(df.sparkSession.conf.get("spark.sql.shuffle.partitions"))
    return df.repartition(partitions, *[_column(name) for name in key])


def _check_ids(df: DataFrame, name: str) -> None:
    twice = df.groupBy(_column(name)).count().where("count > 1").orderBy(_column(name)).limit(3).collect()
    if twice:
        called = ", ".join(f"`{row[0]}`" for row in twice)
        raise ValueError(f"more than one record has the `{name}` {called}")


def _check_step_key(df: DataFrame, name: str, key: list[str]) -> None:
    keys = F.count_distinct(F.struct(*[_column(part) for part in key])).alias("keys")
    torn = df.groupBy(_column(name)).agg(keys).where("keys > 1").orderBy(_column(name)).limit(3).collect()
    if torn:
        values = ", ".join(f"`{row[0]}`" for row in torn)
        raise ValueError(
            f"`{name}` {values} stands under more than one {', '.join(key)}: no step sees it whole"
        )


def _column(name: str) -> Column:
    """By its name alone, also where that has a dot."""
    return F.col("`" + name.replace("`", "``") + "`")
