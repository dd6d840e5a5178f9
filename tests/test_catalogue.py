import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from selfguard.catalogue import HEADINGS, Page, Parameter, catalogue, to_markdown, to_text
from selfguard.checks import CHECKS
from selfguard.checks.account_public import AccountPublic
from selfguard.model.check import Check

DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True, slots=True)
class ManyHats(AccountPublic):
    """Posts that show a hat.

    Examines
        Every post,
        whatever its age: all of them.

    Exposure
        A hat is shown.

    Blind to
        Caps.

    With
        more_than: how many hats
        there may be.
        kind: which kind of hat.
    """

    id: ClassVar = "many-hats"

    more_than: int = 3
    kind: str = "straw"


HATS = Page(
    "many-hats",
    "Posts that show a hat.",
    "Every post, whatever its age: all of them.",
    "A hat is shown.",
    "Caps.",
    (
        Parameter("more_than", "3", "how many hats there may be."),
        Parameter("kind", "'straw'", "which kind of hat."),
    ),
)
CAPS = Page("caps", "Caps.", "All.", "A cap.", "Hats.", ())


def test_a_page_is_made_from_the_docstring() -> None:
    pages = catalogue({"many-hats": ManyHats})

    assert pages == [HATS]


def test_a_check_without_a_docstring_has_an_empty_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ManyHats, "__doc__", "")

    (page,) = catalogue({"many-hats": ManyHats})

    assert page == Page(
        "many-hats",
        "",
        "",
        "",
        "",
        (Parameter("more_than", "3", ""), Parameter("kind", "'straw'", "")),
    )


def test_pages_are_sorted_by_id() -> None:
    pages = catalogue(CHECKS)

    assert [page.id for page in pages] == sorted(CHECKS)


def test_markdown_has_a_heading_per_page_and_a_line_per_parameter() -> None:
    markdown = to_markdown([HATS, CAPS])

    assert markdown.partition("\n\n## ")[2] == (
        "many-hats\n\n"
        "Posts that show a hat.\n\n"
        "**Examines.** Every post, whatever its age: all of them.\n\n"
        "**Exposure.** A hat is shown.\n\n"
        "**Blind to.** Caps.\n\n"
        "**With** `more_than: 3`: how many hats there may be.\n\n"
        "**With** `kind: 'straw'`: which kind of hat.\n\n"
        "## caps\n\nCaps.\n\n**Examines.** All.\n\n**Exposure.** A cap.\n\n**Blind to.** Hats.\n"
    )


def test_text_has_a_line_per_fact() -> None:
    text = to_text([HATS, CAPS])

    assert text == (
        "many-hats\n"
        "  Posts that show a hat.\n"
        "  Examines: Every post, whatever its age: all of them.\n"
        "  Exposure: A hat is shown.\n"
        "  Blind to: Caps.\n"
        "  With more_than: 3 (how many hats there may be.)\n"
        "  With kind: 'straw' (which kind of hat.)\n"
        "\n"
        "caps\n  Caps.\n  Examines: All.\n  Exposure: A cap.\n  Blind to: Hats."
    )


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_check_tells_what_it_examines_finds_and_misses(check: type[Check[Any]]) -> None:
    lines = (check.__doc__ or "").splitlines()
    (page,) = catalogue({check.id: check})

    headings = [line.strip() for line in lines if line.strip() in HEADINGS]

    assert headings == list(HEADINGS)
    assert all([page.summary, page.examines, page.exposure, page.blind_to])
    assert all(parameter.meaning for parameter in page.parameters)
    assert ("No parameters." in page_with(check)) is (page.parameters == ())


def page_with(check: type[Check[Any]]) -> str:
    """Return what stands under `With` in the docstring of *check*."""
    return inspect.cleandoc(check.__doc__ or "").partition("\nWith\n")[2]


def test_the_page_in_the_docs_is_the_generated_one() -> None:
    written = (DOCS / "checks.md").read_text(encoding="utf-8")

    assert written == to_markdown(catalogue(CHECKS))
