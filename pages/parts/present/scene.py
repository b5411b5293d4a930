"""Which entries can be presented, and the one on the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from model.address import Work
from model.result import Entry
from model.store.errors import StoreError
from model.store.version import Saved
from pages.parts import session
from pages.parts.entries import BASE, NOW, entry, offered, saved_key
from pages.parts.frame import Frame
from pages.parts.present.show import Show
from pages.parts.store_access import listed

SHOW = "show"


@dataclass(frozen=True)
class Scene:
    """The entry on the screen, among the chosen `keys` of all that are `offered`.

    `start` is its frame as it was chosen, `frame` as levers were moved here; `saved`: where it is
    kept, if it is.
    """

    show: Show
    offered: Mapping[str, Entry]
    keys: tuple[str, ...]
    key: str
    start: Frame
    frame: Frame
    saved: Saved | None

    @property
    def entry(self) -> Entry:
        """The entry as it was chosen."""
        return self.offered[self.key]

    @property
    def place(self) -> int:
        """Its place among those chosen, from 0."""
        return self.keys.index(self.key)

    @property
    def origin(self) -> Work:
        """Its work as it was chosen."""
        return self.start.work

    @property
    def tried(self) -> bool:
        """Whether levers were moved here."""
        return self.frame.work != self.origin

    @property
    def hidden(self) -> bool:
        """Whether the figures are a secret until they are announced."""
        return self.show.hides(self.key, self.frame.work)

    @property
    def secretive(self) -> bool:
        """Whether what is tried here would be a secret."""
        return self.show.keeps_secrets(self.key)


def presented() -> Show:
    """The presentation of this session."""
    found: Show = session.kept(SHOW) or Show()
    return found


def change_show(do: Callable[[Show], Show]) -> None:
    """Change the presentation; the work at hand stays as it is."""
    session.keep(SHOW, do(presented()))


def open_scene(frame: Frame) -> Scene:
    """The entry that the presentation stands at: at first the work at hand, if it changes anything,
    else the base year."""
    read = listed()
    saved = [] if isinstance(read, StoreError) else read
    show, found = presented(), presentable(frame, saved)
    keys = tuple(key for key in found if show.chosen is None or key in show.chosen) or (BASE,)
    at = show.at if show.at in keys else NOW if NOW in keys else keys[0]
    start = framed(frame, found[at].work)
    tried = framed(start, show.work(at, start.work))
    kept = next((one for one in saved if saved_key(one) == at), None)
    return Scene(replace(show, at=at), found, keys, at, start, tried, kept)


def presentable(frame: Frame, saved: list[Saved]) -> dict[str, Entry]:
    """The base year first, the work at hand if it changes anything, what is saved of this baseline
    and the ready-made; all on the table at hand, each under its own movement."""
    say, found = frame.words, offered(frame, saved)
    now, base = found.pop(NOW), found.pop(BASE)
    note = say("present.base_note", province=frame.case.baseline.province)
    first = {BASE: entry(frame.ground, base.work, say("present.base", year=frame.year), note)}
    if now.scenario.changed:
        note = say("present.current_note")
        first[NOW] = entry(frame.ground, now.work, say("scenarios.now"), note)
    return first | found


def framed(frame: Frame, work: Work) -> Frame:
    """The frame of another piece of work of the same baseline, on the same table."""
    if work == frame.work:
        return frame
    now = entry(frame.ground, replace(work, table=frame.work.table), "")
    base = entry(frame.ground, now.work.with_scenario(work.scenario.cleared()), "").result
    return replace(frame, work=work, base=base, now=now.result if work.scenario.changed else base)


def drop(key: str, origin: Work) -> None:
    """Back to the scenario as it was chosen."""
    change_show(lambda show: show.tried(key, origin, origin))


def adopt(key: str, origin: Work, saved: Saved | None) -> None:
    """What was tried becomes the work at hand (undo takes it back), and is presented as such."""
    work = presented().work(key, origin)
    if key in (BASE, NOW):
        session.remember(work)
    else:
        session.begin(work, saved)
    drop(key, origin)
    change_show(lambda show: show.opened(NOW))
