"""An address that Streamlit would drop is sent on to one that says so; any other is left alone."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.parts.frame import MOST_CHARACTERS, MOST_PARAMETERS, Overlong


def answer(query: bytes, kind: str = "http") -> tuple[bool, list[dict]]:
    """Whether the app itself was asked, and what was sent instead."""
    asked, sent = [], []

    async def app(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        asked.append(scope)

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {"type": kind, "query_string": query, "method": "GET", "path": "/", "headers": []}
    # In a thread of its own: the browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor() as pool:
        pool.submit(asyncio.run, Overlong(app)(scope, None, send)).result()  # type: ignore[arg-type]
    return bool(asked), sent


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        (b"", "http"),
        (b"6.1.1=95", "http"),
        (b"&".join([b"a=1"] * MOST_PARAMETERS), "http"),
        (b"a" * MOST_CHARACTERS, "http"),
        (b"&" * MOST_PARAMETERS, "websocket"),
    ],
)
def test_what_streamlit_reads_is_left_alone(query: bytes, kind: str) -> None:
    assert answer(query, kind) == (True, [])


@pytest.mark.parametrize(
    "query", [b"&".join([b"a=1"] * (MOST_PARAMETERS + 1)), b"a" * (MOST_CHARACTERS + 1)]
)
def test_what_streamlit_would_drop_is_sent_on_to_an_address_that_says_so(query: bytes) -> None:
    asked, sent = answer(query)
    assert not asked
    assert sent[0]["status"] == 303
    assert dict(sent[0]["headers"])[b"location"] == b"?overlong"
