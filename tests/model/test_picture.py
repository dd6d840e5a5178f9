import pytest

from factories import picture
from selfguard.model.evidence import PostKind, Topic
from selfguard.model.picture import PICTURE_TOPICS, POST_PICTURES, PictureKind
from selfguard.model.sight import Level


@pytest.mark.parametrize(
    ("kind", "topic"),
    [
        (PictureKind.POST, Topic.POST_PICTURES),
        (PictureKind.REEL, Topic.POST_PICTURES),
        (PictureKind.STORY, Topic.KEPT_PICTURES),
        (PictureKind.ARCHIVED, Topic.KEPT_PICTURES),
        (PictureKind.DELETED, Topic.KEPT_PICTURES),
        (PictureKind.OTHER, Topic.KEPT_PICTURES),
        (PictureKind.PROFILE, Topic.PROFILE_PHOTO),
        (PictureKind.OLD_PROFILE, Topic.PROFILE_PHOTO),
        (PictureKind.FILE, Topic.FOLDER_PICTURES),
    ],
)
def test_a_picture_belongs_to_the_topic_of_its_kind(kind: PictureKind, topic: Topic) -> None:
    assert picture(kind).topic is topic


def test_every_kind_of_picture_and_of_post_is_in_the_tables() -> None:
    assert set(PICTURE_TOPICS) == set(PictureKind)
    assert {
        PostKind.POST: PictureKind.POST,
        PostKind.STORY: PictureKind.STORY,
        PostKind.REEL: PictureKind.REEL,
        PostKind.ARCHIVED: PictureKind.ARCHIVED,
        PostKind.DELETED: PictureKind.DELETED,
        PostKind.OTHER: PictureKind.OTHER,
    } == POST_PICTURES


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (Level.FACE, (True, False)),
        (Level.POSSIBLE, (False, True)),
        (Level.NONE, (False, False)),
    ],
)
def test_a_face_and_what_looks_like_one_are_told_apart(
    level: Level, told: tuple[bool, bool]
) -> None:
    shown = picture(level=level)

    assert (shown.has_face, shown.may_have_face) == told
