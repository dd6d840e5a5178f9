import socket

import pytest

from fence import NetworkUsedError


def test_the_fence_stands_even_for_loopback() -> None:
    with pytest.raises(NetworkUsedError), socket.socket() as connection:
        connection.connect(("127.0.0.1", 9))


def test_no_name_is_looked_up() -> None:
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("example.invalid", 443)
