"""Evidence → exposures: one module per check, and the table of all of them."""

from typing import Any

from selfguard.checks.account_public import AccountPublic
from selfguard.checks.account_was_public import AccountWasPublic
from selfguard.checks.answer import Answer
from selfguard.checks.apps_linked import AppsLinked
from selfguard.checks.booth_code import BoothCode
from selfguard.checks.caption_reveals import CaptionReveals
from selfguard.checks.comments_open import CommentsOpen
from selfguard.checks.contacts_synced import ContactsSynced
from selfguard.checks.face_in_kept_picture import FaceInKeptPicture
from selfguard.checks.face_in_post import FaceInPost
from selfguard.checks.followers_never_pruned import FollowersNeverPruned
from selfguard.checks.many_followers import ManyFollowers
from selfguard.checks.old_posts import OldPosts
from selfguard.checks.old_profile_photos import OldProfilePhotos
from selfguard.checks.original_coordinates import OriginalCoordinates
from selfguard.checks.pending_requests import PendingRequests
from selfguard.checks.photo_location import PhotoLocation
from selfguard.checks.post_place import PostPlace
from selfguard.checks.profile_photo_face import ProfilePhotoFace
from selfguard.checks.profile_photo_set import ProfilePhotoSet
from selfguard.checks.profile_text_reveals import ProfileTextReveals
from selfguard.checks.public_post_reveals import PublicPostReveals
from selfguard.checks.revealing_photo import RevealingPhoto
from selfguard.checks.tagged_posts import TaggedPosts
from selfguard.checks.two_factor_off import TwoFactorOff
from selfguard.checks.unreviewed_post import UnreviewedPost
from selfguard.checks.unusual_logins import UnusualLogins
from selfguard.model.check import Check

_ALL: tuple[type[Check[Any]], ...] = (
    AccountPublic,
    AccountWasPublic,
    Answer,
    AppsLinked,
    BoothCode,
    CaptionReveals,
    CommentsOpen,
    ContactsSynced,
    FaceInKeptPicture,
    FaceInPost,
    FollowersNeverPruned,
    ManyFollowers,
    OldPosts,
    OldProfilePhotos,
    OriginalCoordinates,
    PendingRequests,
    PhotoLocation,
    PostPlace,
    ProfilePhotoFace,
    ProfilePhotoSet,
    ProfileTextReveals,
    PublicPostReveals,
    RevealingPhoto,
    TaggedPosts,
    TwoFactorOff,
    UnreviewedPost,
    UnusualLogins,
)

CHECKS: dict[str, type[Check[Any]]] = {check.id: check for check in _ALL}
"""Check id → check. What a checklist may name."""
