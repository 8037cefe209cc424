"""Values of a DataFrame as the cells of a CSV file: exactly, or not at all."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from pyspark.sql import types as spark


def csv_writer(file: BinaryIO, schema: pa.Schema) -> pa.csv.CSVWriter:
    """Writes batches of strings as CSV with a header: a null as nothing, an empty string as `""`."""
    options = pa.csv.WriteOptions(quoting_style="needed")
    return pa.csv.CSVWriter(file, schema, write_options=options)


_EXACT = (
    spark.StringType,
    spark.VarcharType,
    spark.CharType,
    spark.BooleanType,
    spark.ByteType,
    spark.ShortType,
    spark.IntegerType,
    spark.LongType,
    spark.DecimalType,
    spark.DateType,
    spark.TimestampType,
    spark.TimestampNTZType,
    spark.NullType,
)


def check_types(schema: spark.StructType) -> None:
    """Raises `TypeError`, naming every column or field whose values have no exact text."""
    refused = [problem for field in schema for problem in _refused(field.name, field.dataType)]
    if refused:
        raise TypeError("; ".join(refused))


def _refused(name: str, kind: spark.DataType) -> list[str]:
    if isinstance(kind, spark.ArrayType):
        return _refused(f"{name}[]", kind.elementType)
    if isinstance(kind, spark.StructType):
        return [problem for field in kind for problem in _refused(f"{name}.{field.name}", field.dataType)]
    if isinstance(kind, spark.MapType):
        if not isinstance(kind.keyType, spark.StringType):
            return [f"column `{name}` is a map whose keys are {kind.keyType.simpleString()}, not string"]
        return _refused(f"{name}{{}}", kind.valueType)
    if isinstance(kind, (spark.FloatType, spark.DoubleType)):
        return [
            f"column `{name}` is {kind.simpleString()}, which is not exact: cast it to decimal or drop it"
        ]
    if isinstance(kind, _EXACT):
        return []
    return [f"column `{name}` is {kind.simpleString()}, which has no one text: cast it to string or drop it"]


def cells(array: pa.Array) -> pa.Array:
    """A column as strings; nulls stay nulls."""
    kind = array.type
    if pa.types.is_nested(kind):
        return pa.array(
            [None if value is None else _json(value, kind) for value in array.to_pylist()], pa.string()
        )
    if pa.types.is_timestamp(kind):
        return _moments(array)
    text = pc.cast(array, pa.string())
    return _plain(text) if pa.types.is_decimal(kind) else text


def _plain(decimals: pa.Array) -> pa.Array:
    """Decimals without exponents: Arrow writes 0.0000001 as 1E-7."""
    if not pc.any(pc.match_substring(decimals, "E")).as_py():
        return decimals
    return pa.array(
        [None if text is None else format(Decimal(text), "f") for text in decimals.to_pylist()], pa.string()
    )


def _moments(array: pa.Array) -> pa.Array:
    """`2019-01-10T09:30:00.000000+08:00`: with the offset of the session's zone for an instant."""
    if array.type.tz is None:
        return pc.strftime(array, "%Y-%m-%dT%H:%M:%S")
    text = pc.strftime(array, "%Y-%m-%dT%H:%M:%S%z")
    return pc.replace_substring_regex(text, r"([0-9]{2})$", r":\1")


def _json(value: Any, kind: pa.DataType) -> str:
    """A value as JSON; a null field is left out, as an empty cell says nothing."""
    if value is None:
        return "null"
    if pa.types.is_struct(kind):
        fields = [(field.name, value[field.name], field.type) for field in kind]
        return _json_object((name, item, of) for name, item, of in fields if item is not None)
    if pa.types.is_map(kind):
        return _json_object((name, item, kind.item_type) for name, item in value)
    if pa.types.is_nested(kind):
        return "[" + ",".join(_json(item, kind.value_type) for item in value) + "]"
    return _json_scalar(value)


def _json_object(entries: Iterable[tuple[str, Any, pa.DataType]]) -> str:
    return "{" + ",".join(f"{_json_scalar(name)}:{_json(item, kind)}" for name, item, kind in entries) + "}"


def _json_scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date):
        return json.dumps(value.isoformat())
    return json.dumps(value, ensure_ascii=False)


def setting(name: str, value: object) -> str:
    """A setting as text.

    Raises `TypeError` for a float, and for what is no single value.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (str, int)):
        return str(value)
    raise TypeError(
        f"the setting `{name}` is {type(value).__name__}: give a string, an int, a Decimal, a bool or a date"
    )
