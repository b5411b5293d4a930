"""The rows that saved scenarios are."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row

from model.store import tables
from model.store.rows import Rows
from model.store.version import Content


def columns(content: Content) -> dict[str, Any]:
    """What a version holds, as columns."""
    packed = {key: pack(getattr(content, key)) for key in ("efforts", "changes")}
    return {**vars(content), **packed}


def content_of(row: Row[Any]) -> Content:
    """What a row of the versions holds."""
    return Content(
        baseline=row.baseline,
        reading=row.reading,
        movement=row.movement,
        efforts=MappingProxyType({str(k): int(v) for k, v in json.loads(row.efforts).items()}),
        changes=MappingProxyType({str(k): str(v) for k, v in json.loads(row.changes).items()}),
        note=row.note,
    )


def pack(mapping: Mapping[str, Any]) -> str:
    """A mapping as text, in its own order."""
    return json.dumps(dict(mapping), ensure_ascii=False)


SCENARIOS = Rows(tables.SCENARIOS, tables.VERSIONS, "scenario", columns, content_of)
