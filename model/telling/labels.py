"""What criteria are called: short on an axis, in full in a table."""

from model.law.criteria import Criterion
from model.telling.language import Language


def label(say: Language, criterion: Criterion) -> str:
    """A criterion's number and short name: 6.1.1 Giải ngân đầu tư công."""
    short = say.name(criterion.short)
    return f"{criterion.id} {short}" if criterion.numbered else short


def title(say: Language, criterion: Criterion) -> str:
    """A criterion's number and full name."""
    if not criterion.numbered:
        return say.name(criterion.short)
    return f"{criterion.id} {say.name(criterion.name)}"
