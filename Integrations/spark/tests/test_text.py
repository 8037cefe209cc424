"""Values as cells, without Spark."""

from __future__ import annotations

import datetime
import io
import unittest
from decimal import Decimal

import pyarrow as pa
import support  # noqa: F401 – finds the module

from proviso_spark.text import cells, csv_writer, setting


class TextTests(unittest.TestCase):
    def assert_cells(self, values: list, kind: pa.DataType, wanted: list[str | None]) -> None:
        self.assertEqual(cells(pa.array(values, kind)).to_pylist(), wanted)

    def test_decimals_keep_every_digit(self) -> None:
        most = Decimal("12345678901234567890123456789.012345678")
        self.assert_cells([most, None], pa.decimal128(38, 9), [str(most), None])
        self.assert_cells(
            [Decimal("1E-9"), Decimal(0), Decimal(-5)],
            pa.decimal128(38, 9),
            ["0.000000001", "0.000000000", "-5.000000000"],
        )

    def test_other_scalars(self) -> None:
        self.assert_cells([True, False, None], pa.bool_(), ["true", "false", None])
        self.assert_cells([-(2**63), 7], pa.int64(), ["-9223372036854775808", "7"])
        self.assert_cells([datetime.date(2018, 9, 17)], pa.date32(), ["2018-09-17"])
        self.assert_cells([None, None], pa.null(), [None, None])

    def test_moments_keep_their_offset(self) -> None:
        moment = datetime.datetime(2019, 1, 10, 16, 30, 0, 7, tzinfo=datetime.timezone.utc)
        self.assert_cells(
            [moment, None], pa.timestamp("us", "Asia/Shanghai"), ["2019-01-11T00:30:00.000007+08:00", None]
        )
        self.assert_cells([moment.replace(tzinfo=None)], pa.timestamp("us"), ["2019-01-10T16:30:00.000007"])

    def test_a_null_field_is_left_out_and_a_null_item_is_not(self) -> None:
        kind = pa.list_(pa.struct([("名", pa.string()), ("n", pa.decimal128(20, 2)), ("d", pa.date32())]))
        value = [{"名": '"\n', "n": None, "d": datetime.date(2019, 1, 1)}, None]
        self.assert_cells([value, None, []], kind, ['[{"名":"\\"\\n","d":"2019-01-01"},null]', None, "[]"])

    def test_maps_are_objects(self) -> None:
        kind = pa.map_(pa.string(), pa.decimal128(10, 2))
        self.assert_cells([[("甲", Decimal("0.10")), ("乙", None)]], kind, ['{"甲":0.10,"乙":null}'])

    def test_an_empty_string_is_not_a_null(self) -> None:
        file = io.BytesIO()
        batch = pa.RecordBatch.from_pydict(
            {"a": pa.array(["", None, 'q"\n']), "b": pa.array(["1", "2", "3"])}
        )
        with csv_writer(file, batch.schema) as writer:
            writer.write_batch(batch)
        self.assertEqual(file.getvalue().decode(), '"a","b"\n"","1"\n,"2"\n"q""\n","3"\n')

    def test_settings(self) -> None:
        given = [True, 3, "a b", Decimal("1E-7"), datetime.date(2019, 1, 10)]
        self.assertEqual(
            [setting("x", value) for value in given], ["true", "3", "a b", "0.0000001", "2019-01-10"]
        )
        for value in (0.5, None, [1]):
            with self.assertRaisesRegex(TypeError, "the setting `x` is"):
                setting("x", value)


if __name__ == "__main__":
    unittest.main()
