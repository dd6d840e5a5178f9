"""The error of the fence against sockets."""


class NetworkUsedError(BaseException):
    """A test touched the network. No `OSError`, so that nobody retries it."""
