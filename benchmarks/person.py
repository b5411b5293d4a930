"""A person without a browser: a websocket client that speaks Streamlit's protocol."""

import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
LARGEST = 50_000_000  # bytes of a message


@dataclass
class Person:
    """One session at a screen: what the browser would know of it.

    `sliders`: id, fragment and value by key; `received`: bytes of the last rerun by kind of message
    and element.
    """

    line: ClientConnection
    page: str = ""
    query: str = ""
    sliders: dict[str, tuple[str, str, float]] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)

    @classmethod
    async def arrive(cls, url: str, query: str = "") -> "Person":
        """Open the first screen and wait until it is drawn."""
        stream = url.replace("http", "ws", 1) + "/_stcore/stream"
        line = await connect(stream, subprotocols=["streamlit"], max_size=LARGEST)  # type: ignore[list-item]
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
            kind = str(found.WhichOneof("type"))
            name = kind
            if kind == "delta":
                name = str(found.delta.WhichOneof("type"))
                if name == "new_element":
                    name = str(found.delta.new_element.WhichOneof("type"))
            self.received[name] = self.received.get(name, 0) + len(data)
            if kind == "new_session":
                self.page = found.new_session.page_script_hash
            elif kind == "page_info_changed":
                self.query = found.page_info_changed.query_string
            elif name == "slider":
                slider = found.delta.new_element.slider
                key = slider.id.split("-", 3)[-1]
                before = self.sliders.get(key)
                told = slider.value if slider.set_value else slider.default
                shown = told[0] if slider.set_value or before is None else before[2]
                self.sliders[key] = slider.id, found.delta.fragment_id, shown
            elif kind == "script_finished" and found.script_finished != EARLY:
                return
