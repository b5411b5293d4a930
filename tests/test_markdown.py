"""Foreign text is never markup: what people typed shows its own characters wherever Streamlit
reads Markdown, and no call of Streamlit gets a text that was not made so."""

import ast
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.telling.language import Language
from pages.parts import clicks, widgets
from pages.parts.texts import JOINER, Marked, literal, marked
from tests.test_imports import TREES

# Arguments that Streamlit reads as Markdown: a place, or a name.
LABELLED = {
    "button",
    "checkbox",
    "color_picker",
    "date_input",
    "download_button",
    "expander",
    "feedback",
    "file_uploader",
    "form_submit_button",
    "link_button",
    "menu_button",
    "metric",
    "multiselect",
    "number_input",
    "page_link",
    "pills",
    "popover",
    "radio",
    "segmented_control",
    "select_slider",
    "selectbox",
    "slider",
    "status",
    "text_area",
    "text_input",
    "time_input",
    "toggle",
}
BODIES = {
    "badge",
    "caption",
    "error",
    "exception",
    "header",
    "info",
    "markdown",
    "progress",
    "spinner",
    "subheader",
    "success",
    "tabs",
    "title",
    "toast",
    "warning",
    "write",
}
NAMED = {"label", "body", "help", "text", "captions"}
# Give a widget what it shows and does.
BINDERS = {"widgets": {"bound", "offer", "choice"}, "clicks": {"each_click"}}
OPTIONS = {"menu_button", "pills", "radio", "segmented_control"}  # theirs are Markdown, too


def markdown_calls(code: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a Streamlit function that reads Markdown."""
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, node.func.value
            logs = isinstance(owner, ast.Call) or getattr(owner, "id", "") in {"log", "logging"}
            if name in LABELLED | BODIES and not logs:
                yield node, name


def markdown_arguments(call: ast.Call, name: str) -> Iterator[ast.expr]:
    """What a call hands on to be read as Markdown. A `**splat` counts as itself."""
    if call.args and name != "write":
        yield call.args[0]
    elif name == "write":
        yield from call.args
    for keyword in call.keywords:
        options = keyword.arg == "format_func" and name in OPTIONS
        if keyword.arg is None or keyword.arg in NAMED or options:
            yield keyword.value
    if name in OPTIONS and not any(keyword.arg == "format_func" for keyword in call.keywords):
        yield from call.args[1:2]
        yield from (keyword.value for keyword in call.keywords if keyword.arg == "options")


class Judge:
    """Whether a text of one module is safe: a constant, a sentence of the catalogue without
    values, or declared to be `Marked`."""

    def __init__(self, code: ast.Module, makers: set[str]) -> None:
        self.makers = makers
        self.parents = {
            child: node for node in ast.walk(code) for child in ast.iter_child_nodes(node)
        }

    def scope(self, node: ast.AST) -> ast.AST:
        """The function or module around a piece of code."""
        while node in self.parents:
            node = self.parents[node]
            if isinstance(node, ast.FunctionDef | ast.Lambda):
                break
        return node

    def safe(self, text: ast.expr) -> bool:
        """Whether this text can carry no foreign markup."""
        match text:
            case ast.Constant():
                return True
            case ast.IfExp(body=one, orelse=other):
                return self.safe(one) and self.safe(other)
            case ast.BoolOp(values=parts):
                return all(map(self.safe, parts))
            case ast.BinOp(left=one, op=ast.Add(), right=other):
                return self.safe(one) and self.safe(other)
            case ast.JoinedStr(values=parts):
                return all(map(self.safe, parts))
            case ast.FormattedValue(value=part):
                return self.safe(part)
            case ast.NamedExpr(value=part):
                return self.safe(part)
            case ast.Lambda(body=part):
                return self.safe(part)
            case ast.Attribute(value=ast.Name(id="numbers")):
                return True
            case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)) if (
                module in BINDERS
            ):
                return name in BINDERS[module]
            case ast.Call():
                return self.safe_call(text)
            case ast.Name(id=name):
                return name in self.makers or self.safe_name(text, name)
            case ast.Dict(keys=keys):  # what a splat adds besides
                names = {key.value for key in keys if isinstance(key, ast.Constant)}
                return len(names) == len(keys) and not names & (NAMED | {"format_func"})
        return False

    def safe_call(self, call: ast.Call) -> bool:
        """Whether what a call gives is safe."""
        match call.func:
            case ast.Name(id="say") | ast.Attribute(attr="words"):
                return not call.keywords
            case ast.Attribute(value=ast.Name(id="numbers")):
                return True
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return name in self.makers
        return False

    def safe_name(self, use: ast.AST, name: str) -> bool:
        """Whether a name holds only what is safe: a `Marked` parameter, or safe assignments."""
        around = self.scope(use)
        while True:
            if isinstance(around, ast.FunctionDef | ast.Lambda):
                inside = around.args
                for one in [*inside.args, *inside.kwonlyargs]:
                    if one.arg == name:
                        return "Marked" in ast.unparse(one.annotation) if one.annotation else False
            given = [
                node.value
                for node in ast.walk(around)
                if isinstance(node, ast.Assign | ast.NamedExpr)
                for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
                if isinstance(target, ast.Name) and target.id == name
            ]
            if given:
                return all(map(self.safe, given))
            if isinstance(around, ast.Module) or around not in self.parents:
                return False
            around = self.scope(around)


def declared(trees: Mapping[str, ast.Module]) -> set[str]:
    """The functions that promise a `Marked` text."""
    return {
        node.name
        for code in trees.values()
        for node in ast.walk(code)
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and "Marked" in ast.unparse(node.returns)
    }


def broken_promises(code: ast.Module, makers: set[str]) -> list[str]:
    """Functions that promise a `Marked` text and return something else."""
    judge = Judge(code, makers)
    return [
        f"{node.lineno}: return {ast.unparse(node.value)}"
        for node in ast.walk(code)
        if isinstance(node, ast.Return) and node.value is not None
        if getattr(judge.scope(node), "name", "") in declared({"": code})
        and not judge.safe(node.value)
    ]


def takers(code: ast.Module) -> Iterator[tuple[ast.FunctionDef, int]]:
    """The functions of a module that take a `Marked` text, and which argument it is."""
    for node in ast.walk(code):
        if isinstance(node, ast.FunctionDef):
            for place, one in enumerate(node.args.args):
                if one.annotation and "Marked" in ast.unparse(one.annotation):
                    yield node, place


def handed_on(code: ast.Module) -> Iterator[tuple[ast.Call, str, ast.expr]]:
    """What the functions of a module that take a `Marked` text are given by it."""
    for taker, place in takers(code):
        name = taker.args.args[place].arg
        for call in ast.walk(code):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == taker.name:
                named = [one.value for one in call.keywords if one.arg in (name, None)]
                for text in [*call.args[place : place + 1], *named]:
                    yield call, taker.name, text


def unsafe(code: ast.Module, makers: set[str]) -> list[str]:
    """Texts that reach Streamlit's Markdown without having been made literal."""
    judge = Judge(code, makers)
    given = [
        (call, name, text)
        for call, name in markdown_calls(code)
        for text in markdown_arguments(call, name)
    ]
    return [
        f"{call.lineno}: {name}({ast.unparse(text)})"
        for call, name, text in [*given, *handed_on(code)]
        if not judge.safe(text)
    ]


MARKDOWN = "pages.parts.texts"
SCREENS = {
    module: code
    for module, code in TREES.items()
    if module.split(".")[0] in ("pages", "app") and module != MARKDOWN
}
MAKERS = declared({**SCREENS, MARKDOWN: TREES[MARKDOWN]})


@pytest.mark.parametrize("module", SCREENS)
def test_no_foreign_text_reaches_streamlits_markdown(module: str) -> None:
    assert unsafe(SCREENS[module], MAKERS) == []
    assert broken_promises(SCREENS[module], MAKERS) == []


def test_who_takes_a_marked_text_is_called_in_its_own_module_alone() -> None:
    """Or its callers would not be searched."""
    names = {taker.name for code in SCREENS.values() for taker, _ in takers(code)}
    imported = {
        alias.name
        for code in SCREENS.values()
        for node in ast.walk(code)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not names & imported


def test_what_binds_a_widget_to_the_work_at_hand_gives_it_no_text() -> None:
    """It is handed on by `**widgets.bound(…)` or the like, which the search lets pass."""
    assert set(clicks.Counted.__annotations__) == {"key", "on_click", "args"}
    assert set(widgets.Bound.__annotations__) == {"key", "on_change", "args"}
    assert set(widgets.Offer.__annotations__) == {"key", "options", "format_func"}
    assert set(widgets.Choice.__annotations__) <= {
        *widgets.Bound.__annotations__,
        *widgets.Offer.__annotations__,
    }


@pytest.mark.parametrize("module", SCREENS)
def test_only_lists_whose_options_are_no_markdown_are_given_them_so(module: str) -> None:
    given = [
        ast.unparse(call)
        for call, name in markdown_calls(SCREENS[module])
        for text in markdown_arguments(call, name)
        if name in OPTIONS and ast.unparse(text).startswith(("widgets.offer", "widgets.choice"))
    ]
    assert given == []


@pytest.mark.parametrize("module", SCREENS)
def test_a_list_of_options_with_words_is_known_by_them(module: str) -> None:
    """By `widgets.choice` or `widgets.offer`: else it would be told words that it had in the
    language of before, and lose what was chosen."""
    given = [
        f"{call.lineno}: {name}"
        for call, name in markdown_calls(SCREENS[module])
        if name in {"selectbox", "multiselect"}
        and any(keyword.arg == "format_func" for keyword in call.keywords)
    ]
    assert given == []


def test_only_one_module_says_that_a_text_is_markdown_already() -> None:
    makers = {
        module
        for module, code in SCREENS.items()
        for node in ast.walk(code)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Marked"
    }
    assert makers == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("st.warning('x')", True),
        ("st.warning(say('a.b'))", True),
        ("st.warning(say('a.b', name=name))", False),
        ("st.warning(marked(say, 'a.b', name=name))", True),
        ("st.button(name)", False),
        ("st.button(literal(name), help=note)", False),
        ("st.button(f'{say(\"a\")} {name}')", False),
        ("st.button(say('a') + (literal(name) if name else ''))", True),
        ("left.markdown(text)", False),
        ("text = literal(name)\nst.info(text)", True),
        ("text = literal(name)\ntext = name\nst.info(text)", False),
        ("def f(text: Marked):\n    st.info(text)\nf(literal(name))", True),
        ("def f(text: Marked):\n    st.info(text)\nf(name)", False),
        ("def f(text: Marked):\n    st.info(text)\nf(text=name)", False),
        ("def f(text: str):\n    st.info(text)", False),
        ("st.pills('x', names)", False),
        ("st.pills('x', names, format_func=lambda key: names[key])", False),
        ("st.pills('x', names, format_func=lambda key: literal(names[key]))", True),
        ("st.selectbox('x', names, format_func=names.get)", True),
        ("st.toggle('x', **more)", False),
        ("more = {'key': 'x'}\nst.toggle('x', **more)", True),
        ("more = {'help': name}\nst.toggle('x', **more)", False),
        ("def f() -> Marked:\n    return name", False),
    ],
)
def test_the_search_finds_what_is_not_safe(code: str, found: bool) -> None:
    tree = ast.parse(code)
    assert (unsafe(tree, MAKERS) + broken_promises(tree, MAKERS) == []) is found


HOSTILE = [
    "![x](http://127.0.0.1:1/leak)",
    "a`![x](http://127.0.0.1:1/leak)`",
    "<img src=http://127.0.0.1:1/leak>",
    "http://127.0.0.1:1/leak www.example.org a@example.org",
    ":material/delete: :red[x] :smile: :streamlit: :+1:",
    "**a** _b_ ~~c~~ `d` $e$ &amp; [^1] -> <- <-> -- >=",
    "a\n\n# b\n- c\r![x](http://127.0.0.1:1/leak)",
    "\\![x](http://127.0.0.1:1/leak)\\",
]


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_a_literal_keeps_every_letter_in_one_line_and_stays_what_it_is(text: str) -> None:
    made = literal(text)
    assert isinstance(made, Marked)
    assert len(made.splitlines()) <= 1
    assert literal(made) is made
    bare = made.replace(JOINER, "")
    assert [char for char in bare if char.isalnum()] == [char for char in text if char.isalnum()]


def test_a_space_that_does_not_break_stays() -> None:
    assert literal("76,32\N{NO-BREAK SPACE}%") == "76,32\N{NO-BREAK SPACE}%"


@given(st.text())
def test_a_sentence_keeps_its_own_markup_and_none_of_its_values(text: str) -> None:
    say = Language("vi", {"a.b": "**{name}** đạt {points}"})
    assert marked(say, "a.b", name=text, points=5) == f"**{literal(text)}** đạt 5"
    inner = marked(say, "a.b", name="x", points=1)
    assert marked(say, "a.b", name=inner, points=5) == f"**{inner}** đạt 5"
