"""How the other provinces are assumed to move, in words and in points."""

from model.ground import Ground
from model.ranking.coming import FROZEN, MOVEMENTS


def movement_text(ground: Ground, movement: str) -> str:
    """A whole clause with its reason: các tỉnh khác tiến 1,91 điểm (bình quân các năm trước).

    `movement` is a name or points as text, as `Work` has it.
    """
    say, points, name = ground.words, ground.points(movement), ground.movement(movement)
    if name == FROZEN:
        return say("telling.movement_frozen", year=ground.table.year)
    if not points:
        return say("telling.movement_still")
    key = "telling.movement_up" if points > 0 else "telling.movement_down"
    why = say(f"telling.movement_{name if name in MOVEMENTS else 'given'}", year=ground.coming_year)
    return say(key, points=say.decimal(abs(points)), name=why)


def movement_short(ground: Ground, movement: str) -> str:
    """What follows "if the other provinces": tiến 1,91 điểm · giữ đúng điểm năm 2023."""
    say, points = ground.words, ground.points(movement)
    if movement == FROZEN:
        return say("telling.short_frozen", year=ground.table.year)
    if not points:
        return say("telling.short_still")
    key = "telling.short_up" if points > 0 else "telling.short_down"
    return say(key, points=say.decimal(abs(points)))
