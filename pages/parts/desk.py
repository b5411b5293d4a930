"""The desk of one session: the work at hand, its past and future, and what screens keep.

Plain Python that is changed in place: what happens here happens wholly or not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from model.address import Problem, Work
from model.reading.library import Library
from model.store.version import Saved
from pages.parts.telling import Telling

LONGEST_PAST = 200


class Moment(NamedTuple):
    """The work at some time, and the saved scenario that it belonged to, if any."""

    work: Work
    tied: int | None


@dataclass
class Desk:
    """The work at hand with what belongs to it.

    `problems`: what in the address could not be used; `tied`: the saved scenario that the work
    belongs to; `seen`: each saved scenario in the version last shown; `kept`: what screens must not
    forget; `opened`: the work that the screen last began with; `doubtful`: what to do if a widget
    that may lag behind was moved by a person; `explained`: whether the event that is answered came
    of something else that a person did; `parts`: what of the screen can be drawn alone,
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
    explained: bool = False
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
        explained, self.explained = self.explained, False
        if self.work is self.opened and not explained:
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
