"""The way to the simulator inside this process: below whatever adapter a session has."""

import socket

import pytest
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection

from fence import NetworkUsedError

HOSTS = ("instagram.com", "cdninstagram.com")
"""The hosts that the simulator stands for, and all below them."""


def served(host: str) -> bool:
    """Tell whether *host* is one that the simulator stands for."""
    return any(host == each or host.endswith(f".{each}") for each in HOSTS)


def divert(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    """Lead every request of *requests* to the simulator at *port*; other hosts fail the test.

    The connection is swapped, not the adapter: an adapter that the product mounts still judges
    the address that was asked for, and the answer bears that address and its cookies.
    """

    class Diverted(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return socket.create_connection(("127.0.0.1", port), self.timeout)

    def connect(
        adapter: HTTPAdapter, request: PreparedRequest, *_where: object, **_options: object
    ) -> HTTPConnectionPool:
        pool = adapter.poolmanager.connection_from_url(request.url or "")
        if not served(pool.host):
            raise NetworkUsedError(pool.host)
        plain = adapter.poolmanager.connection_from_host(pool.host, 80, "http")
        plain.ConnectionCls = Diverted
        return plain

    monkeypatch.setattr(HTTPAdapter, "get_connection_with_tls_context", connect)
