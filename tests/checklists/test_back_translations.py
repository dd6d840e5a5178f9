"""The table of back-translations: every text of *happening*, as it is shipped."""

from pathlib import Path

import pytest

from shipped_texts import HAPPENING, checklist, pieces, steps

PAGE = (Path(__file__).parents[2] / "docs" / "back-translations.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in row.split(" | ")] for row in PAGE.splitlines() if " | " in row]
COLUMNS = {"en": 1, "ko": 2, "id": 4}


@pytest.mark.parametrize("language", COLUMNS)
def test_each_text_of_happening_stands_in_the_table_as_it_is_shipped(language: str) -> None:
    told = {row[COLUMNS[language]].removesuffix(" |") for row in ROWS}
    shipped = {
        piece.text
        for piece in pieces(HAPPENING)
        if piece.language == language and piece.key != "path"
    }

    assert shipped - told == set()


def test_every_step_of_happening_has_a_table() -> None:
    headings = [line.removeprefix("## ") for line in PAGE.splitlines() if line.startswith("## ")]

    assert headings == ["The head", *(step["id"] for step in steps(HAPPENING))]


def test_nothing_was_left_without_a_translation_back() -> None:
    lacking = [row for row in ROWS if len(row) != 6 or not all(cell.strip("| ") for cell in row)]

    assert lacking == []


def test_a_changed_text_would_be_noticed() -> None:
    title = checklist(HAPPENING)["title"]["ko"]

    assert title in {row[COLUMNS["ko"]] for row in ROWS}
    assert f"{title}!" not in {row[COLUMNS["ko"]] for row in ROWS}
