"""The rules of the house, held against the source itself."""

import ast
import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from selfguard import words
from selfguard.text import FORBIDDEN

SOURCE = Path(__file__).parents[1] / "src" / "selfguard"
UI = SOURCE / "_data" / "ui"

LEAVES = {"", "errors", "links", "resources", "text", "words"}
"""Anyone may import them; empty is the package itself, for its version."""
PARTS = {"audit", "catalogue", "checklists", "checks", "renderers", "sources", "store", "vision"}
"""They speak the model and never import one another; `cli` alone knows them."""
ALLOWED = {
    "": set[str](),
    "model": set[str](),
    "errors": set[str](),
    "links": set[str](),
    "resources": set[str](),
    "text": set[str](),
    "words": {"resources"},
    "cli": {"model", *LEAVES, *PARTS},
    "__main__": {"cli", "renderers", *LEAVES},
    **{part: {"model", *LEAVES} for part in PARTS},
}
"""Place in the house → what it may import beside itself."""
HOMES = {
    "PIL": {"vision"},
    "click": {"__main__", "cli"},
    "cv2": {"vision"},
    "instaloader": {"sources"},
    "numpy": {"vision"},
    "pillow_heif": {"vision"},
    "platformdirs": {"cli"},
    "prompt_toolkit": {"cli"},
    "pydantic": {"checklists"},
    "pydantic_core": {"checklists"},
    "rich": {"cli", "renderers"},
    "sqlite3": {"store"},
    "yaml": {"checklists"},
    "zxingcpp": {"vision"},
}
"""Library → where it may be imported. Others than these come with Python itself."""
LIVE = "sources/instagram_live"
"""The one place that reaches the network, through the library of the field and what it uses."""
NETWORK = {"asyncio", "ftplib", "http", "requests", "smtplib", "socket", "ssl", "urllib", "urllib3"}
CODE = {"ctypes", "importlib.util", "marshal", "pickle", "pty", "runpy", "shelve", "subprocess"}
CLOCKS = {"now", "utcnow", "today", "monotonic", "perf_counter", "time_ns"}
REFUSALS = {
    "SelfguardError",
    "InputRefusedError",
    "OutputRefusedError",
    "ProgramDamagedError",
    "ServiceRefusedError",
    "StoreRefusedError",
}

ONE_FORM = ("개", "건", "년", "단계", "번", "분", "에", "월", "의", "일")
"""What may follow a placeholder in Korean: counters, and particles that have one form only."""

MODULES = sorted(SOURCE.rglob("*.py"))
EVERY = pytest.mark.parametrize(
    "module", MODULES, ids=[path.relative_to(SOURCE).as_posix() for path in MODULES]
)
TESTS = sorted(Path(__file__).parent.rglob("*.py"))
FILES = sorted({path.name for path in UI.glob("*/*.toml")})


@cache
def tree(module: Path) -> ast.Module:
    """Return the syntax tree of *module*."""
    return ast.parse(module.read_text(encoding="utf-8"))


def place(module: Path) -> str:
    """Return the place in the house where *module* lies, as in `checks`."""
    name = module.relative_to(SOURCE).with_suffix("").parts[0]
    return "" if name == "__init__" else name


def imports(module: Path) -> Iterator[str]:
    """Yield the dotted names that *module* imports, those inside its functions too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def calls(module: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls in *module*, each with the last name of what is called."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def literal(call: ast.Call, position: int, keyword: str = "") -> str:
    """Return the text given to *call* at *position* or as *keyword*; empty if it is computed."""
    given = [*call.args[position : position + 1]]
    given += [each.value for each in call.keywords if each.arg == keyword]
    return next(
        (
            each.value
            for each in given
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ),
        "",
    )


@EVERY
def test_a_module_imports_only_what_its_place_may(module: Path) -> None:
    ours = [name.split(".")[1:] for name in imports(module) if name.split(".")[0] == "selfguard"]
    rooms = {path.stem for path in SOURCE.iterdir()}
    used = {parts[0] if parts and parts[0] in rooms else "" for parts in ours}

    assert used <= ALLOWED[place(module)] | {place(module)}


def test_the_second_look_at_a_cleaned_file_shares_nothing_with_the_cleaning() -> None:
    modules = [module for module in MODULES if module.parent.name == "verify"]

    shared = {
        name
        for module in modules
        for name in imports(module)
        if name.startswith("selfguard.")
        and not name.startswith(("selfguard.vision.verify", "selfguard.vision.refusals"))
    }

    assert len(modules) > 2
    assert shared == set()


@EVERY
def test_a_library_is_imported_where_it_has_its_home(module: Path) -> None:
    used = {name.partition(".")[0] for name in imports(module)}

    strays = {library for library in used & set(HOMES) if place(module) not in HOMES[library]}

    assert strays == set()


@EVERY
def test_no_module_reaches_for_the_network_or_for_other_programs(module: Path) -> None:
    used = set(imports(module))

    reached = {
        forbidden
        for forbidden in NETWORK | CODE
        for name in used
        if f"{name}.".startswith(f"{forbidden}.")
    }
    is_live = module.parent == SOURCE / LIVE

    assert reached <= ({"requests", "urllib3"} if is_live else set())


@EVERY
def test_the_clock_is_read_in_the_command_line_alone(module: Path) -> None:
    read = {name for name, _ in calls(module)} & CLOCKS

    assert read == set() or place(module) == "cli"


@pytest.mark.parametrize("module", TESTS, ids=[path.name for path in TESTS])
def test_no_test_takes_time(module: Path) -> None:
    read = {name for name, _ in calls(module)} & {"process_time", "monotonic", "perf_counter"}

    assert read == set() or module.stem.startswith("bench")


def test_every_module_is_named_for_what_it_holds() -> None:
    names = {path.stem.strip("_") for path in MODULES}

    assert (
        names & {"utils", "util", "helpers", "manager", "core", "base", "common", "misc"} == set()
    )


def test_every_noun_and_every_check_is_frozen_and_slotted() -> None:
    decorators = {
        ast.unparse(decorator)
        for module in MODULES
        if place(module) in {"model", "checks"}
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator)
    }

    assert decorators == {"dataclass(frozen=True, slots=True)"}


@EVERY
def test_nothing_is_evaluated(module: Path) -> None:
    evaluated = {
        node.func.id
        for _, node in calls(module)
        if isinstance(node.func, ast.Name) and node.func.id in {"eval", "exec", "__import__"}
    }

    assert evaluated == set()


@EVERY
def test_every_error_has_a_sentence_and_a_hint(module: Path) -> None:
    named = {literal(call, 0) for name, call in calls(module) if name in REFUSALS} - {""}

    missing = {key for key in named if not (words.has(key) and words.has(f"{key}-hint"))}

    assert missing == set()


def constants() -> set[str]:
    """Return every text in the source, and the name of every class as that of a kind."""
    texts = set[str]()
    for node in (node for module in MODULES for node in ast.walk(tree(module))):
        match node:
            case ast.Constant(value=str(text)):
                texts.add(text)
            case ast.ClassDef(name=name):
                texts.add(re.sub("(?<=.)(?=[A-Z])", "-", name).lower())
            case _:
                pass
    return texts


def families() -> Iterator[re.Pattern[str]]:
    """Yield what the source makes names of words from: `why-{…}` is a family of words."""
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.JoinedStr):
                parts = (
                    each.value if isinstance(each, ast.Constant) else None for each in node.values
                )
                made = "".join("(.+)" if part is None else re.escape(str(part)) for part in parts)
                if re.search("[a-z]{2}", made):
                    yield re.compile(made)
        for name, call in calls(module):
            if name == "word" and literal(call, 0):
                yield re.compile(re.escape(literal(call, 0)) + "(.+)")


@pytest.mark.parametrize("file", ["ask", "help", "history", "report"])
def test_every_word_is_said_somewhere(file: str) -> None:
    texts, made = constants(), list(families())

    def is_said(name: str) -> bool:
        found = (family.fullmatch(name) for family in made)
        return name in texts or any(each and texts.issuperset(each.groups()) for each in found)

    unsaid = [
        name
        for name in table("en", f"{file}.toml")
        if not (is_said(name) or is_said(f"{file}.{name}"))
    ]

    assert not is_said("why-no-such-reason")
    assert unsaid == []


@pytest.mark.parametrize("file", FILES)
def test_no_korean_particle_depends_on_a_placeholder(file: str) -> None:
    ending = re.compile(r"""\}["”’')\]]*([가-힣]+)""")

    wrong = {
        text: found
        for text in table("ko", file).values()
        if (found := [each for each in ending.findall(text) if not each.startswith(ONE_FORM)])
    }

    assert wrong == {}


@EVERY
def test_every_word_that_is_said_exists(module: Path) -> None:
    said = {literal(call, 1) for name, call in calls(module) if name == "say"}

    missing = {key for key in said if "." in key and not words.has(key)}

    assert missing == set()


def test_every_exposure_has_a_label_in_words() -> None:
    labels = {label for module in (SOURCE / "checks").glob("*.py") for label in labels_of(module)}
    for file in (SOURCE / "_data" / "patterns").glob("*.toml"):
        labels |= set(labels_in(tomllib.loads(file.read_text(encoding="utf-8"))))

    missing = {label for label in labels - {""} if not words.has(f"exposures.{label}")}

    assert {"public-account", "old-post", "school", "real-name"} <= labels
    assert missing == set()


def labels_of(module: Path) -> Iterator[str]:
    """Yield the labels that a check in *module* gives to an exposure, or yields for one."""
    for name, call in calls(module):
        if name in {"Exposure", "_exposure"}:
            yield literal(call, 1, "label")
    for node in ast.walk(tree(module)):
        match node:
            case ast.Yield(value=ast.Tuple(elts=[ast.Constant(value=str(label)), *_])):
                yield label
            case _:
                pass


def labels_in(value: object) -> Iterator[str]:
    """Yield every `label` in a document of patterns."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [str(inner)] if key == "label" else labels_in(inner)
    if isinstance(value, list):
        for inner in value:
            yield from labels_in(inner)


def table(language: str, file: str) -> dict[str, str]:
    """Return the words in *file* of one *language*."""
    table: dict[str, str] = tomllib.loads((UI / language / file).read_text(encoding="utf-8"))
    return table


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders in *text*."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", ["ko", "id"])
def test_every_language_says_the_same_things(language: str, file: str) -> None:
    english, other = table("en", file), table(language, file)

    assert list(other) == list(english)
    assert {key: (text == "", placeholders(text)) for key, text in other.items()} == {
        key: (text == "", placeholders(text)) for key, text in english.items()
    }


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_words_are_composed_and_hide_nothing(language: str, file: str) -> None:
    text = (UI / language / file).read_text(encoding="utf-8")

    assert text == unicodedata.normalize("NFC", text)
    assert FORBIDDEN.search(text.replace("\n", "")) is None


def test_every_language_has_every_file() -> None:
    files = {
        language: sorted(p.name for p in (UI / language).iterdir()) for language in words.LANGUAGES
    }

    assert files == dict.fromkeys(words.LANGUAGES, FILES)
