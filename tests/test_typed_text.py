"""Texts that people type: a number is refused by its form before anything is computed from it."""

import contextlib
import io
import time
from decimal import Decimal as D

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.__main__ import main
from model.address import from_query, parse_movement
from model.levers import LeverError, plain
from model.typed_text import LONGEST_ECHO, cut, echo, number, whole
from tests.grounds import library, told
from tests.strategies import START

HUGE = ["1e600000000", "-1E+999999999", "1e-600000000", "9" * 100_000, "0." + "0" * 100_000 + "1"]
NASTY = [
    *HUGE,
    "NaN",
    "sNaN",
    "-Infinity",
    "1_000",
    "0x10",
    "٣",
    "९५",
    "²",
    "95\0",
    "\0",
    "\udc80",
    "95\ud800",
    "\N{RIGHT-TO-LEFT OVERRIDE}59",
    "95\N{ZERO WIDTH SPACE}",
    "--5",
    "5-",
    "1,2,3",
    "1.000,5",
    "%",
    "",
    " ",
    "\n95;",
    "\x1b[2J",
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.text("0123456789eE+-.,_% ", max_size=30),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("95", "95"),
        ("95,5", "95.5"),
        (" 95.5 ", "95.5"),
        ("+0,75", "0.75"),
        ("-0,75", "-0.75"),
        ("\N{MINUS SIGN}0,75", "-0.75"),
        (",8", "0.8"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, found: str) -> None:
    assert number(text) == D(found)


@pytest.mark.parametrize("text", NASTY)
def test_anything_else_is_no_number(text: str) -> None:
    assert number(text) is None
    assert whole(text) is None
    assert parse_movement(text) is None


@pytest.mark.parametrize("lever", ["6.1.1", "6.1.2", "7.1.4", "8.4", "2.other"])
@pytest.mark.parametrize("text", HUGE)
def test_a_lever_refuses_an_absurd_value_at_once_and_says_it_as_typed(
    lever: str, text: str
) -> None:
    before = time.process_time()
    with pytest.raises(LeverError) as error:
        START.levers[lever].parse(text)
    assert text[:11] in told(error.value)
    assert len(told(error.value)) < 200
    _, problems = from_query({lever: text, "movement": text, "effort.6.1.1": text}, library())
    assert [problem.key for problem in problems] == [lever, "movement", "effort.6.1.1"]
    assert time.process_time() - before < 0.5


def test_an_absurd_decimal_is_never_written_out() -> None:
    assert plain(D("1e-600000000")) == "1E-600000000"
    with pytest.raises(LeverError, match="E"):
        START.levers["6.1.1"].check(D("-1e600000000"))


def test_a_value_out_of_range_is_said_as_it_was_typed() -> None:
    with pytest.raises(LeverError) as error:
        START.levers["6.1.1"].parse(" 100,50 % ")
    assert told(error.value).startswith("6.1.1: 100,50 is not valid")


@given(st.text(st.characters(exclude_categories=())))
def test_an_echo_is_short_and_can_be_seen(text: str) -> None:
    assert cut(text).startswith(text[:LONGEST_ECHO])
    assert len(cut(text)) <= LONGEST_ECHO + 1
    assert echo(text).isprintable()


COMMANDS = [
    lambda text: ["score", "--set", f"6.1.1={text}"],
    lambda text: ["score", "--set", f"8.4={text}"],
    lambda text: ["score", "--set", f"7.1.4={text}"],
    lambda text: ["score", "--set", f"{text}=95"],
    lambda text: ["score", "--set", text],
    lambda text: ["score", "--set", "6.1.1=95", "--set", f"6.1.1={text}"],
    lambda text: ["score", "--reading", text],
    lambda text: ["rank", "--total", text],
    lambda text: ["rank", "--total", "86", "--year", text],
    lambda text: ["rank", "--total", "86", "--movement", text],
    lambda text: ["goal", "--rank", text, "--json"],
    lambda text: ["goal", "--score", text, "--json"],
    lambda text: ["goal", "--score", "50", "--chance", text],
    lambda text: ["goal", "--score", "50", "--lock", text],
    lambda text: ["goal", "--score", "50", "--cap", text],
    lambda text: ["goal", "--score", "50", "--cap", f"Sở Nội vụ={text}"],
    lambda text: ["export", text, "--out", "x"],
    lambda text: ["export", "csv", "--out", f"no-such-folder/{text}"],
    lambda text: ["export", "csv", "--out", "no-such-folder/x", "--date", text],
    lambda text: ["export", "csv", "--out", "no-such-folder/x", "--movement", text],
    lambda text: ["export", "csv", "--out", "no-such-folder/x", "--scenario", text],
    lambda text: [text],
]


@settings(max_examples=250)
@given(st.sampled_from(COMMANDS), TEXTS)
@example(COMMANDS[7], "1e600000000")
@example(COMMANDS[8], "9" * 5000)
@example(COMMANDS[8], "-5")
@example(COMMANDS[10], "0")
@example(COMMANDS[17], "\0")
@example(COMMANDS[17], "x" * 5000)
def test_no_text_ends_the_command_line_in_a_traceback(command, text: str) -> None:  # type: ignore[no-untyped-def]
    """An answer, or status 2 and a message; nothing else whatever is typed."""
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        try:
            status = main(command(text))
        except SystemExit as leave:  # the parser's own refusal, or its help
            status = leave.code
    assert (status == 0 and said.getvalue()) or (status == 2 and told.getvalue())


UNFIT, UNWRITTEN = "expected a name that ends in .csv", "cannot be written"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *((name, UNFIT) for name in ("", "/", ".", "no-such-folder/x", "\0", "x" * 5000)),
        *((f"{name}.csv", UNWRITTEN) for name in ("no-such-folder/x", "\0", "x" * 5000)),
    ],
)
def test_a_name_that_no_file_can_have_is_refused_before_anything_is_left_behind(
    name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "csv", "--out", name, "--date", "2024-06-20", "--language", "en"]) == 2
    assert told in capsys.readouterr().err
