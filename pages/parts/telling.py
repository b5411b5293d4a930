"""What one browser was told, and what it may still say because it has not drawn that yet."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

LONGEST_MEMORY = 500  # addresses
SLOWEST_DRAWING = 10.0  # s
Address = Mapping[str, str]


@dataclass
class Telling:
    """What one browser was told, and what it may still say because it has not drawn that yet.

    Every event comes with the address and with what all widgets show. Both lag behind what the
    session told: the event of one widget may carry an old address, and old values of other widgets.
    A browser that names an address has been told all that came before, and has drawn it but for a
    moment; last in a rerun comes the address.

    `page`: the one that is drawn now; `comings`: how often the person came to one; `drawn`: the one
    last drawn to its end.
    `address`: the one told last; `known`: all that this session told or read.
    `bare`: the pages that the person came to by an address without any work, meaning the work at
    hand.
    `old`: by widget, what it may still show though it was told something else; `undrawn`: the same,
    told since the last address; `drawing`: the same, told before an address that came back, until
    the widget shows what it was told.
    `sent`: by list of several choices that is on the page, when it was told last. Of these the
    address often says nothing, so that it proves nothing: what it is told late would undo the
    choice after it. So it is told again, until none was for as long as drawing may take.
    `there`: the widgets of the page that the browser has, in their order, and whether a script of
    the whole page drew them or one of a part; `begun`: those drawn by a script of the whole page
    that did not end, None after one that did.
    `spoken`: the widgets of which an event ever said what they show. Another may be on the page
    without its program, which is still being fetched.
    `leads`: the page that an act left, and the one that it leads to, until that is drawn.
    """

    page: str | None = None
    comings: int = 0
    drawn: str | None = None
    address: Address | None = None
    known: deque[Address] = field(default_factory=lambda: deque(maxlen=LONGEST_MEMORY))
    bare: set[str] = field(default_factory=set)
    old: dict[str, list[object]] = field(default_factory=dict)
    undrawn: dict[str, list[object]] = field(default_factory=dict)
    drawing: dict[str, list[object]] = field(default_factory=dict)
    sent: dict[str, float] = field(default_factory=dict)
    there: dict[str, bool] = field(default_factory=dict)
    begun: dict[str, bool] | None = None
    spoken: set[str | None] = field(default_factory=set)
    leads: tuple[str, str] | None = None

    def hears(self, address: Address) -> None:
        """An event came with this address."""
        if address == self.address:
            self.drawing |= self.old
            self.old = {}

    def opens(self, page: str, address: Address) -> None:
        """A page is about to be drawn."""
        if self.page not in (None, page) and not address:
            self.bare.add(page)
        self.comings += self.page != page
        self.page = page

    def begins(self) -> None:
        """The whole page is about to be drawn. If the script before was broken off, the browser
        still has what that did not come to. What it passed over is gone with all that it showed,
        though Streamlit still answers for it."""
        if begun := self.begun:
            order = [widget for widget, placed in self.there.items() if placed]
            last = max((at for at, widget in enumerate(order) if widget in begun), default=-1)
            # From what is new on, nothing is where it was.
            passed = order[: last + 1] if begun.keys() <= self.there.keys() else order
            gone = {*passed, *begun}
            left = [widget for widget in self.there if widget not in gone]
            self.there = begun | {widget: self.there[widget] for widget in left}
        self.begun = {}

    def lost(self, widget: str) -> bool:
        """Whether the browser has no such widget on the page, and knows nothing of what it showed
        before."""
        return widget not in self.there

    def known_to(self, widget: str) -> bool:
        """Whether the browser knows what this widget showed before. One that it does not know
        begins with what it is sent last before it is there, even if that is nothing."""
        return widget in self.spoken and not self.lost(widget)

    def draws(self, widget: str) -> None:
        """A widget is drawn, by the script of a page or of a part of it."""
        if self.begun is None:
            self.there.setdefault(widget, False)
        else:
            self.begun[widget] = True

    def leads_to(self, page: str, by_history: bool) -> str | None:
        """Where an act on this page leads, if one does and the person did not go back to the page
        since. Until the browser knows of another page its events still ask for the one that it
        left."""
        if by_history:
            self.leads = None
        return self.leads[1] if self.leads and self.leads[0] == page else None

    def commands(self, address: Address, by_history: bool) -> bool:
        """Whether an address asks for other work: one that the browser went back or forward to, or
        one that this session never had. Any other that differs from what was told lags behind."""
        if address == self.address or (not address and self.page in self.bare):
            return False
        return by_history or (self.address is not None and address not in self.known)

    def knows(self, address: Address) -> None:
        """This address was told or read."""
        if address not in self.known:
            self.known.append(address)

    @property
    def arrived(self) -> bool:
        """Whether the page has not been drawn to its end since the person came to it. Streamlit
        forgets what widgets show on a change of page, though it still answers for them."""
        return self.page != self.drawn

    def tells(self, widget: str, before: object, value: object) -> None:
        """A widget that showed one thing is told to show another."""
        if before != value:
            self.undrawn.setdefault(widget, []).extend((before, value))
        else:
            self.drawing.pop(widget, None)

    def repeats(self, widget: str, value: object) -> None:
        """A widget is told again what it shows."""
        self.undrawn.setdefault(widget, []).append(value)

    def sends(self, widget: str) -> None:
        """A list of several choices is told what it shows. One that is not on the page begins with
        that: nobody can have chosen from it before."""
        if not self.lost(widget):
            self.sent[widget] = monotonic()

    def unsure(self, widget: str) -> bool:
        """Whether the browser may not have drawn yet what this widget was told."""
        if widget in self.old or widget in self.undrawn:
            return True
        return widget in self.sent and monotonic() - self.sent[widget] < SLOWEST_DRAWING

    def echoes(self, widget: str, value: object) -> bool:
        """Whether a widget may say this only because the browser lags behind: an older value, or
        none at all where a choice is still being drawn."""
        return value in (None, *self.old.get(widget, ()), *self.undrawn.get(widget, ()))

    def may_echo(self, widget: str, value: object) -> bool:
        """Whether it may say this because it is being drawn, or because a person wants it so."""
        return value in self.drawing.get(widget, ()) and not self.echoes(widget, value)

    def ends(self, address: Address) -> None:
        """The page is drawn to its end, and the address is told."""
        if self.begun is not None:
            self.there, self.begun = self.begun, None
        if self.leads and self.leads[0] != self.page:
            self.leads = None
        self.drawn, self.address = self.page, address
        self.knows(address)
        for widget, values in self.undrawn.items():
            self.old.setdefault(widget, []).extend(values)
        self.undrawn = {}
        if self.page and not address:
            self.bare.discard(self.page)
