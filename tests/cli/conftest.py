"""What the commands are run on: exports of one's own account, and a checklist of one's own."""

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import sample_export

PROFILE = "personal_information/personal_information/personal_information.json"
COMMENTS = "preferences/settings/comments_allowed_from.json"
OWN = """\
id: own
serial: "2026112501"
title: {ko: 우리 반 목록, en: Our class list, id: Daftar kelas kami}
audience: {ko: 우리 반, en: Our class, id: Kelas kami}
publisher: a school
licence: CC0-1.0
reviewed: {ko: true, en: true, id: true}
review_after: 2099-01-01
steps:
  - id: first-step
    title: {ko: 첫째 문을 닫아요, en: Close the first door, id: Tutup pintu pertama}
    severity: high
    minutes: 3
    answer_valid_days: 90
    rationale: {ko: 첫째 이유예요., en: The first reason., id: Alasan pertama.}
    remediation:
      - do: {ko: 첫째 할 일, en: The first thing to do, id: Hal pertama}
        path: {ko: 설정 › 문, en: Settings › Door, id: Setelan › Pintu}
        mark: U
        source_date: unknown
  - id: second-step
    title: {ko: 둘째 문을 닫아요, en: Close the second door, id: Tutup pintu kedua}
    severity: medium
    minutes: 2
    rationale: {ko: 둘째 이유예요., en: The second reason., id: Alasan kedua.}
    remediation:
      - do: {ko: 둘째 할 일, en: The second thing to do, id: Hal kedua}
        mark: U
        source_date: unknown
  - id: third-step
    title: {ko: 셋째 문을 닫아요, en: Close the third door, id: Tutup pintu ketiga}
    severity: low
    minutes: 1
    rationale: {ko: 셋째 이유예요., en: The third reason., id: Alasan ketiga.}
    remediation:
      - do: {ko: 셋째 할 일, en: The third thing to do, id: Hal ketiga}
        mark: U
        source_date: unknown
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a checklist of three steps that no source shows, as a file of one's own."""
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export of `haneul.sample`, as a ZIP."""
    return _zipped(tmp_path / f"{sample_export.NAME}.zip", sample_export.files())


@pytest.fixture
def later_export(tmp_path: Path) -> Path:
    """Return a later export of `haneul.sample`: private now, and comments open to everyone."""
    files = sample_export.files()
    profile = json.loads(files[PROFILE])
    _cells(profile["profile_user"])["Private Account"]["value"] = "True"
    comments = json.loads(files[COMMENTS])
    _cells(comments["settings_allow_comments_from"])["Comments Allowed From"]["value"] = "Everyone"
    changed = {PROFILE: profile, COMMENTS: comments}
    written = {path: json.dumps(document).encode() for path, document in changed.items()}
    later = sample_export.NAME.replace("2026-11-14", "2026-11-21")
    return _zipped(tmp_path / f"{later}.zip", files | written)


@pytest.fixture
def downloaded(home: Path) -> Callable[..., Path]:
    """Return what puts an export of an account into the download folder, and returns it."""

    def put(account: str = "haneul.sample") -> Path:
        path = home / "Downloads" / f"instagram-{account}-2026-11-14-aaaaaaaa.zip"
        path.parent.mkdir(exist_ok=True)
        files = sample_export.files()
        named = {n: c.replace(b"haneul.sample", account.encode()) for n, c in files.items()}
        return _zipped(path, named)

    return put


def _zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _cells(records: list[Any]) -> dict[str, Any]:
    """Return the cells of the one record in *records*."""
    cells: dict[str, Any] = records[0]["string_map_data"]
    return cells
