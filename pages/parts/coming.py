"""The tables of the coming year, which a browser fetches beside the page: they take seconds where
nobody asked for them before.

An event of the page's own that asks for them would be drawn alone, and what a person clicked in the
same moment with it: Streamlit tells of both as of one.
"""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from secrets import token_urlsafe
from weakref import WeakValueDictionary

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from model.ground import Ground
from model.telling.moving import Tables, coming_tables
from pages.parts.frame import KEYED

POOL = ThreadPoolExecutor(max_workers=1)
LONGEST = 20.0  # s that a browser is kept waiting, less than a proxy takes for a sign of death


@dataclass(frozen=True)
class Pending:
    """Tables that are being worked out, under a name that only those know who were shown it: a
    ground may be somebody's own."""

    name: str
    tables: "Future[Tables]"

    def told(self) -> dict[str, object]:
        """The tables, if they are there, and where a browser fetches them."""
        found = self.tables.result() if self.tables.done() else None
        return {"address": path(self.name), "tables": found}


NAMED: WeakValueDictionary[str, Pending] = WeakValueDictionary()


@st.cache_resource(**KEYED)
def worked_out(ground: Ground, movement: str) -> Pending:
    """The tables of a ground under a movement, worked out while the page is already shown."""
    found = Pending(token_urlsafe(16), POOL.submit(coming_tables, ground, movement))
    NAMED[found.name] = found
    return found


def path(name: str) -> str:
    """Where the tables of a name are, below the address that the program is served at."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return "/".join(["", *filter(None, [base]), "coming", name])


def route() -> Route:
    """The part of the program that a browser fetches them from."""
    return Route(path("{name}"), answer)


async def answer(request: Request) -> Response:
    """The tables of a name; 202 where they are still being worked out, 404 where this process knows
    none."""
    if (found := NAMED.get(request.path_params["name"])) is None:
        return Response(status_code=404)
    # Whoever leaves the page meanwhile ends no work that others wait for.
    waiting = asyncio.wrap_future(found.tables)
    await asyncio.wait({waiting}, timeout=LONGEST)
    if not waiting.done():
        return Response(status_code=202)
    return JSONResponse(waiting.result(), headers={"Cache-Control": "private, max-age=3600"})
