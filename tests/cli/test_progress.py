from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import factories
from selfguard.cli import progress
from selfguard.cli.progress import Watched
from selfguard.model.evidence import Evidence


@dataclass(slots=True)
class Slow:
    """A source of three settings, a third of its bytes each."""

    name: str = "slow"
    bytes_total: int = 3_000_000
    bytes_read: int = 0

    def collect(self) -> Iterator[Evidence]:
        for _ in range(3):
            self.bytes_read += 1_000_000
            yield factories.setting()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(progress, "BETWEEN", 0.0)


def test_all_evidence_comes_through_in_its_order() -> None:
    watched = Watched(Slow(), "Reading", is_shown=False)

    assert list(watched.collect()) == list(Slow().collect())
    assert watched.name == "slow"


def test_what_takes_long_shows_a_bar_with_a_rate(capsys: pytest.CaptureFixture[str]) -> None:
    watched = Watched(Slow(), "Reading", is_shown=True, patience=0.0)

    count = sum(1 for _ in watched.collect())

    assert count == 3
    shown = capsys.readouterr().err
    assert "Reading" in shown
    assert "B/s" in shown


def test_what_is_quick_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    watched = Watched(Slow(), "Reading", is_shown=True, patience=60.0)

    count = sum(1 for _ in watched.collect())

    assert count == 3
    assert capsys.readouterr().err == ""


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    watched = Watched(Slow(), "Reading", is_shown=False, patience=0.0)

    count = sum(1 for _ in watched.collect())

    assert count == 3
    assert capsys.readouterr().err == ""


def test_a_bar_that_is_left_early_is_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    evidence = Watched(Slow(), "Reading", is_shown=True, patience=0.0).collect()

    next(evidence)
    next(evidence)
    evidence.close()

    assert capsys.readouterr().err.endswith("\x1b[2K")
