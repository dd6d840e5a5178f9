"""Own account only, in the shape of the program: who may look, at whom, and what takes a name."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfguard.cli import selfguard

SOURCE = Path(__file__).parents[1] / "src" / "selfguard"
MODULES = sorted(SOURCE.rglob("*.py"))
LIVE = [module for module in MODULES if module.parent.name == "instagram_live"]
FORBIDDEN = {
    *("from_username", "from_id", "from_iphone_struct", "check_profile_id", "TopSearchResults"),
    *("get_followers", "get_followees", "get_similar_accounts", "get_followed_hashtags"),
    *("get_stories", "get_highlights", "get_saved_posts", "get_comments", "get_hashtag_posts"),
    *("get_raw", "get_and_write_raw", "write_raw", "head", "get_iphone_json"),
    *("load_session_from_file", "save_session_to_file", "save_session", "login", "test_login"),
    *("two_factor_login", "interactive_login", "get_profile_pic_url", "profile_pic_url"),
    *("pickle", "shelve", "browser_cookie3", "sched", "crontab"),
}
"""What looks at others, fetches what is theirs, or signs in by a password or a file."""
FLAGS_AND_CHOICES = (click.types.BoolParamType, click.Choice, click.types.IntRange)
TAKE_TEXT = {
    *("exports", "photos", "sheet", "output", "files", "folder", "checklist", "name", "names"),
}
"""The parameters that are paths, or ids of checklists: `name` is that of a checklist."""
NAMES = st.one_of(
    st.from_regex(r"[a-z0-9._]{1,30}", fullmatch=True),
    st.from_regex(r"@[a-z0-9._]{1,30}", fullmatch=True),
    st.from_regex(r"https://www\.instagram\.com/[a-z0-9._]{1,30}/", fullmatch=True),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1).filter(
        lambda text: not text.startswith("-")
    ),
)


@cache
def tree(module: Path) -> ast.Module:
    """Return the syntax tree of *module*."""
    return ast.parse(module.read_text(encoding="utf-8"))


def functions() -> Iterator[ast.FunctionDef]:
    """Yield every function of the product."""
    for module in MODULES:
        yield from (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef))


def called_in(function: ast.AST) -> set[str]:
    """Return the last name of whatever *function* calls."""
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return {ast.unparse(call.func).rpartition(".")[2] for call in calls}


def callers(name: str) -> dict[str, set[str]]:
    """Return the functions that call *name*, with the annotations of their parameters."""
    return {
        function.name: {ast.unparse(each.annotation) for each in arguments if each.annotation}
        for function in functions()
        if name in called_in(function)
        for arguments in [(*function.args.args, *function.args.kwonlyargs)]
    }


def commands(
    group: click.Group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command below *group*, with the names that lead to it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


EVERY = dict(commands(selfguard))
TEXTS = [
    (path, parameter)
    for path, command in EVERY.items()
    for parameter in command.get_params(click.Context(command))
    if not isinstance(parameter.type, FLAGS_AND_CHOICES)
]
GIVEN = [
    (
        command,
        [
            parameter.opts[:1] if isinstance(parameter, click.Option) else []
            for each, parameter in TEXTS
            if each == path
        ],
    )
    for path, command in EVERY.items()
    if not isinstance(command, click.Group)
]
"""Every command, with every place in it where a text can be put: behind an option, or alone."""
CHOICES = [
    parameter.type
    for command in EVERY.values()
    for parameter in command.get_params(click.Context(command))
    if isinstance(parameter.type, click.Choice)
]
VALUES = {str(value).casefold() for choice in CHOICES for value in choice.choices}


def test_one_function_looks_and_it_is_given_a_proof() -> None:
    (looking,) = callers("get_page_data").items()
    name, given_to = looking

    assert given_to & {"ProvenHandle | Claim"}
    assert {frozenset(types & {"ProvenHandle", "Claim"}) for types in callers(name).values()} == {
        frozenset({"ProvenHandle"}),
        frozenset({"Claim"}),
    }


def test_whoever_looks_for_a_code_learns_yes_or_no() -> None:
    (found,) = [each for each in functions() if each.name == "bears_code"]

    assert found.returns is not None
    assert ast.unparse(found.returns) == "bool"


def test_a_proof_is_made_in_one_place() -> None:
    makers = {
        module.relative_to(SOURCE).as_posix()
        for module in MODULES
        if "ProvenHandle" in called_in(tree(module))
    }

    assert makers == {"model/proof.py"}


def test_nothing_looks_at_others_and_nothing_signs_in() -> None:
    named = {
        f"{module.name}: {name}"
        for module in MODULES
        for node in ast.walk(tree(module))
        for name in names_in(node)
        if name in FORBIDDEN or name.startswith("download_")
        if module in LIVE or name not in {"head", "login"}
    }

    assert LIVE
    assert named == set()


def names_in(node: ast.AST) -> Iterator[str]:
    """Yield the names that *node* reaches for: attributes, imports, and names alone."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            yield name
        case ast.ImportFrom(names=names) | ast.Import(names=names):
            yield from (alias.name.rpartition(".")[2] for alias in names)
        case _:
            pass


def test_no_option_and_no_argument_is_a_name() -> None:
    taking = {parameter.name for _, parameter in TEXTS}

    assert taking <= TAKE_TEXT


@pytest.mark.parametrize("word", ["user", "handle", "account", "profile", "target", "url", "list"])
def test_no_option_is_called_after_somebody(word: str) -> None:
    options = {
        name
        for command in EVERY.values()
        for parameter in command.get_params(click.Context(command))
        for name in parameter.opts
    }

    assert {name for name in options if word in name.strip("-").split("-")} == set()


@settings(max_examples=1000)
@given(name=NAMES.filter(lambda name: name.casefold() not in VALUES))
def test_a_name_is_a_path_or_wrong_whatever_option_it_is_given_to(name: str) -> None:
    for command, options in GIVEN:
        arguments = [each for option in options for each in (*option, name)]
        assert taken(command, arguments, name) <= TAKE_TEXT
    for choice in CHOICES:
        with pytest.raises(click.BadParameter):
            choice.convert(name, None, None)


def taken(command: click.Command, arguments: list[str], name: str) -> set[str]:
    """Return the parameters of *command* that took *name* out of *arguments*."""
    context = command.make_context("selfguard", arguments)
    values = {
        key: value if isinstance(value, tuple) else (value,)
        for key, value in context.params.items()
    }
    return {key for key, found in values.items() if {name, Path(name)} & set(found)}
