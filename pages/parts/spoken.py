"""What those who cannot see a screen are told of it: its language, each new result, and the names
of Streamlit's own controls; and what opens the work anew where the process that held it is gone."""

from pathlib import Path

import streamlit as st

from model.result import Result
from model.telling.language import Language
from model.telling.ranks import rank_text

SCRIPT = (Path(__file__).parent / "spoken.js").read_text(encoding="utf-8")
# What Streamlit calls its controls and says of itself, and the keys of our words for it. What
# stands in a gap, "…", takes the place `{name}` of ours.
NAMES = {
    "Skip to main content": "frame.name_skip",
    "App pages": "frame.name_pages",
    "Close": "frame.name_close",
    "Open": "frame.name_open",
    "Dismiss": "frame.name_close",
    "Help for …": "frame.name_help",
    "undo icon": "frame.name_undo",
    "redo icon": "frame.name_redo",
    "restart_alt icon": "frame.name_reset",
    "chevron_left icon": "frame.name_back",
    "chevron_right icon": "frame.name_forward",
    "visualization": "frame.name_chart",
    "… mark container": "frame.name_marks",
    "Copy to clipboard": "frame.name_copy",
    "Press Enter to apply": "frame.name_enter",
    "Press Ctrl+Enter to apply": "frame.name_enter_lines",
    "Press ⌘+Enter to apply": "frame.name_enter_lines",
    "Increment": "frame.name_more",
    "Decrement": "frame.name_less",
    "Choose an option": "frame.name_choose",
    "Choose options": "frame.name_choose",
    "Selected values": "frame.name_selected",
    "Select all": "frame.name_all",
    "Select … matches": "frame.name_all",
    "Clear all": "frame.name_clear",
    "Clear entry": "frame.name_clear_text",
    "Clear value": "frame.name_clear",
    "Remove …": "frame.name_remove",
    "No results": "frame.name_no_results",
    "1 option available.": "frame.name_option",
    "… options available.": "frame.name_options",
    "…, selected": "frame.name_selected_one",
    "file upload": "frame.name_upload",
    "Upload": "frame.name_upload",
    "Add files": "frame.name_upload",
    "add icon": "frame.name_upload",
    "Drag and drop … here": "frame.name_drop",
    "… files are not allowed.": "frame.name_wrong_file",
    "File must be … or smaller.": "frame.name_large_file",
    "Choose date": "frame.name_date",
    "Choose date, …": "frame.name_date_in",
    "Selected Date: …": "frame.name_date_chosen",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "frame.name_date_keys",
    "Previous month": "frame.name_back",
    "Previous": "frame.name_back",
    "Next month": "frame.name_forward",
    "Next": "frame.name_forward",
    "…, Last available date": "frame.name_date_last",
    "…, First available date": "frame.name_date_first",
    "Today, …": "frame.name_today",
    "… selected": "frame.name_selected_one",
    "Page not found": "frame.name_not_found",
    "The page that you have requested does not seem to exist. "
    "Running the app's main page.": "frame.name_not_found_text",
}

component = st.components.v2.component("spoken_result", js=SCRIPT)


def spoken(say: Language) -> None:
    """Tell the page's language and, when what the page marks as its result changes, that."""
    data = {"language": say.code, "names": {own: say(key) for own, key in NAMES.items()}}
    component(key="spoken", data=data, on_back_change=open_anew)


def result_text(say: Language, now: Result) -> str:
    """The result of a page, in words: the total and the rank."""
    return say("frame.spoken", total=say.decimal(now.points), rank=rank_text(say, now.rank))


def open_anew() -> None:
    """The browser is connected again: the rerun that says so does what is needed."""
