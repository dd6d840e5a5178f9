"""`selfguard helplines`: whom to call, for this reader, without a network."""

from pathlib import Path

import pytest

from command import called
from selfguard.cli.loading import load_help_lines
from selfguard.model.reader import Role
from selfguard.words import say

LANGUAGES = ("ko", "en", "id")


def _spelt(value: object) -> str | None:
    """Return options as they are typed; anything else is named by pytest."""
    return " ".join(map(str, value)) if isinstance(value, tuple) else None


def reached(text: str) -> list[str]:
    """Return how each line in plain *text* is reached: what stands first, before its name."""
    lines = load_help_lines().lines.values()
    names = {line.name.within("en")[0] for line in lines}
    rows = [row.split(" | ") for row in text.splitlines() if " | " in row]
    return [row[0].rpartition(": ")[2] for row in rows if row[1] in names]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["112", "1366", "117", "1388"]),
        (("--age", "14-17"), ["112", "1366", "117", "1388"]),
        (("--country", "kr", "--role", "teacher"), ["112", "117", "1366"]),
        (("--age", "25-plus", "--image-from-before-18", "no"), ["112", "1366"]),
        (("--role", "friend"), ["112", "1366", "117", "1388"]),
        (("--country", "id"), ["129"]),
        (("--country", "other"), []),
    ],
    ids=_spelt,
)
def test_who_is_to_be_called_stands_first(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], expected: list[str]
) -> None:
    done = called(capsys, "helplines", "--plain", *options)

    then = [each for each in reached(done.out) if each.startswith("https://")]
    assert (done.code, done.err) == (0, "")
    assert reached(done.out)[: len(expected)] == expected
    assert reached(done.out)[len(expected)].startswith(("https://", "1388"))
    assert len(then) < len(load_help_lines().lines)


@pytest.mark.parametrize(
    ("options", "take_it_down", "stopncii"),
    [
        ((), True, True),
        (("--age", "under-14"), True, False),
        (("--age", "14-17", "--image-from-before-18", "no"), True, False),
        (("--age", "18-24", "--image-from-before-18", "yes"), True, False),
        (("--age", "18-24", "--image-from-before-18", "no"), False, True),
        (("--age", "18-24"), True, True),
        (("--role", "friend"), False, False),
    ],
    ids=_spelt,
)
def test_the_age_at_the_time_of_the_image_decides_who_removes_it(
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    *,
    take_it_down: bool,
    stopncii: bool,
) -> None:
    done = called(capsys, "helplines", *options)

    assert ("Take It Down" in done.out, "StopNCII" in done.out) == (take_it_down, stopncii)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_all_shows_every_line_with_its_country_and_where_it_was_read(
    capsys: pytest.CaptureFixture[str], language: str, plain: tuple[str, ...]
) -> None:
    done = called(capsys, "helplines", "--all", "--lang", language, *plain)

    text = "".join(done.out.split())
    lines = load_help_lines().lines.values()
    missing = [
        line.id for line in lines if "".join(line.name.within(language)[0].split()) not in text
    ]
    countries = [say(language, f"help.country-{each}") for each in ("kr", "id", "every")]
    places = [done.out.index(each) for each in countries]
    assert (done.code, done.err, missing) == (0, "", [])
    assert places == sorted(places)
    assert say(language, "help.label-source") in done.out or plain
    assert "".join(say(language, "help.not-called").split()) in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
def test_the_page_is_spoken_in_the_readers_language_for_every_role(
    capsys: pytest.CaptureFixture[str], language: str, role: Role
) -> None:
    done = called(capsys, "helplines", "--role", role.value, "--lang", language)

    first, *_ = [line for line in done.out.splitlines() if line]
    assert (done.code, done.err) == (0, "")
    assert first == say(language, "help.danger")
    assert "112 ·" in done.out


def test_nothing_is_kept_by_looking(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    done = called(capsys, "helplines", "--age", "14-17")

    assert done.code == 0
    assert list(home.iterdir()) == []
