"""instaloader, bounded: no printing, no retries, no sleep of its own, no way out but the fence.

Whoever imports this module imports instaloader, which takes 0.3 to 0.5 s: so that is done where
it is needed. Written after its version 4.16.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from random import SystemRandom
from typing import Any

import instaloader
from instaloader import AbortDownloadException, InstaloaderContext, InstaloaderException
from requests import RequestException, Session

from selfguard.model.evidence import Fault
from selfguard.sources.instagram_live.answer import HOST
from selfguard.sources.instagram_live.fence import Fence
from selfguard.sources.instagram_live.refusals import LookRefusedError

OLDEST = (4, 16)
"""The oldest version whose requests are known: Instagram no longer answers those before it."""
GAP = (2.0, 5.0)
"""How many seconds lie between two requests, at least and at most."""
_HOSTILE = (
    *(InstaloaderException, AbortDownloadException, RequestException, RecursionError),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, OSError),
)
"""What instaloader raises where an answer is not as it expects it, on purpose or not."""


@contextmanager
def understood() -> Iterator[None]:
    """Raise `LookRefusedError` where instaloader does not understand an answer."""
    try:
        yield
    except _HOSTILE:
        raise LookRefusedError(Fault.PAGE_CHANGED) from None


class Gaps(instaloader.RateController):
    """Waits before each request but the first, a little longer or shorter each time."""

    def __init__(self, context: InstaloaderContext, fence: Fence) -> None:
        super().__init__(context)
        self._fence = fence

    def wait_before_query(self, query_type: str) -> None:  # noqa: ARG002 - instaloader's signature
        """Wait as long as is said, or raise `LookRefusedError` if no request more is let out."""
        self._fence.knock()
        if self._fence.asked:
            self._fence.wait.waiting.pause(SystemRandom().uniform(*GAP))


class Context(InstaloaderContext):
    """instaloader's way to the service, through a fence.

    Raises `LookRefusedError` where the version of instaloader is too old.
    """

    def __init__(self, fence: Fence) -> None:
        _check_version(instaloader.__version__)
        self.fence = fence
        super().__init__(
            sleep=False,
            quiet=True,
            max_connection_attempts=1,
            rate_controller=lambda context: Gaps(context, fence),
            iphone_support=False,
        )

    def get_anonymous_session(self) -> Session:
        """Return a session of nobody, behind the fence."""
        return self.fence.guard(super().get_anonymous_session())

    def load_session(self, username: str, sessiondata: Mapping[str, str]) -> None:
        """Use the cookies *sessiondata*, behind the fence."""
        InstaloaderContext.load_session(self, username, sessiondata)
        self.fence.guard(self._session)

    def get_json(  # noqa: PLR0913, PLR0917 - the signature is instaloader's
        self,
        path: str,
        params: dict[str, Any],
        host: str = HOST,
        session: Session | None = None,
        response_headers: dict[str, Any] | None = None,
        use_post: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[str, Any]:
        """Return the JSON at *path*: a *session* that was copied for it is behind the fence too."""
        guarded = self.fence.guard(session or self._session)
        return super().get_json(path, params, host, guarded, response_headers, use_post)

    def error(self, msg: str, repeat_at_end: bool = True) -> None:  # noqa: FBT001, FBT002
        """Print nothing, and keep nothing: the text holds names and addresses."""


def _check_version(version: str) -> None:
    found = re.match(r"(\d{1,6})\.(\d{1,6})", version)
    if not found or (int(found[1]), int(found[2])) < OLDEST:
        oldest = ".".join(str(number) for number in OLDEST)
        raise LookRefusedError(Fault.TOO_OLD, found=version, oldest=oldest)
