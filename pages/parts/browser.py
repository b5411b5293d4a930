"""What the browser said with its last event: its address, how it came there, and what of the screen
is to be drawn."""

from urllib.parse import parse_qs

from streamlit.runtime.scriptrunner import get_script_run_ctx

from model.address import Problem, first_values

EMBEDDING = ("embed", "embed_options")


def running() -> bool:
    """Whether a script runs for somebody."""
    return get_script_run_ctx(suppress_warning=True) is not None


def address() -> tuple[dict[str, str], list[Problem]]:
    """What the browser's address said when it sent its last event, and what it said twice."""
    context = get_script_run_ctx()
    query = parse_qs(context.query_string if context else "", keep_blank_values=True)
    return first_values({key: texts for key, texts in query.items() if key not in EMBEDDING})


def by_history() -> bool:
    """Whether the browser went back or forward."""
    return bool((context := get_script_run_ctx()) and context.is_history_navigation)


def in_part() -> bool:
    """Whether only parts of the screen are drawn, or a person acted within one."""
    context = get_script_run_ctx()
    return bool(context and context.fragment_ids_this_run)
