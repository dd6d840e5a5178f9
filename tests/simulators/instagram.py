"""Instagram on loopback: what instaloader 4.16 asks, answered for one invented account.

This follows the protocol that instaloader 4.16 speaks, read from its source. It has never been
held against Instagram itself.
"""

import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

from simulators.faults import MB, Fault, faulty
from simulators.listening import Listener
from simulators.pages import PAGE_SIZE, Asking
from simulators.personas import PUBLIC, Persona
from simulators.replies import Delivery, Reply
from simulators.routes import Request, Route


class Simulator(Listener):
    """Answer for *persona*, wrongly where a fault is set, and remember every request.

    Use it as a context. *page_size* is how many posts one answer shows, *pace* how many seconds
    pass between two bytes of a slow answer.
    """

    def __init__(
        self, persona: Persona = PUBLIC, *, page_size: int = PAGE_SIZE, pace: float = 1.0
    ) -> None:
        super().__init__(_Handler)
        self.persona = persona
        self.page_size = page_size
        self.pace = pace
        self.requests: list[Request] = []
        """Every request, in their order."""
        self._faults: dict[Route, list[Fault]] = {}

    @property
    def routes(self) -> Sequence[Route]:
        """Return what was asked, in its order."""
        return [request.route for request in self.requests]

    @property
    def hosts(self) -> Sequence[str]:
        """Return the host of each request, in their order."""
        return [request.host for request in self.requests]

    def set_bio(self, text: str) -> None:
        """Let the account have *text* as its bio from now on."""
        self.persona = replace(self.persona, bio=text)

    def fail(self, route: Route, *faults: Fault) -> None:
        """Let the next requests to *route* go wrong, one after another; the last fault stays."""
        self._faults[route] = list(faults)

    def reply(self, request: Request) -> Reply:
        """Remember *request*, and return what is answered."""
        self.requests.append(request)
        faults = self._faults.get(request.route, [Fault.NONE])
        fault = faults.pop(0) if len(faults) > 1 else faults[0]
        return faulty(fault, Asking(self.persona, request, self.page_size))


class _Handler(BaseHTTPRequestHandler):
    """Read requests from one connection until it ends, and answer them."""

    protocol_version = "HTTP/1.1"
    server: Simulator

    def handle(self) -> None:
        """Answer until the connection ends, and if it breaks, that is its end."""
        with suppress(OSError):
            super().handle()

    def do_GET(self) -> None:
        """Answer, whatever is asked: an unknown question has an answer, too."""
        self._send(self._reply())

    do_POST = do_GET  # noqa: N815 - the name that http.server looks for

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self.wfile.write(self._head(self._reply()))

    def log_message(self, *_message: object) -> None:
        """Say nothing: the requests are remembered."""

    def _reply(self) -> Reply:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0"))).decode()
        request = Request(self.command, headers.get("host", ""), self.path, headers, body)
        return self.server.reply(request)

    def _send(self, reply: Reply) -> None:
        head = self._head(reply)
        match reply.delivery:
            case Delivery.WHOLE:
                self._write(head + reply.body, reply.padding)
            case Delivery.UNTOLD:
                self._write(head + reply.body, reply.padding)
                self.close_connection = True
            case Delivery.DRIP:
                self.wfile.write(head)
                self._drip(reply.body)
            case Delivery.SLOW_HEADERS:
                self._drip(head + reply.body)
            case Delivery.HANG:
                self.server.closing.wait()
                self.close_connection = True
            case Delivery.CLOSED:
                self.close_connection = True
            case _:  # Delivery.CUT
                self.wfile.write(head + reply.body[: len(reply.body) // 2])
                self.close_connection = True

    def _head(self, reply: Reply) -> bytes:
        # The base class would send the head itself, and at once.
        phrase, _ = self.responses[reply.status]
        length = ("Content-Length", str(len(reply.body) + reply.padding * MB))
        untold = reply.delivery is Delivery.UNTOLD
        end = ("Connection", "close") if untold else length
        headers = (("Content-Type", reply.content_type), end, *reply.headers)
        lines = [f"HTTP/1.1 {reply.status} {phrase}", *(f"{key}: {v}" for key, v in headers)]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def _write(self, content: bytes, padding: int) -> None:
        self.wfile.write(content)
        for _ in range(padding):
            self.wfile.write(b" " * MB)

    def _drip(self, content: bytes) -> None:
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.server.closing.wait(self.server.pace)
