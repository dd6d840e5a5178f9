import socket

import pytest

from fence import OPEN, NetworkUsedError


def test_the_fence_stands_even_for_loopback() -> None:
    with pytest.raises(NetworkUsedError), socket.socket() as connection:
        connection.connect(("127.0.0.1", 9))


def test_no_name_is_looked_up() -> None:
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("example.invalid", 443)


def test_a_port_where_a_simulator_listens_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr("fence.OPEN", OPEN | {port})

        with socket.create_connection(("127.0.0.1", port)) as connection:
            assert connection.getpeername() == ("127.0.0.1", port)


@pytest.mark.parametrize("host", ["127.0.0.2", "0.0.0.0", "localhost", "192.0.2.1"])  # noqa: S104 - refused
def test_that_port_is_let_through_on_loopback_alone(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr("fence.OPEN", OPEN | {9})

    with pytest.raises(NetworkUsedError), socket.socket() as connection:
        connection.connect((host, 9))
