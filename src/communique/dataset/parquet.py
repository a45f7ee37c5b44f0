"""Rows to checked Arrow tables, Arrow to Parquet and pandas, and back; all from what `tables` declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
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
    rows, declared = list(rows), TABLES[name]
    wanted = [column.name for column in declared.columns]
    for row in rows:
        if sorted(row) != sorted(wanted):
            key = tuple(row.get(column) for column in declared.key)
            raise TablesError(f"{name} {key}: columns are {sorted(row)}, should be {sorted(wanted)}")
    return keyed(name, {column: [row[column] for row in rows] for column in wanted})


def keyed(name: str, values: Mapping[str, list[Any]]) -> pyarrow.Table:
    """The values of each column of table `name`, checked, as rows in the order of their key; as `arrow`."""
    keys = list(zip(*(values[column] for column in TABLES[name].key), strict=True))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    for before, after in pairwise(order):
        if keys[before] == keys[after]:
            raise TablesError(f"{name}: key {keys[before]} occurs twice")
    ordered = {column: [each[place] for place in order] for column, each in values.items()}
    return checked(name, ordered, schema(name))


def checked(name: str, values: Mapping[str, list[Any]], wanted: pyarrow.Schema) -> pyarrow.Table:
    """Values of the columns in `wanted` as an Arrow table; TablesError where one does not fit `name`."""
    import pyarrow as pa

    declared = {column.name: column for column in TABLES[name].columns}
    arrays = []
    for field in wanted:
        column, given = declared.get(field.name), values[field.name]
        if column and not _fits(column, given):
            _refuse(TABLES[name], column, values)
        try:
            is_coded = pa.types.is_dictionary(field.type)
            arrays.append(_encoded(column, given) if column and is_coded else pa.array(given, field.type))
        except (ValueError, TypeError, OverflowError):
            if column:
                _refuse(TABLES[name], column, values)
            raise
    return pa.Table.from_arrays(arrays, schema=wanted)


_TYPES = {"string": {str}, "int32": {int}, "float64": {int, float}, "date32": {date}}


def _fits(column: Column, values: list[Any]) -> bool:
    """Whether all values are certainly of the column's type; a quick look, before Arrow takes them."""
    types = set(map(type, values))
    if type(None) in types:
        if column.required:
            return False
        types.remove(type(None))
    if column.vocabulary:
        return types <= {str} and set(values) <= {None, *column.vocabulary}
    if not types <= _TYPES[column.type]:
        return False
    return column.type != "float64" or all(value is None or abs(value) <= _LARGEST for value in values)


def _refuse(table: Table, column: Column, values: Mapping[str, list[Any]]) -> None:
    """TablesError for the first value of `column` that does not fit, if there is one."""
    for place, value in enumerate(values[column.name]):
        if fault := _fault(column, value):
            key = tuple(values[name][place] for name in table.key)
            raise TablesError(f"{table.name} {key}: column {column.name} is {value!r}, {fault}")


def _encoded(column: Column, values: list[Any]) -> pyarrow.Array:
    import pyarrow as pa

    place = {word: index for index, word in enumerate(column.vocabulary)} | {None: None}
    indices = pa.array([place[value] for value in values], pa.int8())
    return pa.DictionaryArray.from_arrays(indices, pa.array(column.vocabulary))


def ordered(name: str, tables: list[pyarrow.Table]) -> pyarrow.Table:
    """Tables `name` as one, in the order of their keys: same rows, same bytes, whatever they come from."""
    import pyarrow as pa
    import pyarrow.compute as pc

    declared = TABLES[name]
    plain = (
        pa.concat_tables([_plain(table) for table in tables])
        if tables
        else _plain(schema(name).empty_table())
    )
    plain = plain.take(pc.sort_indices(plain, [(column, "ascending") for column in declared.key]))
    return coded(name, plain)


def coded(name: str, table: pyarrow.Table) -> pyarrow.Table:
    """A table with the declared columns of `name`, closed vocabularies as dictionaries in their own order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    arrays = []
    for column in TABLES[name].columns:
        values = table[column.name].combine_chunks()
        if column.vocabulary:
            words = pa.array(column.vocabulary)
            places = pc.index_in(values, value_set=words).cast(pa.int8())
            values = pa.DictionaryArray.from_arrays(places, words)
        arrays.append(values)
    return pa.Table.from_arrays(arrays, schema=schema(name))


def _plain(table: pyarrow.Table) -> pyarrow.Table:
    """A table with its dictionaries written out."""
    import pyarrow as pa

    return table.cast(
        pa.schema(
            pa.field(
                field.name, pa.string() if pa.types.is_dictionary(field.type) else field.type, field.nullable
            )
            for field in table.schema
        )
    )


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


def packed(table: pyarrow.Table) -> bytes:
    """`table` as a Parquet file: same rows, same bytes, no trace of pandas."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(
        table, sink, compression="zstd", use_dictionary=True, store_schema=True, row_group_size=1 << 16
    )
    return sink.getvalue().to_pybytes()


def unpacked(data: bytes) -> pyarrow.Table:
    """The table in a Parquet file's bytes; OSError or ArrowInvalid where they are none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.read_table(pa.BufferReader(data), use_threads=False)


def read(name: str, file: str, data: bytes) -> pyarrow.Table:
    """The table `name` from the bytes of its Parquet `file`; TablesError where they do not fit."""
    import pyarrow as pa

    try:
        table = unpacked(data)
    except (OSError, pa.ArrowInvalid) as error:
        raise TablesError(f"{file}: no readable Parquet file ({error})") from error
    if table.schema.names != schema(name).names:
        raise TablesError(f"{file}: columns are {table.schema.names}, not {schema(name).names}")
    return table.cast(schema(name))
