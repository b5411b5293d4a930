"""The work at hand: whether it is saved, what saves it, and a save that waits for a person."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import streamlit as st

from model.address import to_query
from model.comparison import Comparison, changes
from model.result import Entry
from model.store.errors import StoreError
from model.store.version import LONGEST_NAME, LONGEST_NOTE, Saved, Version, name_key
from model.telling.changes import summary
from model.telling.language import Language
from model.telling.ranks import movement_text
from pages.parts import session
from pages.parts.entries import as_kept, ground_text
from pages.parts.frame import Frame
from pages.parts.identity import author_field
from pages.parts.scenarios.saving import (
    AUTHOR,
    NAME,
    NOTE,
    Choice,
    changed,
    draft,
    give_up,
    keep_both,
    look_at_holder,
    open_saved,
    overwrite,
    save,
    save_other,
)
from pages.parts.scenarios.tables import Cell, Row, change_rows, points_and_rank, table
from pages.parts.sharing import may_change
from pages.parts.store_access import author_text, time_text, trouble, try_again
from pages.parts.texts import literal, marked, show


def current(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """The fields and buttons of the work at hand."""
    say, tied = frame.words, session.tied()
    show("frame/heading", style="section", text=say("scenarios.current"))
    with st.container(key="card-current"):
        text = summary(frame.ground, frame.base, frame.now)
        show("frame/line", style="summary", text=text)
        st.text_input(
            say("scenarios.name"),
            key=NAME,
            max_chars=LONGEST_NAME,
            placeholder=say("scenarios.name_hint"),
            persist_state="session",
        )
        hint = say("scenarios.author_hint")
        author_field(say("scenarios.author"), AUTHOR, hint=hint, lasting=True)
        st.text_area(
            say("scenarios.note"),
            key=NOTE,
            max_chars=LONGEST_NOTE,
            height=68,
            placeholder=say("scenarios.note_hint"),
            persist_state="session",
        )
        state(frame, saved)
        if isinstance(saved, StoreError):
            st.warning(
                literal(f"{trouble(say, saved)} {say('scenarios.still_here')}"),
                icon=":material/database_off:",
            )
            st.button(say("scenarios.try_again"), on_click=try_again, key="try-again")
        buttons(frame, tied)
        newer(frame, tied, saved)
    show("frame/heading", style="section", text=say("scenarios.address"))
    st.code(address(frame), language=None, wrap_lines=True)
    key = "scenarios.address_here" if only_here() else "scenarios.address_help"
    show("frame/source", text=say(key))


def buttons(frame: Frame, tied: Saved | None) -> None:
    """Save, and save as another."""
    say = frame.words
    label = (
        marked(say, "scenarios.save_version", number=tied.version.number + 1)
        if tied
        else say("scenarios.save")
    )
    renamed = tied is not None and name_key(draft().name.strip()) != name_key(tied.name)
    locked = tied is not None and not may_change(tied.belongs)
    other = renamed or locked
    with st.container(horizontal=True, key="save-buttons"):
        st.button(
            label,
            key="save",
            type="secondary" if other else "primary",
            icon=":material/save:",
            on_click=save,
            args=(frame,),
            disabled=locked,
            help=say("scenarios.trouble_not_yours") if locked else None,
        )
        if tied:
            st.button(
                say("scenarios.save_other"),
                key="save-other",
                type="primary" if other else "secondary",
                on_click=save_other,
                args=(frame,),
            )


def state(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """Whether the work at hand is saved."""
    say, tied = frame.words, session.tied()
    if tied is None:
        key = "scenarios.state_new" if frame.work.scenario.changed else "scenarios.state_start"
        kind, text = "open", say(key, year=frame.year)
    elif isinstance(saved, list) and tied.id not in {one.id for one in saved}:
        kind, text = "dirty", say("scenarios.state_deleted", name=tied.name)
    else:
        kind = "dirty" if changed(tied, draft().content) else "clean"
        text = stamped(say, f"scenarios.state_{kind}", tied.version, name=tied.name)
    show("frame/line", style=f"state {kind}", text=text)


def newer(frame: Frame, tied: Saved | None, saved: list[Saved] | StoreError) -> None:
    """Tell early, before anybody saves, that somebody else saved the same scenario since."""
    if tied is None or isinstance(saved, StoreError):
        return
    found = next((one for one in saved if one.id == tied.id), None)
    if found is None or found.version.number <= tied.version.number:
        return
    say = frame.words
    show("frame/line", style="note", text=stamped(say, "scenarios.newer", found.version))
    st.button(
        marked(say, "scenarios.open_newer", number=found.version.number),
        key="open-newer",
        on_click=open_saved,
        args=(frame, found),
    )


def stamped(say: Language, key: str, version: Version, **more: str) -> str:
    """A sentence about a version: its number, who saved it and when."""
    author, time = author_text(say, version.stamp.author), time_text(say, version.stamp.at)
    return say(key, number=version.number, author=author, time=time, **more)


def choice_panel(frame: Frame, choice: Choice) -> None:
    """Ask what to do: nothing has been saved yet."""
    with st.container(key="choice"):
        if choice.theirs:
            both(frame, choice, choice.theirs)
        elif choice.holder:
            taken(frame, choice, choice.holder)


def taken(frame: Frame, choice: Choice, holder: Saved) -> None:
    """Another scenario has the name."""
    say = frame.words
    text = stamped(say, "scenarios.name_taken", holder.version, name=holder.name)
    show("scenarios/warning", first=say("scenarios.not_yet"), text=text)
    with st.container(horizontal=True, key="choice-ways"):
        button(frame, choice, "use-free", keep_both, say("scenarios.use_free", name=choice.free))
        if may_change(holder.belongs):
            button(frame, choice, "look", look_at_holder, say("scenarios.look", name=holder.name))
        button(frame, choice, "give-up", give_up, say("scenarios.give_up"))


def both(frame: Frame, choice: Choice, theirs: Version) -> None:
    """Somebody else's version and ours, what differs between them, and the three ways on."""
    say = frame.words
    text = stamped(say, "scenarios.conflict", theirs, name=choice.attempt.name)
    on_top = say("scenarios.overwrite", number=theirs.number + 1)
    show("scenarios/warning", first=say("scenarios.not_yet"), text=text)
    with st.container(horizontal=True, key="choice-ways"):
        button(frame, choice, "overwrite", overwrite, on_top)
        button(frame, choice, "keep-both", keep_both, say("scenarios.keep_both"))
        st.button(
            say("scenarios.open_theirs"),
            key="choice-open-theirs",
            on_click=open_saved,
            args=(frame, Saved(theirs.of, choice.attempt.name, theirs)),
        )
        button(frame, choice, "give-up", give_up, say("scenarios.give_up"))
    saved, mine = (as_kept(frame, one.content) for one in (theirs, choice.attempt))
    if saved is None or mine is None:
        show("frame/line", style="note", text=say("scenarios.trouble_baseline"))
    elif rows := differences(saved, mine):
        heads = ("", say("scenarios.theirs"), say("scenarios.ours"))
        results = (Cell(points_and_rank(one), style="strong") for one in (saved, mine))
        rows.append((Cell(say("scenarios.total_rank"), style="strong"), *results))
        table("figures pair", [Cell(head) for head in heads], rows)
    else:
        show("frame/line", style="note", text=say("scenarios.conflict_same"))


def button(frame: Frame, choice: Choice, key: str, do: Callable[..., None], label: str) -> None:
    """One way on."""
    arguments = (frame,) if do is give_up else (frame, choice)
    st.button(literal(label), key=f"choice-{key}", on_click=do, args=arguments)


def differences(theirs: Entry, ours: Entry) -> list[Row]:
    """Everything that differs between two scenarios, theirs and ours, without what it brings; of
    two baselines the inputs have nothing in common."""
    say, their_terms = ours.ground.words, terms(theirs)
    told: list[Row] = [
        [Cell(say(f"scenarios.{key}")), Cell(their_terms[key] or "–"), Cell(text or "–")]
        for key, text in terms(ours).items()
        if text != their_terms[key]
    ]
    if theirs.ground.case is not ours.ground.case:
        return told
    two = Comparison(theirs, (ours,))
    return [row for change in changes(two) for row in change_rows(two, change)] + told


def terms(entry: Entry) -> dict[str, str]:
    """What a scenario stands on and holds besides its inputs."""
    say = entry.ground.words
    return {
        "ground": ground_text(entry.ground),
        "reading": say.name(entry.scenario.read.name),
        "movement": movement_text(entry.ground, entry.work.movement),
        "note": " ".join(entry.note.split()),
        "efforts": efforts(entry),
    }


def efforts(entry: Entry) -> str:
    """The person's own efforts: how many, and which."""
    own = entry.work.efforts
    if not own:
        return ""
    told = ", ".join(f"{criterion}: {effort}" for criterion, effort in own.items())
    return entry.ground.words("scenarios.efforts_own", count=len(own), efforts=told)


def only_here() -> bool:
    """Whether the address leads to this machine alone, as seen from its own browser."""
    host = urlsplit(st.context.url or "").hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def address(frame: Frame) -> str:
    """The address that opens this work on the first screen in this language, as seen from this
    browser."""
    here, start = urlsplit(st.context.url or ""), frame.ground.library.start
    root = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rpartition("/")[0]
    spoken = {} if frame.words.code == start.language else {session.LANGUAGE: frame.words.code}
    query = urlencode(spoken | to_query(frame.work, start.baseline))
    return f"{root}{folder}/{'?' if query else ''}{query}"
