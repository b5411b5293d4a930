"""A scenario's result in a sentence, in a paragraph, and what is doubtful of it."""

from model.ground import Ground
from model.otherwise import leaning, other_rules
from model.result import Result
from model.scoring import doubt
from model.telling import numbers
from model.telling.changes import changed_text, changes
from model.telling.movement import movement_short
from model.telling.otherwise import otherwise_texts
from model.telling.ranks import forecast_text, rank_text
from model.telling.rules import standing_text


def summary(ground: Ground, base: Result, now: Result) -> str:
    """One sentence for a screen: if these change, the total and the ranks are these."""
    say, changed = ground.words, changed_text(ground, now)
    told = {
        "total": say.decimal(now.points),
        "rank": rank_text(say, now.rank),
        "year": ground.table.year,
        "movement": movement_short(ground, now.movement),
        "moving": forecast_text(say, now.given),
    }
    if not changed:
        return say("telling.summary_same", **told)
    return say(
        "telling.summary",
        changes=changed,
        change=say.signed(now.points - base.points),
        before=rank_text(say, base.rank),
        **told,
    )


def account(ground: Ground, name: str, base: Result, now: Result) -> str:
    """A paragraph for a file: total and ranks by both questions, under the scenario's name."""
    say = ground.words
    return say(
        "telling.account",
        name=name,
        count=len(changes(ground, base, now)),
        total=say.decimal(now.points),
        change=say.signed(now.points - base.points),
        before=say.decimal(base.points),
        base=ground.case.baseline.year,
        year=ground.table.year,
        rank=rank_text(say, now.rank),
        rank_before=rank_text(say, base.rank),
        movement=movement_short(ground, now.movement),
        moving=forecast_text(say, now.given),
        wide=numbers.span(now.unknown.low, now.unknown.high),
    )


def doubt_text(ground: Ground, now: Result) -> str | None:
    """What a scenario's total leans on without being sure: a criterion just won may be the very one
    whose points nothing explains, and a rule may be another. None where there is nothing to warn
    of."""
    say, rulebook, told = ground.words, ground.case.rulebook, []
    if found := doubt(now.scenario, now.total):
        told.append(
            say(
                "telling.doubt",
                unexplained=say.decimal(now.scenario.read.unexplained, 4),
                criteria=say.either(found.criteria),
                total=say.decimal(found.points),
                published=say.decimal(now.points),
            )
        )
    if leant := leaning(rulebook, now.scenario):
        rules = [f"{key} ({standing_text(say, standing)})" for key, standing in leant.items()]
        told.append(say("telling.leaning", rules=", ".join(rules)))
        others = other_rules(rulebook, now.scenario)
        told += otherwise_texts(say, [one for one in others if one.points < now.total.points])
    return " ".join(told) or None
