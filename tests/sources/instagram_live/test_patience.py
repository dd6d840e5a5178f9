from threading import Event, current_thread

import pytest

from selfguard.model.evidence import Fault
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.refusals import LookRefusedError
from waits import Waits

HASTY = Patience(slices=4, seconds=0.01)


def test_fifteen_seconds_are_waited_at_most() -> None:
    assert Patience(slices=75, seconds=0.2, silence=10.0) == PATIENCE
    assert PATIENCE.slices * PATIENCE.seconds == pytest.approx(15.0)


def test_what_is_done_beside_comes_back() -> None:
    waiting = Waits()

    assert Patience().wait_for(lambda _: "done", waiting) == "done"
    assert waiting.left == [15.0]


def test_a_program_that_ends_does_not_wait_for_what_is_done_beside() -> None:
    assert Patience().wait_for(lambda _: current_thread().daemon, Waits()) is True


@pytest.mark.parametrize("error", [ValueError("a"), SystemExit(3), KeyboardInterrupt("b")])
def test_whatever_is_raised_beside_is_raised_here(error: BaseException) -> None:
    def fail(_: Event) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        HASTY.wait_for(fail, Waits())

    assert caught.value is error


def test_nobody_waits_longer_than_was_said_and_the_work_is_told() -> None:
    begun, stops = Event(), list[Event]()
    waiting = Waits(begun.wait)

    def hang(stop: Event) -> None:
        stops.append(stop)
        begun.set()
        stop.wait()

    with pytest.raises(LookRefusedError) as caught:
        HASTY.wait_for(hang, waiting)

    assert caught.value.fault is Fault.TOO_SLOW
    assert waiting.left == pytest.approx([0.04, 0.03, 0.02, 0.01])
    assert [stop.is_set() for stop in stops] == [True]


def test_an_interrupt_ends_the_wait_at_once_and_the_work_is_told() -> None:
    begun, stops = Event(), list[Event]()

    def hang(stop: Event) -> None:
        stops.append(stop)
        begun.set()
        stop.wait()

    def interrupt() -> None:
        begun.wait()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Patience().wait_for(hang, Waits(interrupt))

    assert [stop.is_set() for stop in stops] == [True]
