"""What was seen in a picture before is recalled, and the file is not read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookers import FACE, NOTHING, SHOWN, Stopped, Told
from selfguard.model.evidence import Fault
from selfguard.model.sight import K, Looker, Sight, ToLookAt
from selfguard.vision.remembering import Remembering


@dataclass(frozen=True, slots=True)
class InAdvance:
    """Takes a few pictures before it tells of the first one, as whoever looks in threads does."""

    held: int

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight | Fault]]:
        waiting = iter(pictures)
        while few := list(islice(waiting, self.held)):
            yield from Told().look(few)


@dataclass(frozen=True, slots=True)
class Memory:
    """Remembers in a dict."""

    kept: dict[str, Sight] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def before(self, looker: Looker, version: str = "1") -> Remembering:
        """Return *looker* behind this memory."""
        return Remembering(looker, version, self.recall, self.remember)

    def recall(self, name: str) -> Sight | None:
        self.asked.append(name)
        return self.kept.get(name)

    def remember(self, name: str, sight: Sight) -> None:
        self.kept[name] = sight


def closed() -> bytes:
    """Stand in for a picture that must not be read."""
    raise AssertionError


def picture(identity: str, content: bytes = b"face") -> ToLookAt:
    return ToLookAt(identity, len(content), lambda: content)


def test_a_picture_is_looked_at_once_and_read_once() -> None:
    memory = Memory()

    first = list(memory.before(Told()).look([("a", picture("a"))]))
    again = list(memory.before(Told()).look([("a", ToLookAt("a", 4, closed))]))

    assert first == again == [("a", FACE)]
    assert memory.kept == {"1\0a": FACE}


def test_a_picture_that_must_not_be_read_tells_so() -> None:
    with pytest.raises(AssertionError):
        list(Memory().before(Told()).look([("a", ToLookAt("a", 4, closed))]))


def test_what_another_version_saw_is_not_recalled() -> None:
    memory = Memory({"1\0a": NOTHING})

    found = list(memory.before(Told(), "2").look([("a", picture("a"))]))

    assert found == [("a", FACE)]
    assert memory.kept == {"1\0a": NOTHING, "2\0a": FACE}


@pytest.mark.parametrize("content", [b"torn", b"text", b"heic"])
def test_what_could_not_be_told_is_never_remembered(content: bytes) -> None:
    memory = Memory()

    found = list(memory.before(Told()).look([("a", picture("a", content))]))

    assert found == [("a", SHOWN[content])]
    assert memory.kept == {}


def test_a_picture_without_an_identity_is_neither_recalled_nor_remembered() -> None:
    memory = Memory({"1\0": NOTHING})

    found = list(memory.before(Told()).look([("a", picture("")), ("b", picture(""))]))

    assert found == [("a", FACE), ("b", FACE)]
    assert (memory.asked, memory.kept) == ([], {"1\0": NOTHING})


def test_no_pictures_are_nothing() -> None:
    assert list(Memory().before(Told()).look([])) == []


def test_what_was_seen_before_it_was_stopped_is_remembered() -> None:
    memory = Memory({"1\0b": NOTHING})
    pictures = [(name, picture(name)) for name in "abcd"]
    looked_at = memory.before(Stopped(1)).look(pictures)

    found = [next(looked_at)]
    with pytest.raises(KeyboardInterrupt):
        found.extend(looked_at)

    assert found == [("a", FACE)]
    assert memory.kept == {"1\0a": FACE, "1\0b": NOTHING}


@given(
    contents=st.lists(st.sampled_from(sorted(SHOWN)), max_size=12),
    known=st.sets(st.integers(0, 11)),
    nameless=st.sets(st.integers(0, 11)),
    held=st.integers(1, 5),
)
def test_the_order_is_kept_whatever_is_known(
    contents: list[bytes], known: set[int], nameless: set[int], held: int
) -> None:
    names = ["" if number in nameless else str(number) for number in range(len(contents))]
    seen = [SHOWN[content] for content in contents]
    sights = {f"1\0{n}": s for n, s in zip(names, seen, strict=True) if isinstance(s, Sight) and n}
    memory = Memory({name: sight for name, sight in sights.items() if int(name[2:]) in known})
    pictures = [
        (number, ToLookAt(name, 4, closed) if f"1\0{name}" in memory.kept else picture(name, each))
        for number, (name, each) in enumerate(zip(names, contents, strict=True))
    ]

    found = list(memory.before(InAdvance(held)).look(pictures))

    assert found == list(enumerate(seen))
    assert memory.kept == sights
