"""Lines as columns, in which every engine can compare them.

What one engine writes otherwise than another is done here beforehand: first letters, years as
numbers, days of birth only where they are whole. Blocks (``linkage_model.toml``) are numbered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from habeas.numbers import linkage_model
from habeas.numbers.linkage_lines import Line

Codes = NDArray[np.int64]

_WHOLE = len("2019-09-13")
_NOTHING = -1


def columns(lines: Sequence[Line]) -> pa.Table:
    """Every line as a row. ``key`` is its place, ``list`` the number of its list."""
    told: dict[str, Any] = {name: _texts(lines, name) for name in ("given", "patronymic")}
    told |= {name: _texts(lines, name) for name in ("surname", "skeleton", "place")}
    told["given_first"] = pa.array([line.given[:1] for line in lines])
    told["patronymic_first"] = pa.array([line.patronymic[:1] for line in lines])
    told["born"] = pa.array([line.born if len(line.born) == _WHOLE else "" for line in lines])
    told["year"] = pa.array([int(line.year) if line.year else None for line in lines], pa.int32())
    told["day"] = pa.array([line.day for line in lines], pa.int32())
    told["fortnight"] = pa.array(
        [None if line.day is None else line.day // 14 for line in lines], pa.int32()
    )
    lists = pa.array([line.list for line in lines]).dictionary_encode().indices
    return pa.table({"key": pa.array(np.arange(len(lines)), pa.int32()), "list": lists} | told)


def _texts(lines: Sequence[Line], name: str) -> pa.Array:
    return pa.array([getattr(line, name) for line in lines])


def with_blocks(table: pa.Table, most: int) -> tuple[pa.Table, int]:
    """The table with a number for each block a line is in, none where a block is too large.

    No rule's blocks have more than ``most`` pairs in all. Also how many lines are compared with
    none because all their blocks are too large.
    """
    lists = _codes(table["list"])
    met, crowded = np.zeros(len(table), bool), np.zeros(len(table), bool)
    for place, names in enumerate(linkage_model.blocks()):
        block = _block([_codes(table[name]) for name in names])
        pairs = _pairs_of(block, lists)
        kept = (block >= 0) & _smallest(pairs, most)[block]
        met |= kept
        crowded |= (block >= 0) & (pairs > 0)[block]
        column = pa.array(np.where(kept, block, 0), pa.int32(), mask=~kept)
        table = table.append_column(f"block_{place}", column)
    return table, int((crowded & ~met).sum())


def _codes(column: pa.ChunkedArray) -> Codes:
    """A number for each value, -1 for none."""
    held = column.combine_chunks().dictionary_encode()
    missing = np.array([value in ("", None) for value in held.dictionary.to_pylist()] + [True])
    places = held.indices.fill_null(len(held.dictionary)).to_numpy(zero_copy_only=False)
    return np.where(missing[places], _NOTHING, places).astype(np.int64)


def _block(parts: Sequence[Codes]) -> Codes:
    """A number for each combination, -1 where a part is missing."""
    block, missing = parts[0], parts[0] == _NOTHING
    for part in parts[1:]:
        missing = missing | (part == _NOTHING)
        together = pa.array(block * (int(part.max(initial=0)) + 2) + part + 1)
        block = together.dictionary_encode().indices.to_numpy(zero_copy_only=False)
        block = block.astype(np.int64)
    return np.where(missing, _NOTHING, block)


def _pairs_of(block: Codes, lists: Codes) -> Codes:
    """How many pairs of lines of two lists each block has."""
    number, width = int(block.max(initial=0)) + 1, int(lists.max(initial=0)) + 1
    held = block >= 0
    sizes = np.bincount(block[held], minlength=number)
    of_list = np.bincount(block[held] * width + lists[held], minlength=number * width)
    pairs: Codes = (sizes**2 - (of_list.reshape(-1, width) ** 2).sum(1)) // 2
    return pairs


def _smallest(pairs: Codes, most: int) -> NDArray[np.bool_]:
    """The blocks that have pairs, without the largest that are over ``most`` in all."""
    order = np.argsort(pairs, kind="stable")
    small = np.zeros(len(pairs), bool)
    small[order] = np.cumsum(pairs[order]) <= most
    return small & (pairs > 0)
