"""The slides: six pages for a committee, with charts that can be edited."""

from model.reports.contents import Pack
from model.reports.slides_form import new_deck, saved
from model.reports.slides_now import losses, situation
from model.reports.slides_ranks import ranks_page
from model.reports.slides_scenario import comparison, scenario
from model.reports.slides_work import assumptions_page, work


def slides(pack: Pack) -> bytes:
    """The pack as a .pptx file."""
    say = pack.words
    deck = new_deck(say("report.title", province=pack.province, year=pack.year))
    situation(deck, pack)
    losses(deck, pack)
    if pack.compares:
        comparison(deck, pack)
    else:
        scenario(deck, pack, pack.first)
    ranks_page(deck, pack)
    work(deck, pack)
    assumptions_page(deck, pack)
    return saved(deck, say("report.language_tag"))
