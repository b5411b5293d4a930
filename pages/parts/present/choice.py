"""Which scenarios can be presented, and the one on the screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from model.address import Work
from model.planning.ready_made import ReadyMade
from model.result import result
from model.store.errors import StoreError
from model.store.version import Saved, from_content
from pages.parts import session
from pages.parts.frame import Frame, facts
from pages.parts.present.show import Show
from pages.parts.store_access import listed

SHOW = "show"
BASE, CURRENT = "base", "current"


@dataclass(frozen=True)
class Choice:
    """A scenario that can be presented. `saved`: where it is kept, if it is; `make`: its work."""

    key: str
    name: str
    note: str
    make: Callable[[], Work]
    saved: Saved | None = None


@dataclass(frozen=True)
class Scene:
    """The scenario on the screen, among the chosen `keys` of all `choices`.

    `start` is its frame as it was chosen, `frame` as levers were moved here.
    """

    show: Show
    choices: tuple[Choice, ...]
    keys: tuple[str, ...]
    choice: Choice
    start: Frame
    frame: Frame

    @property
    def key(self) -> str:
        """The id of the scenario on the screen."""
        return self.choice.key

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


@st.cache_resource(show_spinner=False)
def ready_made() -> dict[str, ReadyMade]:
    """The ready-made scenarios that change anything. Raises `DataError` if their file is broken."""
    found = facts().case.ready_made
    return {key: ready for key, ready in found.items() if ready.steps}


def presented() -> Show:
    """The presentation of this session."""
    found: Show = session.kept(SHOW) or Show()
    return found


def change_show(do: Callable[[Show], Show]) -> None:
    """Change the presentation; the work at hand stays as it is."""
    session.keep(SHOW, do(presented()))


def open_scene(frame: Frame) -> Scene:
    """The scenario that the presentation stands at: at first the work at hand, if it changes
    anything, else the base year."""
    show, choices = presented(), tuple(available(frame))
    chosen = (choice for choice in choices if show.chosen is None or choice.key in show.chosen)
    keys = tuple(choice.key for choice in chosen) or (BASE,)
    at = show.at if show.at in keys else CURRENT if CURRENT in keys else keys[0]
    choice = next(choice for choice in choices if choice.key == at)
    start = framed(frame, choice.make())
    tried = framed(start, show.work(at, start.work))
    return Scene(replace(show, at=at), choices, keys, choice, start, tried)


def available(frame: Frame) -> list[Choice]:
    """The base year, the work at hand if it changes anything, what is saved, and the ready-made."""
    say, work, language = frame.words, frame.work, frame.words.language
    name, note = say("present.base", year=frame.year), say("present.base_note")
    found = [Choice(BASE, name, note, lambda: work.with_scenario(work.scenario.cleared()))]
    if work.scenario.changes:
        found.append(
            Choice(CURRENT, say("present.current"), say("present.current_note"), lambda: work)
        )
    found += [saved_choice(frame, saved) for saved in presentable(frame)]
    for key, ready in ready_made().items():
        name, note = getattr(ready.name, language), getattr(ready.explanation, language)
        found.append(Choice(f"ready-{key}", name, note, ready_work(work, ready)))
    return found


def presentable(frame: Frame) -> list[Saved]:
    """The saved scenarios of this baseline; none while they cannot be read."""
    saved = listed()
    if isinstance(saved, StoreError):
        return []
    return [one for one in saved if one.version.content.baseline == frame.case.baseline.id]


def saved_choice(frame: Frame, saved: Saved) -> Choice:
    """A saved scenario in its latest version."""
    content = saved.version.content
    return Choice(
        f"saved-{saved.id}",
        saved.name,
        content.note,
        lambda: from_content(content, frame.ground.library)[0],
        saved,
    )


def ready_work(work: Work, ready: ReadyMade) -> Callable[[], Work]:
    """A ready-made scenario under the assumptions of the work at hand."""
    return lambda: work.with_scenario(ready.made(work.scenario))


def framed(frame: Frame, work: Work) -> Frame:
    """The frame of another piece of work."""
    scenario, movement = work.scenario, work.movement
    if work == frame.work:
        return frame
    base = frame.base
    if (scenario.reading, movement) != (frame.work.scenario.reading, frame.work.movement):
        base = result(frame.ground, scenario.cleared(), movement)
    now = result(frame.ground, scenario, movement) if scenario.changes else base
    return replace(frame, work=work, base=base, now=now)


def drop(key: str, origin: Work) -> None:
    """Back to the scenario as it was chosen."""
    change_show(lambda show: show.tried(key, origin, origin))


def adopt(choice: Choice, origin: Work) -> None:
    """What was tried becomes the work at hand (undo takes it back), and is presented as such."""
    work = presented().work(choice.key, origin)
    if choice.key in (BASE, CURRENT):
        session.remember(work)
    else:
        session.begin(work, choice.saved)
    drop(choice.key, origin)
    change_show(lambda show: show.opened(CURRENT))
