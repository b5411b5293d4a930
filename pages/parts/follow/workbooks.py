"""A workbook for each agency to report in, and many of them brought back at once: looked at before
anything is taken."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from model.ground import Ground
from model.intake.agency_book import agency_book
from model.intake.agency_reports import Preview, Report, preview
from model.reports import EXPORTS
from model.store.agency import check_own
from model.store.errors import StoreError
from model.store.version import Stamp
from model.year.followed import Followed
from pages.parts import session, widgets
from pages.parts.follow.kept import report
from pages.parts.follow.late import named
from pages.parts.follow.quarrels import changed, quarrel_text
from pages.parts.follow.watched import OPENED, Watched
from pages.parts.frame import KEYED, Frame
from pages.parts.identity import author, author_field, person
from pages.parts.own.upload import HEADS, MOST_MEGABYTES
from pages.parts.sources import table
from pages.parts.store_access import now, trouble
from pages.parts.texts import literal, marked, show

AGENCY, AUTHOR, ROUND = (f"follow-book-{name}" for name in ("agency", "author", "round"))


def workbooks(frame: Frame, watched: Watched) -> None:
    """Hand out, and bring back."""
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        hand_out(watched)
    with right:
        bring_back(frame, watched)


def hand_out(watched: Watched) -> None:
    """The workbook of an agency, with its last figures as of the day."""
    say = watched.ground.words
    show("own/heading", title=say("follow.hand_out"), text=say("follow.hand_out_about"))
    agency = str(
        st.selectbox(
            say("follow.reporter"),
            persist_state="session",
            **widgets.offer(
                f"{AGENCY}-{watched.ground.choice.baseline}",
                ["", *watched.followed.agencies],
                lambda name: literal(named(watched, name)),
            ),
        )
    )
    st.download_button(
        say("follow.book"),
        data=partial(agency_book, watched.ground, watched.followed, agency, watched.day),
        file_name=f"{say('follow.book_file')}.{EXPORTS['workbook'].suffix}",
        mime=EXPORTS["workbook"].mime,
        key="follow-book",
        on_click="ignore",
        icon=":material/download:",
    )


def bring_back(frame: Frame, watched: Watched) -> None:
    """Workbooks that were filled in, one or many; what is in each, and one button that takes all
    in, once none of them has anything wrong."""
    say = frame.words
    show("own/heading", title=say("follow.bring"), text=say("follow.bring_about"))
    files = st.file_uploader(
        say("follow.bring_label"),
        accept_multiple_files=True,
        key=f"follow-files-{session.kept(ROUND) or 0}",
        max_upload_size=MOST_MEGABYTES,
    )
    if not files:
        return
    author_field(say("follow.author"), AUTHOR, width=220)
    ids = tuple(file.file_id for file in files)
    found = looked_at(watched.ground, watched.key, ids, watched.followed, files)
    for one in found.reports:
        told(watched, one)
    take(frame, watched, found)


@st.cache_resource(**KEYED)
def looked_at(
    ground: Ground,
    key: str,
    ids: tuple[str, ...],
    _followed: Followed,
    _files: Sequence[UploadedFile],
) -> Preview:
    """What the uploaded files bring to a year, read once; who took them in when is not known
    yet."""
    contents = [(file.name, file.getvalue()) for file in _files]
    return preview(ground, _followed, contents, Stamp("", now()))


def told(watched: Watched, one: Report) -> None:
    """What one file brings, or what is wrong with it."""
    say = watched.ground.words
    show("frame/heading", style="section", text=one.file)
    if one.problems:
        st.error(marked(say, "follow.file_wrong", count=len(one.problems), file=one.file))
        heads = [say(f"own.problem_{key}") for key in HEADS]
        st.html(table("problems", heads, one.problems))
        return
    counts = {news: sum(entry.news == news for entry in one.entries) for news in ("new", "changed")}
    st.success(
        marked(say, "follow.file_sound", agency=named(watched, one.agency), same=one.same, **counts)
    )
    if one.entries:
        heads = [say(f"follow.preview_{key}") for key in ("kind", "name", "before", "after")]
        rows = [changed(say, watched, entry.observation) for entry in one.entries]
        st.html(table("compared", heads, rows))
    if quarrels := [found for entry in one.entries for found in entry.contradictions]:
        texts = [quarrel_text(say, watched, quarrel) for quarrel in quarrels]
        st.warning(literal(" ".join([say("follow.quarrels"), *texts])))


def take(frame: Frame, watched: Watched, found: Preview) -> None:
    """Take in everything that the files bring, unless some of it is not this person's to enter."""
    say, refused = frame.words, ""
    try:
        check_own(person(), watched.followed, found.observations)
    except StoreError as error:
        refused = trouble(say, error)
        st.error(literal(refused))
    st.button(
        marked(say, "follow.take", count=len(found.observations)),
        key="follow-take-files",
        type="primary",
        disabled=not found.observations or not found.sound or bool(refused),
        help=None if found.sound else literal(say("follow.take_none")),
        on_click=taken,
        args=(frame, found),
    )


def taken(frame: Frame, found: Preview) -> None:
    """Add the entries under the name of who took them in; the files are done with."""
    stamp = Stamp(author(AUTHOR), now())
    entries = [replace(one, stamp=stamp) for one in found.observations]
    if report(frame, int(session.kept(OPENED)), entries):
        session.keep(ROUND, (session.kept(ROUND) or 0) + 1)
