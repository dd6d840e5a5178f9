"""Only a proof makes a proven handle, and a proof does not count for ever."""

import dataclasses
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import NOW
from selfguard.model.proof import (
    PROOF_LASTS,
    USERNAME,
    Claim,
    Proof,
    ProvenHandle,
    proven_before,
    proven_by_code,
    proven_by_export,
    proven_by_session,
)

SECRET = bytes(32)
DAY = date(2026, 11, 22)
CLAIM = Claim.of("haneul.test", SECRET, DAY)


@dataclass(frozen=True, slots=True)
class Export:
    """An export that bears a name inside."""

    name: str

    def username_inside(self) -> str:
        return self.name


def test_nobody_else_can_make_a_proven_handle() -> None:
    with pytest.raises(TypeError, match="only a proof"):
        ProvenHandle("somebody", Proof.EXPORT, NOW)


def test_a_proven_handle_cannot_be_turned_into_another_one() -> None:
    handle = proven_by_session("haneul.test", NOW)
    assert handle is not None

    with pytest.raises(TypeError, match="only a proof"):
        dataclasses.replace(handle, name="somebody")


def test_an_export_proves_the_name_inside() -> None:
    handle = proven_by_export(Export("haneul.test"), NOW)

    assert handle is not None
    assert (handle.name, handle.proof, handle.proven_on) == ("haneul.test", Proof.EXPORT, NOW)


def test_an_export_that_names_nobody_proves_nothing() -> None:
    assert proven_by_export(Export(""), NOW) is None


@pytest.mark.parametrize("bio", [f"hello {CLAIM.code}", CLAIM.code.upper(), f"x{CLAIM.code}y"])
def test_a_code_in_the_bio_proves_the_name(bio: str) -> None:
    handle = proven_by_code(CLAIM, bio, NOW)

    assert handle is not None
    assert (handle.name, handle.proof) == ("haneul.test", Proof.CODE)


@pytest.mark.parametrize("bio", ["", "hello", CLAIM.code[:-1]])
def test_another_bio_proves_nothing(bio: str) -> None:
    assert proven_by_code(CLAIM, bio, NOW) is None


def test_a_kept_proof_counts_for_thirty_days() -> None:
    handle = proven_before("haneul.test", Proof.CODE, NOW)

    assert handle is not None
    assert handle.holds(NOW)
    assert handle.holds(NOW + PROOF_LASTS - timedelta(seconds=1))
    assert not handle.holds(NOW + PROOF_LASTS)
    assert not handle.holds(NOW - timedelta(seconds=1))


def test_the_code_depends_on_secret_name_and_day_and_not_on_case() -> None:
    others = {
        Claim.of("haneul.test", bytes([1] * 32), DAY).code,
        Claim.of("haneul.tesu", SECRET, DAY).code,
        Claim.of("haneul.test", SECRET, date(2026, 11, 23)).code,
    }

    assert Claim.of("Haneul.Test", SECRET, DAY).code == CLAIM.code
    assert len(others | {CLAIM.code}) == 4


@given(secret=st.binary(min_size=32, max_size=32))
def test_a_code_is_eight_signs_and_no_word(secret: bytes) -> None:
    code = Claim.of("haneul.test", secret, DAY).code

    assert len(code) == 8
    assert set(code) <= set("bcdfghjkmnpqrstvwxyz23456789")


@pytest.mark.parametrize("name", ["", "a/b", "../x", "a b", "x" * 31, "하늘", "a?b", "a\n", "@a"])
def test_what_is_no_user_name_is_neither_claimed_nor_proven(name: str) -> None:
    with pytest.raises(ValueError, match="no user name"):
        Claim.of(name, SECRET, DAY)

    assert USERNAME.fullmatch(name) is None
    assert proven_by_session(name, NOW) is None
    assert proven_before(name, Proof.EXPORT, NOW) is None
