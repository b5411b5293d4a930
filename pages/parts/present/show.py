"""A presentation: what is on the screen, what was tried there, and what people guessed.

It stands beside the person's own work: presenting changes nothing of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from model.address import Work

GUESSES = "guesses"


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
    """The scenario on the screen (`at`), those chosen (None: all), and the panel beside the levers.

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

    def hides(self, key: str, work: Work) -> bool:
        """Whether the figures are still a secret; those of the published year never are."""
        return self.keeps_secrets(key) and work.scenario.changed

    def keeps_secrets(self, key: str) -> bool:
        """Whether what is tried with this scenario would be a secret."""
        return self.guessing and self.round(key).revealed is None
