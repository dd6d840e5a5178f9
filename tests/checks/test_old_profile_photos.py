from factories import ORIGIN, day, profile_photo
from selfguard.checks.old_profile_photos import OldProfilePhotos
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import ProfilePhoto

CURRENT = profile_photo(day("2026-01-01"), is_current=True)
PHOTOS = [
    profile_photo(day("2019-03-01"), media="media/1.jpg"),
    CURRENT,
    profile_photo(None, media="media/2.jpg"),
    profile_photo(day("2024-03-01"), media="media/3.jpg"),
]


def exposed(photo: ProfilePhoto) -> Exposure:
    return Exposure(ORIGIN, "old-profile-photo", "", photo.taken_on, photo.media)


def test_every_earlier_photo_is_exposed_the_newest_first() -> None:
    result = OldProfilePhotos().examine(PHOTOS)

    assert result == CheckResult(4, (exposed(PHOTOS[3]), exposed(PHOTOS[0]), exposed(PHOTOS[2])))


def test_as_many_as_may_remain_are_left_the_newest_ones() -> None:
    result = OldProfilePhotos(keep=2).examine(PHOTOS)

    assert result == CheckResult(4, (exposed(PHOTOS[2]),))


def test_the_current_photo_alone_is_examined_and_not_exposed() -> None:
    result = OldProfilePhotos().examine([CURRENT])

    assert result == CheckResult(1)


def test_no_photos_are_no_pass() -> None:
    result = OldProfilePhotos().examine([])

    assert result == CheckResult(0)
