"""Mục tiêu: a wanted rank or score, and the plan that reaches it with the least effort."""

from pages.parts import session
from pages.parts.frame import open_frame, section
from pages.parts.goal.answer import answer, around
from pages.parts.goal.asking import ask_for
from pages.parts.goal.others import SECTIONS
from pages.parts.goal.steps import show_steps
from pages.parts.goal.verdict import verdict
from pages.parts.headline import headline
from pages.parts.steps import hear_steps, kept_steps

frame = open_frame("goal")
say = frame.words
headline(frame)
asked = ask_for(frame)
found = answer(frame.ground, around(frame.work, asked), asked)
verdict(frame, found)
if found.plan.steps:
    show_steps(frame, found)

name = section(
    say("goal.sections"), SECTIONS, "goal-section", lambda one: say(f"goal.section_{one}")
)
SECTIONS[name](frame, found)
kept_steps(frame)
hear_steps()
session.write_address()
