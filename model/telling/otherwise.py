"""What a scenario is worth if another rule holds that the same figures fit, in sentences."""

from collections.abc import Sequence

from model.otherwise import Otherwise
from model.telling.language import Language
from model.telling.rules import standing_text


def otherwise_texts(say: Language, found: Sequence[Otherwise]) -> list[str]:
    """A sentence for each other rule: nếu 5.4 chỉ được điểm khi cả ba cấp …: 86,02 điểm."""
    return [
        say(
            "telling.otherwise",
            rule=say.name(one.name),
            points=say.decimal(one.points),
            standing=standing_text(say, one.standing),
        )
        for one in found
    ]
