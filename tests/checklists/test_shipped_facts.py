"""The facts of every checklist that we ship: ids, marks, addresses, and what a check can tell."""

import re
from pathlib import Path
from typing import Any

import pytest

from shipped_texts import PREPARE, checklist, every, steps, strings

ANY_ADDRESS = re.compile(r"\bhttps?:|\bwww\.|://")
WHOLE_ADDRESS = re.compile(r"https://[\w-]+(?:\.[\w-]+)+/[\w./?=&%~-]*")
PROXIES = (
    "instagram-old-profile-photos",
    "instagram-once-public",
    "instagram-original-coordinates",
)
"""Steps whose check cannot tell whether the harm is gone."""
OPEN = {
    "ko": re.compile("열린 채로|닫히지 않아요"),
    "en": re.compile("stays open|cannot close"),
    "id": re.compile("tetap terbuka|tidak bisa tertutup"),
}
LOOKED_AT = (
    "instagram-no-face-profile-photo",
    "old-face-photos-down",
    "instagram-booth-codes",
    "instagram-posts-by-hand",
    "photos-before-posting",
)
"""Steps that close when nothing is found in pictures."""
MISSED = {
    "ko": re.compile("못 찾|놓칠|못해요"),
    "en": re.compile("no face was found|may be missed|cannot find"),
    "id": re.compile("tidak ditemukan|terlewat|tidak bisa menemukan"),
}


def _step(slug: str) -> dict[str, Any]:
    return next(step for step in steps(PREPARE) if step["id"] == slug)


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
def test_every_date_of_a_source_is_told_or_told_to_be_unknown(path: Path) -> None:
    undated = [
        step["id"]
        for step in steps(path)
        for fact in (*step["remediation"], *step.get("references", []))
        if not (fact.get("source_date") or fact.get("date"))
    ]

    assert undated == []


@every
def test_no_translation_claims_to_have_been_read_by_a_native_reader(path: Path) -> None:
    assert checklist(path)["reviewed"] == dict.fromkeys(("ko", "en", "id"), "false")


@pytest.mark.parametrize("slug", PROXIES)
def test_a_step_that_stays_open_whatever_the_pictures_show_says_so(slug: str) -> None:
    rationale = _step(slug)["rationale"]

    assert [language for language in OPEN if not OPEN[language].search(rationale[language])] == []


def test_the_limit_of_followers_is_told() -> None:
    step = _step("prune-followers")
    limit = step["with"]["more_than"]

    assert [language for language, text in step["rationale"].items() if limit not in text] == []


@pytest.mark.parametrize("slug", LOOKED_AT)
def test_a_step_about_pictures_says_what_is_not_found(slug: str) -> None:
    rationale = _step(slug)["rationale"]

    assert [each for each in MISSED if not MISSED[each].search(rationale[each])] == []


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
