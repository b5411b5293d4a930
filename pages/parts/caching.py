"""What a cached answer hangs on: every cache has the ground in its key, by name.

Use as `@st.cache_data(**KEYED)` on functions that take the ground (and the work) themselves.
"""

from model.address import Work, to_query
from model.ground import Ground

KEYED = {
    "show_spinner": False,
    "max_entries": 200,
    "hash_funcs": {
        Ground: lambda ground: ground.choice,
        Work: lambda work: tuple(sorted(to_query(work).items())),
    },
}
