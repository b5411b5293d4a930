"""Addresses with more than Streamlit reads: it would drop all of it, and say so to nobody.

The browser is sent on to an address that says what happened, and the screen tells the person.
"""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MOST_PARAMETERS, MOST_CHARACTERS = 1000, 30_000
TOLD = "overlong"


class Overlong:
    """Around the app: a page asked for with too long an address is asked for without it."""

    def __init__(self, app: ASGIApp) -> None:
        """The app that answers everything else."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        query = scope.get("query_string", b"")
        if scope["type"] == "http" and too_long(query):
            await RedirectResponse(f"?{TOLD}", status_code=303)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def too_long(query: bytes) -> bool:
    """Whether Streamlit would drop a query."""
    return query.count(b"&") >= MOST_PARAMETERS or len(query) > MOST_CHARACTERS
