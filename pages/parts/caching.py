"""What a cached answer hangs on: every cache has the ground in its key, by name.

Use as `@st.cache_data(**KEYED)` on functions that take the ground (and the work) themselves.
"""

from collections.abc import Callable
from typing import Any, TypedDict

from model.address import Work, to_query
from model.ground import Ground


class Keyed(TypedDict):
    """Options of Streamlit's caches."""

    show_spinner: bool
    max_entries: int
    hash_funcs: dict[str | type[Any], Callable[[Any], Any]]


KEYED: Keyed = {
    "show_spinner": False,
    "max_entries": 200,
    "hash_funcs": {
        Ground: lambda ground: ground.choice,
        Work: lambda work: tuple(sorted(to_query(work).items())),
    },
}
