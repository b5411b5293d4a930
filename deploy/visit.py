"""The first visitor of a process: python deploy/visit.py PORT [SCREEN …]

Opens each screen as a browser does, by Streamlit's own protocol, so that what is worked out once
for everybody is there before people come; prints what each took. Without screens: the menu's.
"""

import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

APP = Path(__file__).resolve().parents[1] / "app.py"
LONGEST = 60.0  # seconds that one screen may take


def screens() -> list[str]:
    """The addresses of the menu; the empty one is the first screen."""
    text = APP.read_text(encoding="utf-8")
    return ["", *re.findall(r'^    "\w+": "([a-z-]+)",$', text, re.MULTILINE)]


@contextmanager
def visiting(port: int) -> Iterator[ClientConnection]:
    """A session of its own."""
    with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    ) as connection:
        yield connection


def opened(connection: ClientConnection, screen: str, query: str = "") -> float:
    """Open a screen by its address; the seconds until it was drawn to its end."""
    asked = BackMsg()
    asked.rerun_script.page_name = screen
    asked.rerun_script.query_string = query
    start = time.perf_counter()
    connection.send(asked.SerializeToString())
    told = ForwardMsg()
    while told.WhichOneof("type") != "script_finished":
        told.ParseFromString(bytes(connection.recv(timeout=LONGEST, decode=False)))
    return time.perf_counter() - start


def main(arguments: Sequence[str]) -> None:
    """Visit, and say how long each screen took."""
    port, wanted = int(arguments[0]), list(arguments[1:]) or screens()
    with visiting(port) as connection:
        for screen in wanted:
            print(f"/{screen}: {opened(connection, screen):.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
