"""The facts of every checklist that we ship: ids, marks, addresses and telephone numbers.

Known-wrong contacts: the help-line notes of 2026-11-22.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from shipped_texts import PREPARE, checklist, every, pieces, steps, strings

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
NUMBERS = frozenset({"1366", "112", "117", "1388"})
UNSHIPPED = ("118", "1372", "129", "1377", "182", "1544-9112", "1899-9003", "02-815-0382")
"""Numbers that wait for a call before anybody may print them."""
WRONG_NUMBERS = ("027358894", "0212345678")
WRONG_HOSTS = ("d4u.or.kr", "d4u.go.kr")
"""Contacts that circulate and lead nowhere, or to somebody else."""
ANY_ADDRESS = re.compile(r"\bhttps?:|\bwww\.|://")
WHOLE_ADDRESS = re.compile(r"https://[\w-]+(?:\.[\w-]+)+/[\w./?=&%~-]*")
DATE = re.compile(r"\b(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{2})?\b|\bv?\d+(?:\.\d+)+")
"""A date, or the number of a version."""
NUMBER = re.compile(r"(?<![\d-])(?:0\d{1,2}-?\d{3,4}-?\d{4}|1\d{3}-\d{4}|1\d{2,3})(?![\d-])")


PROXIES = (
    "instagram-no-face-profile-photo",
    "instagram-old-profile-photos",
    "old-face-photos-down",
    "instagram-once-public",
    "instagram-original-coordinates",
)
"""Steps whose check cannot tell whether the harm is gone."""
OPEN = {
    "ko": re.compile("열린 채로|닫히지 않아요"),
    "en": re.compile("stays open|cannot close"),
    "id": re.compile("tetap terbuka|tidak bisa tertutup"),
}
YEAR = re.compile(r"1년 넘은|older than a year|lebih dari setahun")


def _step(slug: str) -> dict[str, Any]:
    return next(step for step in steps(PREPARE) if step["id"] == slug)


def _numbers(text: str) -> set[str]:
    """Return what has the shape of a Korean telephone number, without hyphens."""
    return {number.replace("-", "") for number in NUMBER.findall(DATE.sub(" ", text))}


@every
def test_ids_are_short_and_unique(path: Path) -> None:
    ids = [step["id"] for step in steps(path)]
    misshapen = [each for each in ids if not re.fullmatch(r"[a-z0-9-]{1,40}", each)]

    assert (sorted(set(ids)), misshapen) == (sorted(ids), [])


@every
def test_each_check_belongs_to_one_step(path: Path) -> None:
    checks = [step["check"] for step in steps(path) if "check" in step]

    assert sorted(set(checks)) == sorted(checks)


@every
def test_every_action_and_reference_is_marked(path: Path) -> None:
    unmarked = [
        step["id"]
        for step in steps(path)
        for item in (*step["remediation"], *step.get("references", []))
        if item.get("mark") not in {"V", "S", "U"}
    ]

    assert unmarked == []


@every
def test_nobody_claims_to_have_tapped_a_path(path: Path) -> None:
    claimed = [
        step["id"]
        for step in steps(path)
        for action in step["remediation"]
        if "verified_on" in action
    ]

    assert claimed == []


@every
def test_only_references_hold_addresses(path: Path) -> None:
    head = {key: value for key, value in checklist(path).items() if key != "steps"}
    body = [{k: v for k, v in step.items() if k != "references"} for step in steps(path)]

    assert [text for text in strings([head, body]) if ANY_ADDRESS.search(text)] == []


@every
def test_addresses_are_https_and_whole(path: Path) -> None:
    addresses = [
        reference["address"]
        for step in steps(path)
        for reference in step.get("references", [])
        if "address" in reference
    ]

    assert [each for each in addresses if not WHOLE_ADDRESS.fullmatch(each)] == []


@every
def test_wrong_contacts_are_nowhere(path: Path) -> None:
    text = path.read_text("utf-8")
    joined = re.sub(r"[\s.\-]", "", text)
    numbers = [number for number in WRONG_NUMBERS if number in joined]
    hosts = [
        host for host in WRONG_HOSTS if re.search(rf"(?<![\w.])(?:www\.)?{re.escape(host)}", text)
    ]

    assert (numbers, hosts) == ([], [])


def test_prepare_holds_the_eighteen_steps() -> None:
    ids = {step["id"] for step in steps(PREPARE)}

    assert [slug for slug in BEFORE if slug not in ids] == []


def test_prepare_begins_with_what_costs_nothing_and_hides_most() -> None:
    ids = [step["id"] for step in steps(PREPARE)]

    assert ids[:2] == ["accounts-private", "instagram-no-face-profile-photo"]


@pytest.mark.parametrize("slug", PROXIES)
def test_a_step_that_stays_open_whatever_the_pictures_show_says_so(slug: str) -> None:
    rationale = _step(slug)["rationale"]

    assert [language for language in OPEN if not OPEN[language].search(rationale[language])] == []


def test_the_limit_of_followers_is_told() -> None:
    step = _step("prune-followers")
    limit = step["with"]["more_than"]

    assert [language for language, text in step["rationale"].items() if limit not in text] == []


def test_old_posts_are_those_that_the_title_names() -> None:
    step = _step("old-face-photos-down")

    assert (step["with"], [text for text in step["title"].values() if not YEAR.search(text)]) == (
        {"older_than_days": "365"},
        [],
    )


def test_a_name_is_told_as_one_that_may_be_real() -> None:
    rationale = _step("instagram-profile-text")["rationale"]
    told = {"ko": "실명일 수 있는", "en": "may be real", "id": "mungkin asli"}

    assert [language for language, words in told.items() if words not in rationale[language]] == []


def test_the_way_to_the_private_account_tells_of_versions() -> None:
    (action,) = _step("accounts-private")["remediation"]
    told = {"ko": "버전에 따라 설정", "en": "versions, Settings", "id": "versi, Pengaturan"}

    assert [
        language for language, words in told.items() if words not in action["do"][language]
    ] == []


def test_only_one_step_of_prepare_names_numbers_and_only_four() -> None:
    where: dict[str, set[str]] = {}
    for piece in pieces(PREPARE):
        for number in _numbers(piece.text):
            where.setdefault(number, set()).add(piece.place.split("/")[2])

    assert where == {number: {"know-the-channels"} for number in NUMBERS}


def test_each_number_of_prepare_stands_in_every_language() -> None:
    step = _step("know-the-channels")
    named = [
        tuple(sorted(_numbers(text)) for text in action["do"].values())
        for action in step["remediation"]
    ]

    assert named == [
        *((([each],) * 3) for each in ("1366", "112", "117", "1388")),
        ([], [], []),
        ([], [], []),
    ]


def test_each_number_of_prepare_carries_the_date_of_its_source() -> None:
    step = _step("know-the-channels")
    dates = [
        [action.get("source_date", "")] * 3 == [_date(text) for text in action["do"].values()]
        for action in step["remediation"]
    ]

    assert dates == [True] * 6


def _date(text: str) -> str:
    found = re.search(r"\([^()]*?(\d{4}-\d{2}(?:-\d{2})?)[^()]*\)$", text)
    return found[1] if found else ""


@pytest.mark.parametrize("number", UNSHIPPED)
def test_a_number_that_waits_for_a_call_would_be_noticed(number: str) -> None:
    assert _numbers(f"Call {number}.") - NUMBERS == {number.replace("-", "")}


def test_dates_versions_and_amounts_are_no_numbers() -> None:
    text = "2024-08-27, 2025-06, 10 July 2025, v10.3.5, 300 followers, 1.500 postingan, 24 h"

    assert _numbers(text) == set()
