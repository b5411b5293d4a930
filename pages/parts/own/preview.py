"""What a sound file holds beside the year at hand, and taking it over: for this visit, or kept."""

from collections.abc import Iterator

import streamlit as st

from model.case import Case
from model.intake.kept import packed
from model.scoring import scorecard
from model.store.errors import StoreError
from model.store.figures import Figures
from model.store.version import LONGEST_NAME, NameTaken
from model.telling.labels import baseline_text, title
from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.frame import Frame
from pages.parts.grounds import stand_on_saved, take_for_visit
from pages.parts.identity import author_field
from pages.parts.own.actions import AUTHOR, stamped, tell
from pages.parts.own.failures import failure
from pages.parts.own.provinces import provinces
from pages.parts.own.upload import Sound
from pages.parts.sharing import may_change
from pages.parts.sources import table
from pages.parts.store_access import asked, try_again
from pages.parts.texts import literal, marked

NAME, TAKEN = "own-name", "own-taken"
FACTS = ("year", "cycle", "total", "rank", "rows", "figures", "agencies", "readings")


def preview(frame: Frame, brought: Sound) -> None:
    """What is in the file: a year beside that at hand, or a table of provinces."""
    say, case, draft = frame.words, brought.checked.case, brought.checked.draft
    if case is None or draft is None:
        if text := provinces(frame, brought):
            take_over(frame, brought, text)
        return
    year = say("telling.baseline", province=case.baseline.province, year=case.baseline.year)
    st.success(marked(say, "own.sound_year", year=year))
    heads = [say("own.fact"), baseline_text(frame.ground), brought.origin.file]
    both = facts(say, frame.case), facts(say, case)
    names = [say(f"own.fact_{key}") for key in FACTS]
    st.html(table("compared", heads, list(zip(names, *both, strict=True))))
    if found := list(differences(say, frame.case, case)):
        heads = [say("own.criterion"), *heads[1:], say("own.change")]
        st.html(table("compared", heads, found))
    else:
        st.caption(literal(say("own.same_points")))
    take_over(frame, brought, packed(draft))


def facts(say: Language, case: Case) -> list[str]:
    """What a year holds, in the order of `FACTS`."""
    given = case.given
    with_figures = [row for row in given.rows.values() if row.figures]
    return [
        say("telling.baseline", province=given.province, year=given.year),
        given.cycle,
        say.plain(given.total),
        say("own.unknown") if given.rank is None else str(given.rank),
        str(len(given.rows)),
        str(len(with_figures)),
        str(len(case.agencies)),
        str(len(case.baseline.readings)),
    ]


def differences(say: Language, here: Case, there: Case) -> Iterator[list[str]]:
    """The rows whose points differ: the row, its points here and there, the change. A row that one
    of them does not have is said to be unknown there."""
    cards = [
        dict(zip(card["criterion"], card["points"], strict=True))
        for card in (scorecard(case.rulebook, case.start()) for case in (here, there))
    ]
    criteria = {**here.rulebook.criteria, **there.rulebook.criteria}
    for key, criterion in criteria.items():
        old, new = (card.get(key) for card in cards)
        if old != new:
            change = "" if old is None or new is None else say.signed(new - old, 4)
            told = [
                say("own.unknown") if one is None else say.decimal(one, 4) for one in (old, new)
            ]
            yield [title(say, criterion), *told, change]


def take_over(frame: Frame, brought: Sound, text: str) -> None:
    """For this visit, or kept under a name; `text`: the figures as they are kept."""
    say = frame.words
    widgets.start_value(NAME, brought.origin.file.rpartition(".")[0] or brought.origin.file)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("own.name"), key=NAME, max_chars=LONGEST_NAME, width=320)
        author_field(say("own.author"), AUTHOR, width=220)
        st.button(
            say("own.keep"),
            key="own-keep",
            type="primary",
            on_click=keep,
            args=(frame, brought, text),
        )
        st.button(
            say("own.visit"), key="own-visit", on_click=take_for_visit, args=(text, brought.origin)
        )
    st.caption(literal(say("own.visit_about")))
    taken: NameTaken | None = session.kept(TAKEN)
    if taken is not None:
        st.warning(literal(failure(say, taken)))
        number = taken.holder.version.number + 1
        if may_change(taken.holder.belongs):
            st.button(
                marked(say, "own.keep_version", name=taken.holder.name, number=number),
                key="own-version",
                on_click=keep,
                args=(frame, brought, text, taken),
            )


def keep(frame: Frame, brought: Sound, text: str, after: NameTaken | None = None) -> None:
    """Keep the figures of a file under the name that is typed, or as the next version of others
    that the person was shown; and stand on them."""
    figures, say = Figures(brought.origin.file, text), frame.words
    name, stamp = str(widgets.shown(NAME)), stamped()
    held = None if after is None else after.holder
    session.take(TAKEN)
    try_again()
    try:
        saved = asked(
            lambda store: (
                store.figures.create(name, figures, stamp)
                if held is None
                else store.figures.save(held.id, held.version.number, figures, stamp)
            )
        )
    except NameTaken as error:
        session.keep(TAKEN, error)
    except StoreError as error:
        tell("failed", failure(say, error))
    else:
        stand_on_saved(saved)
        tell("done", say("own.kept", name=saved.name, number=saved.version.number))
