"""A year under way as a whole in words: its views, what each agency must do, what is assumed."""

from collections.abc import Iterator

from model.telling.language import Language
from model.telling.pace import needed_text
from model.telling.values import input_text
from model.year.followed import Followed
from model.year.line import View
from model.year.standing import Outlook


def view_text(say: Language, view: View) -> str:
    """What a view of the year is called: Theo nhịp độ hiện nay."""
    return say(f"year.view.{view}")


def invented_text(say: Language, followed: Followed) -> str:
    """That the figures are made up, where they are; else nothing."""
    return say("year.invented") if followed.invented else ""


def task_texts(say: Language, found: Outlook, agency: str) -> Iterator[str]:
    """What an agency must do from now on, a phrase for each part that it leads and that is not yet
    where the plan wants it, the most points at stake first."""
    for line in found.of_agency(agency):
        if line.needed.kind != "nothing":
            told = needed_text(say, line)
            yield say("year.task", name=input_text(say, line.lever), needed=told)


def premise_texts(say: Language, followed: Followed) -> Iterator[str]:
    """What is assumed, a sentence each."""
    premises, levers = followed.premises, followed.plan.levers
    yield say(f"year.premise.pace_{premises.pace}")
    yield say(f"year.premise.unreported_{premises.unreported}")
    yield say("year.premise.total")
    amounts = [key for key, kind in followed.kinds.items() if kind == "amount"]
    curved = [input_text(say, levers[key]) for key in levers if key in premises.curves]
    straight = [input_text(say, levers[key]) for key in amounts if key not in premises.curves]
    if curved:
        yield say("year.premise.curve", names=say.both(curved))
    if straight:
        yield say("year.premise.straight", names=say.both(straight))
    yield say("year.premise.held")
    yield say("year.premise.stale", days=premises.stale_after)
