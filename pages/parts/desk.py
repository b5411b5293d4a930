"""The desk of one session: the work at hand, its past and future, what screens keep, and what the
browser was told.

Plain Python that is changed in place: what happens here happens wholly or not at all.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import NamedTuple

from model.address import Problem, Work
from model.reading.library import Library
from model.store.version import Saved

LONGEST_PAST = 200
LONGEST_MEMORY = 500  # addresses
SLOWEST_DRAWING = 10.0  # s
Address = Mapping[str, str]


class Moment(NamedTuple):
    """The work at some time, and the saved scenario that it belonged to, if any."""

    work: Work
    tied: int | None


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
    choice after it.
    `there`: the widgets of the page that the browser has, in their order, and whether a script of
    the whole page drew them or one of a part; `begun`: those drawn by a script of the whole page
    that did not end, None after one that did.
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

    def sends(self, widget: str, value: object) -> None:
        """A list of several choices is told what it shows. One that is not on the page begins with
        that: nobody can have chosen from it before."""
        if not self.lost(widget):
            self.repeats(widget, value)
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


@dataclass
class Desk:
    """The work at hand with what belongs to it.

    `problems`: what in the address could not be used; `tied`: the saved scenario that the work
    belongs to; `seen`: each saved scenario in the version last shown; `kept`: what screens must not
    forget; `opened`: the work that the screen last began with; `doubtful`: what to do if a widget
    that may lag behind was moved by a person; `parts`: what of the screen can be drawn alone,
    each with the criterion that it shows or nothing; `names`: by list to choose from, each option
    by all words that it ever had; `spoken`: the language that it had last.
    """

    library: Library
    language: str
    work: Work
    problems: list[Problem] = field(default_factory=list)
    past: list[Moment] = field(default_factory=list)
    future: list[Moment] = field(default_factory=list)
    tied: int | None = None
    seen: dict[int, Saved] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)
    telling: Telling = field(default_factory=Telling)
    opened: Work | None = None
    doubtful: list[Callable[[], None]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, object]] = field(default_factory=dict)
    spoken: dict[str, str] = field(default_factory=dict)

    @property
    def moment(self) -> Moment:
        """The work at hand with its tie."""
        return Moment(self.work, self.tied)

    def remember(self, work: Work) -> None:
        """Make this the work at hand; undo goes back to the one before."""
        if work != self.work:
            self.past = [*self.past, self.moment][-LONGEST_PAST:]
            self.future = []
            self.work = work

    def settle(self) -> None:
        """Do what is in doubt if nothing else happened: what a widget shows because it lags comes
        with another's event, what a person does comes with its own."""
        doubtful, self.doubtful = self.doubtful, []
        if self.work is self.opened:
            for act in doubtful:
                act()

    @property
    def touched(self) -> set[str] | None:
        """The criteria whose inputs differ from what was last drawn; None where more than that
        does."""
        if self.opened is None:
            return None
        before, now = self.opened.scenario, self.work.scenario
        if self.work.with_scenario(before.cleared()) != self.opened.with_scenario(now.cleared()):
            return None
        keys = now.set_otherwise(before)
        return {
            lever.criterion.id
            for lever in now.base_levers.values()
            if lever.id in keys or lever.total_id in keys
        }

    def undo(self) -> None:
        """Back to the work before."""
        if self.past:
            self.future = [self.moment, *self.future]
            *self.past, (self.work, self.tied) = self.past

    def redo(self) -> None:
        """Forward to the work that was taken back."""
        if self.future:
            self.past = [*self.past, self.moment]
            (self.work, self.tied), *self.future = self.future
