"""Figures that the words of an appendix offer, each beside its sentence; a person confirms them."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from model.intake.figures import Offer
from model.telling.language import Language
from pages.parts.texts import literal, marked, show


def confirmed(say: Language, offers: Sequence[Offer]) -> tuple[int, ...]:
    """The offers that the person takes, by their numbers; at first none."""
    if not offers:
        return ()
    show("own/heading", title=say("own.offers"), text=say("own.offers_about"))
    parts = Counter((offer.criterion, offer.part) for offer in offers if offer.fits)
    sole = [offer.fits and parts[offer.criterion, offer.part] == 1 for offer in offers]
    fitting = st.toggle(marked(say, "own.offers_fitting", count=sum(sole)), key="own-offers")
    with st.container(height=420, key="own-offer-list"):
        taken = [
            number
            for number, offer in enumerate(offers)
            if st.checkbox(
                literal(offer_text(say, offer)),
                value=fitting and sole[number],
                key=f"own-offer-{number}-{fitting}",
            )
        ]
    return tuple(taken)


def offer_text(say: Language, offer: Offer) -> str:
    """An offer: what it is about, the figures, the sentence that they stand in."""
    figure = offer.figure
    values = figure.get("values", {"": figure.get("value")})
    counted = "; ".join(
        say(f"telling.inside_{'yes' if value else 'no'}")
        if isinstance(value, bool)
        else say.plain(value)
        for value in values.values()
        if value is not None
    )
    of = f"/{say.plain(figure['of'])}" if figure.get("of") is not None else ""
    about = offer.criterion or say(f"own.offer_{offer.part}")
    standing = say("own.offer_fits" if offer.fits else "own.offer_differs")
    told = {"about": about, "figure": f"{counted}{of}", "standing": standing}
    return say("own.offer", sentence=offer.sentence, **told)
