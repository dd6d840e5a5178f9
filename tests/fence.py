"""The fence against sockets: what it refuses, its error, and the ports that are let through."""

REFUSED = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
OPEN: set[int] = set()
"""The ports of loopback where a simulator listens, while it does."""


class NetworkUsedError(BaseException):
    """A test touched the network. No `OSError`, so that nobody retries it."""


def let_through(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether *event* leads to a port of loopback where a simulator listens."""
    match (event, *arguments):
        case ("socket.connect", _, ("127.0.0.1" | "::1", port, *_)):
            return port in OPEN
        case ("socket.getaddrinfo", "127.0.0.1" | "::1", port, *_):
            return port in OPEN
        case _:
            return False
