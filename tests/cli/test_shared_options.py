import pytest

from command import called
from selfguard import __version__
from selfguard.words import say

COMMANDS = [
    ("audit", "--sample"),
    ("checks",),
    ("checklist", "list"),
    ("checklist", "show", "prepare"),
    ("checklist", "lint", "worried"),
    ("audit", "worried"),
    ("audit", "happening"),
    ("helplines",),
    ("where",),
    ("forget",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", [("--lang", "id"), ("--plain",), ("--no-trace",)], ids="".join)
def test_an_option_means_the_same_before_and_after_the_command(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], option: tuple[str, ...]
) -> None:
    before = called(capsys, *option, *command)
    after = called(capsys, *command, *option)

    assert before.code == after.code == 0
    assert before.out == after.out
    assert before.err == after.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_language_asked_for_is_the_language_shown(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    shown = {called(capsys, *command, "--lang", lang).out for lang in ("ko", "en", "id")}

    assert len(shown) == 3


@pytest.mark.parametrize(
    ("name", "value", "language"),
    [
        ("LC_ALL", "ko_KR.UTF-8", "ko"),
        ("LC_MESSAGES", "id_ID", "id"),
        ("LANG", "de_DE.UTF-8", "en"),
        ("LANG", "C", "en"),
    ],
)
def test_the_locale_chooses_the_language(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    language: str,
) -> None:
    monkeypatch.setenv(name, value)

    done = called(capsys, "--help")

    assert say(language, "cli.audit-short")[:20] in done.out


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_help_is_spoken_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    done = called(capsys, "--lang", "ko", *command[:2], "--help")

    assert done.code == 0
    assert say("ko", "cli.option-help") in done.out
    assert "cli." not in done.out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "--version")

    assert (done.code, done.out) == (0, f"selfguard {__version__}\n")
