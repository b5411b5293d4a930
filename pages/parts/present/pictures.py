"""The pictures of a scenario for a big room: the way from one total to the other or, unchanged,
where most is lost; and ours among all provinces."""

import pandas as pd

from model.telling.changes import waterfall as steps_of
from model.telling.changes import waterfall_alt
from model.telling.labels import label, year_text
from pages.parts.charts import Picture, losses, provinces, rising_bars, waterfall
from pages.parts.frame import Frame
from pages.parts.simulation import documents, strip_sources

MOST_BARS = 8


def change_picture(frame: Frame) -> Picture:
    """From the base to the scenario, a bar for each criterion; without changes, where the base
    loses most."""
    say = frame.words
    told = say("simulate.source_waterfall", documents=documents(frame))
    source = say("frame.source", sources=told)
    if frame.changed:
        steps = steps_of(frame.ground, frame.base, frame.now, MOST_BARS, frame.basis.title)
        title = say("simulate.waterfall", from_total=steps[0].text, to_total=steps[-1].text)
        return Picture(waterfall, rising_bars(steps), title, waterfall_alt(say, steps), source)
    card, criteria = frame.base.card, frame.case.rulebook.criteria
    top = card.sort_values("lost", ascending=False, kind="stable").head(MOST_BARS)
    table = pd.DataFrame(
        {
            "label": [label(say, criteria[key]) for key in top["criterion"]],
            "lost": top["lost"].to_numpy(),
            "room": 1.15 * top["lost"].max(),
            "lost_text": [say.decimal(lost) for lost in top["lost"]],
        }
    )
    title = say("present.losses", count=len(table))
    alt = say("present.alt_losses", count=len(table))
    return Picture(losses, table, title, alt, source)


def provinces_picture(frame: Frame) -> Picture:
    """All provinces of the table by rank, ours before and after."""
    say, base, now, peers = frame.words, frame.base, frame.now, frame.ground.peers
    province, table = frame.case.baseline.province, frame.ground.table
    rows = peers.assign(
        who="other",
        text="",
        place="",
        province=peers["province"].fillna("–"),
        status=[say(f"simulate.status_{status}") for status in peers["status"]],
        known=peers["low"] == peers["high"],
    )[["rank", "score", "province", "status", "known", "who", "text", "place"]]
    marks = {"before": base} if now is base else {"before": base, "after": now}
    best = max(found.points for found in marks.values())
    ours = [
        {
            "rank": found.rank.rank,
            "score": round(found.points, 4),
            "province": say(f"simulate.ours_{who}", province=province, base=frame.basis.name),
            "status": "",
            "known": True,
            "who": who,
            "text": f"{say.decimal(found.points)} · {found.rank.rank}",
            "place": "below" if found.points == best else "above",
        }
        for who, found in marks.items()
    ]
    alt = say(
        "simulate.alt_strip",
        of=now.rank.of,
        province=province,
        before=base.rank.rank,
        rank=now.rank.rank,
    )
    return Picture(
        provinces,
        pd.concat([rows, pd.DataFrame(ours)], ignore_index=True),
        say("simulate.strip", of=table.of, year=year_text(frame.ground)),
        alt,
        say("frame.source", sources=strip_sources(frame)),
    )
