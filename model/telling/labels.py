"""What criteria are called: short on an axis, in full in a table."""

from collections.abc import Collection

from model.law.criteria import Criterion, ReformField
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


def field_text(say: Language, field: ReformField) -> str:
    """A field's number and name: 3. Cải cách thủ tục hành chính; of several together the name,
    which has their numbers."""
    name = say.name(field.name)
    return f"{field.id}. {name}" if field.id.isdecimal() else name


def count_text(say: Language, criteria: Collection[Criterion]) -> str:
    """How many they are: 23 tiêu chí; where some stand for what the source does not break down,
    they are rows: 5 mục."""
    key = "telling.criteria" if all(one.numbered for one in criteria) else "telling.rows"
    return say(key, count=len(criteria))
