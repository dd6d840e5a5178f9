"""The steps behind each door: those of the fact sheet of 2026-11-22, in their order."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from selfguard.model.checklist import Severity
from selfguard.model.reader import Country, Role, Situation
from shipped_texts import (
    HAPPENING,
    PREPARE,
    SHIPPED,
    WORRIED,
    built,
    checklist,
    every,
    steps,
)

BEFORE = (
    "instagram-no-face-profile-photo",
    "kakaotalk-no-face-default-profile",
    "kakaotalk-multi-profile",
    "accounts-private",
    "no-face-in-new-posts",
    "old-face-photos-down",
    "no-place-clues",
    "ask-others-to-remove",
    "photo-booth-leave-nothing",
    "close-friends-and-passwords",
    "account-takeover-check",
    "prune-followers",
    "strangers-and-usernames",
    "others-consent",
    "parents-childrens-photos",
    "school-photos",
    "eraser-service",
    "know-the-channels",
)
"""The eighteen steps of the door *prepare*, P1 to P18."""
WITHOUT_PROOF = (
    *("tell-and-call", "do-not-enter", "no-reply-no-pay", "impostors"),
    *("instagram-no-face-profile-photo", "kakaotalk-no-face-default-profile"),
    *("kakaotalk-past-photos", "accounts-private", "prune-followers", "know-the-channels"),
)
"""The steps of the door *worried*: D9, D6 to D8, then P1, P2, P4, P12, then P18."""
DURING = {
    "is-it-me": "D1",
    "close-accounts-now": "D2",
    "capture-evidence": "D3",
    "keep-the-original": "D4",
    "note-the-tip": "D5",
    "do-not-enter": "D6",
    "no-reply-no-pay": "D7",
    "impostors": "D8",
    "tell-and-call": "D9",
    "ask-for-removal": "D10",
    "who-may-file": "D11",
    "teacher-never-store": "D12",
    "parent-first-sentence": "D13",
    "friend-tell-and-report": "D14",
    "keep-monitoring": "A1",
    "statement-and-legal-aid": "A2",
    "counselling": "A3",
    "school-process": "A4",
    "name-or-number-change": "A5",
    "audit-again": "A6",
}
"""The steps of the door *happening*, and their name on the fact sheet."""
WHO = {
    "is-it-me": "self",
    "close-accounts-now": "self",
    "capture-evidence": "self",
    "keep-the-original": "self",
    "note-the-tip": "self",
    "do-not-enter": "self parent friend teacher school",
    "no-reply-no-pay": "self parent",
    "impostors": "self parent",
    "tell-and-call": "self parent friend teacher school",
    "ask-for-removal": "self parent friend",
    "who-may-file": "self parent friend teacher",
    "teacher-never-store": "teacher school",
    "parent-first-sentence": "parent",
    "friend-tell-and-report": "friend",
    "keep-monitoring": "self",
    "statement-and-legal-aid": "self parent",
    "counselling": "self friend parent",
    "school-process": "self parent teacher school",
    "name-or-number-change": "self",
    "audit-again": "self",
    "child-keeps-captures": "parent",
}
"""For whom each is meant. The parent's part of D3 and D4 is a step of its own."""


def _ids(path: Path) -> list[str]:
    return [step["id"] for step in steps(path)]


def test_prepare_holds_the_eighteen_steps() -> None:
    assert [slug for slug in BEFORE if slug not in _ids(PREPARE)] == []


def test_prepare_begins_with_what_costs_nothing_and_hides_most() -> None:
    assert _ids(PREPARE)[:2] == ["accounts-private", "instagram-no-face-profile-photo"]


def test_worried_begins_with_a_call_and_ends_with_the_channels() -> None:
    assert tuple(_ids(WORRIED)) == WITHOUT_PROOF


def test_happening_holds_what_to_do_now_and_after() -> None:
    assert sorted(_ids(HAPPENING)) == sorted([*DURING, "child-keeps-captures"])


def test_happening_begins_with_a_call_and_ends_with_rest() -> None:
    ids = [each for each in _ids(HAPPENING) if each in DURING]

    assert (ids[0], ids[-1]) == ("tell-and-call", "audit-again")
    assert [DURING[each][0] for each in ids] == ["D"] * 14 + ["A"] * 6


def test_what_belongs_to_the_first_minutes_stands_before_removal() -> None:
    ids = _ids(HAPPENING)
    order = (
        *("tell-and-call", "do-not-enter", "no-reply-no-pay", "capture-evidence"),
        *("keep-the-original", "note-the-tip", "close-accounts-now", "impostors"),
        *("ask-for-removal", "who-may-file"),
    )

    assert sorted(order, key=ids.index) == list(order)


def test_each_step_of_happening_is_for_whom_the_fact_sheet_says() -> None:
    told = {step.id: step.roles for step in built(HAPPENING).steps}

    assert told == {slug: frozenset(map(Role, roles.split())) for slug, roles in WHO.items()}


@pytest.mark.parametrize("path", [HAPPENING, WORRIED], ids=lambda path: path.stem)
def test_what_is_critical_is_what_the_fact_sheet_calls_critical(path: Path) -> None:
    critical = {step.id for step in built(path).steps if step.severity is Severity.CRITICAL}

    sheet = {
        *("capture-evidence", "keep-the-original", "do-not-enter", "no-reply-no-pay"),
        *("tell-and-call", "teacher-never-store", "friend-tell-and-report"),
        "child-keeps-captures",
    }
    assert critical == sheet & set(_ids(path))


def test_while_it_is_happening_nothing_is_measured() -> None:
    assert [step["id"] for step in steps(HAPPENING) if "check" in step] == []


@every
def test_each_door_says_which_it_is(path: Path) -> None:
    assert built(path).situation is Situation(path.stem)


def test_the_first_words_are_that_it_is_not_your_fault_and_that_no_proof_is_needed() -> None:
    told = {path.stem: checklist(path).get("opening", {}) for path in SHIPPED}
    happening, worried = told["happening"], told["worried"]

    assert told["prepare"] == {}
    assert happening["ko"].startswith(
        "당신의 잘못이 아니에요. 잘못은 이런 일을 한 사람에게 있어요."
    )
    assert happening["en"].startswith("It is not your fault. The fault is the perpetrator's.")
    assert happening["id"].startswith("Ini bukan salahmu. Yang salah adalah pelakunya.")
    assert worried["ko"].startswith("불안하기만 해도 전화할 수 있어요. 증거는 없어도 돼요.")
    assert worried["en"].startswith("You may call just because you are afraid; no proof is needed.")
    assert worried["id"].startswith(
        "Kamu boleh menelepon walau alasannya cuma takut; bukti tidak diperlukan."
    )


def test_a_step_that_stands_behind_two_doors_is_the_same_behind_both() -> None:
    by_id: dict[str, list[dict[str, Any]]] = {}
    for path in SHIPPED:
        for step in steps(path):
            by_id.setdefault(step["id"], []).append(step)
    shared = {slug: found for slug, found in by_id.items() if len(found) > 1}

    differing = [
        slug
        for slug, found in shared.items()
        for one, other in itertools.pairwise(found)
        if one != other
    ]

    assert differing == []
    assert set(shared) == set(WITHOUT_PROOF)


@pytest.mark.parametrize(
    "slug",
    [
        "who-may-file",
        "keep-monitoring",
        "statement-and-legal-aid",
        "name-or-number-change",
        "eraser-service",
    ],
)
def test_what_only_korea_has_is_told_to_readers_in_korea_alone(slug: str) -> None:
    found = [step for path in SHIPPED for step in built(path).steps if step.id == slug]

    assert [step.countries for step in found] == [frozenset({Country.KR})]
