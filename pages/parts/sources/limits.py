"""What is assumed, and what the model knows and does not, counted in the data themselves."""

from collections import Counter
from decimal import Decimal

import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.law.criteria import POINTS
from model.law.rules import Place
from model.levers import Lever
from model.planning.effort import LEVELS, Judgement
from model.ranking import merged
from model.telling.labels import knowledge_text, label, year_text
from model.telling.language import Language
from model.telling.rules import earned_text, part_lines
from pages.parts.frame import KEYED, Frame
from pages.parts.sources import badge, block, cell, documents_of, table, titles
from pages.parts.sources.provinces import known, mean_years
from pages.parts.sources.readings import own, reads
from pages.parts.texts import markup, opens

USE = ("differences", "badges", "interval", "check")


def efforts(frame: Frame) -> Markup:
    """How hard each criterion is, and why; the person's own level beside ours."""
    say, found = frame.words, frame.case.efforts.judgements
    rows, others = [], []
    for criterion in frame.case.rulebook.criteria.values():
        if criterion.id in found.criteria:
            judgement = found.criteria[criterion.id]
            own = frame.work.efforts.get(criterion.id)
            name = opens(criterion, label(say, criterion))
            rows.append(effort_row(frame, name, judgement, own))
        elif criterion.listed and criterion.moved != "out_of_reach":
            others.append(say.name(criterion.short))
    if others:
        rows.append(effort_row(frame, "; ".join(others), found.other, None))
    low, high = (say.name(found.levels[str(LEVELS[end])]) for end in (0, -1))
    return block(
        say,
        say("sources.efforts_title"),
        table("efforts", titles(say, "criterion", "effort", "reason"), rows),
        say("sources.efforts_source"),
        remark=" ".join(
            [say("sources.efforts_note", low=low, high=high), say.name(found.shape.reason)]
        ),
        badge=badge(say, found.standing),
    )


def effort_row(frame: Frame, title: str, judgement: Judgement, own: int | None) -> list[str]:
    """A criterion's level with its word, what it stands for, and why."""
    say, level = frame.words, judgement.effort
    word = say.name(frame.case.efforts.judgements.levels[str(level)])
    within = judgement.within
    effort = markup(
        "sources/effort",
        dots="●" * level + "○" * (len(LEVELS) - level),
        word=word,
        own=say("sources.effort_own", level=own) if own else "",
        within="" if within is None else say("sources.effort_within", points=say.plain(within)),
    )
    return [title, effort, say.name(judgement.reason)]


@st.cache_data(**KEYED)
def movements(ground: Ground) -> Markup:
    """The movements of the field that have a name."""
    say, years = ground.words, {"year": ground.coming_year, "table": year_text(ground)}
    rows = [
        [say(f"sources.moving_{name}", **years), say.signed(points)]
        for name, points in ground.movements.items()
    ]
    return block(
        say,
        say("sources.moving_title"),
        table("moving", titles(say, "moving_name", "moving_points"), rows),
        say("sources.moving_source"),
        remark=say("sources.moving_note"),
    )


@st.cache_data(**KEYED)
def assumed_rules(ground: Ground) -> Markup:
    """The pieces of rules that no source gives, and what is not known of the others."""
    say, case = ground.words, ground.case
    told = [
        (opens(lever.criterion, label(say, lever.criterion)), text)
        for lever in case.levers.values()
        for text in assumed(say, lever)
    ]
    if not told:
        return Markup()
    return block(
        say,
        say("sources.assumed_title"),
        table("assumed-rules", titles(say, "criterion", "assumed_what"), dict.fromkeys(told)),
        say.name(case.law.name),
    )


def assumed(say: Language, lever: Lever) -> list[str]:
    """What is assumed in the rule of a lever's part, and its known limits."""
    part, found = lever.part, []
    if isinstance(part.rule, Place):
        found = [
            earned_text(say, band, place)
            for band, place in zip(part.rule.bands, lever.bands(), strict=True)
            if band.standing == "assumed"
        ]
    elif part.standing == "assumed":
        found = [say.name(part.name)]
    return [*found, say.name(part.limits)] if part.limits else found


@st.cache_data(**KEYED)
def sureness(ground: Ground) -> Markup:
    """How far levers may plausibly be from a plan, and how sure its promises are."""
    say, found = ground.words, ground.case.assumptions
    reasons = (found.ranges.reason, found.survey.reason, found.delivery.reason)
    rows = [[say.name(reason)] for reason in reasons]
    return block(
        say,
        say("sources.sure_title"),
        table("sure", titles(say, "assumed_what"), rows),
        say("sources.efforts_source"),
        badge=badge(say, found.standing),
    )


@st.cache_data(**KEYED)
def ready_made(ground: Ground) -> Markup:
    """The scenarios to start from, and which of them hold an assumed figure."""
    say = ground.words
    rows = [
        [
            cell(strong=say.name(one.name)),
            say.name(one.explanation),
            badge(say, "assumed") if one.assumed else say("sources.unknown"),
        ]
        for one in ground.case.ready_made.values()
    ]
    heads = titles(say, "ready_name", "ready_meaning", "ready_assumed")
    inside = table("ready", heads, rows)
    return block(say, say("sources.ready_title"), inside, say("sources.efforts_source"))


@st.cache_data(**KEYED)
def limits(ground: Ground) -> Markup:
    """The three lists side by side."""
    say = ground.words
    lists = (
        ("know", "knows", knows(ground)),
        ("unknown_still", "knows_not", knows_not(ground)),
        ("use", "use_well", [say(f"sources.use.{key}") for key in USE]),
    )
    told = [(style, say(f"sources.{title}"), sentences) for style, title, sentences in lists]
    inside = markup("sources/limits", lists=told)
    return block(say, say("sources.limits_title"), inside, say("sources.source_limits"))


def knows(ground: Ground) -> list[str]:
    """What is known."""
    say, case, nation = ground.words, ground.case, ground.nation
    year, rows, documents = case.baseline.year, case.baseline.rows, documents_of(case)
    ruled = [c for c in case.rulebook.criteria.values() if c.listed and POINTS not in c.parts]
    lines = {criterion.id: part_lines(say, case, criterion) for criterion in ruled}
    sums = {key: sum((line.points for line in of), Decimal(0)) for key, of in lines.items()}
    told = []
    if ruled:
        same = sum(rows[key].points == points for key, points in sums.items() if key in rows)
        told.append(
            say("sources.know.rows", rows=len(ruled), same=same, year=year, documents=documents)
        )
    if less := knowledge_text(ground):
        told.append(say("sources.know.points", documents=documents, year=year, less=less))
    told.append(say("sources.know.maxima", maximum=say.plain(case.rulebook.maximum)))
    if ruled:
        counts = Counter(line.part.standing for of in lines.values() for line in of)
        told.append(
            say(
                "sources.know.parts",
                parts=sum(counts.values()),
                shown=counts["shown"],
                stated=counts["stated"],
            )
        )
    table = own(ground)
    scores, ranks = known(nation, table.year)
    told.append(
        say("sources.know.provinces", year=table.year, scores=scores, ranks=ranks, of=table.of)
    )
    means = mean_years(nation)
    told.append(say("sources.know.means", years=len(means), first=means[0], last=means[-1]))
    if case.discrepancies:
        told.append(say("sources.know.contradictions", count=len(case.discrepancies)))
    return told


def knows_not(ground: Ground) -> list[str]:
    """What is not known."""
    say, case, nation = ground.words, ground.case, ground.nation
    criteria = case.rulebook.criteria.values()
    parts = [part for c in criteria if POINTS not in c.parts for part in c.parts.values()]
    told = []
    if parts:
        fits = sum(part.standing == "fits" for part in parts)
        told += [say("sources.unknown_still.rules", fits=fits)]
        told += [say("sources.unknown_still.thresholds")]
    else:
        told += [say("sources.unknown_still.no_rules")]
    if len(case.baseline.readings) > 1:
        told.append(
            say(
                "sources.unknown_still.total",
                published=say.decimal(case.baseline.total),
                lowest=say.decimal(min(read.points for read in reads(ground)), 4),
                unexplained=say.decimal(
                    max(reading.unexplained for reading in case.baseline.readings.values()), 4
                ),
            )
        )
    table = own(ground)
    told += [
        say(
            "sources.unknown_still.provinces",
            of=table.of,
            year=table.year,
            missing=table.of - known(nation, table.year)[0],
        ),
        say("sources.unknown_still.movement"),
    ]
    if survey := sum(c.maximum for c in criteria if c.moved == "survey"):
        told.append(say("sources.unknown_still.survey", points=say.plain(survey)))
    told.append(say("sources.unknown_still.cycle", rulebook=say.name(case.law.name)))
    return [*told, merger_text(ground)]


def merger_text(ground: Ground) -> str:
    """What became of the province and of the number of provinces."""
    say, merger, ours = ground.words, ground.nation.merger, ground.case.baseline.province
    year, successor = int(merger["year"].iloc[0]), merged.successor(merger, ours)
    former = merger.loc[merger["province"] == successor, "former"]
    after = ground.nation.newest_map
    text = say("sources.unknown_still.merger", year=year, before=len(merger), after=after)
    if len(former) == 1:
        return text
    into = say("sources.unknown_still.merged", into=successor, former=", ".join(former))
    return f"{text} {into}"
