"""The scenario screen without a browser, with a real database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from model.address import Work
from model.case import Case
from model.reports import EXPORTS, Export
from model.result import result
from model.scenario import set_inputs
from model.store import Store, open_store
from model.store.errors import Kind, StoreError
from model.store.letterhead import PARTS, Letterhead
from model.store.version import Content, Stamp, to_content
from pages.parts.basis import year_basis
from pages.parts.entries import entry
from pages.parts.frame import Frame
from pages.parts.scenarios import sections
from pages.parts.scenarios.compare import lanes
from pages.parts.scenarios.sections import file_name, made, slug
from pages.parts.store_access import trouble
from tests.foreign import foreign
from tests.grounds import BASELINES, EVERYWHERE, HOME, LANGUAGES, ground, library

APP = str(Path(__file__).resolve().parents[1] / "app.py")
THEN = datetime(2026, 3, 2, 7, 5, tzinfo=UTC)
Opener = Callable[..., AppTest]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", found)
    return found


@pytest.fixture
def store(url: str) -> Store:
    return open_store(url)


@pytest.fixture
def screen(url: str) -> Opener:
    """Open the screen as a new visitor, at an address."""

    def opened(**query: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run().switch_page("pages/scenarios.py").run()

    return opened


def content(case: Case, **settings: str) -> Content:
    return to_content(Work(set_inputs(case.start(), settings)))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def text(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.error, *app.warning]
    return " ".join(str(getattr(part, "value", None) or part.proto.body) for part in parts)


def save_as(app: AppTest, name: str, author: str = "Lan", note: str = "") -> AppTest:
    app.text_input(key="draft-name").set_value(name)
    app.text_input(key="draft-author").set_value(author)
    app.text_area(key="draft-note").set_value(note)
    return press(app, "save")


def test_what_is_saved_is_in_the_database_with_name_author_note_and_inputs(
    screen: Opener, store: Store, case: Case
) -> None:
    app = save_as(screen(**{"6.1.1": "95", "movement": "none"}), "Phương án A", "Lan", "hỏi Sở")
    assert "Đã lưu «Phương án A»" in text(app)
    (saved,) = store.listed()
    assert (saved.name, saved.version.number) == ("Phương án A", 1)
    assert saved.version.stamp.author == "Lan"
    expected = replace(content(case, **{"6.1.1": "95"}), movement="none", note="hỏi Sở")
    assert saved.version.content == expected


def test_the_list_shows_who_when_total_rank_and_version(
    screen: Opener, store: Store, case: Case
) -> None:
    store.create("Kịch bản <b>1</b>", content(case, **{"6.1.1": "95"}), Stamp("Hạnh", THEN))
    shown = text(screen())
    assert "Kịch bản &lt;b&gt;1&lt;/b&gt;" in shown
    assert "Hạnh · 14:05 ngày 2/3/2026 · phiên bản 1" in shown
    assert "<b>86,21</b>" in shown
    assert "<b>42/63</b>" in shown


def test_a_change_after_saving_is_marked_and_saved_as_the_next_version(
    screen: Opener, store: Store
) -> None:
    app = save_as(screen(**{"6.1.1": "95"}), "A")
    assert 'class="state clean"' in text(app)
    app.switch_page("pages/simulate.py").run()
    app.slider(key="lever-6-1-1").set_value(97.0).run()
    app.switch_page("pages/scenarios.py").run()
    assert "Có thay đổi chưa lưu so với «A», phiên bản 1" in text(app)
    app = press(app, "save")
    assert "Đã lưu «A», phiên bản 2" in text(app)
    first, second = reversed(store.history(store.listed()[0].id))
    assert (first.content.changes["6.1.1"], second.content.changes["6.1.1"]) == ("95", "97")


def test_saving_what_is_saved_already_makes_no_version(screen: Opener, store: Store) -> None:
    app = press(save_as(screen(**{"6.1.1": "95"}), "A"), "save")
    assert "không có gì mới để lưu" in text(app)
    assert store.listed()[0].version.number == 1


def test_a_reload_still_belongs_to_its_saved_scenario(
    screen: Opener, store: Store, case: Case
) -> None:
    store.create("A", content(case, **{"6.1.1": "95"}), Stamp("", THEN))
    assert "Đã lưu: «A», phiên bản 1" in text(screen(**{"6.1.1": "95"}))


def test_opening_replaces_the_work_at_hand_and_undo_brings_it_back_with_its_tie(
    screen: Opener, store: Store, case: Case
) -> None:
    other = store.create("B", content(case, **{"6.1.2": "yes"}), Stamp("", THEN))
    app = press(save_as(screen(**{"6.1.1": "95"}), "A"), f"open-{other.id}")
    assert "Đã lưu: «B», phiên bản 1" in text(app)
    assert "tổng điểm đạt 87,02" in text(app)
    app.switch_page("pages/simulate.py").run()
    press(app, "undo").switch_page("pages/scenarios.py").run()
    assert "Đã lưu: «A», phiên bản 1" in text(app)
    assert "tổng điểm đạt 86,21" in text(app)


def test_a_ready_made_scenario_is_a_start_of_its_own(screen: Opener, store: Store) -> None:
    app = press(screen(), "start-no_outright_loss")
    assert "tổng điểm đạt 90,52" in text(app)
    assert app.text_input(key="draft-name").value == "Khắc phục tiêu chí 0 điểm"
    press(app, "save")
    assert [saved.name for saved in store.listed()] == ["Khắc phục tiêu chí 0 điểm"]


def conflicting(screen: Opener, store: Store, case: Case) -> AppTest:
    """Lan saves and changes; meanwhile Minh saves the same scenario; Lan saves again."""
    app = save_as(screen(**{"6.1.1": "95"}), "A")
    saved = store.listed()[0]
    store.save(saved.id, 1, content(case, **{"6.1.1": "80"}), Stamp("Minh", THEN))
    app.text_area(key="draft-note").set_value("của Lan")
    return press(app, "save")


def test_the_second_to_save_is_told_and_sees_both(screen: Opener, store: Store, case: Case) -> None:
    shown = text(conflicting(screen, store, case))
    assert "Bản mới nhất của «A» là phiên bản 2 (Minh, 14:05 ngày 2/3/2026)" in shown
    assert "<td>80\N{NO-BREAK SPACE}%</td><td>95\N{NO-BREAK SPACE}% <span" in shown
    assert "<td>–</td><td>của Lan</td>" in shown
    assert store.listed()[0].version.stamp.author == "Minh"


def test_a_conflict_can_be_written_after_the_other_version(
    screen: Opener, store: Store, case: Case
) -> None:
    app = press(conflicting(screen, store, case), "choice-overwrite")
    assert "Đã lưu «A», phiên bản 3" in text(app)
    versions = store.history(store.listed()[0].id)
    assert [version.stamp.author for version in versions] == ["Lan", "Minh", "Lan"]


def test_a_conflict_can_become_another_scenario(screen: Opener, store: Store, case: Case) -> None:
    app = press(conflicting(screen, store, case), "choice-keep-both")
    assert "Đã lưu «A (2)»" in text(app)
    found = {saved.name: saved.version.stamp.author for saved in store.listed()}
    assert found == {"A": "Minh", "A (2)": "Lan"}


def test_a_conflict_can_be_given_up_without_losing_the_work(
    screen: Opener, store: Store, case: Case
) -> None:
    app = press(conflicting(screen, store, case), "choice-give-up")
    assert "Chưa lưu gì" in text(app)
    assert "tổng điểm đạt 86,21" in text(app)
    assert app.text_area(key="draft-note").value == "của Lan"
    assert store.listed()[0].version.number == 2


def test_a_taken_name_is_never_overwritten_unseen(screen: Opener, store: Store, case: Case) -> None:
    store.create("A", content(case, **{"6.1.2": "yes"}), Stamp("Minh", THEN))
    app = save_as(screen(**{"6.1.1": "95"}), "a")
    assert "Đã có kịch bản tên «A» (Minh" in text(app)
    app = press(app, "choice-look")
    assert "<b>87,02 · hạng 33/63</b></td><td><b>86,21 · hạng 42/63" in text(app)
    assert store.listed()[0].version.number == 1
    app = press(app, "choice-overwrite")
    assert "Đã lưu «A», phiên bản 2" in text(app)


def test_rename_duplicate_delete_and_bring_back(screen: Opener, store: Store, case: Case) -> None:
    saved = store.create("A", content(case, **{"6.1.2": "yes"}), Stamp("Minh", THEN))
    app = screen()
    menu = f"more-{saved.id}"
    app.menu_button(key=menu).click("rename").run()
    app.text_input(key="rename").set_value("Tên mới")
    assert "Đã đổi tên «A» thành «Tên mới»" in text(press(app, "rename-do"))
    app.menu_button(key=menu).click("duplicate").run()
    assert "Đã nhân bản «Tên mới» thành «Tên mới (2)»" in text(app)
    app.menu_button(key=menu).click("delete").run()
    assert "Tên vừa gõ không khớp" in text(press(app, "delete-do"))
    app.text_input(key="delete-name").set_value("Tên khác")
    press(app, "delete-do")
    assert {one.name for one in store.listed()} == {"Tên mới", "Tên mới (2)"}
    app.text_input(key="delete-name").set_value(" tên MỚI")
    assert "Đã xóa «Tên mới»" in text(press(app, "delete-do"))
    assert [one.name for one in store.listed()] == ["Tên mới (2)"]
    assert "Đã khôi phục «Tên mới»" in text(press(app, "undelete"))
    assert {one.name for one in store.listed()} == {"Tên mới", "Tên mới (2)"}


def test_any_version_can_be_restored(screen: Opener, store: Store, case: Case) -> None:
    saved = store.create("A", content(case, **{"6.1.2": "yes"}), Stamp("Minh", THEN))
    store.save(saved.id, 1, content(case, **{"6.1.1": "95"}), Stamp("Lan", THEN))
    app = screen()
    app.menu_button(key=f"more-{saved.id}").click("history").run()
    assert "6.1.1 Giải ngân đầu tư công đạt 95,00\N{NO-BREAK SPACE}% (trước 76,32" in text(app)
    app = press(app, "restore-1")
    assert "Đã khôi phục phiên bản 1 của «A» thành phiên bản 3" in text(app)
    assert "tổng điểm đạt 87,02" in text(app)
    assert store.get(saved.id).version.content == content(case, **{"6.1.2": "yes"})


def test_an_unreachable_database_is_said_and_the_work_stays(
    screen: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{tmp_path}/file/scenarios.sqlite3")
    app = screen(**{"6.1.1": "95"})
    assert "Không kết nối được với nơi lưu kịch bản" in text(app)
    app = save_as(app, "A")
    assert "CHƯA LƯU ĐƯỢC. Không kết nối được" in text(app)
    assert "tổng điểm đạt 86,21" in text(app)
    assert app.text_input(key="draft-name").value == "A"
    assert app.query_params["6.1.1"] in ("95", ["95"])
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{tmp_path}/scenarios.sqlite3")
    assert "Đã lưu «A»" in text(press(app, "save"))


def test_an_answer_that_never_came_is_asked_for_again_without_saving_twice(
    screen: Opener, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = screen(**{"6.1.1": "95"})
    create = Store.create

    def cut(self: Store, *arguments: object) -> None:
        create(self, *arguments)  # type: ignore[arg-type]
        raise StoreError("unsure", "the connection was lost")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "create", cut)
        app = save_as(app, "A")
    assert "KHÔNG CHẮC ĐÃ LƯU" in text(app)
    assert "Đã lưu «A»" in text(press(app, "save"))
    (saved,) = store.listed()
    assert len(store.history(saved.id)) == 1


def test_a_name_is_needed(screen: Opener, store: Store) -> None:
    assert "Hãy nhập tên kịch bản" in text(press(screen(), "save"))
    assert store.listed() == []


def test_a_damaged_database_is_left_alone_and_every_other_screen_works(
    screen: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "broken.sqlite3"
    file.write_bytes(b"not a database at all" * 100)
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{file}")
    app = screen(**{"6.1.1": "95"})
    assert "Cơ sở dữ liệu kịch bản bị hỏng" in text(app)
    assert file.read_bytes() == b"not a database at all" * 100
    app.segmented_control(key="scenario-section").set_value("compare").run()
    assert "<b>86,21</b>" in text(app)


def compared(app: AppTest, *keys: str) -> AppTest:
    app.segmented_control(key="scenario-section").set_value("compare").run()
    return app.multiselect(key="compared").set_value(list(keys)).run()


def test_the_comparison_states_its_base_totals_ranks_and_inputs(
    screen: Opener, store: Store, case: Case
) -> None:
    saved = store.create("A", content(case, **{"6.1.2": "yes"}), Stamp("Minh", THEN))
    app = compared(screen(**{"6.1.1": "95"}), "now", f"saved-{saved.id}", "ready-decline")
    shown = text(app)
    assert "Gốc so sánh: Năm 2023 gốc." in shown
    for total in ("86,02", "86,21", "87,02", "83,92"):
        assert f"<b>{total}</b>" in shown
    assert "Sử dụng ngân sách đúng quy định" in shown
    assert "KB 2: 0,9977 điểm chưa được giải thích có thể chính là của 6.1.2" in shown
    assert "4.1.3" not in shown
    app.toggle(key="unchanged").set_value(True).run()
    assert "4.1.3" in text(app)


def test_another_base_turns_the_differences_round(screen: Opener, store: Store, case: Case) -> None:
    saved = store.create("A", content(case, **{"6.1.2": "yes"}), Stamp("Minh", THEN))
    key = f"saved-{saved.id}"
    app = compared(screen(), "base", key)
    app.selectbox(key="against").set_value(key).run()
    shown = text(app)
    assert "Gốc so sánh: A." in shown
    assert '<span class="down">\N{MINUS SIGN}1,00</span>' in shown


def test_one_scenario_is_too_few_to_compare(screen: Opener) -> None:
    assert "Hãy chọn từ 2 đến 6 kịch bản" in text(compared(screen(), "base"))


OTHER = next(baseline for baseline in BASELINES if baseline != HOME)
MERGED = library().nation.newest_map


def test_a_saved_scenario_of_another_year_says_so_and_opens_with_its_figures(
    screen: Opener, store: Store
) -> None:
    """Undo leads back to the work before, on its own figures."""
    there = ground(OTHER, MERGED).case.start()
    saved = store.create("Nơi khác", to_content(Work(there, table=MERGED)), Stamp("", THEN))
    app = screen(**{"6.1.1": "95"})
    case = ground(OTHER).case
    named = f"{case.baseline.province} · {case.baseline.year} · {MERGED} tỉnh"
    assert named in text(app)
    app = press(app, f"open-{saved.id}")
    assert f"Đã mở «Nơi khác», phiên bản 1, cùng số liệu của nó: {named}" in text(app)
    assert [app.query_params[key] for key in ("baseline", "table")] in (
        [OTHER, MERGED],
        [[OTHER], [MERGED]],
    )
    assert f"/{MERGED}" in text(app)
    assert "state clean" in text(app)
    app.switch_page("pages/simulate.py").run()
    press(app, "undo").switch_page("pages/scenarios.py").run()
    assert "tổng điểm đạt 86,21" in text(app)


def test_only_scenarios_of_one_year_are_compared_and_the_others_are_named_apart(
    screen: Opener, store: Store, case: Case
) -> None:
    here = store.create("Ở đây", content(case, **{"6.1.2": "yes"}), Stamp("", THEN))
    there = to_content(Work(ground(OTHER).case.start()))
    store.create("<i>Nơi khác</i>", there, Stamp("", THEN))
    store.create("Không còn", replace(there, baseline="nowhere_1999"), Stamp("", THEN))
    app = screen(**{"6.1.1": "95"})
    app.segmented_control(key="scenario-section").set_value("compare").run()
    offered = app.multiselect(key="compared").options
    assert "Ở đây" in offered
    assert not {"<i>Nơi khác</i>", "Không còn"} & set(offered)
    about = f"{ground(OTHER).case.baseline.province} · {ground(OTHER).case.baseline.year}"
    assert f"«&lt;i&gt;Nơi khác&lt;/i&gt;» ({about})" in text(app)
    assert "«Không còn» (số liệu «nowhere_1999» không còn)" in text(app)
    assert f"saved-{here.id}" in app.multiselect(key="compared").value


def test_a_saved_scenario_whose_figures_are_gone_is_shown_and_says_so(
    screen: Opener, store: Store, case: Case
) -> None:
    gone = replace(content(case), baseline="nowhere_1999", note="giữ lại")
    saved = store.create("Cũ", gone, Stamp("Minh", THEN))
    app = screen()
    assert "số liệu gốc «nowhere_1999» không còn trong chương trình" in text(app)
    assert app.button(key=f"open-{saved.id}").disabled
    app.menu_button(key=f"more-{saved.id}").click("history").run()
    assert "giữ lại" in text(app)
    app.menu_button(key=f"more-{saved.id}").click("delete").run()
    app.text_input(key="delete-name").set_value(saved.name)
    press(app, "delete-do")
    app.segmented_control(key="scenario-list").set_value("deleted").run()
    assert "«nowhere_1999»" in text(app)


def test_versions_on_several_years_are_told_apart(screen: Opener, store: Store, case: Case) -> None:
    saved = store.create("A", content(case, **{"6.1.2": "yes"}), Stamp("Minh", THEN))
    store.save(saved.id, 1, to_content(Work(ground(OTHER).case.start())), Stamp("Lan", THEN))
    app = screen()
    app.menu_button(key=f"more-{saved.id}").click("history").run()
    baseline = ground(OTHER).case.baseline
    assert f"<small>{baseline.province} · {baseline.year} · " in text(app)


def test_a_conflict_shows_totals_behind_rates_and_own_efforts(
    screen: Opener, store: Store, case: Case
) -> None:
    saved = store.create("A", content(case, **{"1.7.of": "190"}), Stamp("Minh", THEN))
    app = screen(**{"1.7.of": "190"})
    store.save(saved.id, 1, content(case, **{"1.7.of": "200"}), Stamp("Minh", THEN))
    app.text_area(key="draft-note").set_value("của tôi")
    shown = text(press(app, "save"))
    assert "tổng số</td><td>200 " in shown
    assert "<td>190 " in shown


WHERE = [(*where, "") for where in EVERYWHERE] + [(HOME, one, MERGED) for one in LANGUAGES]


@pytest.mark.parametrize(("baseline", "language", "table"), WHERE)
def test_every_year_is_saved_listed_compared_and_handed_on_in_every_language(
    screen: Opener, store: Store, baseline: str, language: str, table: str
) -> None:
    stands = ground(baseline, table, language)
    lever = next(one for one in stands.case.levers.values() if not one.locked)
    best = stands.case.start().change(lever.id, lever.best)
    query = {"baseline": baseline, "language": language, lever.id: lever.text(lever.best)}
    app = screen(**query | ({"table": table} if table else {}))
    save_as(app, "Plan B", "", "")
    (saved,) = store.listed()
    assert saved.version.content == replace(to_content(Work(best, table=table)), note="")
    say = stands.words
    assert say("scenarios.saved_new", name="Plan B") in text(app)
    app.menu_button(key=f"more-{saved.id}").click("history").run()
    everything = text(app)
    app.segmented_control(key="scenario-list").set_value("ready").run()
    everything += text(app)
    compared(app, "now", "base")
    everything += text(app)
    app.toggle(key="unchanged").set_value(True).run()
    for kind in ("fields", "criteria"):
        app.segmented_control(key="compare-table").set_value(kind).run()
        everything += text(app)
    names = [button.proto.label for button in app.get("download_button")]
    assert names == [say(f"scenarios.file_{kind}") for kind in EXPORTS]
    assert language == "vi" or not foreign(everything + " ".join(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_kind_of_file_needs_no_words(
    screen: Opener, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """A line of the registry is enough: its button says the kind and the suffix."""
    kind = Export(lambda pack: b"", "txt", "text/plain")
    monkeypatch.setattr(sections, "EXPORTS", {**EXPORTS, "plain": kind})
    app = screen(language=language)
    names = [button.proto.label for button in app.get("download_button")]
    assert names[-1] == "plain (.txt)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_signs_is_asked_for_once_and_stands_in_every_plan(
    screen: Opener, store: Store, language: str
) -> None:
    said = Letterhead("UBND\nTỈNH A", "Bộ B", "Sở C\nSở D", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Võ E")
    app = screen(language=language)
    for part, field in zip(
        PARTS,
        (app.text_area, app.text_input, app.text_area, app.text_area, app.text_input),
        strict=True,
    ):
        field(key=f"letterhead-{part}").set_value(getattr(said, part))
    press(app, "letterhead-keep")
    stands = ground(language=language)
    province = stands.case.baseline.province
    assert store.letterhead(province) == said
    assert stands.words("scenarios.letterhead_kept", province=province) in text(app)
    again = screen(language=language)
    assert again.text_input(key="letterhead-signer").value == "Võ E"
    file = made([entry(stands, Work(stands.case.start()), "A")], EXPORTS["plan"])
    document = Document(BytesIO(file))
    cells = " ".join(cell.text for one in document.tables[:-1] for cell in one._cells)
    for part in PARTS:
        for line in getattr(said, part).split("\n"):
            assert line in cells + " ".join(one.text for one in document.paragraphs)


def test_no_two_files_of_a_scenario_have_the_same_name(screen: Opener) -> None:
    stands = ground()
    found = result(stands, stands.case.start(), "trend")
    start = stands.case.start()
    frame = Frame(stands, Work(start), year_basis(stands, start), found, found)
    names = [
        f"{file_name(frame, 'A', kind if one.signed else '')}.{one.suffix}"
        for kind, one in EXPORTS.items()
    ]
    assert len(set(names)) == len(EXPORTS)
    assert "ke-hoach-lam-dong-2023-a.docx" in names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(set(get_args(Kind)) - {"text", "name_taken"}))
def test_every_kind_of_trouble_has_its_own_words(kind: Kind, language: str) -> None:
    say = ground(language=language).words
    said = trouble(say, StoreError(kind, "a reason", "place"))
    assert said == say("scenarios.at", told=say(f"scenarios.trouble_{kind}"), place="place")
    assert "place" in said


@pytest.mark.parametrize(
    ("table", "language", "expected"),
    [
        ("", "vi", "par-index-lam-dong-2023-giai-ngan-95"),
        (MERGED, "vi", f"par-index-lam-dong-2023-{MERGED}-giai-ngan-95"),
        ("", "en", "par-index-lam-dong-2023-giai-ngan-95-en"),
    ],
)
def test_the_name_of_a_file_says_year_table_and_language(
    table: str, language: str, expected: str
) -> None:
    stands = ground(HOME, table, language)
    found = result(stands, stands.case.start(), "trend")
    start = stands.case.start()
    frame = Frame(stands, Work(start, table=table), year_basis(stands, start), found, found)
    assert file_name(frame, "Giải ngân 95") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lâm Đồng", "lam-dong"),
        ("Phương án A: giải ngân 95 %", "phuong-an-a-giai-ngan-95"),
        ("???", ""),
    ],
)
def test_file_names_hold_plain_letters_only(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_lanes_do_not_overlap_and_hold_their_bars() -> None:
    found = lanes([(0.5, -1.0, 0.0, 1.5), (0.0, 0.2, 0.0, -0.1)])
    starts = [0.0, *(lane.end for lane in found)]
    columns = [(0.5, 0.0), (-1.0, 0.2), (0.0, 0.0), (1.5, -0.1)]
    for start, lane, gains in zip(starts, found, columns, strict=False):
        assert start < lane.zero + min(gains)
        assert lane.zero + max(gains) < lane.end
