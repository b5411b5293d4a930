"""What must be known before believing the figures, as sentences that follow the inputs: which
reading, which doubtful points and rules, what is extrapolated, asked of people or out of another
total."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from model.law.criteria import Criterion
from model.law.rules import Place
from model.levers import Lever, plain
from model.otherwise import UNSURE, leaning
from model.reports.contents import Pack
from model.reports.statements import (
    about_the_cycle,
    about_the_others,
    about_the_rules,
    called,
    doubtful,
    place_text,
)
from model.reports.workbook.book import HEAD, reading_name
from model.reports.workbook.formulas import any_of, text, told
from model.reports.workbook.inputs import Input, Inputs
from model.reports.workbook.scoring import Scoring
from model.scoring import extrapolates
from model.telling.labels import label
from model.telling.rules import standing_text

Sentence = tuple[str, str]  # a formula, empty for what never changes; what it says at first
Test = Callable[
    [Input, int], tuple[str, bool]
]  # a condition of an input in a case; whether it holds
FIRST_HIDDEN = 5  # columns after the checks


def sentences(scoring: Scoring, as_made: Sequence[str]) -> list[Sentence]:
    """All of them, the most important first. `as_made`: by entry whether its inputs are still those
    of the day it was made, as a formula."""
    pack = scoring.inputs.pack
    return [
        *(("", one) for one in about_the_rules(pack)),
        *_readings(scoring.inputs),
        *_doubts(scoring, as_made),
        *(("", one) for one in about_the_others(pack)),
        *_changes(scoring),
        ("", about_the_cycle(pack)),
    ]


def _readings(inputs: Inputs) -> Iterable[Sentence]:
    """Each reading that an entry has, with its explanation, once."""
    say, lists, before = inputs.pack.words, inputs.lists, list[str]()
    seen = set[str]()
    for case, entry in enumerate(inputs.pack.outcomes, start=1):
        name, reading = reading_name(case), entry.scenario.read
        meaning = f"INDEX({lists.meanings},MATCH({name},{lists.readings},0))"
        again = any_of([f"EXACT({name},{one})" for one in before])
        formula = f'IFERROR(IF({again},"",{name}&". "&{meaning}),"")'
        said = f"{say.name(reading.name)}. {say.name(reading.explanation)}"
        yield formula, "" if said in seen else said
        before.append(name)
        seen.add(said)


def _doubts(scoring: Scoring, as_made: Sequence[str]) -> Iterable[Sentence]:
    """By entry what its total leans on: in full while nothing is edited, then which rules."""
    pack, say = scoring.inputs.pack, scoring.inputs.pack.words
    for case, entry in enumerate(pack.outcomes, start=1):
        full = doubtful(pack, entry) or ""
        leant = leaning(pack.case.rulebook, entry.scenario)
        rules = Noted(scoring.inputs, 3 + case)
        for criterion in pack.case.rulebook.criteria.values():
            for standing in UNSURE:
                rule = f"{criterion.id} ({standing_text(say, standing)})"
                won = f"{scoring.gain(criterion.id, case)}>0"
                unsure = [
                    f"AND({condition},{won})"
                    for lever in _levers(pack, criterion)
                    if (condition := _unsure(scoring.inputs, lever, standing, case))
                ]
                rules.add(criterion, rule, unsure, leant.get(criterion.id) == standing)
        cell = rules.written()
        edited = told(say, "report.workbook.leaning", {"rules": cell}, name=called(pack, entry))
        yield f'IF({as_made[case - 1]},{text(full)},IF({cell}="","",{edited}))', full


def _unsure(inputs: Inputs, lever: Lever, standing: str, case: int) -> str:
    """Whether an edited input leans on a rule of this standing; empty where it never does."""
    cell, base = inputs.at(lever.id, case), inputs.at(lever.id, 0)
    if not isinstance(lever.part.rule, Place):
        return f"{cell}<>{base}" if lever.part.standing == standing else ""
    bands = _bands(inputs, lever, standing)
    return f"AND({cell}<>{base},{bands(cell)})" if bands else ""


def _bands(inputs: Inputs, lever: Lever, standing: str) -> Callable[[str], str] | None:
    """Whether a cell holds a band of this standing, as a formula over the cell."""
    if not isinstance(lever.part.rule, Place):
        return None
    say, one = inputs.pack.words, inputs.inputs[lever.id]
    names = [
        text(str(one.cell(say, Decimal(number))))
        for number, band in enumerate(lever.part.rule.bands, start=1)
        if band.standing == standing
    ]
    return (lambda cell: any_of([f"EXACT({cell},{name})" for name in names])) if names else None


def _changes(scoring: Scoring) -> Iterable[Sentence]:
    """What is doubtful of the inputs that differ."""
    inputs, pack, say = scoring.inputs, scoring.inputs.pack, scoring.inputs.pack.words
    kinds: dict[str, Test] = {
        "beyond": lambda one, case: _beyond(scoring, one, case),
        "survey": lambda one, case: _differs(inputs, one, case),
        "totals": lambda one, case: _differs(inputs, one, case),
    }
    for column, (kind, test) in enumerate(kinds.items()):
        noted = Noted(inputs, column)
        for criterion in pack.case.rulebook.criteria.values():
            found = [
                test(one, case)
                for one in inputs.inputs.values()
                if one.lever.criterion.id == criterion.id and _concerns(kind, one)
                for case in range(1, len(pack.everything))
            ]
            conditions = [condition for condition, _ in found]
            noted.add(criterion, label(say, criterion), conditions, any(now for _, now in found))
        key, cell = f"report.assume_{kind}", noted.written()
        formula = told(say, key, {"criteria": cell}, year=pack.year)
        said = say(key, criteria=noted.now, year=pack.year) if noted.now else ""
        yield f'IF({cell}="","",{formula})', said
    for one in inputs.inputs.values():
        if isinstance(one.lever.part.rule, Place) and not one.total:
            found = [_differs(inputs, one, case) for case in range(1, len(pack.everything))]
            said = place_text(say, one.lever)
            now = any(differs for _, differs in found)
            yield f'IF({any_of([c for c, _ in found])},{text(said)},"")', said if now else ""


def _concerns(kind: str, one: Input) -> bool:
    """Whether an input is of the kind that a sentence is about."""
    if kind == "totals":
        return one.total
    if kind == "survey":
        return not one.total and one.lever.criterion.moved == "survey"
    return not one.total and (
        one.lever.seen_from is not None or isinstance(one.lever.part.rule, Place)
    )


def _differs(inputs: Inputs, one: Input, case: int) -> tuple[str, bool]:
    """Whether an input differs from the base's."""
    say, pack = inputs.pack.words, inputs.pack
    now = one.value(say, pack.everything[case].scenario) != one.value(say, pack.base.scenario)
    return f"{inputs.at(one.id, case)}<>{inputs.at(one.id, 0)}", now


def _beyond(scoring: Scoring, one: Input, case: int) -> tuple[str, bool]:
    """Whether an input differs and leaves what has been seen of its rule."""
    inputs, lever = scoring.inputs, one.lever
    differs, now = _differs(inputs, one, case)
    values = inputs.pack.everything[case].scenario.values()
    levers = inputs.pack.everything[case].scenario.levers
    now = now and extrapolates(levers[lever.id], values)
    if bands := _bands(inputs, lever, "assumed"):
        return f"AND({differs},{bands(inputs.at(one.id, case))})", now
    if lever.seen_from is None:
        return "FALSE", now
    rate = scoring.rate(lever.criterion, lever.part_key, case)
    return f"AND({differs},{rate}<{plain(lever.seen_from)})", now


def _levers(pack: Pack, criterion: Criterion) -> list[Lever]:
    """The levers of a criterion."""
    return [pack.case.levers[one] for one in criterion.inputs()]


class Noted:
    """Texts that stand in a hidden column of the inputs while a condition of their criterion
    holds, and all of them in a row above; `now` is that row at first."""

    def __init__(self, inputs: Inputs, column: int) -> None:
        """An empty column."""
        self.inputs, self.column = inputs, inputs.check_column + FIRST_HIDDEN + column
        self.now, self._cells, self._row = "", list[str](), dict[int, Sentence]()

    def add(self, criterion: Criterion, said: str, conditions: Sequence[str], now: bool) -> None:
        """A text that is said while any of the conditions holds."""
        if not conditions:
            return
        row = min(self.inputs.rows[one] for one in criterion.inputs())
        formula, shown = self._row.get(row, ("", ""))
        found = f'IFERROR(IF({any_of(conditions)},{text(f"; {said}")},""),"")'
        new = f"; {said}" if now else ""
        self._row[row] = f"{formula}&{found}" if formula else found, shown + new
        self.now = "; ".join(filter(None, [self.now, said if now else ""]))

    def written(self) -> str:
        """The cell that holds all texts in a row."""
        sheet = self.inputs.sheet
        for row, sentence in self._row.items():
            sheet.live(row, self.column, *sentence)
        cells = [sheet.here(row, self.column) for row in self._row]
        joined = "&".join(cells) or text("")
        sheet.live(HEAD - 1, self.column, f"MID({joined},3,5000)", self.now)
        sheet.worksheet.set_column(self.column, self.column, 4, None, {"hidden": True})
        return sheet.at(HEAD - 1, self.column)
