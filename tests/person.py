"""A person without a browser: a websocket client that speaks Streamlit's protocol."""

import re
import ssl
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
LARGEST = 50_000_000  # bytes of a message
TOTAL = re.compile(r'id="total"[^>]*>([^<]+)<')
FAULTS = ("exception", "alert")


@dataclass
class Person:
    """One session at a screen: what the browser would know of it.

    `query`: what the address says; `total`: the one that the page shows; `sliders`: id, fragment
    and value by key; `received`: bytes of the last rerun by kind of message and element; `faults`:
    the elements that told of a failure.
    """

    line: ClientConnection
    page: str = ""
    query: str = ""
    total: str = ""
    sliders: dict[str, tuple[str, str, float]] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @classmethod
    async def arrive(
        cls, url: str, query: str = "", trusting: ssl.SSLContext | None = None
    ) -> "Person":
        """Open the first screen and wait until it is drawn. `trusting`: the certificates that are
        trusted where the address is a safe one."""
        stream = url.replace("http", "ws", 1) + "/_stcore/stream"
        line = await connect(
            stream,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=LARGEST,
            ssl=trusting if stream.startswith("wss") else None,
            proxy=None,
        )
        found = cls(line, query=query)
        await found.rerun(BackMsg())
        return found

    async def move(self, key: str, value: float) -> float:
        """Move a slider; the seconds until the screen is drawn."""
        widget, fragment, _ = self.sliders[key]
        self.sliders[key] = widget, fragment, value
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        for one, _, shown in self.sliders.values():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = one
            state.double_array_value.data.append(shown)
        begun = time.perf_counter()
        await self.rerun(message)
        return time.perf_counter() - begun

    async def rerun(self, message: BackMsg) -> None:
        """Send an event, and take in what comes until the script is finished."""
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page
        self.received = {}
        await self.line.send(message.SerializeToString())
        while True:
            data = await self.line.recv(decode=False)
            found = ForwardMsg.FromString(data)
            kind = name = str(found.WhichOneof("type"))
            if kind == "delta" and (name := str(found.delta.WhichOneof("type"))) == "new_element":
                element = found.delta.new_element
                name = str(element.WhichOneof("type"))
                self.sees(name, element, found.delta.fragment_id)
            self.received[name] = self.received.get(name, 0) + len(data)
            if kind == "new_session":
                self.page = found.new_session.page_script_hash
            elif kind == "page_info_changed":
                self.query = found.page_info_changed.query_string
            elif kind == "script_finished" and found.script_finished != EARLY:
                return

    def sees(self, name: str, element: Element, fragment: str) -> None:
        """Take in what the page shows."""
        if name in FAULTS:
            self.faults.append(str(element))
        elif name == "html" and (total := TOTAL.search(element.html.body)):
            self.total = total[1]
        elif name == "slider":
            slider = element.slider
            key = slider.id.split("-", 2)[-1]
            before = self.sliders.get(key)
            told = slider.value if slider.set_value else slider.default
            shown = told[0] if slider.set_value or before is None else before[2]
            self.sliders[key] = slider.id, fragment, shown
