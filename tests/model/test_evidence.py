import pytest

from factories import connections, post, setting
from selfguard.model.evidence import ConnectionKind, PostKind, SettingName, Topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        (SettingName.PRIVATE_ACCOUNT, Topic.ACCOUNT),
        (SettingName.EMAIL_GIVEN, Topic.ACCOUNT),
        (SettingName.PHONE_GIVEN, Topic.ACCOUNT),
        (SettingName.BIRTHDAY_GIVEN, Topic.ACCOUNT),
        (SettingName.PROFILE_PHOTO, Topic.PROFILE_PHOTO),
        (SettingName.CONTACT_SYNCING, Topic.CONTACT_SYNCING),
        (SettingName.COMMENTS_FROM_EVERYONE, Topic.COMMENTS),
        (SettingName.TWO_FACTOR, Topic.TWO_FACTOR),
    ],
)
def test_a_switch_belongs_to_a_topic(name: SettingName, topic: Topic) -> None:
    assert setting(name).topic is topic


@pytest.mark.parametrize(
    ("kind", "topic"),
    [
        (PostKind.POST, Topic.POSTS),
        (PostKind.STORY, Topic.STORIES),
        (PostKind.REEL, Topic.REELS),
        (PostKind.ARCHIVED, Topic.ARCHIVED),
        (PostKind.DELETED, Topic.DELETED),
        (PostKind.OTHER, Topic.OTHER_MEDIA),
    ],
)
def test_a_post_belongs_to_the_topic_of_its_kind(kind: PostKind, topic: Topic) -> None:
    assert post(kind).topic is topic


@pytest.mark.parametrize("kind", list(ConnectionKind))
def test_followers_have_a_topic_of_their_own(kind: ConnectionKind) -> None:
    is_followers = kind is ConnectionKind.FOLLOWERS

    assert (connections(kind).topic is Topic.FOLLOWERS) is is_followers
    assert (connections(kind).topic is Topic.CONNECTIONS) is not is_followers
