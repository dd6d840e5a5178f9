import cv2
import numpy as np
import pytest

from photos import blank, code, original, put
from selfguard.model.sight import Box, Code, CodeKind
from selfguard.vision.codes import find

ADDRESS = "https://life4cut.net/s3cr3t"


def told(codes: tuple[Code, ...]) -> list[tuple[CodeKind, str, str]]:
    """Return what *codes* tell beside their places."""
    return [(each.kind, each.booth, each.host) for each in codes]


def test_a_code_is_found_with_its_place() -> None:
    laid = put(original("coffee"), code(ADDRESS, 160), 240, 80)

    (found,) = find(laid)

    assert (found.kind, found.booth, found.host) == (CodeKind.BOOTH, "인생네컷", "life4cut.net")
    inside = Box(240 / 480, 80 / 320, 160 / 480, 160 / 320)
    assert inside.left < found.box.left < inside.left + 0.08
    assert inside.top < found.box.top < inside.top + 0.12
    assert found.box.left + found.box.width < inside.left + inside.width
    assert found.box.top + found.box.height < inside.top + inside.height
    assert found.box.width > 0.2


@pytest.mark.parametrize("turn", [-18, 0, 18, 90, 180, 270])
def test_a_code_may_be_turned(turn: int) -> None:
    laid = put(blank(400, 400), code(ADDRESS, 200), 100, 100)
    matrix = cv2.getRotationMatrix2D((200, 200), turn, 1)

    turned = cv2.warpAffine(laid, matrix, (400, 400), borderValue=(255, 255, 255))

    assert told(find(turned.astype(np.uint8))) == [(CodeKind.BOOTH, "인생네컷", "life4cut.net")]


def test_several_codes_are_listed_from_top_to_bottom() -> None:
    laid = put(original("coffee"), code("https://example.com/", 150), 300, 160)
    laid = put(laid, code("http://13.125.146.152/x", 150), 10, 10)

    assert told(find(laid)) == [
        (CodeKind.MAYBE_BOOTH, "폴라", "13.125.146.152"),
        (CodeKind.OTHER, "", "example.com"),
    ]


@pytest.mark.parametrize("name", ["astronaut", "cat", "coffee", "rocket"])
def test_a_photo_without_a_code_has_none(name: str) -> None:
    assert find(original(name)) == ()


def test_a_text_that_is_no_address_is_another_code() -> None:
    laid = put(original("cat"), code("WIFI:S:home;P:secret;;", 200), 0, 0)

    assert told(find(laid)) == [(CodeKind.OTHER, "", "")]


def test_what_a_code_says_is_in_nothing_that_is_returned() -> None:
    laid = put(original("coffee"), code(ADDRESS, 160), 240, 80)

    assert "s3cr3t" not in repr(find(laid))
