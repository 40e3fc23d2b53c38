"""Columns in the encodings that kernels can work on, whichever library they come from."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def plain(table: pa.Table) -> pa.Table:
    """Undo the encodings that kernels cannot work on: dictionaries, views, runs, types of other libraries.

    Values and nulls stay as they are, and so do numbers, days, timestamps, decimals and what is nested.
    """
    return pa.table({name: _plain_column(table.column(name)) for name in table.column_names})


def _plain_column(data: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = data.type
    if isinstance(kind, pa.BaseExtensionType):
        return _plain_column(pa.chunked_array([chunk.storage for chunk in data.chunks], kind.storage_type))
    if pa.types.is_dictionary(kind):
        # Not by a cast, which has no way from a dictionary of views: that is what Polars gives for categories.
        values = [_plain_column(pa.chunked_array([chunk.dictionary])).combine_chunks() for chunk in data.chunks]
        return pa.chunked_array(
            [value.take(chunk.indices) for value, chunk in zip(values, data.chunks, strict=True)]
        )
    if pa.types.is_run_end_encoded(kind):
        return _plain_column(pc.run_end_decode(data))
    target = _plain_type(kind)
    if target == kind:
        return data
    if pa.types.is_nested(kind):
        # A cast of views of lists fails, and one of dictionaries in lists is not there for all types.
        return pa.chunked_array([pa.array(data.to_pylist(), target)])
    return data.cast(target)


def _plain_type(kind: pa.DataType) -> pa.DataType:
    """Return the type that holds the same values without views and dictionaries, also inside lists and fields."""
    types = pa.types
    if types.is_string_view(kind):
        return pa.large_string()
    if types.is_binary_view(kind):
        return pa.large_binary()
    if types.is_dictionary(kind):
        return _plain_type(kind.value_type)
    if types.is_fixed_size_list(kind):
        return pa.list_(_plain_type(kind.value_type), kind.list_size)
    if types.is_list(kind) or types.is_list_view(kind):
        return pa.list_(_plain_type(kind.value_type))
    if types.is_large_list(kind) or types.is_large_list_view(kind):
        return pa.large_list(_plain_type(kind.value_type))
    if types.is_map(kind):
        return pa.map_(_plain_type(kind.key_type), _plain_type(kind.item_type))
    if types.is_struct(kind):
        return pa.struct([(field.name, _plain_type(field.type)) for field in kind])
    return kind
