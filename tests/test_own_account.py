"""The own account only: no option, file or forged name leads to anybody else's page."""

import ast
import random
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import click
import pytest

from command import called
from live import HANEUL, NAME, keep_proof
from selfguard.cli import selfguard
from selfguard.cli.speech import Preferences
from selfguard.words import say
from simulators.diverting import divert
from simulators.instagram import Simulator

PRODUCT = Path(__file__).parents[1] / "src" / "selfguard"
TREES = {
    source.relative_to(PRODUCT).as_posix(): ast.parse(source.read_text(encoding="utf-8"))
    for source in sorted(PRODUCT.rglob("*.py"))
}
FORBIDDEN = {
    *("from_username", "from_id", "get_followers", "get_followees", "get_similar_accounts"),
    *("get_stories", "get_highlights", "get_comments", "get_saved_posts", "TopSearchResults"),
    *("load_session_from_file", "save_session_to_file", "login", "test_login"),
    *("get_raw", "get_and_write_raw", "pickle"),
}
"""What would look at others, download, sign in with a password, or read a pickle."""
PATHS = {
    *("audit checklist", "audit exports", "audit photos", "audit sheet", "audit output"),
    *("ask checklist", "history checklist", "checklist show name", "checklist lint files"),
    *("photo check files", "photo clean files", "photo clean folder"),
    *("photo review exports",),
}
"""Every parameter that takes a text: each is a path, or the id of a checklist."""
HOW_MANY = 1_000


def uses(tree: ast.AST) -> Iterator[str]:
    """Yield every name that *tree* reads, calls or imports."""
    yield from (node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    yield from reached(tree)


def reached(tree: ast.AST) -> Iterator[str]:
    """Yield every name that *tree* imports, or takes from something else."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name):
                yield name
            case ast.alias(name=name):
                yield from name.split(".")
            case _:
                pass


@cache
def used_by(module: str) -> frozenset[str]:
    """Return every name that *module* of the product reads, calls or imports."""
    return frozenset(uses(TREES[module]))


def users_of(name: str) -> set[str]:
    """Return the modules of the product that read, call or import *name*."""
    return {module for module in TREES if name in used_by(module)}


def called_name(call: ast.Call) -> str:
    """Return the name that *call* calls: of a function, a class or a method."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


@cache
def calls() -> list[tuple[str, ast.FunctionDef]]:
    """Return what is called in the product, and the function that calls it, once per call."""
    return [
        (called_name(call), function)
        for tree in TREES.values()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
    ]


def callers_of(name: str) -> list[tuple[str, list[str]]]:
    """Return each function that calls *name*, once per call, and the classes of its parameters."""
    return [
        (function.name, [ast.unparse(each.annotation or each) for each in function.args.args])
        for called, function in calls()
        if called == name
    ]


def commands(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield *command* and all commands below it, each with the words that it is called by."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from commands(below, f"{path} {name}".strip())


def names() -> list[str]:
    """Return names of accounts, addresses of profiles, and what a hostile hand would type."""
    made = random.Random(5)  # noqa: S311 - names, not secrets
    letters, strange = (
        "abcdefghijklmnopqrstuvwxyz0123456789._",
        "하늘éß\u202e\u200b😀\x1b\x07;|&$(%",
    )
    forms = (
        *("{0}", "@{0}", "https://www.instagram.com/{0}/", "www.instagram.com/{0}", "{0}/../{1}"),
        *("{0},{1}", "{0} {1}", "{0}\n{1}", "{0}{2}", "{2}{0}", "instagram-{0}.zip", "{2}"),
        *("../{0}", "/{0}/", "?username={0}", "{0}\r\nHost: {1}", "%2F{0}", "--{0}", "{{{0}}}"),
    )
    return [
        forms[place % len(forms)].format(
            "".join(made.choices(letters, k=made.randint(1, 30))),
            "".join(made.choices(letters, k=8)),
            "".join(made.choices(strange, k=made.randint(1, 9))),
        )
        for place in range(HOW_MANY)
    ]


def takes(context: click.Context, option: click.Parameter, thrown: list[str]) -> bool:
    """Tell whether *option*, of the command of *context*, takes any of *thrown* as its value."""
    parser, taken = context.command.make_parser(context), 0
    for name in thrown:
        with suppress(click.UsageError):
            given, _, _ = parser.parse_args([f"{option.opts[-1]}={name}"])
            option.type_cast_value(context, given[option.name or ""])
            taken += 1
    return taken > 0


@pytest.fixture
def instagram(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Simulator]:
    """Give the simulated service, with the account of the export; nobody sleeps."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.chdir(home)
    with Simulator(HANEUL) as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


def test_a_page_is_asked_for_in_one_place_of_an_account_that_is_proven_or_to_be() -> None:
    asking = callers_of("get_page_data")
    [(name, annotations)] = asking
    callers = dict(callers_of(name))

    assert annotations[0] == "ProvenHandle | Claim"
    assert {caller: each[0] for caller, each in callers.items()} == {
        "look": "ProvenHandle",
        "bears_code": "Claim",
    }


def test_only_the_proof_makes_a_proven_account_and_each_way_is_used_in_one_place() -> None:
    makers = [name for name, _ in callers_of("ProvenHandle")]
    users = {name: users_of(f"proven_{name}") for name in ("by_export", "by_session", "by_code")}

    assert makers == ["_proven"]
    assert users_of("_MINT") == {"model/proof.py"}
    assert [name for name, _ in callers_of("proven_before")] == ["proof"]
    assert users_of("proven_before") == {"store/owner.py"}
    assert users == {
        "by_export": {"cli/instagram_live.py"},
        "by_session": {"cli/looks.py"},
        "by_code": {"cli/prove.py"},
    }


def test_nothing_looks_at_others_downloads_or_signs_in() -> None:
    used = {
        f"{module}: {name}"
        for module, tree in TREES.items()
        for name in reached(tree)
        if name in FORBIDDEN or name.startswith("download_")
    }

    assert used == set()


def test_every_parameter_is_a_switch_a_choice_or_a_path() -> None:
    texts = {
        f"{path} {parameter.name}"
        for path, command in commands(selfguard)
        for parameter in command.get_params(click.Context(command))
        if not isinstance(parameter.type, click.Choice)
        if not (isinstance(parameter, click.Option) and parameter.is_flag)
    }

    assert texts == PATHS


def test_no_option_takes_any_of_a_thousand_names_but_as_a_path() -> None:
    thrown, taken, seen = names(), set[str](), set[tuple[str, ...]]()

    for path, command in commands(selfguard):
        context = click.Context(command, obj=Preferences())
        for option in command.get_params(context):
            kind = (*option.opts, repr(option.type))  # options that are shared are tried once
            if option.opts[0].startswith("-") and kind not in seen:
                seen.add(kind)
                taken |= {f"{path} {option.name}"} if takes(context, option, thrown) else set()

    assert len(thrown) == HOW_MANY
    assert len(seen) > 20
    assert taken <= PATHS
    assert "audit exports" in taken


@pytest.mark.parametrize(
    "arguments",
    [
        ["{}"],
        ["--instagram-export", "{}"],
        ["--photos", "{}"],
        ["--show-pictures", "{}.html"],
        ["-o", "{}.json"],
    ],
    ids=["checklist", "export", "photos", "sheet", "output"],
)
def test_no_name_that_is_typed_anywhere_is_ever_asked_for(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, arguments: list[str]
) -> None:
    keep_proof()
    thrown = ["minjae.sample", "@minjae.sample", *names()[::400]]

    for name in thrown:
        typed = [each.replace("{}", name) for each in arguments]
        called(capsys, "audit", "--instagram-live", "--yes", *typed)

    assert {request.path for request in instagram.requests} <= {f"/{NAME}/"}
    assert len(thrown) == 5


def test_a_name_of_a_zip_alone_proves_nothing(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, tmp_path: Path
) -> None:
    path = tmp_path / "instagram-minjae.sample-2026-11-14-aaaaaaaa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("preferences/settings/comments_allowed_from.json", "{}")

    done = called(capsys, "audit", "--instagram-export", path, "--instagram-live", "--yes")

    assert (done.code, done.err.splitlines()[0]) == (3, say("en", "live.unnamed-export"))
    assert instagram.requests == []
