"""A presentation: the entry on the screen, what was tried there, and what people guessed.

It stands beside the person's own work: presenting changes nothing of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from model.address import Work
from model.result import Entry
from model.store.errors import StoreError
from model.store.version import Saved
from pages.parts import session
from pages.parts.basis import basis_of
from pages.parts.entries import BASE, NOW, SAVED, entry, offered, saved_key
from pages.parts.frame import Frame
from pages.parts.store_access import listed

SHOW, GUESSES = "show", "guesses"


class Guess(NamedTuple):
    """What somebody expects: points, rank in the year, or both."""

    name: str
    points: Decimal | None
    rank: int | None


@dataclass(frozen=True)
class Round:
    """The guesses about one scenario; `revealed` is the work whose answer was announced."""

    guesses: tuple[Guess, ...] = ()
    revealed: Work | None = None

    def with_guess(self, guess: Guess) -> "Round":
        """One guess more; the same person's next guess takes the place of the one before."""
        key = guess.name.casefold()
        kept = tuple(old for old in self.guesses if not key or old.name.casefold() != key)
        return replace(self, guesses=(*kept, guess))


class Trial(NamedTuple):
    """A copy that was tried on the screen, and the scenario that it was made from."""

    origin: Work
    work: Work


@dataclass(frozen=True)
class Show:
    """The scenario on the screen (`at`), those chosen in their order (None: nobody chose yet), and
    the panel beside the levers.

    While `guessing`, the figures of a scenario are hidden until its round is revealed.
    """

    at: str | None = None
    chosen: tuple[str, ...] | None = None
    panel: str = "waterfall"
    guessing: bool = False
    trials: Mapping[str, Trial] = field(default_factory=lambda: MappingProxyType({}))
    rounds: Mapping[str, Round] = field(default_factory=lambda: MappingProxyType({}))

    def stepped(self, keys: Sequence[str], step: int) -> "Show":
        """The next or the previous scenario; the first and the last have none beyond."""
        place = keys.index(self.at) if self.at in keys else 0
        return replace(self, at=keys[min(max(place + step, 0), len(keys) - 1)])

    def opened(self, key: str) -> "Show":
        """Another scenario on the screen; it is among those chosen from now on."""
        chosen = self.chosen if self.chosen is None or key in self.chosen else (*self.chosen, key)
        return replace(self, at=key, chosen=chosen)

    def tried(self, key: str, origin: Work, work: Work) -> "Show":
        """Another copy of a scenario; one that equals its origin is none."""
        trials = {**self.trials, key: Trial(origin, work)}
        if work == origin:
            del trials[key]
        return replace(self, trials=MappingProxyType(trials))

    def work(self, key: str, origin: Work) -> Work:
        """The copy that was tried, unless its origin has become another; else the origin."""
        trial = self.trials.get(key)
        return trial.work if trial and trial.origin == origin else origin

    def round(self, key: str) -> Round:
        """The guesses about a scenario."""
        return self.rounds.get(key, Round())

    def with_round(self, key: str, changed: Round) -> "Show":
        """The round of a scenario changed; the guesses are on the screen."""
        rounds = MappingProxyType({**self.rounds, key: changed})
        return replace(self, rounds=rounds, panel=GUESSES)


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
        """Whether the figures are a secret until they are announced; those of the published year
        never are."""
        return self.secretive and self.frame.changed

    @property
    def told(self) -> Frame:
        """What may be told now: the frame, or that of the published year while it is a secret."""
        if not self.secretive:
            return self.frame
        return framed(self.frame, self.frame.work.with_scenario(self.frame.basis.scenario))

    @property
    def secretive(self) -> bool:
        """Whether what is tried here would be a secret."""
        return self.show.guessing and self.show.round(self.key).revealed is None


def presented() -> Show:
    """The presentation of this session."""
    return session.kept(SHOW) or Show()


def change_show(do: Callable[[Show], Show]) -> None:
    """Change the presentation; the work at hand stays as it is."""
    session.keep(SHOW, do(presented()))


def open_scene(frame: Frame) -> Scene:
    """The entry that the presentation stands at: at first the work at hand, if it changes anything,
    else the base year."""
    read = listed()
    saved = [] if isinstance(read, StoreError) else read
    show, found = presented(), presentable(frame, saved)
    deck = unchosen(found) if show.chosen is None else show.chosen
    keys = tuple(key for key in deck if key in found) or (BASE,)
    at = show.at if show.at in keys else NOW if NOW in keys else keys[0]
    start = framed(frame, found[at].work)
    tried = framed(start, show.work(at, start.work))
    kept = next((one for one in saved if saved_key(one) == at), None)
    return Scene(replace(show, at=at), found, keys, at, start, tried, kept)


def unchosen(found: Mapping[str, Entry]) -> tuple[str, ...]:
    """What is presented until somebody chooses: what others saved does not join by itself."""
    return tuple(key for key in found if not key.startswith(SAVED))


def presentable(frame: Frame, saved: list[Saved]) -> dict[str, Entry]:
    """The base year first, the work at hand if it changes anything, what is saved of this baseline
    and the ready-made; all on the table at hand, each under its own movement."""
    say, found = frame.words, offered(frame, saved)
    now, base = found.pop(NOW), found.pop(BASE)
    basis, province = frame.basis, frame.case.baseline.province
    name = basis.title if basis.today else say("present.base", year=frame.year)
    note = say("basis.note" if basis.today else "present.base_note", province=province)
    begun = base.work.with_scenario(basis.scenario)
    first = {BASE: entry(frame.ground, begun, name, note)}
    if frame.changed:
        note = say("present.current_note")
        first[NOW] = entry(frame.ground, now.work, say("scenarios.now"), note)
    return first | found


def framed(frame: Frame, work: Work) -> Frame:
    """The frame of another piece of work of the same baseline, on the same table."""
    if work == frame.work:
        return frame
    now = entry(frame.ground, replace(work, table=frame.work.table), "")
    basis = basis_of(frame.ground, work.scenario)
    base = entry(frame.ground, now.work.with_scenario(basis.scenario), "").result
    same = work.scenario == basis.scenario
    return replace(frame, work=work, basis=basis, base=base, now=base if same else now.result)


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
