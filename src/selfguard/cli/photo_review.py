"""`selfguard photo review`: go through the posts in which no face was found, one a screen."""

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfguard.audit.gathering import Gathered, gather
from selfguard.checks.posts import ShownPost, posts_of
from selfguard.cli import instagram_export, screen
from selfguard.cli.menu import Option, choose
from selfguard.cli.ownership import confirm_own, is_screen
from selfguard.cli.pictures import looking, was_stopped
from selfguard.cli.progress import Watched
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedOption,
    shared_options,
    words_for,
)
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Post, Topic
from selfguard.model.picture import Picture, Review
from selfguard.model.reader import Reader, Role
from selfguard.renderers import review as pages
from selfguard.sources.reviewed import Reviewed

if TYPE_CHECKING:
    from selfguard.store.sights import Seen

INTERRUPTED = 130
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Reply(StrEnum):
    """What a person may say of a post; the first three are kept."""

    KEEP = "keep"
    ARCHIVE = "archive"
    NOT_ME = "not-me"
    LATER = "later"
    BACK = "back"
    STOP = "stop"


_KEPT = {Reply.KEEP: Review.KEEP, Reply.ARCHIVE: Review.ARCHIVE, Reply.NOT_ME: Review.NOT_ME}


@dataclass(frozen=True, slots=True)
class _Walk:
    """The posts to go through, and what is needed to show one."""

    posts: Sequence[ShownPost]
    captions: Mapping[str, str]
    folders: Sequence[Path]
    """Unpacked exports: what lies there can be opened by a link."""

    def page(self, place: int) -> pages.ShownPost:
        """Return the screen of the post at *place*."""
        post = self.posts[place]
        first = post.pictures[0]
        return pages.ShownPost(
            place + 1,
            len(self.posts),
            post.posted_on,
            self.captions.get(first.post, ""),
            _link(first.media, self.folders),
            post.may_have_face,
        )


@click.command(cls=WordedCommand)
@instagram_export.options
@click.option("--again", is_flag=True, cls=WordedOption, help="cli.option-review-again")
@shared_options
@click.pass_context
def review(ctx: click.Context, /, *, exports: tuple[Path, ...], sample: bool, again: bool) -> None:
    """Go through the posts of your export in which no face was found."""
    preferences = ctx.ensure_object(Preferences)
    words = words_for(preferences)
    if not is_screen():
        raise InputRefusedError("photo.review-needs-terminal")
    if not preferences.keeps_trace:
        raise InputRefusedError("photo.review-keeps")
    paths = _paths(exports, preferences, sample=sample)
    gathered, seen = _looked_at(paths, preferences, is_sample=sample)
    if was_stopped(gathered):
        raise click.Abort
    walk = _walk(gathered, paths, again=again)
    if not walk.posts:
        click.echo(words("photo.review-nothing"))
        return
    said: dict[int, Review] = {}
    is_stopped = True
    with suppress(KeyboardInterrupt, click.Abort):
        keep = partial(_keep, seen, walk) if seen else _keep_nothing
        _ask(walk, keep, said, preferences)
        is_stopped = False
    if sample:
        click.echo(words("photo.review-sample"))
    else:
        _tell(walk, said, exports, preferences)
    ctx.exit(INTERRUPTED if is_stopped else 0)


def _tell(
    walk: _Walk, said: Mapping[int, Review], exports: Sequence[Path], preferences: Preferences
) -> None:
    """Say how much was kept, which posts are to be archived, and how to go on."""
    words = words_for(preferences)
    click.echo(words("photo.review-kept", count=len(said)))
    voice = screen.voice_of(preferences, sys.stdout.encoding, datetime.now(UTC).date())
    days = [
        voice.day(day) if (day := walk.posts[place].posted_on) else voice.say("undated")
        for place, review in sorted(said.items())
        if review is Review.ARCHIVE
    ]
    if days:
        click.echo(words("photo.review-to-archive", days=", ".join(days)))
        click.echo(words("photo.review-new-export"))
    typed = "".join(f" --instagram-export {shlex.quote(str(path))}" for path in exports)
    if typed.isprintable():
        click.echo(words("photo.review-go-on"))
        click.echo(f"  selfguard photo review{preferences.language_option}{typed}")


def _paths(
    exports: tuple[Path, ...], preferences: Preferences, *, sample: bool
) -> tuple[Path, ...]:
    """Return the export to go through: named, the built-in one, or found and agreed to."""
    if sample and exports:
        raise click.UsageError(words_for(preferences)("cli.sample-or-export"))
    if sample:
        return tuple(instagram_export.open_sample().paths)
    paths = exports or tuple(instagram_export.offer(preferences))
    if not paths:
        raise InputRefusedError("photo.review-needs-export")
    return paths


def _looked_at(
    paths: tuple[Path, ...], preferences: Preferences, *, is_sample: bool
) -> tuple[Gathered, "Seen | None"]:
    """Look at the pictures of the export in *paths*, and keep what was seen, in counts."""
    export = instagram_export.open_export(paths)
    if not is_sample:
        confirm_own(export.username(), Role.SELF, preferences)
    eyes = looking(is_wanted=True, may_keep=not is_sample)
    label = words_for(preferences)("cli.looking")
    source = Watched(
        instagram_export.open_export(paths, eyes.looker), label, not preferences.is_plain
    )
    review_of = eyes.seen.review_of if eyes.seen else _unreviewed
    now = datetime.now(UTC)
    gathered = gather([Reviewed(source, review_of)], now=now, reader=Reader())
    eyes.keep()
    return gathered, eyes.seen


def _unreviewed(_: str) -> Review:
    return Review.NONE


def _walk(gathered: Gathered, paths: Sequence[Path], *, again: bool) -> _Walk:
    """Return the posts to go through, the newest first."""
    found = gathered.evidence.get(Topic.POST_PICTURES, ())
    pictures = [each for each in found if isinstance(each, Picture)]
    posts = [
        post
        for post in posts_of(pictures)
        if not post.has_face and (again or post.review is Review.NONE)
    ]
    posts.sort(key=lambda post: post.posted_on or _LONG_AGO, reverse=True)
    captions = {
        post.media[0]: post.caption
        for topic in (Topic.POSTS, Topic.REELS)
        for post in gathered.evidence.get(topic, ())
        if isinstance(post, Post) and post.media
    }
    return _Walk(posts, captions, [path for path in paths if path.is_dir()])


def _link(media: str, folders: Sequence[Path]) -> str:
    """Return the address of the picture *media* in one of *folders*, else its path in the ZIP."""
    roots = [root for folder in folders for root in (folder, *folder.iterdir())]
    found = (each for root in roots if (each := root / media).is_file())
    return next((each.absolute().as_uri() for each in found), media)


def _ask(
    walk: _Walk,
    keep: Callable[[int, Review], None],
    said: dict[int, Review],
    preferences: Preferences,
) -> None:
    """Show one post after another, and *keep* what is said of each at once."""
    place = 0
    while place < len(walk.posts):
        reply = _reply(walk, place, preferences)
        if reply is Reply.STOP:
            return
        if reply in _KEPT:
            keep(place, _KEPT[reply])
            said[place] = _KEPT[reply]
        place = max(0, place - 1) if reply is Reply.BACK else place + 1


def _reply(walk: _Walk, place: int, preferences: Preferences) -> Reply:
    words = words_for(preferences)
    post = walk.page(place)
    if not preferences.is_plain:
        click.clear()
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(pages.page, post),
        spoken=partial(pages.spoken, post),
    )
    options = list(_options(preferences, may_go_back=place > 0))
    return choose(words("photo.review-ask"), options, Reply.LATER, preferences)


def _options(preferences: Preferences, *, may_go_back: bool) -> Iterator[Option[Reply]]:
    words = words_for(preferences)
    for reply in Reply:
        if reply is not Reply.BACK or may_go_back:
            keys = tuple(words(f"photo.review-{reply.value}-keys").split())
            yield Option(reply, words(f"photo.review-{reply.value}"), keys)


def _keep(seen: "Seen", walk: _Walk, place: int, review: Review) -> None:
    """Keep what was said of the post at *place*, of each of its pictures."""
    identities = [picture.identity for picture in walk.posts[place].pictures]
    store().keep_review(seen, identities, review, now=datetime.now(UTC))


def _keep_nothing(_place: int, _review: Review) -> None:
    """Keep nothing: the built-in export is about nobody."""
