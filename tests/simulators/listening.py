"""A server on loopback whose port the fence of the tests lets through, while it listens."""

import socket
import threading
from contextlib import suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Self

import fence

_POLL = 0.02
"""How many seconds the end of a server may go unnoticed."""


class Listener(ThreadingTCPServer):
    """Listen on a free port of loopback, with a thread for each connection, until closed."""

    request_queue_size = 64

    def __init__(self, handler: type[BaseRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.port: int = self.socket.getsockname()[1]
        self.closing = threading.Event()
        self._connections: list[socket.socket] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(_POLL,))

    def __enter__(self) -> Self:
        """Begin to listen."""
        fence.OPEN.add(self.port)
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        """End every connection, and wait for the end of every thread."""
        self.closing.set()
        self.shutdown()
        self._thread.join()
        for connection in self._connections:
            # What hides the socket, as TLS does, is passed over: it may be in use elsewhere.
            with suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        self.server_close()
        fence.OPEN.discard(self.port)

    def follow(self, connection: socket.socket) -> None:
        """Remember *connection*, so that it ends when the server does."""
        self._connections.append(connection)

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection, and follow it."""
        connection, address = super().get_request()
        self.follow(connection)
        return connection, address
