"""Proof that an account is the person's own: without it, no name ever reaches the network.

A `ProvenHandle` is made by the functions of this module alone: from an export that bears the name
inside, from a code that stood in the account's own bio, from a session that the service answered,
or from one of these that was kept. Whoever holds one has proven the account. None of these proofs
withstands somebody who holds the person's telephone, password or export: `SECURITY.md`.
"""

import base64
import hmac
import re
from dataclasses import InitVar, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

PROOF_LASTS = timedelta(days=30)
"""How long a proof counts that was kept."""
USERNAME = re.compile(r"[A-Za-z0-9._]{1,30}")
"""An Instagram user name, as it stands in an address."""
_CODE_LENGTH = 8
_SIGNS = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "bcdfghjkmnpqrstvwxyz23456789bcdf")
"""No vowels, so that a code is no word; nothing that looks like another sign."""
_MINT = object()


class Proof(StrEnum):
    """How an account was proven to be the person's own."""

    EXPORT = "export"
    CODE = "code"
    """A code that only the owner could place in the bio."""
    SESSION = "session"


class OwnExport(Protocol):
    """An export that knows whose it is."""

    def username_inside(self) -> str:
        """Return the user name that stands inside, never that of a file; empty where none does."""
        ...


@dataclass(frozen=True, slots=True)
class ProvenHandle:
    """The user name of an account that was proven to be the person's own."""

    name: str
    proof: Proof
    proven_on: datetime
    """In UTC."""
    mint: InitVar[object] = None

    def __post_init__(self, mint: object) -> None:
        """Refuse to be made by anyone but this module."""
        if mint is not _MINT:
            raise TypeError("only a proof makes a ProvenHandle")  # noqa: TRY003 - for programmers

    def holds(self, now: datetime) -> bool:
        """Tell whether the proof still counts *now*; one from the future does not."""
        return self.proven_on <= now < self.proven_on + PROOF_LASTS


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that somebody says is theirs, and the code that its owner is to place in the bio."""

    name: str
    code: str

    @classmethod
    def of(cls, name: str, secret: bytes, day: date) -> "Claim":
        """Return the claim to *name*: the code is an HMAC of *secret*, name and *day*.

        Raises `ValueError` where *name* is no user name.
        """
        if not USERNAME.fullmatch(name):
            raise ValueError("no user name")  # noqa: TRY003 - for programmers
        text = f"{name.casefold()} {day.isoformat()}".encode()
        digest = base64.b32encode(hmac.digest(secret, text, "sha256")).decode().lower()
        return cls(name, digest[:_CODE_LENGTH].translate(_SIGNS))

    def stands_in(self, bio: str) -> bool:
        """Tell whether the code stands in *bio*, in letters of any case."""
        return self.code in bio.casefold()


def proven_by_export(export: OwnExport, now: datetime) -> ProvenHandle | None:
    """Return the account that *export* belongs to; None where it does not say inside."""
    return _proven(export.username_inside(), Proof.EXPORT, now)


def proven_by_code(claim: Claim, bio: str, now: datetime) -> ProvenHandle | None:
    """Return the account of *claim* if its code stands in *bio*, as the service shows it."""
    return _proven(claim.name, Proof.CODE, now) if claim.stands_in(bio) else None


def proven_by_session(name: str, now: datetime) -> ProvenHandle | None:
    """Return the account *name*, as the service itself called whoever holds the session."""
    return _proven(name, Proof.SESSION, now)


def proven_before(name: str, proof: Proof, proven_on: datetime) -> ProvenHandle | None:
    """Return the account *name* that was proven, and kept. Whether it counts is `holds`."""
    return _proven(name, proof, proven_on)


def _proven(name: str, proof: Proof, on: datetime) -> ProvenHandle | None:
    return ProvenHandle(name, proof, on, _MINT) if USERNAME.fullmatch(name) else None
