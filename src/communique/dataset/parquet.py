"""Rows to checked Arrow tables, Arrow to Parquet and pandas, and back; all from what `tables` declares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import TablesError
from communique.tables import TABLES, Column, Table

if TYPE_CHECKING:
    import pandas
    import pyarrow

_LARGEST = 2.0**53  # above it a float64 no longer holds every whole number
_INT32 = 2**31


@cache
def schema(name: str) -> pyarrow.Schema:
    """The Arrow schema of a table, from its declaration."""
    import pyarrow as pa

    types = {"string": pa.string(), "int32": pa.int32(), "float64": pa.float64(), "date32": pa.date32()}
    return pa.schema(
        pa.field(
            column.name,
            pa.dictionary(pa.int8(), pa.string()) if column.vocabulary else types[column.type],
            nullable=not column.required,
            metadata={"description": column.meaning} | ({"unit": column.unit} if column.unit else {}),
        )
        for column in TABLES[name].columns
    )


def arrow(name: str, rows: Iterable[dict[str, Any]]) -> pyarrow.Table:
    """`rows` checked against the declaration of table `name`, sorted by its key, as an Arrow table.

    TablesError names the table, row, column and value where one does not fit, or where a key occurs twice.
    """
    import pyarrow as pa

    declared = TABLES[name]
    ordered = sorted(rows, key=lambda row: tuple(row[column] for column in declared.key))
    _check(declared, ordered)
    arrays = []
    for column in declared.columns:
        values = [row[column.name] for row in ordered]
        if column.vocabulary:
            place = {word: index for index, word in enumerate(column.vocabulary)}
            indices = pa.array([None if value is None else place[value] for value in values], pa.int8())
            arrays.append(pa.DictionaryArray.from_arrays(indices, pa.array(column.vocabulary)))
        else:
            arrays.append(pa.array(values, schema(name).field(column.name).type))
    return pa.Table.from_arrays(arrays, schema=schema(name))


def _check(table: Table, rows: list[dict[str, Any]]) -> None:
    wanted = [column.name for column in table.columns]
    before = None
    for row in rows:
        key = tuple(row[column] for column in table.key)
        if sorted(row) != sorted(wanted):
            raise TablesError(f"{table.name} {key}: columns are {sorted(row)}, should be {sorted(wanted)}")
        if key == before:
            raise TablesError(f"{table.name}: key {key} occurs twice")
        before = key
        for column in table.columns:
            if fault := _fault(column, row[column.name]):
                value = row[column.name]
                raise TablesError(f"{table.name} {key}: column {column.name} is {value!r}, {fault}")


def _fault(column: Column, value: Any) -> str | None:
    """What is wrong with a value of a column, or None."""
    if value is None:
        return "but may not be missing" if column.required else None
    if column.vocabulary:
        return None if value in column.vocabulary else f"should be one of {', '.join(column.vocabulary)}"
    if column.type == "string":
        return _string_fault(value)
    if column.type == "date32":
        return None if type(value) is date else "should be a date without time"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "should be a number"
    if column.type == "int32":
        whole = isinstance(value, int) and -_INT32 <= value < _INT32
        return None if whole else "should be a 32-bit whole number"
    return None if abs(value) <= _LARGEST else "beyond ±2**53, where whole numbers are no longer exact"


def _string_fault(value: Any) -> str | None:
    if not isinstance(value, str):
        return "should be text"
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return "is no valid Unicode (a lone surrogate)"
    return None


def frame(name: str, table: pyarrow.Table) -> pandas.DataFrame:
    """An Arrow table in pandas, with the types that `Tables` promises."""
    import pandas as pd

    def mapped(type_: pyarrow.DataType) -> Any:
        return pd.Int32Dtype() if str(type_) == "int32" else None

    result = table.to_pandas(types_mapper=mapped, date_as_object=False)
    for column in TABLES[name].columns:
        if column.vocabulary:
            result[column.name] = result[column.name].cat.set_categories(column.vocabulary)
        elif column.type == "date32":
            result[column.name] = result[column.name].astype("datetime64[s]")
        elif column.type == "int32" and column.required:
            result[column.name] = result[column.name].astype("int32")
    return result


def write(table: pyarrow.Table, path: Path) -> None:
    """`table` as a Parquet file, flushed to disk: same rows, same bytes, no trace of pandas."""
    import os

    import pyarrow.parquet as pq

    with path.open("wb") as file:
        pq.write_table(
            table, file, compression="zstd", use_dictionary=True, store_schema=True, row_group_size=1 << 16
        )
        file.flush()
        os.fsync(file.fileno())


def read(name: str, data: bytes) -> pandas.DataFrame:
    """The table `name` from a Parquet file's bytes; TablesError where they do not fit."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(data), use_threads=False)
    except (OSError, pa.ArrowInvalid) as error:
        raise TablesError(f"{name}.parquet: no readable Parquet file ({error})") from error
    if table.schema.names != schema(name).names:
        raise TablesError(f"{name}.parquet: columns are {table.schema.names}, not {schema(name).names}")
    return frame(name, table.cast(schema(name)))
