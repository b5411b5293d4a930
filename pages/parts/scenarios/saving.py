"""Saving and what may come of it: done, not done and why, or a choice that only a person can make.

Every function here is an action of a button. None of them loses the work at hand: whatever the
store answers, it stays on the screen and in the address.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from model.address import Problem
from model.store import Store
from model.store.errors import StoreError
from model.store.version import (
    Conflict,
    Content,
    NameTaken,
    Saved,
    Stamp,
    Version,
    from_content,
    name_key,
    to_content,
)
from model.telling.language import Language
from model.typed_text import cut
from pages.parts import session, widgets
from pages.parts.entries import as_saved, ground_text
from pages.parts.frame import Frame
from pages.parts.grounds import meet
from pages.parts.identity import author
from pages.parts.store_access import asked, differs, now, trouble, try_again

NAME, AUTHOR, NOTE = "draft-name", "draft-author", "draft-note"
TOLD, CHOICE, UNSURE = "told", "choice", "unsure"
LONGEST_PART = 60
PANEL = "panel"  # (what, which scenario): what is open under a row of the list


@dataclass(frozen=True)
class Told:
    """What the last action brought. `deleted`: the scenario that one press brings back."""

    tone: Literal["done", "failed"]
    text: str
    deleted: int | None = None


@dataclass(frozen=True)
class Attempt:
    """A save: a new scenario under a name, or (`scenario`) the version after `seen`."""

    name: str
    author: str
    content: Content
    scenario: int | None = None
    seen: int = 0


@dataclass(frozen=True)
class Choice:
    """A save that waits for a decision: somebody saved since (`theirs`), or the name is taken by
    `holder` and `free` is not."""

    attempt: Attempt
    theirs: Version | None = None
    holder: Saved | None = None
    free: str = ""


def draft() -> Attempt:
    """The work at hand with the name, author and note as typed."""
    note = str(widgets.shown(NOTE))
    content = to_content(session.moment().work, note)
    return Attempt(str(widgets.shown(NAME)), author(AUTHOR), content)


def save(frame: Frame) -> None:
    """Save the work at hand: the next version of its scenario, or a new one."""
    found, tied = draft(), session.tied()
    if tied is None:
        send(frame, found)
    elif not changed(tied, found.content):
        tell("done", frame.words("scenarios.nothing_new", name=tied.name))
    else:
        send(frame, replace(found, name=tied.name, scenario=tied.id, seen=tied.version.number))


def save_other(frame: Frame) -> None:
    """Save the work at hand as another scenario; under its own old name it gets a number."""
    found, tied = draft(), session.tied()
    same = tied is not None and name_key(found.name.strip()) == name_key(tied.name)
    send(frame, found, numbered=same)


def send(frame: Frame, attempt: Attempt, numbered: bool = False) -> None:
    """Try to save. The same attempt after an unsure answer carries the same time, so that the
    store recognises it. `numbered`: a taken name is made free by a number."""
    say, stamp = frame.words, Stamp(attempt.author, time_of(attempt))
    session.take(CHOICE)
    try_again()
    try:
        saved = asked(lambda store: written(store, attempt, stamp))
    except Conflict as error:
        session.keep(CHOICE, Choice(attempt, theirs=error.theirs))
    except NameTaken as error:
        if numbered:
            send(frame, replace(attempt, name=error.free))
        else:
            session.keep(CHOICE, Choice(attempt, holder=error.holder, free=error.free))
    except StoreError as error:
        if error.kind == "unsure":
            session.keep(UNSURE, (attempt, stamp.at))
        failed(say, error, "scenarios.unsure" if error.kind == "unsure" else "scenarios.not_saved")
    else:
        session.take(UNSURE)
        session.tie(saved)
        show_draft(saved)
        number = saved.version.number
        key = "scenarios.saved_new" if number == 1 else "scenarios.saved_version"
        tell("done", say(key, name=saved.name, number=number))


def written(store: Store, attempt: Attempt, stamp: Stamp) -> Saved:
    """What the store made of an attempt. Raises `StoreError`."""
    if attempt.scenario is None:
        return store.create(attempt.name, attempt.content, stamp)
    return store.save(attempt.scenario, attempt.seen, attempt.content, stamp)


def time_of(attempt: Attempt) -> datetime:
    """The time of an attempt: now, or that of the same attempt whose answer never came."""
    before, at = session.kept(UNSURE) or (None, now())
    return at if before == attempt else now()


def overwrite(frame: Frame, choice: Choice) -> None:
    """Having seen the other's version, save after it."""
    if choice.theirs:
        send(frame, replace(choice.attempt, seen=choice.theirs.number))


def keep_both(frame: Frame, choice: Choice) -> None:
    """Save as another scenario, so that both stay."""
    attempt = replace(choice.attempt, name=choice.free or choice.attempt.name, scenario=None)
    send(frame, attempt, numbered=True)


def look_at_holder(frame: Frame, choice: Choice) -> None:
    """Show the scenario that has the name beside the work at hand, before anything is saved."""
    if choice.holder:
        attempt = replace(choice.attempt, name=choice.holder.name, scenario=choice.holder.id)
        theirs = choice.holder.version
        session.keep(CHOICE, Choice(replace(attempt, seen=theirs.number), theirs=theirs))


def give_up(frame: Frame) -> None:
    """Save nothing; the work at hand stays as it is."""
    session.take(CHOICE)
    tell("done", frame.words("scenarios.given_up"))


def open_saved(frame: Frame, saved: Saved) -> None:
    """Make a saved scenario the work at hand; undo goes back."""
    session.take(CHOICE)
    if take_up(frame, saved):
        say, number, own = frame.words, saved.version.number, as_saved(frame, saved)
        if own and own.ground.choice != frame.ground.choice:
            ground = ground_text(own.ground)
            text = say("scenarios.opened_there", name=saved.name, number=number, ground=ground)
        else:
            text = say("scenarios.opened", name=saved.name, number=number)
        tell("done", text)


def take_up(frame: Frame, saved: Saved) -> bool:
    """The work at hand is now a saved scenario; False, and told, where not all of it could be."""
    try:
        work, problems = from_content(saved.version.content, meet(saved.version.content))
    except StoreError as error:
        failed(frame.words, error, "scenarios.not_opened")
        return False
    session.begin(work, saved)
    show_draft(saved)
    if problems:
        tell("failed", frame.words("scenarios.left_out", parts=parts_text(problems)))
    return not problems


def act(frame: Frame, do: Callable[[Store], Saved]) -> Saved | None:
    """Do something else with the store; None, and told, if it failed."""
    session.take(CHOICE)
    try_again()
    try:
        return asked(do)
    except StoreError as error:
        failed(frame.words, error, "scenarios.not_done")
        return None


def show_draft(saved: Saved) -> None:
    """The fields of the work at hand say what is saved; the author stays who is working."""
    widgets.show_value(NAME, saved.name)
    widgets.show_value(NOTE, saved.version.content.note)


def changed(saved: Saved, content: Content) -> bool:
    """Whether work differs from its saved version; white space in a note does not count."""
    old = saved.version.content
    same_note = content.note.split() == old.note.split()
    return not same_note or differs(replace(content, note=old.note), old)


def parts_text(problems: list[Problem]) -> str:
    """Parts of a content that mean nothing now."""
    return ", ".join(
        f"«{cut(f'{problem.key}={problem.text}', LONGEST_PART)}»" for problem in problems
    )


def stamped() -> Stamp:
    """Who is working, and the time."""
    return Stamp(author(AUTHOR), now())


def failed(say: Language, error: StoreError, key: str) -> None:
    """Tell that something was not done, why, and what to do."""
    tell("failed", say(key, reason=trouble(say, error)))


def tell(tone: Literal["done", "failed"], text: str, deleted: int | None = None) -> None:
    """What the next rerun tells the person."""
    session.keep(TOLD, Told(tone, text, deleted))
