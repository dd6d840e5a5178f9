"""The way to the simulator from another process: a proxy that ends the encryption."""

import os
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from socketserver import BaseRequestHandler
from urllib.parse import urlsplit

import trustme

from simulators.diverting import served
from simulators.instagram import Simulator
from simulators.listening import Listener

_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
_GRANTED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_LEFT_OUT = {"all_proxy", "http_proxy", "https_proxy", "no_proxy"}
"""What would lead a program past the proxy, in small letters or capitals."""


class Proxy(Listener):
    """Lead programs to *simulator*, by a certificate authority whose certificate is in *folder*.

    Use it as a context, within that of the simulator. Every other host is refused, and remembered.
    """

    def __init__(self, simulator: Simulator, folder: Path) -> None:
        super().__init__(_Tunnel)
        self.simulator = simulator
        self.asked: list[str] = []
        """Every host that was asked for, the refused ones too, in their order."""
        self.refused: list[str] = []
        self.certificate = folder / "authority.pem"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(self.certificate)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        names = ("instagram.com", "*.instagram.com", "*.cdninstagram.com")
        authority.issue_cert(*names).configure_cert(self.tls)

    def __exit__(self, *raised: object) -> None:
        """End every connection; what the simulator keeps waiting ends with them."""
        self.simulator.closing.set()
        super().__exit__(*raised)

    @property
    def settings(self) -> Mapping[str, str]:
        """Return the variables that lead a program here."""
        address = f"http://127.0.0.1:{self.port}"
        bundle = str(self.certificate)
        return {"HTTPS_PROXY": address, "HTTP_PROXY": address, "REQUESTS_CA_BUNDLE": bundle}

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of this process, changed so that a program is led here."""
        kept = {name: os.environ[name] for name in os.environ if name.lower() not in _LEFT_OUT}
        return {**kept, **self.settings}


class _Tunnel(BaseRequestHandler):
    """Open the way for one connection, or refuse it."""

    request: socket.socket
    server: Proxy

    def handle(self) -> None:
        """Read what is asked for; if a connection breaks, that is its end."""
        with suppress(OSError), self.request.makefile("rb") as lines:
            method, target, _ = lines.readline().decode().split()
            while lines.readline().strip():
                pass  # the other headers say nothing about the way
            self._open(method, target)

    def _open(self, method: str, target: str) -> None:
        host = urlsplit(target if "//" in target else f"//{target}").hostname or ""
        self.server.asked.append(host)
        if method != "CONNECT" or not served(host):
            self.server.refused.append(host)
            self.request.sendall(_REFUSED)
            return
        self.request.sendall(_GRANTED)
        with self.server.tls.wrap_socket(self.request, server_side=True) as inner:
            self.server.follow(inner)
            simulator = self.server.simulator
            simulator.RequestHandlerClass(inner, self.client_address, simulator)
