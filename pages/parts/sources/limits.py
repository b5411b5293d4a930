"""What the model knows and what it does not, with the counts taken from the data themselves."""

from collections import Counter
from decimal import Decimal

import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.law.criteria import POINTS
from model.ranking import merged
from model.telling.grounds import knowledge_text
from model.telling.rules import part_lines
from pages.parts.caching import KEYED
from pages.parts.sources.markup import block, documents_of
from pages.parts.sources.provinces import known, mean_years
from pages.parts.sources.readings import own, reads
from pages.parts.templates import markup


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


USE = ("differences", "badges", "interval", "check")


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
