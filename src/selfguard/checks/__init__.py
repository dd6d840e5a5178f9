"""Evidence → exposures: one module per check, and the table of all of them."""

from typing import Any

from selfguard.checks.account_public import AccountPublic
from selfguard.checks.account_was_public import AccountWasPublic
from selfguard.checks.answer import Answer
from selfguard.checks.apps_linked import AppsLinked
from selfguard.checks.caption_reveals import CaptionReveals
from selfguard.checks.comments_open import CommentsOpen
from selfguard.checks.contacts_synced import ContactsSynced
from selfguard.checks.followers_never_pruned import FollowersNeverPruned
from selfguard.checks.many_followers import ManyFollowers
from selfguard.checks.old_posts import OldPosts
from selfguard.checks.old_profile_photos import OldProfilePhotos
from selfguard.checks.original_coordinates import OriginalCoordinates
from selfguard.checks.pending_requests import PendingRequests
from selfguard.checks.post_place import PostPlace
from selfguard.checks.profile_photo_set import ProfilePhotoSet
from selfguard.checks.profile_text_reveals import ProfileTextReveals
from selfguard.checks.two_factor_off import TwoFactorOff
from selfguard.checks.unusual_logins import UnusualLogins
from selfguard.model.check import Check

_ALL: tuple[type[Check[Any]], ...] = (
    AccountPublic,
    AccountWasPublic,
    Answer,
    AppsLinked,
    CaptionReveals,
    CommentsOpen,
    ContactsSynced,
    FollowersNeverPruned,
    ManyFollowers,
    OldPosts,
    OldProfilePhotos,
    OriginalCoordinates,
    PendingRequests,
    PostPlace,
    ProfilePhotoSet,
    ProfileTextReveals,
    TwoFactorOff,
    UnusualLogins,
)

CHECKS: dict[str, type[Check[Any]]] = {check.id: check for check in _ALL}
"""Check id → check. What a checklist may name."""
