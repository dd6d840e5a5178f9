"""The one way out: what instaloader sends passes here, or is not sent.

Few addresses of one host, few requests, no redirect, no large answer, no long wait. Whoever
imports this module imports requests, which takes 0.2 s: so that is done where it is needed.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from threading import Event

from requests import PreparedRequest, RequestException, Response, Session, Timeout
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as SilenceError
from urllib3.util import parse_url

from selfguard.model.evidence import Fault
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.answer import (
    HOST,
    embedded,
    fault_of,
    is_login_page,
    is_tangled,
)
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.refusals import LookRefusedError

LARGEST = 8_000_000
"""How many bytes an answer may have, unpacked."""
_CHUNK = 16_384
_PACKED = {"gzip", "deflate"}
"""What instaloader asks for: a server that packs otherwise was not asked to."""
_GZIP_OR_ZLIB = 47
"""The window that has zlib tell the two apart: its manual, `inflateInit2`."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be asked for, and how often."""

    requests: frozenset[str]
    """Method and path, as in `GET /name/`."""
    most: int
    is_page: bool
    """True for a page, of which only the embedded JSON is of use."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Who is told that an answer is waited for, and how long it is."""

    waiting: Waiting
    patience: Patience = field(default=PATIENCE)


class Fence(HTTPAdapter):
    """Lets out what is *allowed*, one at a time; the first refusal of the service is the last."""

    def __init__(self, allowed: Allowed, wait: Wait) -> None:
        super().__init__()
        self._allowed = allowed
        self.wait = wait
        self._is_refused = False
        self.asked = 0
        """How many requests were let out."""
        self.is_login_page = False
        """Whether the last answer was certainly the page for signing in."""

    def guard(self, session: Session) -> Session:
        """Return *session*, from which there is now no other way out."""
        session.adapters.clear()
        session.mount("https://", self)
        session.mount("http://", self)
        return session

    def knock(self) -> None:
        """Raise `LookRefusedError` if no request more is let out."""
        if self._is_refused or self.asked >= self._allowed.most:
            raise LookRefusedError(Fault.ENOUGH_ASKED)

    def send(  # noqa: PLR0913, PLR0917 - the signature is that of requests
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: ARG002, FBT001, FBT002
        timeout: object = None,  # noqa: ARG002 - *patience* holds
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: object = None,  # noqa: ARG002 - nobody has one
        proxies: dict[str, str] | None = None,
    ) -> Response:
        """Return the answer to *request*, unpacked, whole and in UTF-8.

        Raises `LookRefusedError` where the request may not be sent, and where the answer is a
        refusal, is none, or comes too late.
        """
        self.knock()
        self._let_out(request)
        self._is_refused = True  # until the answer is here, and is one
        answer = self.wait.patience.wait_for(
            lambda stop: self._answer(request, stop, verify, proxies), self.wait.waiting
        )
        self._is_refused = False
        return answer

    def build_response(self, req: PreparedRequest, resp: HTTPResponse) -> Response:
        """Return the answer without its cookies: none is needed, and their reader may print."""
        answer, resp._original_response = resp._original_response, None  # noqa: SLF001
        try:
            return super().build_response(req, resp)
        finally:
            resp._original_response = answer  # noqa: SLF001

    def _let_out(self, request: PreparedRequest) -> None:
        address = parse_url(request.url or "")
        is_here = (address.scheme, address.auth, address.netloc) == ("https", None, HOST)
        if not is_here or f"{request.method} {address.path}" not in self._allowed.requests:
            raise LookRefusedError(Fault.ELSEWHERE)
        self.asked += 1
        request.headers.pop("Authorization", None)  # requests reads one from a .netrc

    def _answer(
        self,
        request: PreparedRequest,
        stop: Event,
        verify: bool | str,  # noqa: FBT001 - as above
        proxies: dict[str, str] | None,
    ) -> Response:
        """Return the answer. Done beside, so it touches nothing that others use meanwhile."""
        silence = self.wait.patience.silence
        try:
            answer = super().send(
                request, stream=True, timeout=silence, verify=verify, proxies=proxies
            )
            with answer:
                body = b"".join(unpacked(answer, stop))
        except (Timeout, SilenceError):
            raise LookRefusedError(Fault.TOO_SLOW) from None
        except (RequestException, HTTPError, OSError):
            raise LookRefusedError(Fault.NO_CONNECTION) from None
        except zlib.error:
            raise LookRefusedError(Fault.PAGE_CHANGED) from None
        if fault := fault_of(answer.status_code, answer.headers.get("Location", ""), body):
            raise LookRefusedError(fault)
        self.is_login_page = is_login_page(body)
        kept = embedded(body) if self._allowed.is_page else body
        if is_tangled(kept):
            raise LookRefusedError(Fault.PAGE_CHANGED)
        answer.raw = BytesIO(kept)
        answer.encoding = "utf-8"
        return answer


def unpacked(answer: Response, stop: Event) -> Iterator[bytes]:
    """Yield the body of *answer*, unpacked: `LARGEST` bytes, or it is refused."""
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {*_PACKED, "identity"}:
        raise LookRefusedError(Fault.PAGE_CHANGED)
    unpacking = zlib.decompressobj(_GZIP_OR_ZLIB) if packed in _PACKED else None
    left = LARGEST
    for chunk in answer.raw.stream(_CHUNK, decode_content=False):
        if stop.is_set():
            raise LookRefusedError(Fault.TOO_SLOW)
        piece = unpacking.decompress(chunk, left + 1) if unpacking else chunk
        left -= len(piece)
        if left < 0 or (unpacking and unpacking.unused_data):  # what follows is read by nobody
            raise LookRefusedError(Fault.TOO_LARGE)
        yield piece
    if unpacking and not unpacking.eof:
        raise LookRefusedError(Fault.NO_CONNECTION)
