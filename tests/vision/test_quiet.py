import io
import os
import sys
from contextlib import ExitStack

import pytest

from photos import blank, encoded
from selfguard.model.evidence import Fault
from selfguard.vision.decode import decode
from selfguard.vision.quiet import quiet


def test_what_libraries_print_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet():
        os.write(2, b"libpng warning: iCCP\n")
    os.write(2, b"heard\n")

    assert capfd.readouterr().err == "heard\n"


def test_a_damaged_picture_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    data = encoded(blank(90, 90), ".png")

    with quiet():
        picture = decode(data[:-20])
    decode(data[:-20])

    assert picture == Fault.DAMAGED
    assert capfd.readouterr().err.count("PNG input buffer is incomplete") == 1


def test_what_python_prints_is_heard(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8") as real:
        monkeypatch.setattr(sys, "stderr", real)
        with quiet():
            during = sys.stderr
            sys.stderr.write("하나\n")
        after = sys.stderr
        sys.stderr.write("둘\n")
        sys.stderr.flush()

    assert capfd.readouterr().err == "하나\n둘\n"
    assert during is not real
    assert after is real


def test_blocks_may_end_in_any_order(capfd: pytest.CaptureFixture[str]) -> None:
    first, second = ExitStack(), ExitStack()
    first.enter_context(quiet())
    second.enter_context(quiet())

    first.close()
    os.write(2, b"still quiet\n")
    second.close()
    os.write(2, b"heard\n")

    assert capfd.readouterr().err == "heard\n"


def test_a_stream_without_a_descriptor_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.TextIOWrapper(io.BytesIO(), "utf-8")
    monkeypatch.setattr(sys, "stderr", held)

    with quiet():
        during = sys.stderr

    assert during is held


def test_a_closed_standard_error_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", closed)
    before = sys.stderr

    with quiet():
        during = sys.stderr

    assert during is before
    assert sys.stderr is before
